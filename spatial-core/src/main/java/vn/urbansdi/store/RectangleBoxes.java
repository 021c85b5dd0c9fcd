package vn.urbansdi.store;

import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.OutsideCrsException;

/**
 * Two boxes of a layer's CRS for a rectangle of any CRS, where it may be bent: what meets the rectangle meets the outer one,
 * which an index can look up, and what lies in the inner one lies in the rectangle and needs no second look.
 *
 * <p>PostGIS keeps boxes, in the index and at the head of each geometry, as floats rounded outward: 0.25 m at a northing of
 * 2,300,000 m. The inner box is so much smaller that this does not matter.
 *
 * @param inner empty where nothing is surely inside
 */
record RectangleBoxes(Extent outer, Optional<Extent> inner) {

    private static final int POINTS_PER_EDGE = 21;

    /**
     * @return empty if the rectangle lies outside of where its CRS or the layer's is of use: nothing meets it
     * @throws OutsideCrsException if the rectangle has no image in the layer's CRS
     */
    static Optional<RectangleBoxes> of(Extent rectangle, int layerSrid) {
        if (rectangle.srid() == layerSrid) {
            return Optional.of(new RectangleBoxes(rectangle, shrunk(rectangle)));
        }
        Envelope box = Rectangles.envelope(rectangle);
        Optional<Extent> usable = Rectangles.usable(rectangle.srid(), layerSrid);
        if (usable.isPresent()) {
            box = box.intersection(Rectangles.envelope(usable.get()));
        }
        if (box.isNull()) {
            return Optional.empty();
        }
        Extent cut = new Extent(rectangle.srid(), box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
        CoordinateTransform transform = CoordinateTransform.between(rectangle.srid(), layerSrid);
        Extent outer = transform.transform(cut);
        // proj4j and PROJ agree within millimetres; a feature's own edges bend a little, too
        double margin = 1e-4 * Math.max(outer.width(), outer.height()) + 1e-7 * Math.abs(outer.maxY());
        return Optional.of(new RectangleBoxes(outer.buffer(margin), inner(cut, transform, layerSrid, margin)));
    }

    private static Optional<Extent> shrunk(Extent extent) {
        double largest = Math.max(
                Math.max(Math.abs(extent.minX()), Math.abs(extent.maxX())),
                Math.max(Math.abs(extent.minY()), Math.abs(extent.maxY())));
        return inside(
                extent.srid(),
                extent.minX(),
                extent.minY(),
                extent.maxX(),
                extent.maxY(),
                4 * Math.ulp((float) largest));
    }

    /** An upright box of the layer's CRS that lies inside the rectangle, edges included. */
    private static Optional<Extent> inner(Extent extent, CoordinateTransform transform, int srid, double margin) {
        double[] left = edge(extent.minX(), extent.minY(), extent.minX(), extent.maxY(), transform);
        double[] right = edge(extent.maxX(), extent.minY(), extent.maxX(), extent.maxY(), transform);
        double[] bottom = edge(extent.minX(), extent.minY(), extent.maxX(), extent.minY(), transform);
        double[] top = edge(extent.minX(), extent.maxY(), extent.maxX(), extent.maxY(), transform);
        return inside(srid, greatest(left, 0), greatest(bottom, 1), least(right, 0), least(top, 1), margin);
    }

    private static Optional<Extent> inside(
            int srid, double minX, double minY, double maxX, double maxY, double margin) {
        boolean empty = minX + margin >= maxX - margin || minY + margin >= maxY - margin;
        return empty
                ? Optional.empty()
                : Optional.of(new Extent(srid, minX + margin, minY + margin, maxX - margin, maxY - margin));
    }

    private static double[] edge(double x1, double y1, double x2, double y2, CoordinateTransform transform) {
        double[] xy = new double[2 * POINTS_PER_EDGE];
        for (int i = 0; i < POINTS_PER_EDGE; i++) {
            double share = (double) i / (POINTS_PER_EDGE - 1);
            xy[2 * i] = x1 + (x2 - x1) * share;
            xy[2 * i + 1] = y1 + (y2 - y1) * share;
        }
        transform.transform(xy, POINTS_PER_EDGE);
        return xy;
    }

    private static double greatest(double[] xy, int axis) {
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = axis; i < xy.length; i += 2) {
            greatest = Math.max(greatest, xy[i]);
        }
        return greatest;
    }

    private static double least(double[] xy, int axis) {
        double least = Double.POSITIVE_INFINITY;
        for (int i = axis; i < xy.length; i += 2) {
            least = Math.min(least, xy[i]);
        }
        return least;
    }
}
