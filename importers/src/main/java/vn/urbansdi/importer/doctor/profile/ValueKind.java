package vn.urbansdi.importer.doctor.profile;

import java.util.Locale;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Title;

/** What the values of a field turn out to be, whatever type the file declares. */
public enum ValueKind {
    EMPTY("trống", "empty"),
    BOOLEAN("có/không", "boolean"),
    INTEGER("số nguyên", "integer"),
    DECIMAL("số thập phân", "decimal"),
    DATE("ngày", "date"),
    TIMESTAMP("thời điểm", "timestamp"),
    /** Short text of which a few values repeat, or digits with leading zeros. */
    CODE("mã", "code"),
    TEXT("chữ", "text");

    private final String vi;
    private final String en;

    ValueKind(String vi, String en) {
        this.vi = vi;
        this.en = en;
    }

    /** {@code integer}: as it stands in reports. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public Title title() {
        return new Title(vi, en);
    }

    /** Whether values of this kind can be read as the attribute's type. */
    public boolean fits(AttributeType type) {
        return switch (type) {
            case TEXT -> true;
            case INTEGER -> this == INTEGER || this == EMPTY;
            case DECIMAL -> this == INTEGER || this == DECIMAL || this == EMPTY;
            case BOOLEAN -> this == BOOLEAN || this == INTEGER || this == CODE || this == EMPTY;
            case DATE -> this == DATE || this == EMPTY;
            case TIMESTAMP -> this == TIMESTAMP || this == DATE || this == EMPTY;
        };
    }

    /** Whether one value of this kind can be read as the type; digits with a leading zero are a number too. */
    boolean mayBeOne(AttributeType type) {
        boolean digits = this == CODE && (type == AttributeType.INTEGER || type == AttributeType.DECIMAL);
        return digits || fits(type);
    }
}
