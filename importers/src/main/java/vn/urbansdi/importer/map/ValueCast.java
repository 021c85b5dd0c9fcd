package vn.urbansdi.importer.map;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.FieldName;
import vn.urbansdi.importer.row.Unreadable;

/** Turns what a file holds into a value of one attribute type; never by guessing. */
public final class ValueCast {

    private static final int MAX_TEXT_LENGTH = 100_000;
    /** Digits before and after the point together; PostgreSQL's numeric takes far more, nothing real does. */
    private static final int MAX_DIGITS = 40;

    private static final int SHOWN_LENGTH = 60;
    private static final Map<String, Boolean> YES_AND_NO = Map.ofEntries(
            Map.entry("1", true),
            Map.entry("true", true),
            Map.entry("t", true),
            Map.entry("yes", true),
            Map.entry("y", true),
            Map.entry("co", true),
            Map.entry("dung", true),
            Map.entry("0", false),
            Map.entry("false", false),
            Map.entry("f", false),
            Map.entry("no", false),
            Map.entry("n", false),
            Map.entry("khong", false),
            Map.entry("sai", false));

    private ValueCast() {}

    /**
     * @param value decoded, where it is text
     * @return null for null and for blank text
     */
    public static Object cast(Object value, AttributeType type) throws BadValueException {
        return cast(value, type, DecimalColumn.alone());
    }

    /**
     * As the other, for a value of a column.
     *
     * @param numbers how the column writes them
     */
    static Object cast(Object value, AttributeType type, DecimalColumn numbers) throws BadValueException {
        if (value == null) {
            return null;
        }
        if (value instanceof Unreadable unreadable) {
            throw new BadValueException(unreadable.why());
        }
        Object plain = value;
        if (plain instanceof String text) {
            plain = text.strip();
            if (((String) plain).isEmpty()) {
                return null;
            }
        }
        switch (type) {
            case TEXT -> {
                return text(plain);
            }
            case INTEGER -> {
                return integer(plain, numbers);
            }
            case DECIMAL -> {
                return decimal(plain, numbers);
            }
            case BOOLEAN -> {
                return flag(plain);
            }
            case DATE -> {
                return date(plain);
            }
            case TIMESTAMP -> {
                return timestamp(plain);
            }
        }
        throw new IllegalStateException("attribute type " + type);
    }

    private static String text(Object value) throws BadValueException {
        if (value instanceof BigDecimal number) {
            checkDigits(number);
            return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
        }
        String text = value.toString();
        if (text.length() > MAX_TEXT_LENGTH) {
            throw new BadValueException(new Title(
                    "Văn bản dài hơn " + MAX_TEXT_LENGTH + " ký tự.",
                    "The text is longer than " + MAX_TEXT_LENGTH + " characters."));
        }
        return text;
    }

    private static Long integer(Object value, DecimalColumn numbers) throws BadValueException {
        if (value instanceof Long number) {
            return number;
        }
        BigDecimal number = decimal(value, numbers);
        try {
            return number.longValueExact();
        } catch (ArithmeticException e) {
            throw unfit(value, "số nguyên", "a whole number");
        }
    }

    private static BigDecimal decimal(Object value, DecimalColumn numbers) throws BadValueException {
        Optional<BigDecimal> number = Optional.empty();
        if (value instanceof BigDecimal exact) {
            number = Optional.of(exact);
        } else if (value instanceof Long whole) {
            return BigDecimal.valueOf(whole);
        } else if (value instanceof Double real && Double.isFinite(real)) {
            number = Optional.of(BigDecimal.valueOf(real));
        } else if (value instanceof String text) {
            number = Optional.of(numbers.read(text));
        }
        if (number.isEmpty()) {
            throw unfit(value, "số", "a number");
        }
        checkDigits(number.get());
        return number.get();
    }

    /** A few characters can stand for a number of a billion digits. */
    private static void checkDigits(BigDecimal number) throws BadValueException {
        if (number.precision() > MAX_DIGITS || Math.abs((long) number.scale()) > MAX_DIGITS) {
            throw new BadValueException(new Title("Số quá lớn hoặc quá dài.", "The number is too large or too long."));
        }
    }

    private static Boolean flag(Object value) throws BadValueException {
        if (value instanceof Boolean flag) {
            return flag;
        }
        Boolean word = YES_AND_NO.get(FieldName.key(value.toString()));
        if (word == null) {
            throw unfit(value, "có hoặc không", "yes or no");
        }
        return word;
    }

    private static LocalDate date(Object value) throws BadValueException {
        if (value instanceof LocalDate date) {
            return date;
        }
        return DateText.date(value.toString())
                .orElseThrow(
                        () -> unfit(value, "ngày (dd/MM/yyyy hoặc yyyy-MM-dd)", "a date (dd/MM/yyyy or yyyy-MM-dd)"));
    }

    private static Instant timestamp(Object value) throws BadValueException {
        if (value instanceof LocalDate date) {
            return date.atStartOfDay(ZoneId.of(DateText.ZONE)).toInstant();
        }
        return DateText.instant(value.toString())
                .orElseThrow(
                        () -> unfit(value, "thời điểm (yyyy-MM-ddTHH:mm:ss)", "a point in time (yyyy-MM-ddTHH:mm:ss)"));
    }

    static BadValueException unfit(Object value, String vi, String en) {
        String text = value.toString();
        String shown = text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH) + "…" : text;
        return new BadValueException(
                new Title("\"" + shown + "\" không phải là " + vi + ".", "\"" + shown + "\" is not " + en + "."));
    }
}
