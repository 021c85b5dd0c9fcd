package vn.urbansdi.ows;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.time.Period;

/**
 * How long something lasts, as ISO 8601 writes it ({@code P1DT12H}): days by the calendar and hours by the clock.
 *
 * @param days years, months, weeks and days
 * @param time hours, minutes and seconds
 */
record Lasting(Period days, Duration time) {

    /** @throws DateTimeException if it is none, or negative */
    static Lasting parse(String text) {
        int clock = text.indexOf('T');
        if (text.indexOf('-') >= 0 || text.indexOf('+') >= 0) {
            throw new DateTimeException(text);
        }
        String calendar = clock < 0 ? text : text.substring(0, clock);
        return new Lasting(
                calendar.equals("P") && clock > 0 ? Period.ZERO : Period.parse(calendar),
                clock < 0 ? Duration.ZERO : Duration.parse("P" + text.substring(clock)));
    }

    boolean ofWholeDays() {
        return time.isZero();
    }

    OffsetDateTime after(OffsetDateTime start) {
        return start.plus(days).plus(time);
    }

    OffsetDateTime before(OffsetDateTime end) {
        return end.minus(days).minus(time);
    }
}
