package vn.urbansdi.style;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.urbansdi.catalog.AttributeType;

/** Constants of a style, brought to the Java type of the attribute that they are compared with. */
final class Literals {

    private Literals() {}

    /** Empty where the text is no value of the type. */
    static Optional<Object> of(AttributeType type, Object literal) {
        if (type.javaType().isInstance(literal)) {
            return Optional.of(literal);
        }
        String text = String.valueOf(literal);
        try {
            return Optional.of(
                    switch (type) {
                        case TEXT -> text;
                        case INTEGER -> new BigDecimal(text).longValueExact();
                        case DECIMAL -> new BigDecimal(text);
                        case BOOLEAN -> Boolean.parseBoolean(text);
                        case DATE -> LocalDate.parse(text);
                        case TIMESTAMP -> Instant.parse(text);
                    });
        } catch (ArithmeticException | NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }
}
