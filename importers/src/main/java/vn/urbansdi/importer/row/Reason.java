package vn.urbansdi.importer.row;

import java.util.Locale;
import vn.urbansdi.catalog.Title;

/** Why a row is not taken, and what the person who delivers it can do. The codes stand in reports and are never reused. */
public enum Reason {
    INVALID_GEOMETRY(
            "Hình học không hợp lệ: hãy sửa bằng công cụ kiểm tra hình học của QGIS rồi nộp lại.",
            "The geometry is not valid: mend it with QGIS's geometry checker and deliver it again."),
    EMPTY_GEOMETRY(
            "Dòng không có hình học: hãy vẽ đối tượng hoặc xoá dòng.",
            "The row has no geometry: draw the feature or delete the row."),
    WRONG_GEOMETRY_TYPE(
            "Kiểu hình học không đúng với lớp: hãy chuyển kiểu hoặc nộp vào lớp khác.",
            "The geometry has another type than the layer: convert it or deliver it to another layer."),
    WRONG_DIMENSION(
            "Lớp chứa đối tượng loại khác (điểm, đường hoặc vùng): hãy nộp vào lớp khác.",
            "The layer holds another kind of features (points, lines or areas): deliver it to another layer."),
    SWAPPED_AXES(
            "Toạ độ bị đảo trục: hãy đổi chỗ X và Y (hoặc kinh độ và vĩ độ) rồi nộp lại.",
            "The axes are swapped: exchange X and Y (or longitude and latitude) and deliver it again."),
    OUTSIDE_AREA(
            "Đối tượng nằm ngoài vùng quản lý: hãy kiểm tra toạ độ và hệ toạ độ khai báo.",
            "The feature lies outside the area of interest: check its coordinates and the declared CRS."),
    MISSING_REQUIRED(
            "Thiếu giá trị bắt buộc: hãy điền rồi nộp lại.",
            "A required value is missing: fill it in and deliver it again."),
    UNKNOWN_CODE(
            "Mã không có trong danh mục: hãy dùng một mã của danh mục.",
            "The code is not in the code list: use one of the list."),
    BAD_VALUE(
            "Giá trị không đọc được theo kiểu của thuộc tính: hãy sửa giá trị.",
            "The value cannot be read as the attribute's type: correct it."),
    DUPLICATE_KEY(
            "Khoá bị lặp trong cùng một lần nộp: hãy chỉ giữ lại một dòng.",
            "The key stands more than once in the delivery: keep one row of them."),
    NO_IDENTIFIER(
            "Không cấp được mã định danh: hãy nộp kèm mã.", "No identifier can be assigned: deliver the row with one."),
    AMBIGUOUS_MATCH(
            "Dòng khớp với nhiều đối tượng đã lưu: hãy nộp kèm mã định danh.",
            "The row matches several stored features: deliver it with its identifier."),
    UNMATCHED(
            "Không có đối tượng nào như vậy trong kho: hãy kiểm tra mã, hoặc nhập đối tượng cùng hình học trước.",
            "There is no such feature: check its key, or import the feature with its geometry first."),
    OTHER_CITY(
            "Đối tượng thuộc đô thị khác với bản khai: hãy kiểm tra toạ độ, mã phường và city.",
            "The feature belongs to another city than is stated: check its coordinates, its ward and city."),
    OTHER_CRS(
            "Hình học ghi hệ toạ độ khác với tệp hoặc bản khai: hãy sửa cho khớp.",
            "The geometry names another CRS than the file or the delivery: make them agree."),
    SWAPPED_NUMBERS(
            "Số hiệu bị đổi chỗ với dòng khác: hãy sửa số hiệu hoặc hình học.",
            "Its number is exchanged with another row's: correct the numbers or the geometries.");

    private final String vi;
    private final String en;

    Reason(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    /** {@code invalid_geometry}: as it stands in reports. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What the reason means and what to do, for people. */
    public Title howToMend() {
        return new Title(vi, en);
    }
}
