package vn.urbansdi.testing;

import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.geotools.feature.simple.SimpleFeatureBuilder;
import org.geotools.feature.simple.SimpleFeatureTypeBuilder;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import org.locationtech.jts.io.WKBWriter;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.ElevationRange;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.SortKey;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.feature.TimeSpan;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;

/**
 * Features held in memory, for tests of protocols that need no database. Filters are evaluated by GeoTools, which takes
 * spatial literals to be in the layer's CRS. Has no tiles.
 */
public final class InMemoryFeatureSource implements FeatureSource {

    private final Map<String, List<Feature>> featuresByLayer = new LinkedHashMap<>();

    /**
     * Adds features of a layer.
     *
     * @param features values by {@link Layer#attributes()} position, geometries in the layer's CRS
     */
    public InMemoryFeatureSource with(Layer layer, List<Feature> features) {
        featuresByLayer.put(layer.id(), List.copyOf(features));
        return this;
    }

    @Override
    public void stream(FeatureQuery query, Sink sink) throws IOException {
        List<Feature> sorted = new ArrayList<>(matching(query));
        sorted.sort(order(query));
        long limit = query.limit().orElse(Long.MAX_VALUE);
        for (Feature feature :
                sorted.stream().skip(query.startIndex()).limit(limit).toList()) {
            sink.accept(project(query, feature));
        }
    }

    @Override
    public long count(FeatureQuery query) {
        return matching(query).size();
    }

    @Override
    public Optional<Extent> extent(Layer layer) {
        Envelope envelope = new Envelope();
        features(layer)
                .forEach(feature -> envelope.expandToInclude(geometry(feature).getEnvelopeInternal()));
        return envelope.isNull()
                ? Optional.empty()
                : Optional.of(new Extent(
                        layer.geometry().srid(),
                        envelope.getMinX(),
                        envelope.getMinY(),
                        envelope.getMaxX(),
                        envelope.getMaxY()));
    }

    @Override
    public Optional<TimeSpan> timeSpan(Layer layer) {
        return layer.time().flatMap(time -> {
            Optional<Object> begin = values(layer, time.begin()).min(InMemoryFeatureSource::compare);
            Optional<Object> end =
                    values(layer, time.end().orElse(time.begin())).max(InMemoryFeatureSource::compare);
            return begin.isEmpty() && end.isEmpty() ? Optional.empty() : Optional.of(new TimeSpan(begin, end));
        });
    }

    @Override
    public Optional<ElevationRange> elevations(Layer layer) {
        return layer.elevation().flatMap(elevation -> {
            List<BigDecimal> levels = values(layer, elevation.attribute())
                    .map(value -> new BigDecimal(value.toString()))
                    .sorted(Comparator.reverseOrder())
                    .distinct()
                    .toList();
            return levels.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new ElevationRange(levels.get(levels.size() - 1), levels.get(0), levels));
        });
    }

    private Stream<Object> values(Layer layer, String attribute) {
        int position = layer.attributes().indexOf(layer.attribute(attribute).orElseThrow());
        return features(layer).stream()
                .map(feature -> feature.values()[position])
                .filter(Objects::nonNull);
    }

    @Override
    public long tile(TileQuery query, TileSink sink) {
        return 0;
    }

    private List<Feature> features(Layer layer) {
        return featuresByLayer.getOrDefault(layer.id(), List.of());
    }

    private List<Feature> matching(FeatureQuery query) {
        SimpleFeatureBuilder builder = builder(query.layer());
        return features(query.layer()).stream()
                .filter(feature -> query.filter().ast().evaluate(simple(builder, query.layer(), feature)))
                .filter(feature -> query.extent().isEmpty()
                        || meets(
                                feature,
                                query.layer().geometry().srid(),
                                query.extent().get()))
                .toList();
    }

    private static SimpleFeatureBuilder builder(Layer layer) {
        SimpleFeatureTypeBuilder type = new SimpleFeatureTypeBuilder();
        type.setName(layer.table());
        type.add("fid", Long.class);
        layer.attributes()
                .forEach(
                        attribute -> type.add(attribute.name(), attribute.type().javaType()));
        type.add("geom", Geometry.class);
        return new SimpleFeatureBuilder(type.buildFeatureType());
    }

    private static Object simple(SimpleFeatureBuilder builder, Layer layer, Feature feature) {
        builder.add(feature.fid());
        builder.addAll(feature.values());
        builder.add(geometry(feature));
        return builder.buildFeature(layer.id() + "." + feature.fid());
    }

    private static boolean meets(Feature feature, int srid, Extent extent) {
        Geometry geometry = geometry(feature);
        transform(geometry, srid, extent.srid());
        return geometry.getEnvelopeInternal()
                .intersects(new Envelope(extent.minX(), extent.maxX(), extent.minY(), extent.maxY()));
    }

    private static Comparator<Feature> order(FeatureQuery query) {
        Comparator<Feature> order = Comparator.comparingLong(Feature::fid);
        for (int i = query.sort().size() - 1; i >= 0; i--) {
            order = order(query.layer(), query.sort().get(i)).thenComparing(order);
        }
        return order;
    }

    private static Comparator<Feature> order(Layer layer, SortKey key) {
        if (key.property().equals("fid")) {
            Comparator<Feature> order = Comparator.comparingLong(Feature::fid);
            return key.descending() ? order.reversed() : order;
        }
        int position =
                layer.attributes().indexOf(layer.attribute(key.property()).orElseThrow());
        Comparator<Object> values = InMemoryFeatureSource::compare;
        return Comparator.comparing(
                feature -> feature.values()[position],
                Comparator.nullsLast(key.descending() ? values.reversed() : values));
    }

    @SuppressWarnings("unchecked") // both are values of one attribute, so of one class
    private static int compare(Object one, Object other) {
        return ((Comparable<Object>) one).compareTo(other);
    }

    private static Feature project(FeatureQuery query, Feature feature) {
        Object[] values = query.properties().stream()
                .map(attribute -> feature.values()[position(query.layer(), attribute)])
                .toArray();
        byte[] wkb = null;
        if (query.geometry()) {
            Geometry geometry = geometry(feature);
            transform(geometry, query.layer().geometry().srid(), query.srid());
            wkb = new WKBWriter(2, org.locationtech.jts.io.ByteOrderValues.LITTLE_ENDIAN).write(geometry);
        }
        return new Feature(feature.fid(), values, wkb);
    }

    private static int position(Layer layer, Attribute attribute) {
        return layer.attributes().indexOf(attribute);
    }

    private static void transform(Geometry geometry, int from, int to) {
        CoordinateTransform transform = CoordinateTransform.between(from, to);
        geometry.apply((org.locationtech.jts.geom.Coordinate coordinate) -> {
            double[] xy = {coordinate.x, coordinate.y};
            transform.transform(xy, 1);
            coordinate.setX(xy[0]);
            coordinate.setY(xy[1]);
        });
        geometry.geometryChanged();
    }

    private static Geometry geometry(Feature feature) {
        try {
            return new WKBReader().read(feature.wkb());
        } catch (ParseException e) {
            throw new IllegalArgumentException("feature " + feature.fid(), e);
        }
    }
}
