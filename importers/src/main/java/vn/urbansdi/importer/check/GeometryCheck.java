package vn.urbansdi.importer.check;

import java.util.Locale;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;

/** Whether a geometry has the layer's type and is valid by Simple Features (OGC 06-103r4, 6.1), as PostGIS sees it. */
public final class GeometryCheck {

    private final GeometryType type;

    GeometryCheck(GeometryType type) {
        this.type = type;
    }

    /**
     * What makes a geometry invalid.
     *
     * @param at where, in the geometry's own coordinates; null where no one place is at fault
     */
    public record Fault(Title what, Coordinate at) {}

    /** The first thing that makes the geometry invalid by Simple Features, whatever its type. */
    public static Optional<Fault> fault(Geometry geometry) {
        // Readers let only finite coordinates pass.
        if (geometry.getDimension() == 0 || PlainShapes.isValid(geometry)) {
            return Optional.empty();
        }
        return Optional.ofNullable(new IsValidOp(geometry).getValidationError())
                .map(error -> new Fault(what(error.getErrorType()), error.getCoordinate()));
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

    private static Rejection invalid(Fault fault) {
        Title what = fault.what();
        Coordinate at = fault.at();
        String place = at == null ? "" : String.format(Locale.ROOT, "%.3f %.3f", at.x, at.y);
        return Rejection.of(
                Reason.INVALID_GEOMETRY,
                what.vi() + " tại " + place + " (theo hệ toạ độ của lớp).",
                what.en() + " at " + place + " (in the layer's CRS).");
    }

    private static Title what(int error) {
        return switch (error) {
            case TopologyValidationError.SELF_INTERSECTION ->
                new Title("Đường biên tự cắt", "The boundary crosses itself");
            case TopologyValidationError.RING_SELF_INTERSECTION ->
                new Title("Vòng tự chạm hoặc tự cắt", "A ring touches or crosses itself");
            case TopologyValidationError.HOLE_OUTSIDE_SHELL ->
                new Title("Lỗ nằm ngoài vòng ngoài", "A hole lies outside its shell");
            case TopologyValidationError.NESTED_HOLES -> new Title("Lỗ nằm trong lỗ", "A hole lies in another hole");
            case TopologyValidationError.NESTED_SHELLS ->
                new Title(
                        "Vùng nằm trong vùng khác của cùng đối tượng", "A polygon lies in another of the same feature");
            case TopologyValidationError.DISCONNECTED_INTERIOR ->
                new Title("Phần trong bị chia cắt", "The interior is not connected");
            case TopologyValidationError.DUPLICATE_RINGS -> new Title("Hai vòng trùng nhau", "Two rings are the same");
            case TopologyValidationError.TOO_FEW_POINTS ->
                new Title("Có quá ít điểm khác nhau", "There are too few different points");
            default -> new Title("Hình học không hợp lệ", "The geometry is not valid");
        };
    }
}
