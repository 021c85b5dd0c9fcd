package vn.urbansdi.drawing;

import java.awt.Font;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import vn.urbansdi.render.DrawingTooLargeException;
import vn.urbansdi.render.PatternTile;

/** What the page of a PDF file and its patterns have in common: fonts, degrees of opacity, the patterns themselves. */
final class PdfResources {

    private final Map<String, PdfFont> fonts = new TreeMap<>();
    private final TreeSet<Integer> alphas = new TreeSet<>();
    private final Map<PatternTile, Pattern> patterns = new LinkedHashMap<>();

    private int patternBytes;

    private record Pattern(int number, PatternTile tile, DrawingText text) {}

    PdfFont font(Font font) {
        return fonts.computeIfAbsent(font.getPSName(), name -> new PdfFont(font));
    }

    /** The name of the state in which everything is so opaque, from 0 to 255. */
    String opacity(int alpha) {
        alphas.add(alpha);
        return "/a" + alpha;
    }

    /** @throws DrawingTooLargeException if there are too many */
    String pattern(PatternTile tile) {
        Pattern known = patterns.get(tile);
        if (known == null) {
            DrawingText text = new DrawingText();
            tile.paint(new PdfCanvas(text, this, tile.sidePx(), tile.sidePx()));
            known = new Pattern(patterns.size(), tile, text);
            patterns.put(tile, known);
            patternBytes += text.size();
            if (patternBytes > DrawingText.MOST_BYTES) {
                throw new DrawingTooLargeException();
            }
        }
        return "/p" + known.number;
    }

    /**
     * @param number   of the object to write
     * @param pixelPt  how large a pixel is, in points
     * @param heightPt of the page, whose coordinates start at its lower left corner
     */
    void write(PdfFile file, int number, double pixelPt, double heightPt) {
        StringBuilder body = new StringBuilder("<</ExtGState<<");
        for (int alpha : alphas) {
            body.append(String.format(Locale.ROOT, "/a%d<</ca %.4f/CA %.4f>>", alpha, alpha / 255.0, alpha / 255.0));
        }
        body.append(">>/Font<<");
        fonts.forEach((name, font) -> body.append('/').append(name).append(' ').append(PdfFile.to(font.write(file))));
        body.append(">>/Pattern<<");
        for (Pattern pattern : patterns.values()) {
            int side = pattern.tile.sidePx();
            String entries = String.format(
                    Locale.ROOT,
                    "/Type/Pattern/PatternType 1/PaintType 1/TilingType 1/BBox[0 0 %d %d]/XStep %d/YStep %d"
                            + "/Matrix[%.6f 0 0 %.6f %.6f %.6f]/Resources %s",
                    side,
                    side,
                    side,
                    side,
                    pixelPt,
                    -pixelPt,
                    pattern.tile.leftPx() * pixelPt,
                    heightPt - pattern.tile.topPx() * pixelPt,
                    PdfFile.to(number));
            int stream = file.stream(entries, pattern.text.bytes(), pattern.text.size());
            body.append("/p").append(pattern.number).append(' ').append(PdfFile.to(stream));
        }
        file.object(number, body.append(">>>>").toString());
    }
}
