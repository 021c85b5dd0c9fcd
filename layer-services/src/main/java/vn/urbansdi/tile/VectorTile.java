package vn.urbansdi.tile;

import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.render.MapView;
import vn.urbansdi.render.ShapeReader;

/** A Mapbox Vector Tile 2.1 with one layer, written as its features come. */
final class VectorTile implements FeatureSource.Sink {

    private static final int LAYER = 3;

    private static final int LAYER_NAME = 1;
    private static final int LAYER_FEATURE = 2;
    private static final int LAYER_EXTENT = 5;
    private static final int LAYER_VERSION = 15;

    private static final int FEATURE_ID = 1;
    private static final int FEATURE_TAGS = 2;
    private static final int FEATURE_TYPE = 3;
    private static final int FEATURE_GEOMETRY = 4;

    private final TileQuery query;
    private final ShapeReader shapes;
    private final TileValues values;
    private final TileGeometry geometry = new TileGeometry();
    private final Protobuf features = new Protobuf(1 << 14);
    private final Protobuf feature = new Protobuf(1 << 10);
    private final Protobuf tags = new Protobuf(64);

    VectorTile(TileQuery query) {
        this.query = query;
        this.values = new TileValues(query.properties());
        this.shapes =
                new ShapeReader(new MapView(query.tile(), TileQuery.UNITS, TileQuery.UNITS), TileQuery.BUFFER_UNITS);
    }

    @Override
    public void accept(Feature from) {
        int type = from.wkb() == null ? TileGeometry.NOTHING : geometry.encode(shapes.read(from.wkb()));
        if (type == TileGeometry.NOTHING) {
            return;
        }
        tags.clear();
        values.tags(from.values(), tags);
        feature.clear();
        feature.number(FEATURE_ID, from.fid());
        feature.part(FEATURE_TAGS, tags);
        feature.number(FEATURE_TYPE, type);
        feature.part(FEATURE_GEOMETRY, geometry.commands());
        features.part(LAYER_FEATURE, feature);
    }

    /** The tile, uncompressed; empty if there is nothing in it. */
    byte[] bytes() {
        if (features.size() == 0) {
            return new byte[0];
        }
        Protobuf layer = new Protobuf(2 * features.size());
        layer.number(LAYER_VERSION, 2);
        layer.text(LAYER_NAME, query.layer().id());
        layer.append(features);
        values.write(layer);
        layer.number(LAYER_EXTENT, TileQuery.UNITS);
        Protobuf tile = new Protobuf(layer.size() + 16);
        tile.part(LAYER, layer);
        return tile.toBytes();
    }
}
