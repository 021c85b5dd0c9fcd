package vn.urbansdi.filter;

import java.math.BigDecimal;
import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Date;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.urbansdi.catalog.AttributeType;

/**
 * Brings literals to the types of the attributes that they are compared with.
 *
 * <p>A time without a zone is local time in Asia/Ho_Chi_Minh, and a calendar day that is compared with an instant begins at
 * local midnight; an instant that is compared with a calendar day stands for the day on which it falls there.
 */
final class Literals {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final int MOST_DIGITS = 100;
    private static final int LAST_YEAR = 9999;

    private static final Pattern DAY = Pattern.compile("([0-9]{4}-[0-9]{2}-[0-9]{2})(?:Z|[-+][0-9]{2}:[0-9]{2})");

    private Literals() {}

    /**
     * @param value as a parser delivers it: text, number, boolean, a date of any of Java's kinds
     * @return of the type's class; for an integer attribute a {@link BigDecimal} where the number is not one
     * @throws FilterException of code TYPE if the value does not fit
     */
    static Object coerce(Object value, AttributeType type, String property) {
        Optional<?> coerced;
        try {
            coerced = switch (type) {
                case TEXT ->
                    // 06685 would have become 6685 on its way here.
                    value instanceof Number ? Optional.empty() : text(value);
                case INTEGER -> number(value).map(Literals::integerIfExact);
                case DECIMAL -> number(value);
                case BOOLEAN -> bool(value);
                case DATE -> date(value).filter(d -> d.getYear() > 0 && d.getYear() <= LAST_YEAR);
                case TIMESTAMP ->
                    instant(value).filter(i -> {
                        int year = i.atZone(ZONE).getYear();
                        return year > 0 && year <= LAST_YEAR;
                    });
            };
        } catch (NumberFormatException | DateTimeException e) {
            throw Refusal.literal(property, type, value);
        }
        if (coerced.isEmpty()) {
            throw Refusal.literal(property, type, value);
        }
        return coerced.get();
    }

    /**
     * As {@link #coerce}, for a value that is to be kept: an integer attribute takes no fraction, and a day no time.
     *
     * @throws FilterException of code TYPE if the value does not fit
     */
    static Object whole(Object value, AttributeType type, String property) {
        Object coerced = coerce(value, type, property);
        boolean timed = type == AttributeType.DATE && value instanceof String text && text.indexOf('T') >= 0;
        if (timed || !type.javaType().isInstance(coerced)) {
            throw Refusal.literal(property, type, value);
        }
        return coerced;
    }

    /** In NFC like everything stored; a control character or half a surrogate pair is not stored, so cannot be asked for. */
    static Optional<String> text(Object value) {
        String text;
        if (value instanceof java.sql.Date date) {
            text = date.toLocalDate().toString();
        } else if (value instanceof Date date) {
            text = date.toInstant().toString();
        } else {
            text = value.toString();
        }
        boolean storable = text.codePoints().allMatch(Literals::isCharacter);
        return storable ? Optional.of(Normalizer.normalize(text, Normalizer.Form.NFC)) : Optional.empty();
    }

    /** Of those that XML 1.0 can tell (2.2): others would come back as something else. */
    private static boolean isCharacter(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || (c >= 0x20 && c <= 0xD7FF)
                || (c >= 0xE000 && c <= 0xFFFD)
                || c >= 0x10000;
    }

    static Optional<BigDecimal> number(Object value) {
        if (!(value instanceof Number) && !(value instanceof String)) {
            return Optional.empty();
        }
        String digits = value.toString().strip();
        if (digits.length() > MOST_DIGITS) {
            return Optional.empty();
        }
        BigDecimal number = new BigDecimal(digits);
        // 1e999999999 is short to write and a gigabyte to expand
        return Math.abs((long) number.scale()) <= MOST_DIGITS ? Optional.of(number) : Optional.empty();
    }

    private static Number integerIfExact(BigDecimal number) {
        try {
            return number.longValueExact();
        } catch (ArithmeticException fraction) {
            return number;
        }
    }

    private static Optional<Boolean> bool(Object value) {
        if (value instanceof Boolean bool) {
            return Optional.of(bool);
        }
        return switch (value.toString().strip().toLowerCase(Locale.ROOT)) {
            case "true", "1" -> Optional.of(true);
            case "false", "0" -> Optional.of(false);
            default -> Optional.empty();
        };
    }

    private static Optional<LocalDate> date(Object value) {
        if (value instanceof LocalDate date) {
            return Optional.of(date);
        }
        if (value instanceof java.sql.Date date) {
            return Optional.of(date.toLocalDate());
        }
        if (value instanceof String text && text.strip().indexOf('T') < 0) {
            // a day may have a zone (XML Schema, part 2, 3.2.9): it is the day that is written
            Matcher day = DAY.matcher(text.strip());
            return Optional.of(LocalDate.parse(day.matches() ? day.group(1) : text.strip()));
        }
        return instant(value).map(instant -> instant.atZone(ZONE).toLocalDate());
    }

    private static Optional<Instant> instant(Object value) {
        if (value instanceof Instant instant) {
            return Optional.of(instant);
        }
        if (value instanceof java.sql.Date date) {
            return Optional.of(date.toLocalDate().atStartOfDay(ZONE).toInstant());
        }
        if (value instanceof Date date) {
            return Optional.of(date.toInstant());
        }
        return value instanceof String text ? Optional.of(parseInstant(text.strip())) : Optional.empty();
    }

    private static Instant parseInstant(String text) {
        int time = text.indexOf('T');
        if (time < 0) {
            return LocalDate.parse(text).atStartOfDay(ZONE).toInstant();
        }
        boolean zoned = text.endsWith("Z") || text.indexOf('+', time) > 0 || text.indexOf('-', time) > 0;
        return zoned
                ? OffsetDateTime.parse(text).toInstant()
                : LocalDateTime.parse(text).atZone(ZONE).toInstant();
    }
}
