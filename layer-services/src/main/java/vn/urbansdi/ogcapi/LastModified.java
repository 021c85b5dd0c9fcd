package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * When features changed, in whole seconds, as HTTP knows them (RFC 9110, 8.8.2). A moment within a second is told as that
 * second's end: so a later change is never told by the same second as what was there when it was told, and who names a second in
 * which only one version came can have seen no other.
 */
final class LastModified {

    /** RFC 9110, 5.6.7; the day has two digits, unlike Java's own form of RFC 1123. */
    private static final DateTimeFormatter IMF_FIXDATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.ENGLISH)
            .withZone(ZoneOffset.UTC);

    private LastModified() {}

    /** The whole second, counted from 1970, at which or before which it was. */
    static long second(Instant moment) {
        return moment.getNano() == 0 ? moment.getEpochSecond() : moment.getEpochSecond() + 1;
    }

    /** Value of {@code Last-Modified}; empty for the rest of the second in which it changed, since none may lie in the future. */
    static Optional<String> header(Instant changed) {
        long second = second(changed);
        return second > Instant.now().getEpochSecond()
                ? Optional.empty()
                : Optional.of(IMF_FIXDATE.format(Instant.ofEpochSecond(second)));
    }

    /** The second that a header names; empty if it is not there or no date, which then counts for nothing (13.1.4). */
    static OptionalLong read(HttpServletRequest http, String header) {
        try {
            long milliseconds = http.getDateHeader(header);
            return milliseconds == -1 ? OptionalLong.empty() : OptionalLong.of(Math.floorDiv(milliseconds, 1000L));
        } catch (IllegalArgumentException e) {
            return OptionalLong.empty();
        }
    }
}
