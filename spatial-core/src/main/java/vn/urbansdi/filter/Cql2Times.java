package vn.urbansdi.filter;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.regex.Pattern;

/** Moments and days as CQL2 writes them, by RFC 3339 (OGC 21-065r2, 6.3.1). */
final class Cql2Times {

    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    private static final Pattern MOMENT =
            Pattern.compile(DAY + "T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[-+][0-9]{2}:[0-9]{2})");

    private Cql2Times() {}

    /** @throws FilterException of code SYNTAX */
    static LocalDate day(String text) {
        try {
            if (DAY.matcher(text).matches() && !text.startsWith("0000")) {
                return LocalDate.parse(text);
            }
        } catch (DateTimeException e) {
            throw Refusal.syntax(text, "DATE: " + text);
        }
        throw Refusal.syntax(text, "DATE: " + text);
    }

    /** @throws FilterException of code SYNTAX */
    static Instant moment(String text) {
        try {
            if (MOMENT.matcher(text).matches() && !text.startsWith("0000")) {
                return OffsetDateTime.parse(text).toInstant();
            }
        } catch (DateTimeException e) {
            throw Refusal.syntax(text, "TIMESTAMP: " + text);
        }
        throw Refusal.syntax(text, "TIMESTAMP: " + text);
    }

    /** A day or a moment, whichever is written. */
    static Object instant(String text) {
        return text.indexOf('T') < 0 ? day(text) : moment(text);
    }

    static boolean isDay(String text) {
        return DAY.matcher(text).matches();
    }
}
