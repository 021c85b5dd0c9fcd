package vn.urbansdi.importer.row;

import vn.urbansdi.catalog.Title;

/** What stands between the whole and the rest of a number; the other one then groups thousands. */
public enum DecimalMark {
    POINT("dấu chấm thập phân", "a decimal point"),
    COMMA("dấu phẩy thập phân", "a decimal comma");

    private final String vi;
    private final String en;

    DecimalMark(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    public Title title() {
        return new Title(vi, en);
    }

    /** {@code point}: as a delivery says it. */
    public String yamlName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
