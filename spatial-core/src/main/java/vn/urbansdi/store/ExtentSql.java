package vn.urbansdi.store;

import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.OutsideCrsException;

/**
 * The condition that a feature's bounding box meets a rectangle, so written that the spatial index serves it.
 *
 * <p>PostGIS keeps boxes, in the index and at the head of each geometry, as floats rounded outward: 0.25 m at a northing of
 * 2,300,000 m. So {@code &&} alone finds a little too much. Whoever draws does not care; for everybody else what lies on
 * the rectangle's border is looked at again in full precision.
 */
final class ExtentSql {

    private static final int POINTS_PER_EDGE = 21;

    private final LayerTable table;
    private final ServerCrs crs;
    private final BoundSql sql;

    ExtentSql(LayerTable table, ServerCrs crs, BoundSql sql) {
        this.table = table;
        this.crs = crs;
        this.sql = sql;
    }

    /** @param exact whether the border matters */
    void append(Extent extent, boolean exact) {
        int layerSrid = table.layer().geometry().srid();
        if (extent.srid() == layerSrid) {
            append(extent, shrunk(extent), exact ? Optional.of(extent) : Optional.empty(), "geom");
        } else {
            appendForeign(extent, layerSrid, exact);
        }
    }

    /** The rectangle is bent in the layer's CRS: a box around it for the index, one inside it that needs no second look. */
    private void appendForeign(Extent extent, int layerSrid, boolean exact) {
        Envelope box = Rectangles.envelope(extent);
        Optional<Extent> usable = Rectangles.usable(extent.srid(), layerSrid);
        if (usable.isPresent()) {
            box = box.intersection(Rectangles.envelope(usable.get()));
        }
        if (box.isNull()) {
            sql.sql("FALSE");
            return;
        }
        String image = extent.srid() == LayerTable.WEB_SRID && table.hasWebGeometry()
                ? "geom_web"
                : crs.transform("geom", layerSrid, extent.srid());
        Extent cut = new Extent(extent.srid(), box.getMinX(), box.getMinY(), box.getMaxX(), box.getMaxY());
        try {
            CoordinateTransform transform = CoordinateTransform.between(extent.srid(), layerSrid);
            Extent outer = transform.transform(cut);
            // proj4j and PROJ agree within millimetres; a feature's own edges bend a little, too
            double margin = 1e-4 * Math.max(outer.width(), outer.height()) + 1e-7 * Math.abs(outer.maxY());
            Optional<Extent> inner = inner(cut, transform, outer.srid(), margin);
            append(outer.buffer(margin), inner, exact ? Optional.of(extent) : Optional.empty(), image);
        } catch (OutsideCrsException e) {
            appendExact(extent, image);
        }
    }

    private void append(Extent outer, Optional<Extent> inner, Optional<Extent> border, String exactGeometry) {
        sql.sql("(geom && ");
        appendBox(outer);
        if (border.isPresent()) {
            sql.sql(" AND (");
            if (inner.isPresent()) {
                sql.sql("geom @ ");
                appendBox(inner.get());
                sql.sql(" OR ");
            }
            appendExact(border.get(), exactGeometry);
            sql.sql(")");
        }
        sql.sql(")");
    }

    private void appendBox(Extent box) {
        sql.sql("ST_MakeEnvelope(").bind(box.minX()).sql(", ").bind(box.minY()).sql(", ");
        sql.bind(box.maxX())
                .sql(", ")
                .bind(box.maxY())
                .sql(", ")
                .sql(box.srid())
                .sql(")");
    }

    /** The inner query, which OFFSET keeps the planner from dissolving, transforms each geometry once instead of four times. */
    private void appendExact(Extent box, String geometry) {
        sql.sql("(SELECT ST_XMin(box) <= ").bind(box.maxX());
        sql.sql(" AND ST_XMax(box) >= ").bind(box.minX());
        sql.sql(" AND ST_YMin(box) <= ").bind(box.maxY());
        sql.sql(" AND ST_YMax(box) >= ").bind(box.minY());
        sql.sql(" FROM (SELECT Box3D(" + geometry + ") AS box OFFSET 0) AS bounded)");
    }

    /** So much smaller that a box of floats inside it is a box inside the rectangle. */
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
