package vn.urbansdi.wms;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.ElevationRange;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;

/**
 * The dimension {@code elevation} (OGC 06-042, annex C) of layers to which the catalog gives heights: features are drawn that lie
 * at one of those asked for, or between two. Who asks for none sees all. What is known of a layer is good for a minute.
 */
@Component
final class ElevationDimension {

    static final String PARAMETER = "ELEVATION";

    private static final Duration GOOD_FOR = Duration.ofMinutes(1);
    private static final int MOST_VALUES = 50;
    private static final int MOST_PARTS = 3;

    private final LoadingCache<String, Optional<ElevationRange>> ranges;

    ElevationDimension(Catalog catalog, FeatureSource source) {
        this.ranges = Caffeine.newBuilder()
                .expireAfterWrite(GOOD_FOR)
                .build(id -> catalog.layer(id).flatMap(source::elevations));
    }

    /** Metres, both ends included. */
    private record Heights(BigDecimal from, BigDecimal to) {

        boolean isOne() {
            return from.compareTo(to) == 0;
        }

        boolean meets(ElevationRange range) {
            boolean within = from.compareTo(range.highest()) <= 0 && to.compareTo(range.lowest()) >= 0;
            return within
                    && (!isOne()
                            || range.levels().isEmpty()
                            || range.levels().stream().anyMatch(this::holds));
        }

        private boolean holds(BigDecimal level) {
            return level.compareTo(from) == 0;
        }
    }

    /**
     * {@code lowest/highest/resolution}, of which 0 stands for any; or all heights, the highest first, where they are few and the
     * catalog names no step. Empty where the layer has none.
     */
    Optional<String> extent(Layer layer) {
        if (layer.elevation().isEmpty()) {
            return Optional.empty();
        }
        Optional<BigDecimal> step = layer.elevation().get().step().stream()
                .mapToObj(BigDecimal::valueOf)
                .findFirst();
        return ranges.get(layer.id())
                .map(range -> step.isPresent() || range.levels().isEmpty()
                        ? plain(range.lowest()) + "/" + plain(range.highest()) + "/"
                                + plain(step.orElse(BigDecimal.ZERO))
                        : range.levels().stream().map(ElevationDimension::plain).collect(Collectors.joining(",")));
    }

    /**
     * What of the layer is asked for.
     *
     * @throws OwsException InvalidDimensionValue for what is no height, or where none of them is one of the layer's
     */
    Filter filter(KvpRequest kvp, Layer layer) {
        Optional<String> written = kvp.text(PARAMETER);
        if (written.isEmpty()) {
            return Filter.ALL;
        }
        List<Heights> asked = heights(written.get());
        if (layer.elevation().isEmpty()) {
            return Filter.ALL;
        }
        Optional<ElevationRange> range = ranges.get(layer.id());
        if (range.isPresent() && asked.stream().noneMatch(heights -> heights.meets(range.get()))) {
            String extent = extent(layer).orElseThrow();
            throw WmsProblems.invalidDimensionValue(
                    PARAMETER,
                    "Lớp " + layer.id() + " có độ cao " + extent,
                    "The layer " + layer.id() + " has the elevations " + extent);
        }
        String attribute = layer.elevation().get().attribute();
        return asked.stream()
                .map(heights -> filter(layer, attribute, heights))
                .reduce(Filter::or)
                .orElseThrow();
    }

    private static Filter filter(Layer layer, String attribute, Heights heights) {
        return Filters.compared(layer, attribute, ">=", heights.from())
                .and(Filters.compared(layer, attribute, "<=", heights.to()));
    }

    private static List<Heights> heights(String written) {
        List<String> values = KvpRequest.items(written);
        if (values.isEmpty() || values.size() > MOST_VALUES) {
            throw malformed(written);
        }
        List<Heights> heights = new ArrayList<>();
        for (String value : values) {
            String[] parts = value.split("/", -1);
            if (parts.length > MOST_PARTS) {
                throw malformed(written);
            }
            BigDecimal from = height(parts[0], written);
            BigDecimal to = parts.length == 1 ? from : height(parts[1], written);
            if (from.compareTo(to) > 0) {
                throw malformed(written);
            }
            heights.add(new Heights(from, to));
        }
        return heights;
    }

    private static BigDecimal height(String text, String written) {
        if (!text.strip().matches("[+-]?[0-9]{1,9}(\\.[0-9]{0,9})?")) {
            throw malformed(written);
        }
        return new BigDecimal(text.strip());
    }

    private static String plain(BigDecimal height) {
        return height.signum() == 0 ? "0" : height.stripTrailingZeros().toPlainString();
    }

    private static OwsException malformed(String written) {
        String shown = KvpRequest.shown(written);
        return WmsProblems.invalidDimensionValue(
                PARAMETER,
                "ELEVATION phải là số mét, khoảng thấp/cao, hoặc danh sách của chúng: " + shown,
                "ELEVATION must be a number of metres, an interval low/high, or a list of those: " + shown);
    }
}
