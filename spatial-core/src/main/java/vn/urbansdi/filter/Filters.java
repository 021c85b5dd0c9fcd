package vn.urbansdi.filter;

import java.util.Collection;
import java.util.Set;
import java.util.stream.Collectors;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.identity.FeatureId;
import org.geotools.factory.CommonFactoryFinder;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.Extent;

/** Filters for protocols that have no filter language at hand. */
public final class Filters {

    private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

    private Filters() {}

    /** The features of those identifiers; identifiers of no feature are no error. */
    public static Filter ids(Layer layer, Collection<Long> fids) {
        Set<FeatureId> ids = fids.stream()
                .map(fid -> FACTORY.featureId(layer.id() + "." + fid))
                .collect(Collectors.toSet());
        return new Filter(ids.isEmpty() ? org.geotools.api.filter.Filter.EXCLUDE : FACTORY.id(ids));
    }

    /** {@code fes:BBOX} (OGC 09-026r2, 7.8.3.2): features that are not disjoint from the rectangle, in any served CRS. */
    public static Filter bbox(Extent extent) {
        return new Filter(
                FACTORY.intersects(FACTORY.property(PropertyNames.GEOMETRY), FACTORY.literal(rectangle(extent))));
    }

    /**
     * Features whose attribute has that value, written as text: {@code 06685}, {@code 12.5}, {@code true},
     * {@code 2026-08-14}, {@code 2026-08-14T06:30:00+07:00}.
     *
     * @throws FilterException of code UNKNOWN_PROPERTY or TYPE
     */
    public static Filter equal(Layer layer, String property, String value) {
        return compared(layer, property, "=", value);
    }

    /**
     * Features whose attribute lies so to a value.
     *
     * @param operator {@code =}, {@code <}, {@code <=}, {@code >} or {@code >=}
     * @param value    text, or of the class of the attribute's type
     * @throws FilterException of code UNKNOWN_PROPERTY or TYPE
     */
    public static Filter compared(Layer layer, String property, String operator, Object value) {
        String name = PropertyNames.resolve(layer, property);
        if (name.equals(PropertyNames.GEOMETRY)) {
            throw Refusal.operands(name, operator);
        }
        Object literal = Literals.coerce(value, PropertyNames.type(layer, name), name);
        return new Filter(ComparisonCheck.create(operator, FACTORY.property(name), FACTORY.literal(literal), true));
    }

    /** Features without a value of the attribute. */
    public static Filter missing(Layer layer, String property) {
        return new Filter(FACTORY.isNull(FACTORY.property(PropertyNames.resolve(layer, property))));
    }

    /** Features with a value of the property, be it the geometry. */
    public static Filter present(Layer layer, String property) {
        return new Filter(FACTORY.not(FACTORY.isNull(FACTORY.property(PropertyNames.resolve(layer, property)))));
    }

    /** Features that share a point with the rectangle; its edges are straight in the rectangle's own CRS. */
    public static Filter intersects(Extent extent) {
        return bbox(extent);
    }

    /** The rectangle as a geometry that knows its CRS; a point or a line where it has no area. */
    static Geometry rectangle(Extent extent) {
        Geometry rectangle = new GeometryFactory()
                .toGeometry(new Envelope(extent.minX(), extent.maxX(), extent.minY(), extent.maxY()));
        rectangle.setSRID(extent.srid());
        return rectangle;
    }
}
