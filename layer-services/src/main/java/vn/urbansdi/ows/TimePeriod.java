package vn.urbansdi.ows;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.Filters;

/**
 * A moment, or a closed or half-bounded interval, as RFC 3339 writes them; also calendar days, which last from midnight to
 * midnight in Việt Nam.
 *
 * @param from empty where open
 * @param to   empty where open; the same as {@code from} for a moment
 */
public record TimePeriod(Optional<Moment> from, Optional<Moment> to) {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Pattern MOMENT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[-+][0-9]{2}:[0-9]{2}))?");
    private static final String OPEN = "..";

    /** @param wholeDay from {@code start} to midnight */
    public record Moment(OffsetDateTime start, boolean wholeDay) {

        /** The day in Việt Nam. */
        LocalDate day() {
            return start.atZoneSameInstant(ZONE).toLocalDate();
        }

        /** Behind its last instant. */
        Instant beyond() {
            return wholeDay ? start.plusDays(1).toInstant() : start.toInstant().plusNanos(1);
        }
    }

    /** Empty for what is none: an end that is no moment, both ends open, the later one first. */
    public static Optional<TimePeriod> parse(String written) {
        String[] ends = written.split("/", -1);
        if (ends.length > 2) {
            return Optional.empty();
        }
        try {
            Optional<Moment> from = end(ends[0]);
            Optional<Moment> to = end(ends[ends.length - 1]);
            boolean open = from.isEmpty() || to.isEmpty();
            boolean none = (open && ends.length == 1)
                    || (from.isEmpty() && to.isEmpty())
                    || (!open && from.get().start().isAfter(to.get().start()));
            return none ? Optional.empty() : Optional.of(new TimePeriod(from, to));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * As {@link #parse}, of a parameter's value.
     *
     * @throws OwsException 400 for what is none
     */
    public static TimePeriod require(String parameter, String written) {
        return parse(written)
                .orElseThrow(() -> OwsException.invalidParameterValue(
                        parameter,
                        parameter + " phải là thời điểm có múi giờ, ngày, hoặc khoảng đầu/cuối (.. là để ngỏ): "
                                + KvpRequest.shown(written),
                        parameter + " must be a moment with its zone, a day, or an interval start/end (.. is open): "
                                + KvpRequest.shown(written)));
    }

    private static Optional<Moment> end(String text) {
        if (text.isEmpty() || text.equals(OPEN)) {
            return Optional.empty();
        }
        String upper = text.toUpperCase(Locale.ROOT);
        if (!MOMENT.matcher(upper).matches()) {
            throw new DateTimeException(text);
        }
        return Optional.of(
                upper.indexOf('T') < 0
                        ? new Moment(LocalDate.parse(upper).atStartOfDay(ZONE).toOffsetDateTime(), true)
                        : new Moment(OffsetDateTime.parse(upper), false));
    }

    /** Features whose time shares a moment with it: all of a layer to which the catalog gives no time. */
    public Filter filter(Layer layer) {
        if (layer.time().isEmpty()) {
            return Filter.ALL;
        }
        Layer.Time time = layer.time().get();
        String last = time.end().orElse(time.begin());
        Filter begun = to.map(moment -> notAfter(layer, time.begin(), moment)).orElse(Filter.ALL);
        Filter notOver = from.map(moment -> notBefore(layer, last, moment)).orElse(Filter.ALL);
        if (time.end().isEmpty()) {
            return begun.and(notOver);
        }
        // A period without one of its ends is open there.
        return begun.or(Filters.missing(layer, time.begin())).and(notOver.or(Filters.missing(layer, last)));
    }

    private static Filter notBefore(Layer layer, String attribute, Moment moment) {
        return isDay(layer, attribute)
                ? Filters.compared(layer, attribute, ">=", moment.day())
                : Filters.compared(layer, attribute, ">=", moment.start().toInstant());
    }

    private static Filter notAfter(Layer layer, String attribute, Moment moment) {
        if (isDay(layer, attribute)) {
            return Filters.compared(layer, attribute, "<=", moment.day());
        }
        return moment.wholeDay()
                ? Filters.compared(layer, attribute, "<", moment.beyond())
                : Filters.compared(layer, attribute, "<=", moment.start().toInstant());
    }

    private static boolean isDay(Layer layer, String attribute) {
        return layer.attribute(attribute).orElseThrow().type() == AttributeType.DATE;
    }

    /** Whether any of it lies between two instants, both included; null where one is open. */
    public boolean touches(Instant begin, Instant end) {
        boolean tooEarly = begin != null && to.isPresent() && !to.get().beyond().isAfter(begin);
        boolean tooLate = end != null
                && from.isPresent()
                && from.get().start().toInstant().isAfter(end);
        return !tooEarly && !tooLate;
    }
}
