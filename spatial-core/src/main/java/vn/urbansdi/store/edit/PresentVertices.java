package vn.urbansdi.store.edit;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.index.kdtree.KdNode;
import org.locationtech.jts.index.kdtree.KdTree;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.CrsRegistry;

/**
 * A feature's vertices by what they are told as. Coordinates are told to a tenth of a millimetre, and a datum shift there and back does not lead quite to where it began
 * (0.7 mm between VN-2000 and WGS 84, in PROJ as here): a vertex that comes back as it was told is the one that is there, or else
 * a feature would move a little with every save.
 */
final class PresentVertices {

    /** Half of the last digit in which coordinates are told, and what a client's own arithmetic may add. */
    private static final double DEGREES = 1e-9;

    private static final double METRES = 1e-4;

    private final KdTree tree = new KdTree();
    private final double tolerance;

    /**
     * @param present in the layer's CRS
     * @param srid    of the coordinates that are looked for
     */
    PresentVertices(Geometry present, int srid) {
        this.tolerance = CrsRegistry.standard().require(srid).geographic() ? DEGREES : METRES;
        CoordinateTransform transform = CoordinateTransform.between(present.getSRID(), srid);
        for (Coordinate vertex : present.getCoordinates()) {
            double[] xy = {vertex.x, vertex.y};
            transform.transform(xy, 1);
            tree.insert(new Coordinate(xy[0], xy[1]), vertex);
        }
    }

    /** The vertex that is told as these coordinates. */
    Optional<Coordinate> at(double x, double y) {
        Envelope around = new Envelope(x - tolerance, x + tolerance, y - tolerance, y + tolerance);
        List<?> found = tree.query(around);
        return found.isEmpty() ? Optional.empty() : Optional.of((Coordinate) ((KdNode) found.get(0)).getData());
    }
}
