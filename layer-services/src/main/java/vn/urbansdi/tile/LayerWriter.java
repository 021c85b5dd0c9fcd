package vn.urbansdi.tile;

import java.util.List;
import java.util.function.Predicate;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.feature.TileQuery;

/** Writes features as a layer of a Mapbox Vector Tile 2.1 (4.1), as long as there is room. */
final class LayerWriter {

    private static final int LAYER = 3;

    private static final int LAYER_NAME = 1;
    private static final int LAYER_FEATURE = 2;
    private static final int LAYER_EXTENT = 5;
    private static final int LAYER_VERSION = 15;

    private static final int FEATURE_ID = 1;
    private static final int FEATURE_TAGS = 2;
    private static final int FEATURE_TYPE = 3;
    private static final int FEATURE_GEOMETRY = 4;

    /** Version, extent, lengths, and each feature's own. */
    private static final int FRAME_BYTES = 40;

    /** A feature that takes a twentieth of the room is large. */
    private static final int LARGE_SHARE = 20;

    private final String name;
    private final int mostBytes;
    private final TileValues values;
    private final Protobuf features = new Protobuf(1 << 14);
    private final Protobuf feature = new Protobuf(1 << 10);
    private final Protobuf tags = new Protobuf(64);
    private int count;
    private boolean full;

    /**
     * @param attributes those of the features' values
     * @param carried    which of them are written
     */
    LayerWriter(String name, List<Attribute> attributes, Predicate<Attribute> carried, int mostBytes) {
        this.name = name;
        this.mostBytes = mostBytes;
        this.values = new TileValues(attributes, carried);
    }

    /** Writes the feature, or nothing where there is no room left. */
    void add(EncodedFeature from) {
        int atMost = FRAME_BYTES + from.commands().length + values.mostBytes(from.values());
        boolean fits = atMost <= mostBytes - size();
        // Behind the first that finds no room none is written, so that neighbours stop at like places; one that is
        // very large is passed over.
        full |= !fits && atMost < mostBytes / LARGE_SHARE;
        if (full || !fits) {
            return;
        }
        tags.clear();
        values.tags(from.values(), tags);
        feature.clear();
        feature.number(FEATURE_ID, from.fid());
        feature.part(FEATURE_TAGS, tags);
        feature.number(FEATURE_TYPE, from.type());
        feature.bytes(FEATURE_GEOMETRY, from.commands());
        features.part(LAYER_FEATURE, feature);
        count++;
    }

    int count() {
        return count;
    }

    /** Of the layer, at most. */
    int size() {
        return count == 0 ? 0 : features.size() + values.size() + 3 * name.length() + FRAME_BYTES;
    }

    /** A tile of this layer alone; empty if there is nothing in it. */
    byte[] toBytes() {
        if (count == 0) {
            return new byte[0];
        }
        Protobuf layer = new Protobuf(size());
        layer.number(LAYER_VERSION, 2);
        layer.text(LAYER_NAME, name);
        layer.append(features);
        values.write(layer);
        layer.number(LAYER_EXTENT, TileQuery.UNITS);
        Protobuf tile = new Protobuf(layer.size() + 16);
        tile.part(LAYER, layer);
        return tile.toBytes();
    }
}
