package vn.urbansdi.feature;

import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import vn.urbansdi.catalog.Title;

/**
 * What makes a geometry invalid by Simple Features (OGC 06-103r4, 6.1), as PostGIS sees it.
 *
 * @param at where, in the geometry's own coordinates; empty where no one place is at fault
 */
public record GeometryFault(Title what, Optional<Coordinate> at) {

    /** The first fault of a geometry of finite coordinates; empty where it is valid. */
    public static Optional<GeometryFault> of(Geometry geometry) {
        return geometry.getDimension() == 0
                ? Optional.empty()
                : Optional.ofNullable(new IsValidOp(geometry).getValidationError())
                        .map(error -> new GeometryFault(
                                what(error.getErrorType()), Optional.ofNullable(error.getCoordinate())));
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
