package vn.urbansdi.importer.row;

import java.util.Locale;
import vn.urbansdi.catalog.Title;

/** A change to a delivered geometry that alters nothing on the ground: made without asking, and counted in the report. */
public enum Repair {
    RING_CLOSED("Đóng vòng còn hở", "Closed an open ring"),
    RINGS_NESTED("Xếp lại vòng ngoài và vòng trong theo vị trí", "Told shells from holes by position"),
    Z_DROPPED("Bỏ cao độ (Z) hoặc giá trị đo (M)", "Dropped height (Z) or measure (M)");

    private final String vi;
    private final String en;

    Repair(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Title title() {
        return new Title(vi, en);
    }
}
