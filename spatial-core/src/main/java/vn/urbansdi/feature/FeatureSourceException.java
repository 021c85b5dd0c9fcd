package vn.urbansdi.feature;

import vn.urbansdi.catalog.Title;

/** The source of features failed, or reached a bound. The message is for operators; users are told only the kind. */
public final class FeatureSourceException extends RuntimeException {

    private static final long serialVersionUID = 1L;

    /** What users are told of {@link Kind#INVALID_QUERY}. */
    public static final Title INVALID_QUERY = new Title(
            "Truy vấn có giá trị không dùng được, như hình ngoài phạm vi của hệ toạ độ",
            "The query holds a value that cannot be used, such as a geometry outside its CRS");

    /** What users are told of {@link Kind#UNCOMPUTABLE}. */
    public static final Title UNCOMPUTABLE = new Title(
            "Phép tính trong bộ lọc không có kết quả với một đối tượng nào đó: số quá lớn, hoặc luỹ thừa không xác định",
            "The arithmetic of the filter has no result for some feature: a number too large, or an undefined power");

    /** What went wrong, as far as the asker can act on it. */
    public enum Kind {
        /** The query took longer than it may. */
        TIMEOUT,
        /** A value in the query has no meaning for the database, such as a geometry outside a CRS's area. */
        INVALID_QUERY,
        /** The arithmetic of the filter has no result for some feature: a number beyond all bounds, an undefined power. */
        UNCOMPUTABLE,
        /** The database is not there or failed. */
        UNAVAILABLE
    }

    private final Kind kind;

    public FeatureSourceException(Kind kind, String message, Throwable cause) {
        super(message, cause);
        this.kind = kind;
    }

    public Kind kind() {
        return kind;
    }
}
