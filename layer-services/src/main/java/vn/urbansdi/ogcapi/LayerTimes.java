package vn.urbansdi.ogcapi;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.TimeSpan;

/** When the features of collections are. What is known is good for a minute. */
@Component
final class LayerTimes {

    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    private final LoadingCache<String, Optional<TimeSpan>> spans;

    LayerTimes(Catalog catalog, FeatureSource source) {
        this.spans = Caffeine.newBuilder()
                .expireAfterWrite(GOOD_FOR)
                .build(id -> catalog.layer(id).flatMap(source::timeSpan));
    }

    /**
     * Begin and end in UTC, null where open (OGC 17-069r4, 7.14): a day lasts from midnight to the second before midnight in Việt Nam.
     * Empty where the collection has no time.
     */
    Optional<List<String>> of(PublishedCollection collection) {
        if (collection.layer().time().isEmpty()) {
            return Optional.empty();
        }
        return spans.get(collection.layer().id()).map(span -> {
            // List.of allows no null
            List<String> interval = new ArrayList<>();
            interval.add(span.begin().map(begin -> text(moment(begin, 0))).orElse(null));
            interval.add(span.end().map(end -> text(moment(end, 1))).orElse(null));
            return interval;
        });
    }

    private static Instant moment(Object value, int daysLater) {
        if (value instanceof Instant moment) {
            return moment;
        }
        Instant midnight =
                ((LocalDate) value).plusDays(daysLater).atStartOfDay(ZONE).toInstant();
        return midnight.minus(daysLater, ChronoUnit.SECONDS);
    }

    private static String text(Instant moment) {
        return DateTimeFormatter.ISO_INSTANT.format(moment);
    }
}
