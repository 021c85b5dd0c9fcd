package vn.urbansdi.format;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Title;

/**
 * A field of a dBASE table, as wide as the widest of its values turns out to be.
 *
 * <p>Whole numbers and decimals are numbers (N), days are days (D), booleans are T or F (L); texts and moments, for which the
 * format has no type, are text (C).
 */
final class DbfField {

    static final int MAX_NAME_BYTES = 10;

    /** dBASE IV has 20 digits; the programs that people use read more, none of them these for certain beyond. */
    private static final int MAX_NUMBER = 31;

    private static final int MAX_TEXT_BYTES = 254;

    private final String name;
    private final String attribute;
    private final Title title;
    private final AttributeType type;
    private int textBytes = 1;
    private int wholeDigits = 1;
    private int decimals;

    private DbfField(String name, String attribute, Title title, AttributeType type) {
        this.name = name;
        this.attribute = attribute;
        this.title = title;
        this.type = type;
    }

    /** The fid, then the attributes, under names that are short enough and unlike one another. */
    static List<DbfField> of(List<Attribute> attributes) {
        Set<String> taken = new HashSet<>(Set.of("fid"));
        List<DbfField> fields = new ArrayList<>();
        fields.add(new DbfField(
                "fid", "fid", new Title("Mã số đối tượng", "Number of the feature"), AttributeType.INTEGER));
        // names that fit keep their name, whoever comes before them
        attributes.stream()
                .map(Attribute::name)
                .filter(name -> name.length() <= MAX_NAME_BYTES)
                .forEach(taken::add);
        for (Attribute attribute : attributes) {
            fields.add(new DbfField(
                    shortName(attribute.name(), taken), attribute.name(), attribute.title(), attribute.type()));
        }
        return fields;
    }

    /** The first ten letters; of names that begin alike all but the first get a number in place of their end. */
    private static String shortName(String name, Set<String> taken) {
        if (name.length() <= MAX_NAME_BYTES) {
            return name;
        }
        String candidate = name.substring(0, MAX_NAME_BYTES);
        for (int i = 1; !taken.add(candidate); i++) {
            String number = "_" + i;
            candidate = name.substring(0, MAX_NAME_BYTES - number.length()) + number;
        }
        return candidate;
    }

    /**
     * The value as the table will hold it, before it is filled up to the field's width; and makes the field wide enough.
     *
     * @throws FeatureFileException if no field is that wide
     */
    byte[] text(Object value, long fid) throws FeatureFileException {
        byte[] text = (switch (type) {
                    case BOOLEAN -> (Boolean) value ? "T" : "F";
                    case DATE -> Values.text(value).replace("-", "");
                    case TEXT, INTEGER, DECIMAL, TIMESTAMP -> Values.text(value);
                })
                .getBytes(StandardCharsets.UTF_8);
        switch (type) {
            case TEXT, TIMESTAMP -> {
                textBytes = Math.max(textBytes, text.length);
                if (textBytes > MAX_TEXT_BYTES) {
                    throw tooWide(fid, "254 byte", "254 bytes");
                }
            }
            case INTEGER, DECIMAL -> {
                int point = pointAt(text);
                wholeDigits = Math.max(wholeDigits, point);
                decimals = Math.max(decimals, text.length - point - 1);
                if (width() > MAX_NUMBER) {
                    throw tooWide(fid, MAX_NUMBER + " chữ số", MAX_NUMBER + " digits");
                }
            }
            case BOOLEAN, DATE -> {
                // always alike
            }
        }
        return text;
    }

    private FeatureFileException tooWide(long fid, String vi, String en) {
        return FeatureFileException.beyond(
                "Thuộc tính " + attribute + " của đối tượng số " + fid + " dài quá " + vi
                        + " nên shapefile không chứa được; hãy dùng GeoPackage.",
                "The attribute " + attribute + " of feature " + fid + " is longer than the " + en
                        + " that a shapefile holds; take a GeoPackage.");
    }

    /** Where the decimal point stands, or would stand. */
    private static int pointAt(byte[] number) {
        for (int i = 0; i < number.length; i++) {
            if (number[i] == '.') {
                return i;
            }
        }
        return number.length;
    }

    /** Puts a value into a row full of blanks: numbers to the right, with the field's number of decimals, others to the left. */
    void place(byte[] text, byte[] row, int at) {
        if (text.length == 0) {
            return;
        }
        int start = at;
        if (code() == 'N') {
            int point = pointAt(text);
            start = at + width() - (decimals > 0 ? decimals + 1 : 0) - point;
            if (decimals > 0) {
                int pointPlace = start + point;
                row[pointPlace] = '.';
                for (int i = pointPlace + 1; i <= pointPlace + decimals; i++) {
                    row[i] = '0';
                }
            }
        }
        System.arraycopy(text, 0, row, start, text.length);
    }

    String name() {
        return name;
    }

    String attribute() {
        return attribute;
    }

    Title title() {
        return title;
    }

    char code() {
        return switch (type) {
            case TEXT, TIMESTAMP -> 'C';
            case INTEGER, DECIMAL -> 'N';
            case BOOLEAN -> 'L';
            case DATE -> 'D';
        };
    }

    /** Bytes of the field. */
    int width() {
        return switch (type) {
            case TEXT, TIMESTAMP -> textBytes;
            case INTEGER, DECIMAL -> wholeDigits + (decimals > 0 ? decimals + 1 : 0);
            case BOOLEAN -> 1;
            case DATE -> 8;
        };
    }

    int decimals() {
        return decimals;
    }
}
