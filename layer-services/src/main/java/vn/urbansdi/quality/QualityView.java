package vn.urbansdi.quality;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.LayerQuality;

/**
 * A layer's quality as JSON; of attributes only those that the asker may see.
 *
 * @param latest  absent before the first run
 * @param history newest first, the latest included
 */
@Schema(name = "LayerQuality")
@JsonInclude(JsonInclude.Include.NON_NULL)
record QualityView(String layer, Title title, Measure latest, List<Measure> history) {

    /** After one run. */
    @Schema(name = "QualityMeasure")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Measure(
            long run,
            String source,
            List<String> files,
            Instant measuredAt,
            long features,
            Completeness completeness,
            LogicalConsistency logicalConsistency,
            TemporalQuality temporalQuality,
            Delivery delivery) {}

    /**
     * Omission: values that are not there. Commission: features that are there twice.
     *
     * @param duplicateGeometries features whose geometry an other one has too, all but one of each group
     */
    @Schema(name = "QualityCompleteness")
    record Completeness(
            Map<String, Filled> attributes, long withoutGeometry, List<Key> duplicateKeys, long duplicateGeometries) {}

    @Schema(name = "QualityFilled")
    record Filled(Title title, long filled, long missing, BigDecimal percent) {}

    /** @param features that share these attributes with an other one, all but one of each group */
    @Schema(name = "QualityKey")
    record Key(List<String> attributes, long features) {}

    /**
     * @param geometriesChecked all, or a sample where the layer is large
     * @param outsideCodes      attribute → values that its code list does not have
     */
    @Schema(name = "QualityConsistency")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record LogicalConsistency(
            long geometriesChecked,
            boolean sampled,
            long invalidGeometries,
            BigDecimal validPercent,
            Map<String, Long> outsideCodes) {}

    /** @param ageDays since the last change, now */
    @Schema(name = "QualityTemporal")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TemporalQuality(Instant lastChange, BigDecimal ageDays) {}

    /** Of the run's delivery; absent for an undo. */
    @Schema(name = "QualityDelivery")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Delivery(long read, long rejected, BigDecimal rejectedPercent) {}

    static QualityView of(Layer layer, List<LayerQuality> newestFirst, Instant now) {
        List<Measure> history =
                newestFirst.stream().map(each -> measure(layer, each, now)).toList();
        return new QualityView(layer.id(), layer.title(), history.isEmpty() ? null : history.get(0), history);
    }

    private static Measure measure(Layer layer, LayerQuality quality, Instant now) {
        Map<String, Filled> filled = new LinkedHashMap<>();
        Map<String, Long> outside = new LinkedHashMap<>();
        for (Attribute attribute : layer.publicAttributes()) {
            quality.attributes().stream()
                    .filter(each -> each.name().equals(attribute.name()))
                    .forEach(each -> {
                        filled.put(
                                each.name(),
                                new Filled(
                                        attribute.title(),
                                        each.filled(),
                                        quality.features() - each.filled(),
                                        percent(each.filled(), quality.features())));
                        each.outsideCodes().ifPresent(count -> outside.put(each.name(), count));
                    });
        }
        Set<String> visible =
                layer.publicAttributes().stream().map(Attribute::name).collect(Collectors.toSet());
        List<Key> keys = quality.keys().stream()
                .filter(key -> visible.containsAll(key.attributes()))
                .map(key -> new Key(key.attributes(), key.duplicates()))
                .toList();
        long placed = quality.features() - quality.withoutGeometry();
        return new Measure(
                quality.run(),
                quality.source(),
                quality.files(),
                quality.measuredAt(),
                quality.features(),
                new Completeness(filled, quality.withoutGeometry(), keys, quality.geometryDuplicates()),
                new LogicalConsistency(
                        quality.geometriesChecked(),
                        quality.geometriesChecked() < placed,
                        quality.geometriesInvalid(),
                        percent(quality.geometriesChecked() - quality.geometriesInvalid(), quality.geometriesChecked()),
                        outside),
                temporal(quality.lastChange(), now),
                delivery(quality.rowsRead(), quality.rowsRejected()));
    }

    private static TemporalQuality temporal(Optional<Instant> lastChange, Instant now) {
        return new TemporalQuality(
                lastChange.orElse(null),
                lastChange
                        .map(change -> BigDecimal.valueOf(
                                        Duration.between(change, now).toHours())
                                .divide(BigDecimal.valueOf(24), 2, RoundingMode.HALF_UP))
                        .orElse(null));
    }

    private static Delivery delivery(OptionalLong read, OptionalLong rejected) {
        return read.isEmpty()
                ? null
                : new Delivery(read.getAsLong(), rejected.orElse(0), percent(rejected.orElse(0), read.getAsLong()));
    }

    /** Null where there is nothing to have a share of. */
    private static BigDecimal percent(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(100 * part).divide(BigDecimal.valueOf(whole), 2, RoundingMode.HALF_UP);
    }
}
