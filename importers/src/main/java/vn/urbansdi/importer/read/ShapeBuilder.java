package vn.urbansdi.importer.read;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.LinearRing;
import org.locationtech.jts.geom.Point;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.PackedCoordinateSequence;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import vn.urbansdi.importer.row.Repair;

/** Makes two-dimensional geometries over primitive arrays, and remembers what it had to put right in the current row. */
final class ShapeBuilder {

    static final GeometryFactory FACTORY =
            new GeometryFactory(new PrecisionModel(), 0, PackedCoordinateSequenceFactory.DOUBLE_FACTORY);

    private static final Set<Repair> NOTHING = Set.of();

    private Set<Repair> repairs = NOTHING;

    /** Forgets the repairs of the row before. */
    void beginRow() {
        repairs = NOTHING;
    }

    Set<Repair> repairs() {
        return repairs;
    }

    void repaired(Repair repair) {
        if (repairs.isEmpty()) {
            repairs = EnumSet.of(repair);
        } else {
            repairs.add(repair);
        }
    }

    Point point(double x, double y) throws MalformedShapeException {
        return FACTORY.createPoint(sequence(new double[] {x, y}));
    }

    /** @param xy x0, y0, x1, y1, …; owned by the result */
    LineString line(double[] xy) throws MalformedShapeException {
        if (xy.length < 4) {
            throw MalformedShapeException.invalid(
                    "Đường chỉ có " + xy.length / 2 + " điểm.", "A line has only " + xy.length / 2 + " point(s).");
        }
        return FACTORY.createLineString(sequence(xy));
    }

    /** @param xy x0, y0, x1, y1, …, closed or not; owned by the result */
    LinearRing ring(double[] xy) throws MalformedShapeException {
        int last = xy.length - 2;
        double[] closed = xy;
        if (xy.length >= 6 && (xy[0] != xy[last] || xy[1] != xy[last + 1])) {
            closed = Arrays.copyOf(xy, xy.length + 2);
            closed[xy.length] = xy[0];
            closed[xy.length + 1] = xy[1];
        }
        if (closed.length < 8) {
            throw MalformedShapeException.invalid(
                    "Vòng chỉ có " + xy.length / 2 + " điểm, cần ít nhất 4 (điểm cuối trùng điểm đầu).",
                    "A ring has only " + xy.length / 2 + " point(s); it needs 4, the last equal to the first.");
        }
        CoordinateSequence sequence = sequence(closed);
        if (closed.length != xy.length) {
            repaired(Repair.RING_CLOSED);
        }
        return FACTORY.createLinearRing(sequence);
    }

    private static CoordinateSequence sequence(double[] xy) throws MalformedShapeException {
        for (int i = 0; i < xy.length; i++) {
            if (!Double.isFinite(xy[i])) {
                throw MalformedShapeException.invalid(
                        "Điểm thứ " + (i / 2 + 1) + " có toạ độ không phải là số hữu hạn.",
                        "Point " + (i / 2 + 1) + " has a coordinate that is not a finite number.");
            }
        }
        return new PackedCoordinateSequence.Double(xy, 2, 0);
    }
}
