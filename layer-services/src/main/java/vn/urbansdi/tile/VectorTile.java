package vn.urbansdi.tile;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.render.MapView;
import vn.urbansdi.render.ShapeReader;

/**
 * A Mapbox Vector Tile 2.1 with one layer. One that would be too large is reduced by steps, and no further than it must:
 * attributes that are not drawn go first, then detail of geometry that is finer than a pixel, then features, the least
 * important and smallest ones first.
 */
final class VectorTile implements FeatureSource.TileSink {

    /** Units of the grids that geometry is brought to, where it must be: a quarter of a pixel, a half, one. */
    private static final int[] STEPS = {4, 8, 16};

    /** What is kept of features until it is known whether they fit. */
    private static final long MOST_HELD_BYTES = 1 << 23;

    private final TileQuery query;
    private final Set<String> drawn;
    private final ShapeReader shapes;
    private final TileGeometry geometry = new TileGeometry();
    private final int importance;
    private List<EncodedFeature> features = new ArrayList<>();
    private long heldBytes;
    private int steps;
    private long taken;

    /** @param drawn names of the attributes without which the layer's style cannot be drawn */
    VectorTile(TileQuery query, Set<String> drawn) {
        this.query = query;
        this.drawn = drawn;
        this.shapes =
                new ShapeReader(new MapView(query.tile(), TileQuery.UNITS, TileQuery.UNITS), TileQuery.BUFFER_UNITS);
        Optional<String> important = query.layer().publish().tiles().flatMap(tiles -> tiles.importance());
        List<String> names = query.properties().stream().map(Attribute::name).toList();
        this.importance = important.map(names::indexOf).orElse(-1);
    }

    @Override
    public void startAgain() {
        features.clear();
        heldBytes = 0;
        taken = 0;
    }

    @Override
    public void accept(Feature from) {
        taken++;
        int type = from.wkb() == null ? TileGeometry.NOTHING : geometry.encode(shapes.read(from.wkb()));
        if (type == TileGeometry.NOTHING) {
            return;
        }
        EncodedFeature feature =
                new EncodedFeature(from.fid(), from.values(), type, geometry.commands(), shapes.side());
        add(steps == 0 ? feature : feature.coarser(STEPS[steps - 1]));
        while (heldBytes > MOST_HELD_BYTES && steps < STEPS.length) {
            coarsen();
        }
    }

    private void add(EncodedFeature feature) {
        features.add(feature);
        heldBytes += feature.commands().length;
    }

    private void coarsen() {
        int step = STEPS[steps++];
        List<EncodedFeature> finer = features;
        features = new ArrayList<>(finer.size());
        heldBytes = 0;
        finer.forEach(feature -> add(feature.coarser(step)));
    }

    /**
     * The tile's layer.
     *
     * @param all       how many features there are, of which some may not have been handed on
     * @param mostBytes that it may have, uncompressed
     */
    Made make(long all, int mostBytes) {
        boolean everything = true;
        LayerWriter writer = writer(everything, Integer.MAX_VALUE);
        if (writer.size() > mostBytes) {
            everything = drawn.containsAll(
                    query.properties().stream().map(Attribute::name).toList());
            writer = writer(everything, Integer.MAX_VALUE);
        }
        while (writer.size() > mostBytes && steps < STEPS.length) {
            coarsen();
            writer = writer(everything, Integer.MAX_VALUE);
        }
        if (writer.size() > mostBytes) {
            features.sort(rank());
            writer = writer(everything, mostBytes);
        }
        long leftOut = Math.max(0, all - taken) + features.size() - writer.count();
        TileReduction reduction =
                new TileReduction(query.layer().id(), writer.count(), writer.count() + leftOut, !everything, steps > 0);
        return new Made(writer.toBytes(), reduction);
    }

    /** @param layer empty where there is nothing in it */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    record Made(byte[] layer, TileReduction reduction) {}

    private LayerWriter writer(boolean everything, int mostBytes) {
        LayerWriter writer = new LayerWriter(
                query.layer().id(),
                query.properties(),
                attribute -> everything || drawn.contains(attribute.name()),
                mostBytes);
        features.forEach(writer::add);
        return writer;
    }

    private Comparator<EncodedFeature> rank() {
        Comparator<EncodedFeature> rank =
                Comparator.comparingInt(EncodedFeature::sizeClass).reversed().thenComparingLong(EncodedFeature::lot);
        return importance < 0
                ? rank
                : Comparator.comparingDouble(this::importance).reversed().thenComparing(rank);
    }

    private double importance(EncodedFeature feature) {
        return feature.values()[importance] instanceof Number number ? number.doubleValue() : Double.NEGATIVE_INFINITY;
    }
}
