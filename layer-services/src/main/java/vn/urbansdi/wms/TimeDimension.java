package vn.urbansdi.wms;

import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.LayerTimes;
import vn.urbansdi.ows.LayerTimes.Interval;
import vn.urbansdi.ows.TimePeriod;

/**
 * The dimension {@code time} (OGC 06-042, annexes C and D) of layers to which the catalog gives a time: features are drawn
 * whose time shares a moment with what is asked for. Who asks for none sees all.
 */
@Component
final class TimeDimension {

    static final String PARAMETER = "TIME";

    private static final int MOST_VALUES = 50;
    private static final int RESOLUTION_PART = 2;

    private final LayerTimes times;

    TimeDimension(LayerTimes times) {
        this.times = times;
    }

    /** {@code first/last/resolution}; empty where the layer has no features, or no time, or none that begins. */
    Optional<String> extent(Layer layer) {
        return known(layer)
                .map(interval -> interval.begin().orElseThrow() + "/"
                        + interval.end().orElseThrow() + "/"
                        + layer.time().orElseThrow().step().orElse(isOfDays(layer) ? "P1D" : "PT1S"));
    }

    /**
     * Of periods more is known than of moments: that none holds after the last of them, and until now. Otherwise a map of
     * today's warnings would be refused once they are over.
     */
    private Optional<Interval> known(Layer layer) {
        Instant now = Instant.now();
        return times.of(layer).filter(interval -> interval.begin().isPresent()).map(interval -> {
            Instant end = interval.end().orElse(now);
            boolean ofPeriods = layer.time().orElseThrow().end().isPresent();
            return new Interval(interval.begin(), Optional.of(ofPeriods && end.isBefore(now) ? now : end));
        });
    }

    private static boolean isOfDays(Layer layer) {
        return layer.attribute(layer.time().orElseThrow().begin()).orElseThrow().type() == AttributeType.DATE;
    }

    /**
     * What of the layer is asked for.
     *
     * @throws vn.urbansdi.ows.OwsException InvalidDimensionValue for what is no time, or lies outside of the layer's
     */
    Filter filter(KvpRequest kvp, Layer layer) {
        Optional<String> written = kvp.text(PARAMETER);
        if (written.isEmpty()) {
            return Filter.ALL;
        }
        List<TimePeriod> periods = periods(written.get());
        if (layer.time().isEmpty()) {
            return Filter.ALL;
        }
        Optional<Interval> known = known(layer);
        boolean outside = known.isPresent()
                && periods.stream()
                        .noneMatch(period -> period.touches(
                                known.get().begin().orElseThrow(),
                                known.get().end().orElseThrow()));
        if (outside) {
            throw WmsProblems.invalidDimensionValue(
                    PARAMETER,
                    "Lớp " + layer.id() + " có thời gian " + extent(layer).orElseThrow(),
                    "The layer " + layer.id() + " has the times "
                            + extent(layer).orElseThrow());
        }
        return periods.stream()
                .map(period -> period.filter(layer))
                .reduce(Filter::or)
                .orElseThrow();
    }

    private static List<TimePeriod> periods(String written) {
        List<String> values = KvpRequest.items(written);
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw malformed(written);
        }
        List<TimePeriod> periods = new ArrayList<>();
        for (String value : values) {
            periods.add(TimePeriod.parse(inFull(value)).orElseThrow(() -> malformed(written)));
        }
        return periods;
    }

    /** Years and months are the days that they have (06-042, D.2.1); how finely an interval is sampled says nothing of it. */
    private static String inFull(String value) {
        String[] parts = value.split("/", -1);
        if (parts.length > RESOLUTION_PART && parts[RESOLUTION_PART].startsWith("P")) {
            return inFull(parts[0] + "/" + parts[1]);
        }
        if (value.equalsIgnoreCase("current")) {
            return Instant.now().toString();
        }
        if (parts.length == 1) {
            return isReduced(value) ? first(value) + "/" + last(value) : value;
        }
        return (isReduced(parts[0]) ? first(parts[0]) : parts[0]) + "/"
                + (isReduced(parts[1]) ? last(parts[1]) : parts[1]);
    }

    private static boolean isReduced(String value) {
        return value.matches("[0-9]{4}(-(0[1-9]|1[0-2]))?");
    }

    private static String first(String value) {
        return value.length() == 4 ? value + "-01-01" : value + "-01";
    }

    private static String last(String value) {
        return value.length() == 4
                ? value + "-12-31"
                : YearMonth.parse(value).atEndOfMonth().toString();
    }

    private static vn.urbansdi.ows.OwsException malformed(String written) {
        String shown = KvpRequest.shown(written);
        return WmsProblems.invalidDimensionValue(
                PARAMETER,
                "TIME phải là thời điểm có múi giờ, ngày, tháng, năm, khoảng đầu/cuối, hoặc danh sách của chúng: "
                        + shown,
                "TIME must be a moment with its zone, a day, a month, a year, an interval start/end, or a list of those: "
                        + shown);
    }
}
