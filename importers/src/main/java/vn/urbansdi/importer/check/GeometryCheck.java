package vn.urbansdi.importer.check;

import java.util.Locale;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;

/** Whether a geometry has the layer's type and is valid by Simple Features (OGC 06-103r4, 6.1), as PostGIS sees it. */
final class GeometryCheck {

    private final GeometryType type;

    GeometryCheck(GeometryType type) {
        this.type = type;
    }

    /** @return null if the geometry is good */
    Rejection check(Geometry geometry) {
        String found = geometry.getGeometryType();
        if (!found.equals(type.simpleFeatureName())) {
            return Rejection.of(
                    Reason.WRONG_GEOMETRY_TYPE,
                    "Lớp cần " + type.simpleFeatureName() + ", dòng này là " + found + ".",
                    "The layer takes " + type.simpleFeatureName() + ", this row is a " + found + ".");
        }
        if (type.dimension() == 0) {
            return null; // readers let only finite coordinates pass
        }
        TopologyValidationError error = new IsValidOp(geometry).getValidationError();
        return error == null ? null : invalid(error);
    }

    private static Rejection invalid(TopologyValidationError error) {
        Title what = what(error.getErrorType());
        Coordinate at = error.getCoordinate();
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
