package vn.urbansdi.filter;

import java.util.Locale;
import java.util.Set;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.spatial.BBOX;
import org.geotools.api.filter.spatial.Beyond;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.geotools.api.filter.spatial.Contains;
import org.geotools.api.filter.spatial.Crosses;
import org.geotools.api.filter.spatial.DWithin;
import org.geotools.api.filter.spatial.Disjoint;
import org.geotools.api.filter.spatial.DistanceBufferOperator;
import org.geotools.api.filter.spatial.Equals;
import org.geotools.api.filter.spatial.Intersects;
import org.geotools.api.filter.spatial.Overlaps;
import org.geotools.api.filter.spatial.Touches;
import org.geotools.api.filter.spatial.Within;
import org.geotools.api.geometry.BoundingBox;
import org.geotools.api.referencing.crs.CoordinateReferenceSystem;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.referencing.crs.DefaultGeographicCRS;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.geo.Extent;

/** Spatial operators between a layer's geometry and a literal one. */
final class SpatialCheck {

    private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

    private static final Set<String> SIMPLE_TYPES =
            Set.of("Point", "LineString", "Polygon", "MultiPoint", "MultiLineString", "MultiPolygon");

    private final int literalSrid;
    private int vertices;

    SpatialCheck(int literalSrid) {
        this.literalSrid = literalSrid;
    }

    Filter check(BinarySpatialOperator operator, Layer layer) {
        Expression left = operator.getExpression1();
        Expression right = operator.getExpression2();
        if (left instanceof PropertyName written && right instanceof Literal literal) {
            return create(operator, property(written, layer), geometry(literal), false);
        }
        if (left instanceof Literal literal && right instanceof PropertyName written) {
            return create(operator, property(written, layer), geometry(literal), true);
        }
        if (left instanceof Literal one && right instanceof Literal other) {
            return create(operator, geometry(one), geometry(other), false);
        }
        if (left instanceof PropertyName one && right instanceof PropertyName other) {
            return create(operator, property(one, layer), property(other, layer), false);
        }
        throw Refusal.unsupportedNode(operator);
    }

    /** The layer's geometry, or the box around it, which relates to other shapes as a geometry does. */
    private static PropertyName property(PropertyName written, Layer layer) {
        if (written.getPropertyName().strip().equals(ValueReference.BOUNDED_BY)) {
            return FACTORY.property(ValueReference.BOUNDED_BY);
        }
        String name = PropertyNames.resolve(layer, written.getPropertyName());
        if (!name.equals(PropertyNames.GEOMETRY)) {
            throw Refusal.operands(name, "spatial");
        }
        return FACTORY.property(name);
    }

    private Literal geometry(Literal literal) {
        Object value = literal.getValue();
        Geometry geometry;
        boolean named;
        if (value instanceof BoundingBox box) {
            geometry = rectangle(box);
            named = isNamed(box.getCoordinateReferenceSystem());
        } else if (value instanceof Geometry written) {
            geometry = written.copy();
            geometry.setSRID(srid(written));
            geometry.setUserData(null);
            named = written.getSRID() > 0
                    || (written.getUserData() instanceof CoordinateReferenceSystem crs && isNamed(crs));
        } else {
            throw Refusal.geometry("không phải hình học", "not a geometry");
        }
        requireUsable(geometry);
        if (!named) {
            refuseDegrees(geometry);
        }
        return FACTORY.literal(geometry);
    }

    /** Coordinates of which nobody said the CRS are in one of metres: degrees would find nothing, and nobody would know why. */
    private static void refuseDegrees(Geometry geometry) {
        Envelope box = geometry.getEnvelopeInternal();
        boolean degrees =
                box.getMinX() >= -180 && box.getMaxX() <= 180 && box.getMinY() >= -180 && box.getMaxY() <= 180;
        Crs crs = CrsRegistry.standard().require(geometry.getSRID());
        if (degrees && !crs.geographic()) {
            throw Refusal.geometry(
                    "không nêu hệ toạ độ nên là mét trong " + crs.code() + ", nhưng các số trông như độ:"
                            + " hãy viết SRID=4326; trước hình học",
                    "it names no CRS and so is in metres of " + crs.code()
                            + ", but its numbers look like degrees: write SRID=4326; before the geometry");
        }
    }

    private Geometry rectangle(BoundingBox box) {
        int srid = srid(box.getCoordinateReferenceSystem());
        try {
            return Filters.rectangle(new Extent(srid, box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY()));
        } catch (IllegalArgumentException e) {
            throw Refusal.geometry("hộp sai thứ tự hoặc không hữu hạn", e.getMessage());
        }
    }

    private int srid(Geometry geometry) {
        if (geometry.getSRID() > 0) {
            return requireServed(geometry.getSRID());
        }
        return srid(geometry.getUserData() instanceof CoordinateReferenceSystem crs ? crs : null);
    }

    private int srid(CoordinateReferenceSystem crs) {
        if (!isNamed(crs)) {
            return literalSrid;
        }
        return crs.getIdentifiers().stream()
                .filter(id -> id.getCode().matches("\\d{1,6}"))
                .findFirst()
                .map(id -> requireServed(Integer.parseInt(id.getCode())))
                .orElseThrow(() -> Refusal.unknownCrs(crs.getName().getCode()));
    }

    /** The parser gives ECQL's ENVELOPE a made-up WGS 84, as if it had been named: there it means that none was. */
    private static boolean isNamed(CoordinateReferenceSystem crs) {
        return crs != null && crs != DefaultGeographicCRS.WGS84;
    }

    private static int requireServed(int srid) {
        return CrsRegistry.standard()
                .crs(srid)
                .orElseThrow(() -> Refusal.unknownCrs("EPSG:" + srid))
                .srid();
    }

    private void requireUsable(Geometry geometry) {
        if (!SIMPLE_TYPES.contains(geometry.getGeometryType())) {
            throw Refusal.unsupported(geometry.getGeometryType());
        }
        vertices += geometry.getNumPoints();
        if (vertices > FilterLimits.VERTICES) {
            throw Refusal.tooLarge("vertices", FilterLimits.VERTICES);
        }
        if (geometry.isEmpty()) {
            throw Refusal.geometry("rỗng", "empty");
        }
        for (Coordinate coordinate : geometry.getCoordinates()) {
            if (!Double.isFinite(coordinate.x) || !Double.isFinite(coordinate.y)) {
                throw Refusal.geometry("tọa độ không hữu hạn", "a coordinate is not finite");
            }
        }
        if (!geometry.isValid()) {
            throw Refusal.geometry("không hợp lệ (tự cắt, vòng hở, …)", "not valid (self-intersection or the like)");
        }
    }

    private static Filter create(
            BinarySpatialOperator operator, Expression geom, Expression literal, boolean mirrored) {
        if (operator instanceof DistanceBufferOperator distance) {
            boolean shape =
                    geom instanceof PropertyName name && name.getPropertyName().equals(PropertyNames.GEOMETRY);
            if (!(literal instanceof Literal) || !shape) {
                throw Refusal.unsupportedNode(operator);
            }
            double metres = distance.getDistance() * metresPerUnit(distance.getDistanceUnits());
            if (!Double.isFinite(metres) || metres < 0) {
                throw Refusal.geometry("khoảng cách âm hoặc quá lớn", "a distance is negative or too large");
            }
            if (operator instanceof DWithin) {
                return FACTORY.dwithin(geom, literal, metres, "m");
            }
            if (operator instanceof Beyond) {
                return FACTORY.beyond(geom, literal, metres, "m");
            }
        }
        if (operator instanceof BBOX || operator instanceof Intersects) {
            return FACTORY.intersects(geom, literal);
        } else if (operator instanceof Within) {
            return mirrored ? FACTORY.contains(geom, literal) : FACTORY.within(geom, literal);
        } else if (operator instanceof Contains) {
            return mirrored ? FACTORY.within(geom, literal) : FACTORY.contains(geom, literal);
        } else if (operator instanceof Disjoint) {
            return FACTORY.disjoint(geom, literal);
        } else if (operator instanceof Crosses) {
            return FACTORY.crosses(geom, literal);
        } else if (operator instanceof Touches) {
            return FACTORY.touches(geom, literal);
        } else if (operator instanceof Overlaps) {
            return FACTORY.overlaps(geom, literal);
        } else if (operator instanceof Equals) {
            return FACTORY.equal(geom, literal);
        }
        throw Refusal.unsupportedNode(operator);
    }

    /** Units by the names of ECQL, UCUM and EPSG; a distance without one is in metres. Degrees are no distance. */
    private static double metresPerUnit(String unit) {
        String name = unit == null ? "" : unit.strip().toLowerCase(Locale.ROOT);
        String code = name.substring(
                Math.max(name.lastIndexOf(':'), Math.max(name.lastIndexOf('/'), name.lastIndexOf('#'))) + 1);
        return switch (code) {
            case "", "m", "metre", "metres", "meter", "meters", "9001" -> 1;
            case "km", "kilometre", "kilometres", "kilometer", "kilometers", "9036" -> 1000;
            case "ft", "[ft_i]", "foot", "feet", "9002" -> 0.3048;
            case "mi", "[mi_i]", "mile", "miles", "statute miles", "9093" -> 1609.344;
            case "nm", "nmi", "[nmi_i]", "nautical miles", "9030" -> 1852;
            default -> throw Refusal.unsupported("uom " + unit);
        };
    }
}
