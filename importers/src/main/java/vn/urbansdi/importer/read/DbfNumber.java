package vn.urbansdi.importer.read;

import java.math.BigDecimal;

/** Reads the numbers that nearly every field of a .dbf holds: digits with or without a point. */
final class DbfNumber {

    /** What fits a long, whatever the digits are. */
    private static final int MOST_DIGITS = 18;

    private DbfNumber() {}

    /**
     * A Long where there is no point, else a BigDecimal with the decimals that are written; of those, zeros at the end that
     * would take more than 18 digits are left out: they are the width of the field, as {@code N(24,15)} is GDAL's for any double.
     *
     * @return null for anything that is more than digits, a sign and a point
     */
    static Number plain(byte[] bytes, int from, int to) {
        boolean negative = bytes[from] == '-';
        int begin = negative ? from + 1 : from;
        int point = point(bytes, begin, to);
        int end = to;
        int digits = point < 0 ? to - begin : to - begin - 1;
        while (point >= 0 && digits > MOST_DIGITS && bytes[end - 1] == '0') {
            end--;
            digits--;
        }
        if (digits < 1 || digits > MOST_DIGITS) {
            return null;
        }
        long value = 0;
        for (int at = begin; at < end; at++) {
            if (at != point) {
                int digit = bytes[at] - '0';
                if (digit < 0 || digit > 9) {
                    return null;
                }
                value = 10 * value + digit;
            }
        }
        long signed = negative ? -value : value;
        if (point < 0) {
            return signed;
        }
        return BigDecimal.valueOf(signed, end - point - 1);
    }

    private static int point(byte[] bytes, int begin, int to) {
        for (int at = begin; at < to; at++) {
            if (bytes[at] == '.') {
                return at;
            }
        }
        return -1;
    }
}
