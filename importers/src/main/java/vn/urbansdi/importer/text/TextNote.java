package vn.urbansdi.importer.text;

import java.util.Locale;
import vn.urbansdi.catalog.Title;

/** What a person should know about a field's text beyond its encoding. */
public enum TextNote {
    CAPITALS_BY_FONT(
            "Chữ hoa do phông chữ (.VnTimeH): chữ có dấu được giải mã thành chữ thường; hãy kiểm tra cách viết hoa",
            "Capitals made by the font (.VnTimeH): letters with marks are decoded as small ones; check the capitals"),
    SMALL_LETTERS_ONLY(
            "Chỉ có chữ thường: có thể chữ hoa do phông chữ (.VnTimeH); hãy kiểm tra cách viết hoa",
            "Small letters only: the capitals may have been made by the font (.VnTimeH); check them"),
    OTHER_ENCODING(
            "Giá trị theo bảng mã khác với cả trường, được giải mã theo bảng mã riêng của giá trị",
            "Values in another encoding than the field's, each decoded by its own"),
    DOUBTFUL(
            "Giá trị có từ không giống tiếng Việt trong bảng mã của trường; hãy kiểm tra",
            "Values with words that do not read as Vietnamese in the field's encoding; check them"),
    LEFT_AS_FOUND(
            "Giá trị trông như lỗi phông nhưng được giữ nguyên vì phần còn lại của trường đúng; hãy kiểm tra",
            "Values that look garbled, left as they are since the rest of the field is right; check them"),
    DESTROYED(
            "Giá trị có chữ đã bị thay bằng ? hoặc � trước khi đến đây, không khôi phục được; hãy xin lại tệp gốc",
            "Values in which letters were replaced by ? or � before they came, which nothing can bring back; ask for the"
                    + " original file"),
    CUT_INSIDE_A_CHARACTER(
            "Giá trị bị cắt giữa một ký tự UTF-8; phần ký tự còn lại được bỏ",
            "Values cut off inside a UTF-8 character; the rest of that character is dropped");

    private final String vi;
    private final String en;

    TextNote(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    /** {@code capitals_by_font}: as it stands in reports. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Title title() {
        return new Title(vi, en);
    }
}
