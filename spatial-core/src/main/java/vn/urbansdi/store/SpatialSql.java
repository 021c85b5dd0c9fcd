package vn.urbansdi.store;

import java.util.Optional;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.spatial.Beyond;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.geotools.api.filter.spatial.Contains;
import org.geotools.api.filter.spatial.Crosses;
import org.geotools.api.filter.spatial.Disjoint;
import org.geotools.api.filter.spatial.DistanceBufferOperator;
import org.geotools.api.filter.spatial.Equals;
import org.geotools.api.filter.spatial.Intersects;
import org.geotools.api.filter.spatial.Overlaps;
import org.geotools.api.filter.spatial.Touches;
import org.geotools.api.filter.spatial.Within;
import org.locationtech.jts.densify.Densifier;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.WKBWriter;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.ValueReference;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.OutsideCrsException;
import vn.urbansdi.geo.WebMercatorQuad;

/** Spatial operators between a layer's {@code geom} and literals, which are brought to the layer's CRS. */
final class SpatialSql {

    /** A rectangle's edge is no straight line in another CRS: it goes over in so many pieces. */
    private static final int PIECES_PER_EDGE = 32;

    private static final double METRES_PER_DEGREE = 110_574;

    private final Layer layer;
    private final Crs layerCrs;
    private final ServerCrs crs;
    private final BoundSql sql;

    SpatialSql(Layer layer, ServerCrs crs, BoundSql sql) {
        this.layer = layer;
        this.layerCrs = CrsRegistry.standard().require(layer.geometry().srid());
        this.crs = crs;
        this.sql = sql;
    }

    void append(BinarySpatialOperator operator) {
        if (operator instanceof DistanceBufferOperator distance) {
            Geometry literal = (Geometry) ((Literal) operator.getExpression2()).getValue();
            sql.sql(distance instanceof Beyond ? "(NOT " : "(");
            appendWithin(literal, distance.getDistance());
            sql.sql(")");
            return;
        }
        Optional<RectangleBoxes> boxes = boxes(operator);
        if (boxes.isPresent()) {
            appendMeetsRectangle(boxes.get(), (Geometry) ((Literal) operator.getExpression2()).getValue());
            return;
        }
        sql.sql("(");
        if (isBox(operator.getExpression1())
                && operator.getExpression2() instanceof Literal literal
                && !(operator instanceof Disjoint)) {
            // a shape and the box around it are found by the same boxes of the index
            sql.sql("geom && ");
            appendLiteral((Geometry) literal.getValue());
            sql.sql(" AND ");
        }
        sql.sql(operator instanceof Disjoint ? "NOT ST_Intersects" : function(operator));
        sql.sql("(");
        appendOperand(operator.getExpression1());
        sql.sql(", ");
        appendOperand(operator.getExpression2());
        sql.sql("))");
    }

    /** Whether the operator asks for what meets an upright rectangle. */
    static boolean meetsRectangle(BinarySpatialOperator operator) {
        return operator instanceof Intersects
                && !isBox(operator.getExpression1())
                && operator.getExpression2() instanceof Literal literal
                && ((Geometry) literal.getValue()).isRectangle();
    }

    /** Present where the operator asks for what meets a rectangle that something can surely lie inside. */
    private Optional<RectangleBoxes> boxes(BinarySpatialOperator operator) {
        if (!meetsRectangle(operator)) {
            return Optional.empty();
        }
        Extent extent = Rectangles.extent((Geometry) ((Literal) operator.getExpression2()).getValue());
        try {
            return RectangleBoxes.of(extent, layer.geometry().srid())
                    .filter(boxes -> boxes.inner().isPresent());
        } catch (OutsideCrsException e) {
            return Optional.empty();
        }
    }

    /**
     * Most of what a rectangle finds lies in its midst; a look at a box costs a tenth of one at a shape. SELECT keeps the
     * second look from being a second walk through the index.
     */
    private void appendMeetsRectangle(RectangleBoxes boxes, Geometry rectangle) {
        sql.sql("(geom && ").box(boxes.outer());
        sql.sql(" AND (geom @ ").boxOnce(boxes.inner().orElseThrow());
        sql.sql(" OR (SELECT ST_Intersects(geom, ");
        appendLiteral(rectangle);
        sql.sql("))))");
    }

    private void appendOperand(Expression operand) {
        if (operand instanceof Literal literal) {
            appendLiteral((Geometry) literal.getValue());
        } else {
            sql.sql(isBox(operand) ? "ST_Envelope(geom)" : "geom");
        }
    }

    private static boolean isBox(Expression operand) {
        return operand instanceof PropertyName name && name.getPropertyName().equals(ValueReference.BOUNDED_BY);
    }

    private static String function(BinarySpatialOperator operator) {
        if (operator instanceof Intersects) {
            return "ST_Intersects";
        } else if (operator instanceof Within) {
            return "ST_Within";
        } else if (operator instanceof Contains) {
            return "ST_Contains";
        } else if (operator instanceof Crosses) {
            return "ST_Crosses";
        } else if (operator instanceof Touches) {
            return "ST_Touches";
        } else if (operator instanceof Overlaps) {
            return "ST_Overlaps";
        } else if (operator instanceof Equals) {
            return "ST_Equals";
        }
        throw new IllegalArgumentException("an unchecked filter: " + operator.getClass());
    }

    /**
     * Metres on the ground: in the plane where the layer is stored in a projection whose unit that is, on the ellipsoid
     * where it is stored in degrees or in Web Mercator, whose metres are 7 % too short here and worse elsewhere.
     */
    private void appendWithin(Geometry literal, double metres) {
        boolean planar = !layerCrs.geographic() && layerCrs.srid() != WebMercatorQuad.SRID;
        if (planar) {
            sql.sql("ST_DWithin(geom, ");
            appendLiteral(literal);
            sql.sql(", ").bind(metres).sql(")");
            return;
        }
        int wgs84 = 4326;
        sql.sql("(");
        boxAround(literal, metres).ifPresent(box -> {
            sql.sql("geom && ");
            appendLiteral(Rectangles.geometry(box));
            sql.sql(" AND ");
        });
        sql.sql("ST_DWithin(")
                .sql(crs.transform("geom", layerCrs.srid(), wgs84))
                .sql("::geography, ");
        appendLiteral(literal, wgs84);
        sql.sql("::geography, ").bind(metres).sql("))");
    }

    /** Degrees that surely hold everything within {@code metres}, for the index; empty where that is nearly everything. */
    private static Optional<Extent> boxAround(Geometry literal, double metres) {
        try {
            Extent box = CoordinateTransform.between(literal.getSRID(), 4326).transform(Rectangles.extent(literal));
            double north = metres / METRES_PER_DEGREE * 1.01;
            double farthest = Math.max(Math.abs(box.minY()), Math.abs(box.maxY())) + north;
            if (farthest >= 85) {
                return Optional.empty();
            }
            double east = north / Math.cos(Math.toRadians(farthest)) * 1.01;
            if (box.minX() - east < -180 || box.maxX() + east > 180) {
                return Optional.empty();
            }
            return Optional.of(
                    new Extent(4326, box.minX() - east, box.minY() - north, box.maxX() + east, box.maxY() + north));
        } catch (OutsideCrsException e) {
            return Optional.empty();
        }
    }

    private void appendLiteral(Geometry literal) {
        appendLiteral(literal, layer.geometry().srid());
    }

    private void appendLiteral(Geometry literal, int srid) {
        Geometry sent = literal;
        if (literal.getSRID() != srid && literal.isRectangle()) {
            sent = cutAndBend(literal, srid);
        }
        BoundSql bound = new BoundSql()
                .sql("ST_GeomFromWKB(")
                .bind(new WKBWriter().write(sent))
                .sql(", ")
                .sql(literal.getSRID())
                .sql(")");
        sql.append(crs.transform(bound, literal.getSRID(), srid));
    }

    private static Geometry cutAndBend(Geometry rectangle, int srid) {
        Geometry cut = rectangle;
        Optional<Extent> usable = Rectangles.usable(rectangle.getSRID(), srid);
        if (usable.isPresent()) {
            Envelope shared = rectangle.getEnvelopeInternal().intersection(Rectangles.envelope(usable.get()));
            cut = rectangle.getFactory().toGeometry(shared);
        }
        Envelope box = cut.getEnvelopeInternal();
        double piece = Math.max(box.getWidth(), box.getHeight()) / PIECES_PER_EDGE;
        return cut.getDimension() < 2 || piece == 0 ? cut : Densifier.densify(cut, piece);
    }
}
