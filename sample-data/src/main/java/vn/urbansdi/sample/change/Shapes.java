package vn.urbansdi.sample.change;

import java.util.Optional;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;

/** New shapes out of old ones, on the centimetre grid of the old. */
final class Shapes {

    private static final double GRID_PER_METRE = 100;
    private static final double SHARE_KEPT = 0.65;
    private static final double LEAST_PIECE_M2 = 8;

    private Shapes() {}

    static Geometry moved(Geometry geometry, double dx, double dy) {
        Geometry copy = geometry.copy();
        copy.apply((CoordinateFilter) c -> {
            c.x = Math.rint((c.x + dx) * GRID_PER_METRE) / GRID_PER_METRE;
            c.y = Math.rint((c.y + dy) * GRID_PER_METRE) / GRID_PER_METRE;
        });
        copy.geometryChanged();
        return copy;
    }

    /** @param piece what was cut off */
    record Split(Polygon rest, Polygon piece) {}

    /** Cut across at about two thirds of its length; absent where that makes no two fair polygons. */
    static Optional<Split> split(Geometry geometry) {
        Envelope box = geometry.getEnvelopeInternal();
        boolean wide = box.getWidth() >= box.getHeight();
        double at = wide ? box.getMinX() + SHARE_KEPT * box.getWidth() : box.getMinY() + SHARE_KEPT * box.getHeight();
        Envelope beyond = wide
                ? new Envelope(at, box.getMaxX() + 1, box.getMinY() - 1, box.getMaxY() + 1)
                : new Envelope(box.getMinX() - 1, box.getMaxX() + 1, at, box.getMaxY() + 1);
        Geometry knife = geometry.getFactory().toGeometry(beyond);
        PrecisionModel grid = new PrecisionModel(GRID_PER_METRE);
        Geometry piece = OverlayNG.overlay(geometry, knife, OverlayNG.INTERSECTION, grid);
        Geometry rest = OverlayNG.overlay(geometry, knife, OverlayNG.DIFFERENCE, grid);
        boolean fair = rest instanceof Polygon
                && piece instanceof Polygon
                && piece.getArea() > LEAST_PIECE_M2
                && rest.getArea() > 0.55 * geometry.getArea()
                && OverlayNGRobust.overlay(rest, piece, OverlayNG.INTERSECTION).getArea() == 0;
        return fair ? Optional.of(new Split((Polygon) rest, (Polygon) piece)) : Optional.empty();
    }
}
