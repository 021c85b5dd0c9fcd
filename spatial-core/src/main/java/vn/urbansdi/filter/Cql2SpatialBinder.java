package vn.urbansdi.filter;

import java.util.ArrayList;
import java.util.List;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.geotools.factory.CommonFactoryFinder;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryCollection;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.Cql2Node.Name;
import vn.urbansdi.filter.Cql2Node.Relation;
import vn.urbansdi.filter.Cql2Node.Value;

/**
 * Spatial relations of CQL2 (OGC 21-065r2, 7.5 to 7.7), between any of the layer's geometry and literals. A collection of parts of
 * several kinds, and a box over the antimeridian, stand in S_INTERSECTS and S_DISJOINT, whose meaning is that of its parts; the relations of the
 * nine-intersection model are not defined for it.
 */
final class Cql2SpatialBinder {

    private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

    private final Layer layer;
    private final SpatialCheck check;

    Cql2SpatialBinder(Layer layer, SpatialCheck check) {
        this.layer = layer;
        this.check = check;
    }

    Filter bind(Relation relation, boolean negated) {
        boolean disjoint = relation.relation().equals("S_DISJOINT");
        List<Filter> parts = new ArrayList<>();
        for (Expression left : operands(relation.left(), relation.relation())) {
            for (Expression right : operands(relation.right(), relation.relation())) {
                parts.add(check.check(operator(relation.relation(), left, right), layer));
            }
        }
        Filter filter = parts.size() == 1 ? parts.get(0) : disjoint ? FACTORY.and(parts) : FACTORY.or(parts);
        return negated ? new KnownNot(filter) : filter;
    }

    /** One, or the parts of a mixed collection. */
    private static List<Expression> operands(Cql2Node node, String relation) {
        if (node instanceof Name name) {
            return List.of(FACTORY.property(name.name()));
        }
        if (!(node instanceof Value value) || !(value.value() instanceof Geometry geometry)) {
            throw Refusal.operands(Cql2Scalars.shown(node), relation)
                    .at(node.place().title());
        }
        if (!geometry.getGeometryType().equals(Geometry.TYPENAME_GEOMETRYCOLLECTION)) {
            return List.of(FACTORY.literal(geometry));
        }
        if (!relation.equals("S_INTERSECTS") && !relation.equals("S_DISJOINT")) {
            throw Refusal.unsupported(relation + " GEOMETRYCOLLECTION")
                    .at(node.place().title());
        }
        List<Expression> parts = new ArrayList<>();
        for (int i = 0; i < ((GeometryCollection) geometry).getNumGeometries(); i++) {
            parts.add(FACTORY.literal(geometry.getGeometryN(i)));
        }
        return parts;
    }

    private static BinarySpatialOperator operator(String relation, Expression left, Expression right) {
        return switch (relation) {
            case "S_INTERSECTS" -> FACTORY.intersects(left, right);
            case "S_EQUALS" -> FACTORY.equal(left, right);
            case "S_DISJOINT" -> FACTORY.disjoint(left, right);
            case "S_TOUCHES" -> FACTORY.touches(left, right);
            case "S_WITHIN" -> FACTORY.within(left, right);
            case "S_OVERLAPS" -> FACTORY.overlaps(left, right);
            case "S_CROSSES" -> FACTORY.crosses(left, right);
            case "S_CONTAINS" -> FACTORY.contains(left, right);
            default -> throw Refusal.unsupported(relation);
        };
    }
}
