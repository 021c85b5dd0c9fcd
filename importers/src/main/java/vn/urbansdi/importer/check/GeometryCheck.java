package vn.urbansdi.importer.check;

import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.GeometryFault;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;

/** Whether a geometry has the layer's type and is valid by Simple Features (OGC 06-103r4, 6.1), as PostGIS sees it. */
public final class GeometryCheck {

    private final GeometryType type;

    GeometryCheck(GeometryType type) {
        this.type = type;
    }

    /** The first thing that makes the geometry invalid by Simple Features, whatever its type. */
    public static Optional<GeometryFault> fault(Geometry geometry) {
        // Readers let only finite coordinates pass.
        return geometry.getDimension() == 0 || PlainShapes.isValid(geometry)
                ? Optional.empty()
                : GeometryFault.of(geometry);
    }

    /** @return null if the geometry is good */
    Rejection check(Geometry geometry) {
        String found = geometry.getGeometryType();
        if (!found.equals(type.simpleFeatureName())) {
            return Rejection.of(
                    geometry.getDimension() == type.dimension() ? Reason.WRONG_GEOMETRY_TYPE : Reason.WRONG_DIMENSION,
                    "Lớp cần " + type.simpleFeatureName() + ", dòng này là " + found + ".",
                    "The layer takes " + type.simpleFeatureName() + ", this row is a " + found + ".");
        }
        return fault(geometry).map(GeometryCheck::invalid).orElse(null);
    }

    private static Rejection invalid(GeometryFault fault) {
        Title what = fault.what();
        String place = fault.at()
                .map(at -> String.format(Locale.ROOT, "%.3f %.3f", at.x, at.y))
                .orElse("");
        return Rejection.of(
                Reason.INVALID_GEOMETRY,
                what.vi() + " tại " + place + " (theo hệ toạ độ của lớp).",
                what.en() + " at " + place + " (in the layer's CRS).");
    }
}
