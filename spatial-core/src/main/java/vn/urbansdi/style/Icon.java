package vn.urbansdi.style;

import java.awt.geom.Path2D;
import java.util.List;

/**
 * A small picture made of outlines.
 *
 * @param width  of the picture, in the units of its outlines, which begin at its upper left corner
 * @param height likewise
 * @param parts  one above the other
 */
public record Icon(double width, double height, List<Part> parts) {

    public Icon {
        parts = List.copyOf(parts);
    }

    /**
     * @param fillArgb    alpha 0 where it is not filled; the inside is that of the non-zero rule
     * @param strokeArgb  alpha 0 where it is not drawn
     * @param strokeWidth in the icon's units
     */
    public record Part(Path2D path, int fillArgb, int strokeArgb, double strokeWidth) {

        private Part faded(double opacity) {
            return new Part(path, faded(fillArgb, opacity), faded(strokeArgb, opacity), strokeWidth);
        }

        private static int faded(int argb, double opacity) {
            return (int) Math.round((argb >>> 24) * opacity) << 24 | (argb & 0xFFFFFF);
        }
    }

    /** The same, as much fainter. */
    Icon faded(double opacity) {
        return new Icon(
                width, height, parts.stream().map(part -> part.faded(opacity)).toList());
    }
}
