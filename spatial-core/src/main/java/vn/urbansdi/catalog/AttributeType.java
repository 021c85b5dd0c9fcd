package vn.urbansdi.catalog;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** What an attribute holds, and the Java type in which its values travel through the product. */
public enum AttributeType {
    /** Unicode text in NFC: {@link String}. */
    TEXT(String.class),
    /** 64-bit: {@link Long}. */
    INTEGER(Long.class),
    /** Exact decimal: {@link java.math.BigDecimal}. */
    DECIMAL(java.math.BigDecimal.class),
    BOOLEAN(Boolean.class),
    /** A calendar day: {@link java.time.LocalDate}. */
    DATE(java.time.LocalDate.class),
    /** An instant; shown with the zone Asia/Ho_Chi_Minh: {@link java.time.Instant}. */
    TIMESTAMP(java.time.Instant.class);

    private final Class<?> javaType;

    AttributeType(Class<?> javaType) {
        this.javaType = javaType;
    }

    /** The class of every non-null value of this type. */
    public Class<?> javaType() {
        return javaType;
    }

    @JsonValue
    public String yamlName() {
        return name().toLowerCase(Locale.ROOT);
    }

    @JsonCreator
    static AttributeType of(String name) {
        for (AttributeType type : values()) {
            if (type.yamlName().equals(name)) {
                return type;
            }
        }
        throw new IllegalArgumentException("unknown attribute type " + name);
    }
}
