package vn.urbansdi.importer.doctor.profile;

import java.math.BigDecimal;

/** The smallest and the largest of some numbers. */
final class NumberRange {

    /** Written out, a number of more digits fills the screen. */
    private static final int MOST_DIGITS = 24;

    private BigDecimal least;
    private BigDecimal greatest;

    void add(BigDecimal number) {
        least = least == null ? number : least.min(number);
        greatest = greatest == null ? number : greatest.max(number);
    }

    boolean isKnown() {
        return least != null;
    }

    String least() {
        return shown(least);
    }

    String greatest() {
        return shown(greatest);
    }

    static String shown(BigDecimal number) {
        boolean plain = number.scale() >= -MOST_DIGITS
                && number.precision() - number.scale() <= MOST_DIGITS
                && number.scale() <= MOST_DIGITS;
        return plain ? number.toPlainString() : number.toString();
    }
}
