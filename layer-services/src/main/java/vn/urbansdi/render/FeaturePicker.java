package vn.urbansdi.render;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.render.MapPicture.StyledLayer;
import vn.urbansdi.style.CompiledStyle.Rule;

/** Finds what a picture shows at a place: features whose symbol, as some rule draws it at that scale, reaches there. */
public final class FeaturePicker {

    /** A fingertip's grace around lines and marks. */
    private static final double GRACE_PX = 3;

    private static final int FEATURES_PER_CHECK = 256;

    private final FeatureSource source;

    public FeaturePicker(FeatureSource source) {
        this.source = source;
    }

    /**
     * @param query the features are in its terms: everything public, in the picture's CRS; empty where nothing can be seen
     * @param features the nearest first, then the lowest identifier
     */
    public record Picked(StyledLayer layer, Optional<FeatureQuery> query, List<Feature> features) {}

    /**
     * @param x     pixels from the left edge
     * @param y     pixels from the upper edge
     * @param limit how many features at most
     */
    public Picked pick(MapView view, StyledLayer layer, double x, double y, int limit, Deadline deadline)
            throws IOException {
        List<Rule> rules = layer.style().rulesAt(view.scaleDenominator()).stream()
                .filter(rule -> rule.label().isEmpty())
                .toList();
        double reach = rules.stream()
                .mapToDouble(rule -> tolerancePx(rule, view))
                .max()
                .orElse(0);
        double unitsX = 1 / view.pixelsPerUnitX();
        double unitsY = 1 / view.pixelsPerUnitY();
        double left = view.extent().minX() + (x - reach) * unitsX;
        double bottom = view.extent().maxY() - (y + reach) * unitsY;
        MapView around = new MapView(
                new vn.urbansdi.geo.Extent(
                        view.extent().srid(),
                        left,
                        bottom,
                        left + (2 * reach + 1e-6) * unitsX,
                        bottom + (2 * reach + 1e-6) * unitsY),
                1,
                1);
        Optional<FeatureQuery> query = rules.isEmpty()
                ? Optional.empty()
                : MapQueries.query(around, 0, layer)
                        .map(q -> new FeatureQuery(
                                q.layer(),
                                layer.layer().publicAttributes(),
                                true,
                                q.filter(),
                                q.extent(),
                                q.srid(),
                                List.of(),
                                Optional.empty(),
                                0,
                                java.util.OptionalLong.empty(),
                                java.util.OptionalDouble.empty(),
                                q.asOf()));
        Search search = new Search(view, layer, rules, x, y, limit, deadline);
        if (query.isPresent()) {
            source.stream(query.get(), search::consider);
        }
        return new Picked(layer, query, search.found());
    }

    /** How far beside its geometry a click still means the feature. Areas are meant only from inside or their outline. */
    private static double tolerancePx(Rule rule, MapView view) {
        return SymbolPainter.reachPx(rule) + view.density() * GRACE_PX;
    }

    private static final class Search {

        private static final Comparator<Hit> ORDER =
                Comparator.<Hit>comparingDouble(hit -> hit.distancePx).thenComparing(hit -> hit.feature.fid());

        private final MapView view;
        private final List<Rule> rules;
        private final int[] stylePositions;
        private final double x;
        private final double y;
        private final int limit;
        private final Deadline deadline;
        private final WkbPixels reader;
        private final PixelShape shape = new PixelShape();
        private final List<Hit> hits = new ArrayList<>();
        private int count;

        Search(MapView view, StyledLayer layer, List<Rule> rules, double x, double y, int limit, Deadline deadline) {
            this.view = view;
            this.rules = rules;
            this.x = x;
            this.y = y;
            this.limit = limit;
            this.deadline = deadline;
            this.reader = new WkbPixels(view);
            List<Attribute> read = layer.layer().publicAttributes();
            this.stylePositions =
                    layer.style().properties().stream().mapToInt(read::indexOf).toArray();
        }

        void consider(Feature feature) {
            if (++count % FEATURES_PER_CHECK == 0) {
                deadline.check();
            }
            if (feature.wkb() == null) {
                return;
            }
            Object[] styleValues = new Object[stylePositions.length];
            for (int i = 0; i < styleValues.length; i++) {
                styleValues[i] = feature.values()[stylePositions[i]];
            }
            double tolerance = -1;
            for (Rule rule : rules) {
                if (rule.when().test(styleValues)) {
                    tolerance = Math.max(tolerance, tolerancePx(rule, view));
                }
            }
            if (tolerance < 0) {
                return;
            }
            reader.read(feature.wkb(), shape);
            double distance = PixelDistance.of(shape, x, y);
            if (distance <= tolerance) {
                hits.add(new Hit(feature, distance));
                if (hits.size() > 4 * limit + 64) {
                    keepBest();
                }
            }
        }

        List<Feature> found() {
            keepBest();
            return hits.stream().map(hit -> hit.feature).toList();
        }

        private void keepBest() {
            hits.sort(ORDER);
            if (hits.size() > limit) {
                hits.subList(limit, hits.size()).clear();
            }
        }

        private record Hit(Feature feature, double distancePx) {}
    }
}
