package vn.urbansdi.ows;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.TimeSpan;

/** When the features of layers are. What is known is good for a minute. */
@Component
public final class LayerTimes {

    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final LoadingCache<String, Optional<TimeSpan>> spans;

    LayerTimes(Catalog catalog, FeatureSource source) {
        this.spans = Caffeine.newBuilder()
                .expireAfterWrite(GOOD_FOR)
                .build(id -> catalog.layer(id).flatMap(source::timeSpan));
    }

    /** Both ends belong to it; an absent one is open. */
    public record Interval(Optional<Instant> begin, Optional<Instant> end) {}

    /**
     * From the first beginning to the last end: a day lasts from midnight to the second before midnight in Việt Nam. Empty
     * where the layer has no time, or no features.
     */
    public Optional<Interval> of(Layer layer) {
        if (layer.time().isEmpty()) {
            return Optional.empty();
        }
        return spans.get(layer.id())
                .map(span -> new Interval(
                        span.begin().map(begin -> moment(begin, 0)), span.end().map(end -> moment(end, 1))));
    }

    private static Instant moment(Object value, int daysLater) {
        if (value instanceof Instant moment) {
            return moment;
        }
        Instant midnight =
                ((LocalDate) value).plusDays(daysLater).atStartOfDay(ZONE).toInstant();
        return midnight.minus(daysLater, ChronoUnit.SECONDS);
    }
}
