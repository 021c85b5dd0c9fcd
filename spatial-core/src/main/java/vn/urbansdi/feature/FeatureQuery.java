package vn.urbansdi.feature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.geo.Extent;

/**
 * What to read from one layer.
 *
 * @param properties  the attributes wanted, in the order of {@link Feature#values()}
 * @param geometry    whether geometries are wanted
 * @param filter      which features
 * @param extent      only features whose bounding box meets this rectangle, in any served CRS
 * @param srid        the CRS of the geometries handed out
 * @param sort        the order; features that tie, and all where it is empty, come by ascending fid if {@code limit},
 *                    {@code after} or {@code startIndex} is set, else in any order; features without a value come last whichever way the
 *                    order goes
 * @param after       part of the page: only features that come after this place in the order, which an index finds at once
 *                    however far in they are
 * @param startIndex  how many features to skip
 * @param limit       how many to return at most
 * @param resolution  size of a pixel in units of {@code srid}, if the result is only to be drawn at that size: the source may
 *                    leave out detail finer than half of it
 * @param asOf        the moment at which the layer is looked at, if not now
 */
public record FeatureQuery(
        Layer layer,
        List<Attribute> properties,
        boolean geometry,
        Filter filter,
        Optional<Extent> extent,
        int srid,
        List<SortKey> sort,
        Optional<RowPosition> after,
        long startIndex,
        OptionalLong limit,
        OptionalDouble resolution,
        Optional<Instant> asOf) {

    public FeatureQuery {
        properties = List.copyOf(properties);
        sort = List.copyOf(sort);
        if (startIndex < 0 || (limit.isPresent() && limit.getAsLong() < 0)) {
            throw new IllegalArgumentException("startIndex and limit are not negative");
        }
        if (after.isPresent() && after.get().values().size() != sort.size()) {
            throw new IllegalArgumentException("a place in an order has a value for each of its keys");
        }
    }

    /** Everything of a layer that the public may see, in the layer's own CRS. */
    public static FeatureQuery everything(Layer layer) {
        return new FeatureQuery(
                layer,
                layer.publicAttributes(),
                true,
                Filter.ALL,
                Optional.empty(),
                layer.geometry().srid(),
                List.of(),
                Optional.empty(),
                0,
                OptionalLong.empty(),
                OptionalDouble.empty(),
                Optional.empty());
    }

    public FeatureQuery withProperties(List<Attribute> wanted) {
        return new FeatureQuery(
                layer, wanted, geometry, filter, extent, srid, sort, after, startIndex, limit, resolution, asOf);
    }

    public FeatureQuery withGeometry(boolean wanted) {
        return new FeatureQuery(
                layer, properties, wanted, filter, extent, srid, sort, after, startIndex, limit, resolution, asOf);
    }

    public FeatureQuery withFilter(Filter wanted) {
        return new FeatureQuery(
                layer, properties, geometry, wanted, extent, srid, sort, after, startIndex, limit, resolution, asOf);
    }

    public FeatureQuery withExtent(Extent wanted) {
        return new FeatureQuery(
                layer,
                properties,
                geometry,
                filter,
                Optional.of(wanted),
                srid,
                sort,
                after,
                startIndex,
                limit,
                resolution,
                asOf);
    }

    public FeatureQuery withSrid(int wanted) {
        return new FeatureQuery(
                layer, properties, geometry, filter, extent, wanted, sort, after, startIndex, limit, resolution, asOf);
    }

    public FeatureQuery withSort(List<SortKey> wanted) {
        return new FeatureQuery(
                layer, properties, geometry, filter, extent, srid, wanted, after, startIndex, limit, resolution, asOf);
    }

    public FeatureQuery withPage(long start, long atMost) {
        return new FeatureQuery(
                layer,
                properties,
                geometry,
                filter,
                extent,
                srid,
                sort,
                after,
                start,
                OptionalLong.of(atMost),
                resolution,
                asOf);
    }

    /** The first of the features whose fid is greater, by ascending fid. */
    public FeatureQuery withPageAfter(long fid, long atMost) {
        return withSort(List.of()).withPageAfter(RowPosition.ofFid(fid), atMost);
    }

    /** The first of the features that come after that place in the order. */
    public FeatureQuery withPageAfter(RowPosition place, long atMost) {
        return new FeatureQuery(
                layer,
                properties,
                geometry,
                filter,
                extent,
                srid,
                sort,
                Optional.of(place),
                0,
                OptionalLong.of(atMost),
                resolution,
                asOf);
    }

    public FeatureQuery withResolution(double unitsPerPixel) {
        return new FeatureQuery(
                layer,
                properties,
                geometry,
                filter,
                extent,
                srid,
                sort,
                after,
                startIndex,
                limit,
                OptionalDouble.of(unitsPerPixel),
                asOf);
    }

    /** As the layer was at that moment. */
    public FeatureQuery withAsOf(Optional<Instant> moment) {
        return new FeatureQuery(
                layer, properties, geometry, filter, extent, srid, sort, after, startIndex, limit, resolution, moment);
    }
}
