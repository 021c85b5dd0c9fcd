package vn.urbansdi.store.merge;

import vn.urbansdi.catalog.Title;
import vn.urbansdi.store.merge.MergeOutcome.Reason;

/** Says to the person who delivers what is wrong with a row and how to mend it. */
final class RejectMessages {

    private RejectMessages() {}

    /** @param detail what the reason is about: an attribute, a row number, feature numbers; null where there is nothing */
    static Title message(Reason reason, String detail) {
        return switch (reason) {
            case KEY_MISSING ->
                new Title(
                        "Thiếu mã định danh «" + detail + "»; hãy điền giá trị.",
                        "The identifier '" + detail + "' is missing; fill it in.");
            case REQUIRED_MISSING ->
                new Title(
                        "Thiếu giá trị bắt buộc «" + detail + "»; hãy điền giá trị.",
                        "The required value '" + detail + "' is missing; fill it in.");
            case UNUSABLE_VALUE ->
                new Title(
                        "Giá trị của «" + detail
                                + "» không lưu được (ký tự không hợp lệ, quá dài hoặc quá lớn); hãy sửa lại.",
                        "The value of '" + detail
                                + "' cannot be kept (invalid characters, too long or too large); correct it.");
            case DUPLICATE ->
                new Title(
                        "Trùng mã với dòng " + detail + "; hãy bỏ một trong hai hoặc sửa mã.",
                        "The same key as row " + detail + "; remove one of the two or correct its key.");
            case AMBIGUOUS ->
                new Title(
                        "Khớp với nhiều đối tượng (fid " + detail + "); hãy ghi mã định danh của đối tượng.",
                        "Fits several features, or several rows fit one (fid " + detail
                                + "); give the feature's identifier.");
            case UNMATCHED ->
                new Title(
                        "Không khớp với đối tượng nào đã có; hãy kiểm tra mã, hoặc nhập đối tượng cùng hình học trước.",
                        "Fits no feature that is there; check its key, or import the feature with its geometry first.");
            case SWAPPED -> swapped(detail.split(","));
            case NO_IDENTIFIER ->
                new Title(
                        "Không tính được mã định danh từ hình; hãy kiểm tra hình hoặc đối tượng trùng vị trí.",
                        "No free identifier can be computed from the geometry; check it, and what lies at the same place.");
        };
    }

    /** @param parts the feature that is meant, the one at whose place the row is drawn, and the other row */
    private static Title swapped(String[] parts) {
        return new Title(
                "Theo số hiệu là đối tượng fid " + parts[0] + ", nhưng hình nằm đúng chỗ fid " + parts[1]
                        + ", còn dòng " + parts[2]
                        + " thì ngược lại: hai số hiệu có lẽ bị đổi chỗ. Hãy sửa; nếu đúng là như vậy, ghi swapped: accept trong bản"
                        + " khai giao nộp.",
                "By its number it is the feature fid " + parts[0] + ", but it is drawn where fid " + parts[1]
                        + " lies, and row " + parts[2]
                        + " the other way round: the two numbers seem to be exchanged. Correct them; if they are right, state swapped:"
                        + " accept in the delivery.");
    }
}
