package vn.urbansdi.store;

import java.util.Optional;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.OutsideCrsException;

/**
 * The condition that a feature's bounding box meets a rectangle, so written that the spatial index serves it.
 *
 * <p>{@code &&} alone finds a little too much ({@link RectangleBoxes}). Whoever draws does not care; for everybody else what
 * lies on the rectangle's border is looked at again in full precision.
 */
final class ExtentSql {

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
        String image = extent.srid() == layerSrid ? "geom" : crs.transform("geom", layerSrid, extent.srid());
        try {
            Optional<RectangleBoxes> boxes = RectangleBoxes.of(extent, layerSrid);
            if (boxes.isPresent()) {
                append(boxes.get(), exact ? Optional.of(extent) : Optional.empty(), image);
            } else {
                sql.sql("FALSE");
            }
        } catch (OutsideCrsException e) {
            appendExact(extent, image);
        }
    }

    private void append(RectangleBoxes boxes, Optional<Extent> border, String exactGeometry) {
        sql.sql("(geom && ").box(boxes.outer());
        if (border.isPresent()) {
            sql.sql(" AND (");
            boxes.inner().ifPresent(inner -> sql.sql("geom @ ").boxOnce(inner).sql(" OR "));
            appendExact(border.get(), exactGeometry);
            sql.sql(")");
        }
        sql.sql(")");
    }

    /** The inner query, which OFFSET keeps the planner from dissolving, transforms each geometry once instead of four times. */
    private void appendExact(Extent box, String geometry) {
        sql.sql("(SELECT ST_XMin(box) <= ").bind(box.maxX());
        sql.sql(" AND ST_XMax(box) >= ").bind(box.minX());
        sql.sql(" AND ST_YMin(box) <= ").bind(box.maxY());
        sql.sql(" AND ST_YMax(box) >= ").bind(box.minY());
        sql.sql(" FROM (SELECT Box3D(" + geometry + ") AS box OFFSET 0) AS bounded)");
    }
}
