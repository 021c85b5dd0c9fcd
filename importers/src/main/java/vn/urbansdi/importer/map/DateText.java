package vn.urbansdi.importer.map;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Dates and times as files carry them: ISO 8601 and its cousins, or day before month as Vietnam writes them. */
final class DateText {

    /** In which a time without a zone is meant. */
    static final String ZONE = "Asia/Ho_Chi_Minh";

    private static final String TIME =
            "(?:[T ](\\d{1,2}):(\\d{2})(?::(\\d{2})(?:\\.\\d{1,9})?)?\\s*(Z|[+-]\\d{2}(?::?\\d{2})?)?)?";
    private static final Pattern YEAR_FIRST = Pattern.compile("(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})" + TIME);
    private static final Pattern DAY_FIRST = Pattern.compile("(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})" + TIME);
    private static final int MAX_LENGTH = 40;

    private DateText() {}

    /** A day; a time of day is taken only if it is midnight, since cutting another off would change the value. */
    static Optional<LocalDate> date(String text) {
        return parse(text)
                .filter(parts -> parts.time.equals(LocalTime.MIDNIGHT))
                .map(Parts::day);
    }

    static Optional<Instant> instant(String text) {
        return parse(text).map(parts -> {
            LocalDateTime local = parts.day.atTime(parts.time);
            return parts.offset == null ? local.atZone(ZoneId.of(ZONE)).toInstant() : local.toInstant(parts.offset);
        });
    }

    private static Optional<Parts> parse(String text) {
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher yearFirst = YEAR_FIRST.matcher(text);
        Matcher dayFirst = DAY_FIRST.matcher(text);
        try {
            if (yearFirst.matches()) {
                return Optional.of(parts(yearFirst, yearFirst.group(1), yearFirst.group(3), yearFirst.group(4)));
            }
            if (dayFirst.matches()) {
                return Optional.of(parts(dayFirst, dayFirst.group(4), dayFirst.group(3), dayFirst.group(1)));
            }
        } catch (DateTimeException e) {
            return Optional.empty();
        }
        return Optional.empty();
    }

    private static Parts parts(Matcher match, String year, String month, String day) {
        LocalDate date = LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day));
        LocalTime time = match.group(5) == null
                ? LocalTime.MIDNIGHT
                : LocalTime.of(
                        Integer.parseInt(match.group(5)),
                        Integer.parseInt(match.group(6)),
                        match.group(7) == null ? 0 : Integer.parseInt(match.group(7)));
        String offset = match.group(8);
        return new Parts(date, time, offset == null ? null : ZoneOffset.of(offset));
    }

    /** @param offset null where the text names none */
    private record Parts(LocalDate day, LocalTime time, ZoneOffset offset) {}
}
