package vn.urbansdi.style;

import java.util.Locale;
import java.util.Map;

/** A colour that is the same for every feature, or follows a value. */
public sealed interface Colour {

    /** {@code 0xRRGGBB} for a feature with those values. */
    int rgb(Object[] values);

    record Fixed(int rgb) implements Colour {
        @Override
        public int rgb(Object[] values) {
            return rgb;
        }
    }

    /**
     * @param rgbByValue keys are of the attribute's own Java type, in the order of its code list
     * @param otherwise  for missing values and those without a colour
     */
    record ByValue(Column column, Map<Object, Integer> rgbByValue, int otherwise) implements Colour {
        @Override
        public int rgb(Object[] values) {
            Object value = column.value(values);
            Integer rgb = value == null ? null : rgbByValue.get(value);
            return rgb == null ? otherwise : rgb;
        }
    }

    /** {@code #rrggbb}. */
    static String hex(int rgb) {
        return String.format(Locale.ROOT, "#%06x", rgb);
    }
}
