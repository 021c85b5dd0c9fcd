package vn.urbansdi.importer.row;

import java.util.Locale;
import vn.urbansdi.catalog.Title;

/** A change to a delivered geometry, by a rule that the delivery allows or because it has to be; counted in the report. */
public enum Repair {
    RING_CLOSED("Đóng vòng còn hở", "Closed an open ring"),
    RINGS_NESTED("Xếp lại vòng ngoài và vòng trong theo vị trí", "Told shells from holes by position"),
    SPIKES_REMOVED("Cắt gai của đường biên", "Cut off spikes of a boundary"),
    CROSSINGS_RESOLVED("Gỡ chỗ đường biên tự cắt hoặc tự chạm", "Resolved where a boundary crosses or touches itself"),
    SHELLS_NESTED(
            "Chuyển phần nằm trong phần khác thành lỗ hoặc gộp", "Made a part inside another its hole, or merged it"),
    CURVE_LINEARISED(
            "Đổi cung tròn thành đoạn thẳng, lệch không quá 1 mm",
            "Turned arcs into segments, at most 1 mm from the arc"),
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
