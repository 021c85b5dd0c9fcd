package vn.urbansdi.store;

import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.WebMercatorQuad;

/**
 * A tile as SQL. Where a tile would hold tens of thousands of features that nobody can tell apart, those smaller than
 * {@link #TINY_PX} are thinned out, one for each cell of {@link #CELL_PX}. With half a million parcels of 8 by 15 m in 14 km
 * square the heaviest tile, of zoom 14, then weighs 1.2 MB, before compression.
 */
final class TileSql {

    /** Units along a tile's side (Mapbox Vector Tile 2.1, extent). */
    private static final int EXTENT = 4096;

    /** Around the tile, so that outlines and labels do not stop at its edge: 8 of 256 pixels. */
    private static final int BUFFER = 128;

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
        Extent tile = WebMercatorQuad.tile(query.zoom(), query.x(), query.y());
        String bounds = "ST_TileEnvelope(" + query.zoom() + ", " + query.x() + ", " + query.y() + ")";
        BoundSql sql =
                new BoundSql().sql("SELECT ST_AsMVT(tile, ").bind(query.layer().id());
        sql.sql(", " + EXTENT + ", 'sdi_shape', 'fid') FROM (SELECT fid" + properties());
        sql.sql(", ST_AsMVTGeom(sdi_web, " + bounds + ", " + EXTENT + ", " + BUFFER + ") AS sdi_shape FROM (");
        appendFeatures(sql, tile);
        sql.sql(") AS seen LIMIT " + MOST_FEATURES + ") AS tile WHERE sdi_shape IS NOT NULL");
        return sql;
    }

    private void appendFeatures(BoundSql sql, Extent tile) {
        boolean thinned = query.zoom() < FIRST_COMPLETE_ZOOM;
        String web = table.hasWebGeometry()
                ? "geom_web"
                : crs.transform("geom", query.layer().geometry().srid(), LayerTable.WEB_SRID);
        if (thinned) {
            double px = tile.width() / PX_PER_TILE;
            sql.sql("SELECT DISTINCT ON (x_cell, y_cell, big_fid) * FROM (SELECT *, ");
            appendCell(sql, "ST_XMin(sdi_web)", px);
            sql.sql(" AS x_cell, ");
            appendCell(sql, "ST_YMin(sdi_web)", px);
            sql.sql(" AS y_cell, CASE WHEN greatest(ST_XMax(sdi_web) - ST_XMin(sdi_web), "
                            + "ST_YMax(sdi_web) - ST_YMin(sdi_web)) >= ")
                    .bind(TINY_PX * px)
                    .sql(" THEN fid END AS big_fid FROM (");
        }
        sql.sql("SELECT *, " + web + " AS sdi_web FROM " + table.qualifiedName() + " WHERE ");
        new ExtentSql(table, crs, sql).append(tile.buffer(tile.width() * BUFFER / EXTENT), false);
        if (thinned) {
            sql.sql(") AS hit) AS celled");
        }
    }

    private static void appendCell(BoundSql sql, String coordinate, double px) {
        sql.sql("floor(" + coordinate + " / ").bind(CELL_PX * px).sql(")");
    }

    private String properties() {
        StringBuilder columns = new StringBuilder();
        for (Attribute attribute : query.properties()) {
            String column = SqlName.quote(LayerTable.column(attribute));
            columns.append(", ")
                    .append(value(column, attribute.type()))
                    .append(" AS ")
                    .append(SqlName.quote(attribute.name()));
        }
        return columns.toString();
    }

    /** ST_AsMVT writes what it does not know as PostgreSQL's text: numbers must be doubles, times must be ISO 8601. */
    private static String value(String column, AttributeType type) {
        return switch (type) {
            case DECIMAL -> column + "::float8";
            case DATE -> "to_char(" + column + ", 'YYYY-MM-DD')";
            case TIMESTAMP -> "to_char(" + column + " AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')";
            case TEXT, INTEGER, BOOLEAN -> column;
        };
    }
}
