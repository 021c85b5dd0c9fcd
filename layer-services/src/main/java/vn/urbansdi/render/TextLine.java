package vn.urbansdi.render;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.TextLayout;
import java.awt.geom.AffineTransform;

/**
 * Letters in a row.
 *
 * @param place from where the first letter stands on its base line, x to the right and y downwards, to the canvas
 */
public record TextLine(String text, Font font, AffineTransform place) {

    static TextLine at(String text, Font font, double x, double base) {
        return new TextLine(text, font, AffineTransform.getTranslateInstance(x, base));
    }

    TextLine moved(AffineTransform how) {
        AffineTransform moved = new AffineTransform(how);
        moved.concatenate(place);
        return new TextLine(text, font, moved);
    }

    Shape outline() {
        return new TextLayout(text, font, MapFonts.CONTEXT).getOutline(place);
    }
}
