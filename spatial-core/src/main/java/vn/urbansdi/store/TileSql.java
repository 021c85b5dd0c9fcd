package vn.urbansdi.store;

import java.util.Optional;
import java.util.stream.Collectors;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.OutsideCrsException;

/**
 * The features of a tile as SQL: {@code fid}, then the attributes, then the geometry as WKB in the layer's CRS. Where a tile
 * would hold tens of thousands of features that nobody can tell apart, those smaller than {@link #TINY_PX} are thinned out,
 * one for each cell of {@link #CELL_PX}.
 */
final class TileSql {

    private static final double PX_PER_TILE = 256;
    private static final double TINY_PX = 3;
    private static final double CELL_PX = 3;

    /** From here on a tile holds few enough. */
    private static final int FIRST_COMPLETE_ZOOM = 14;

    private static final int MOST_FEATURES = 20_000;

    private final TileQuery query;
    private final LayerTable table;
    private final ServerCrs crs;

    TileSql(TileQuery query, ServerCrs crs) {
        this.query = query;
        this.table = new LayerTable(query.layer());
        this.crs = crs;
    }

    BoundSql select() {
        Extent seen = query.seen();
        BoundSql sql = new BoundSql();
        if (query.zoom() < FIRST_COMPLETE_ZOOM) {
            appendThinned(sql, seen);
        } else {
            sql.sql("SELECT " + columns() + " FROM " + table.qualifiedName() + " WHERE ");
            new ExtentSql(table, crs, sql).append(seen, false);
            sql.sql(" LIMIT " + MOST_FEATURES);
        }
        return sql;
    }

    /** Boxes are looked at first, and only the rows that are wanted read afterwards, from where they lie. */
    private void appendThinned(BoundSql sql, Extent seen) {
        double px = pixel(seen);
        sql.sql("WITH hit AS MATERIALIZED (SELECT place, floor(ST_XMin(box) / ").bind(CELL_PX * px);
        sql.sql(") AS x_cell, floor(ST_YMin(box) / ").bind(CELL_PX * px);
        sql.sql(") AS y_cell, greatest(ST_XMax(box) - ST_XMin(box), ST_YMax(box) - ST_YMin(box)) >= ")
                .bind(TINY_PX * px);
        sql.sql(" AS big FROM (SELECT ctid AS place, geom::box2d AS box FROM " + table.qualifiedName() + " WHERE ");
        new ExtentSql(table, crs, sql).append(seen, false);
        sql.sql(" OFFSET 0) AS boxed) SELECT " + columns() + " FROM " + table.qualifiedName()
                + " WHERE ctid = ANY (ARRAY ((SELECT place FROM hit WHERE big UNION ALL"
                + " SELECT min(place) FROM hit WHERE NOT big GROUP BY x_cell, y_cell) LIMIT " + MOST_FEATURES + "))");
    }

    /** A pixel of the tile in units of the layer's CRS. */
    private double pixel(Extent seen) {
        double pixels = PX_PER_TILE * seen.width() / query.tile().width();
        try {
            Optional<RectangleBoxes> boxes =
                    RectangleBoxes.of(seen, query.layer().geometry().srid());
            return boxes.map(found -> found.outer().width() / pixels).orElse(1.0);
        } catch (OutsideCrsException e) {
            return Double.MIN_NORMAL;
        }
    }

    private String columns() {
        String columns = query.properties().stream()
                .map(attribute -> ", " + SqlName.quote(LayerTable.column(attribute)))
                .collect(Collectors.joining());
        return "fid" + columns + ", ST_AsBinary(geom)";
    }
}
