package vn.urbansdi.importer.read;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.urbansdi.importer.row.DecimalText;

/**
 * One coordinate as people write it: a decimal number, or degrees, minutes and seconds with or without a letter for the
 * direction ({@code 21°02'45.3"N}, {@code 107 04 43,2 Đ}, {@code B 21-02-45}).
 *
 * @param value     degrees or metres
 * @param direction {@code N S E W}, or blank; the Vietnamese B (bắc) is N and Đ (đông) is E
 */
record CoordinateText(double value, char direction) {

    private static final int MAX_LENGTH = 80;
    private static final String SEPARATORS = "[\\s°º˚⁰dđoO:'’‘′`´\"”“″\\-]";
    private static final String LETTER = "([NSEWBĐDnsewbđd]?)";
    private static final String NUMBER = "(\\d{1,3}(?:[.,]\\d+)?)";
    private static final String SIXTIETH = SEPARATORS + "+(\\d{1,2}(?:[.,]\\d+)?)";
    private static final Pattern SEXAGESIMAL = Pattern.compile(
            LETTER + "\\s*([-+]?)" + NUMBER + "(?:" + SIXTIETH + "(?:" + SIXTIETH + ")?)?" + SEPARATORS + "*" + LETTER);

    /** Empty if the text is no coordinate. */
    static Optional<CoordinateText> parse(String text) {
        Optional<BigDecimal> decimal = DecimalText.parse(text);
        if (decimal.isPresent()) {
            return decimal.map(number -> new CoordinateText(number.doubleValue(), ' '));
        }
        String trimmed = text.strip();
        Matcher parts = SEXAGESIMAL.matcher(trimmed);
        if (trimmed.length() > MAX_LENGTH || !parts.matches()) {
            return Optional.empty();
        }
        char before = direction(parts.group(1));
        char after = direction(parts.group(6));
        if (before != ' ' && after != ' ') {
            return Optional.empty();
        }
        return degrees(parts, before == ' ' ? after : before);
    }

    private static Optional<CoordinateText> degrees(Matcher parts, char direction) {
        double degrees = number(parts.group(3));
        double minutes = number(parts.group(4));
        double seconds = number(parts.group(5));
        boolean wholeBeforeParts = (parts.group(4) == null || isWhole(parts.group(3)))
                && (parts.group(5) == null || isWhole(parts.group(4)));
        if (!wholeBeforeParts || degrees > 180 || minutes >= 60 || seconds >= 60) {
            return Optional.empty();
        }
        boolean negative = parts.group(2).equals("-");
        if (negative && direction != ' ') {
            return Optional.empty();
        }
        double value = degrees + minutes / 60 + seconds / 3600;
        boolean towardsNegative = negative || direction == 'S' || direction == 'W';
        return Optional.of(new CoordinateText(towardsNegative ? -value : value, direction));
    }

    private static char direction(String letter) {
        return switch (letter.toUpperCase(Locale.ROOT)) {
            case "" -> ' ';
            case "B", "N" -> 'N';
            case "Đ", "D", "E" -> 'E';
            case "S" -> 'S';
            default -> 'W';
        };
    }

    private static double number(String text) {
        return text == null ? 0 : Double.parseDouble(text.replace(',', '.'));
    }

    private static boolean isWhole(String text) {
        return text.indexOf('.') < 0 && text.indexOf(',') < 0;
    }

    /** Whether the direction may stand in a column of longitudes or eastings. */
    boolean fitsX() {
        return direction != 'N' && direction != 'S';
    }

    /** Whether the direction may stand in a column of latitudes or northings. */
    boolean fitsY() {
        return direction != 'E' && direction != 'W';
    }
}
