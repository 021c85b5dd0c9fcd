package vn.urbansdi.ogcapi;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.problem.ProblemException;

/**
 * Reads {@code datetime} (OGC 17-069r4, 7.15.4): a moment or a closed or half-bounded interval, as RFC 3339 writes them; also
 * calendar days, which last from midnight to midnight in Việt Nam. Features match whose time shares a moment with it. Where
 * the catalog gives a layer no time, all of its features match.
 */
final class DatetimeReader {

    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");
    private static final Pattern MOMENT = Pattern.compile(
            "[0-9]{4}-[0-9]{2}-[0-9]{2}(T[0-9]{2}:[0-9]{2}:[0-9]{2}(\\.[0-9]{1,9})?(Z|[-+][0-9]{2}:[0-9]{2}))?");

    private final String written;
    private final Layer layer;

    private DatetimeReader(String written, Layer layer) {
        this.written = written;
        this.layer = layer;
    }

    /** @throws ProblemException 400 */
    static Filter filter(String written, Layer layer) {
        return new DatetimeReader(written, layer).filter();
    }

    private Filter filter() {
        String[] ends = written.split("/", -1);
        Optional<Moment> from = end(ends[0]);
        Optional<Moment> to = end(ends[ends.length - 1]);
        boolean open = from.isEmpty() || to.isEmpty();
        if (ends.length > 2 || (open && ends.length == 1) || (from.isEmpty() && to.isEmpty())) {
            throw malformed();
        }
        if (!open && from.get().start().isAfter(to.get().start())) {
            throw malformed();
        }
        return layer.time().map(time -> filter(time, from, to)).orElse(Filter.ALL);
    }

    private Filter filter(Layer.Time time, Optional<Moment> from, Optional<Moment> to) {
        String last = time.end().orElse(time.begin());
        Filter begun = to.map(moment -> notAfter(time.begin(), moment)).orElse(Filter.ALL);
        Filter notOver = from.map(moment -> notBefore(last, moment)).orElse(Filter.ALL);
        if (time.end().isEmpty()) {
            return begun.and(notOver);
        }
        // A period without one of its ends is open there.
        return begun.or(Filters.missing(layer, time.begin())).and(notOver.or(Filters.missing(layer, last)));
    }

    private Filter notBefore(String attribute, Moment moment) {
        return isDay(attribute)
                ? Filters.compared(layer, attribute, ">=", moment.day())
                : Filters.compared(layer, attribute, ">=", moment.start().toInstant());
    }

    private Filter notAfter(String attribute, Moment moment) {
        if (isDay(attribute)) {
            return Filters.compared(layer, attribute, "<=", moment.day());
        }
        return moment.wholeDay()
                ? Filters.compared(
                        layer, attribute, "<", moment.start().plusDays(1).toInstant())
                : Filters.compared(layer, attribute, "<=", moment.start().toInstant());
    }

    private boolean isDay(String attribute) {
        return layer.attribute(attribute).orElseThrow().type() == AttributeType.DATE;
    }

    private Optional<Moment> end(String text) {
        if (text.isEmpty() || text.equals("..")) {
            return Optional.empty();
        }
        String upper = text.toUpperCase(Locale.ROOT);
        if (!MOMENT.matcher(upper).matches()) {
            throw malformed();
        }
        try {
            if (upper.indexOf('T') < 0) {
                LocalDate day = LocalDate.parse(upper);
                return Optional.of(new Moment(day.atStartOfDay(ZONE).toOffsetDateTime(), true));
            }
            return Optional.of(new Moment(OffsetDateTime.parse(upper), false));
        } catch (DateTimeException e) {
            throw malformed();
        }
    }

    private ProblemException malformed() {
        String shown = KvpRequest.shown(written);
        return ProblemException.badRequest(new Title(
                "datetime phải là thời điểm có múi giờ, ngày, hoặc khoảng đầu/cuối (.. là để ngỏ): " + shown,
                "datetime must be a moment with its zone, a day, or an interval start/end (.. is open): " + shown));
    }

    /** @param wholeDay from {@code start} to midnight */
    private record Moment(OffsetDateTime start, boolean wholeDay) {

        /** The day in Việt Nam. */
        LocalDate day() {
            return start.atZoneSameInstant(ZONE).toLocalDate();
        }
    }
}
