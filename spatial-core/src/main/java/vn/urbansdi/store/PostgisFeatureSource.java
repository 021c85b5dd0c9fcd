package vn.urbansdi.store;

import java.util.Optional;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.geo.Extent;

/** Reads features from PostGIS. */
public final class PostgisFeatureSource implements FeatureSource {

    private final DataSource dataSource;
    private final Catalog catalog;

    public PostgisFeatureSource(DataSource dataSource, Catalog catalog) {
        this.dataSource = dataSource;
        this.catalog = catalog;
    }

    @Override
    public void stream(FeatureQuery query, Sink sink) {
        throw new UnsupportedOperationException(dataSource + catalog.toString());
    }

    @Override
    public long count(FeatureQuery query) {
        throw new UnsupportedOperationException();
    }

    @Override
    public Optional<Extent> extent(Layer layer) {
        throw new UnsupportedOperationException();
    }

    @Override
    public byte[] mvt(TileQuery query) {
        throw new UnsupportedOperationException();
    }
}
