package vn.urbansdi.store;

import java.util.Optional;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.OutsideCrsException;

/**
 * The features of a tile as SQL: {@code fid}, then the attributes, then the geometry as WKB in the layer's CRS. Where there are
 * too many there are two ways to choose. Either their boxes are all looked at: the important and the large come first, those of
 * like size in an order that has nothing to do with where they lie, and of those smaller than {@link #CELL_PX} one for each cell of
 * that size. Or, where even that would take too long, the index is asked for a few of each cell of {@link #SAMPLE_PX}, at a cost that does not
 * grow with the table. Cells are the same for all tiles of a level, so that neighbours choose alike.
 */
final class TileSql {

    /** Features of one tile at most. */
    static final int MOST_FEATURES = 20_000;

    private static final double PX_PER_TILE = 256;
    private static final double CELL_PX = 3;
    private static final double SAMPLE_PX = 4;
    private static final int SAMPLES_PER_CELL = 4;

    /** Whichever: that takes a third of the time. */
    private static final String ONE_OF_CELLS = "SELECT min(place), min(id), max(importance), max(size) FROM hit"
            + " WHERE size < 1 GROUP BY x_cell, y_cell";

    private static final String MOST_IMPORTANT_OF_CELLS =
            "SELECT place, id, importance, size FROM (SELECT DISTINCT ON (x_cell, y_cell) * FROM hit WHERE size < 1"
                    + " ORDER BY x_cell, y_cell, importance DESC NULLS LAST, hashint8(id), id) AS of_cells";

    /** Where a pixel has no size in the layer's CRS: finer than anything. */
    private static final double NO_PIXEL = 1e-9;

    private final TileQuery query;
    private final LayerTable table;
    private final ServerCrs crs;
    private final Optional<String> past;
    private final Extent seen;

    /** @param past in PostgreSQL's words, where the query looks back ({@link CommitsAt}) */
    TileSql(TileQuery query, ServerCrs crs, Optional<String> past) {
        this.query = query;
        this.table = new LayerTable(query.layer());
        this.crs = crs;
        this.past = past;
        this.seen = query.seen();
    }

    /** All of them, and one more than {@link #MOST_FEATURES} where there are as many. */
    BoundSql all() {
        BoundSql sql = new BoundSql().sql("SELECT " + columns() + " FROM ").append(rows());
        appendWhere(sql, true);
        return sql.sql(" LIMIT " + (MOST_FEATURES + 1));
    }

    /** How the database would look at all boxes, from which it tells about how many there are. */
    BoundSql estimate() {
        BoundSql sql = new BoundSql().sql("EXPLAIN (FORMAT JSON) SELECT FROM " + table.qualifiedName());
        appendWhere(sql, false);
        return sql;
    }

    /** Those that rank first, with the number of all in a last column. */
    BoundSql ranked() {
        double cell = cell(CELL_PX);
        Optional<String> importance = query.layer()
                .publish()
                .tiles()
                .flatMap(tiles -> tiles.importance())
                .map(name -> SqlName.quote(
                        LayerTable.column(query.layer().attribute(name).orElseThrow())));
        BoundSql sql =
                new BoundSql().sql("WITH hit AS MATERIALIZED (SELECT place, id, importance, floor(ST_XMin(box) / ");
        sql.bind(cell)
                .sql(") AS x_cell, floor(ST_YMin(box) / ")
                .bind(cell)
                .sql(") AS y_cell, greatest(ST_XMax(box)")
                .sql(" - ST_XMin(box), ST_YMax(box) - ST_YMin(box)) / ")
                .bind(cell);
        sql.sql(" AS size FROM (SELECT " + place() + " AS place, fid AS id, " + importance.orElse("0")
                        + " AS importance, geom::box2d AS box FROM ")
                .append(rows());
        appendWhere(sql, true);
        sql.sql(
                " OFFSET 0) AS boxed), chosen AS MATERIALIZED (SELECT place FROM (SELECT place, id, importance, size FROM hit"
                        + " WHERE size >= 1 UNION ALL "
                        + (importance.isPresent() ? MOST_IMPORTANT_OF_CELLS : ONE_OF_CELLS)
                        + ") AS distinct_ones"
                        + " ORDER BY importance DESC NULLS LAST, floor(ln(greatest(size, 0.001))) DESC, hashint8(id), id LIMIT "
                        + MOST_FEATURES + ")");
        appendChosen(sql, ", (SELECT count(*) FROM hit)");
        return sql;
    }

    /** A few of each cell; empty where the tile has no image in the layer's CRS. */
    Optional<BoundSql> sampled() {
        Optional<Extent> area = area();
        if (area.isEmpty()) {
            return Optional.empty();
        }
        double cell = cell(SAMPLE_PX);
        BoundSql sql = new BoundSql().sql("WITH chosen AS MATERIALIZED (SELECT DISTINCT place FROM generate_series(");
        sql.bind(first(area.get().minX(), cell)).sql(", ").bind(first(area.get().maxX(), cell));
        sql.sql(") AS x, generate_series(").bind(first(area.get().minY(), cell)).sql(", ");
        sql.bind(first(area.get().maxY(), cell));
        sql.sql(") AS y CROSS JOIN LATERAL (SELECT " + place() + " AS place FROM ")
                .append(rows());
        sql.sql(" WHERE geom && ST_MakeEnvelope(x * ")
                .bind(cell)
                .sql(", y * ")
                .bind(cell)
                .sql(", (x + 1) * ");
        sql.bind(cell).sql(", (y + 1) * ").bind(cell).sql(", " + area.get().srid() + ")");
        appendFilter(sql);
        sql.sql(" LIMIT " + SAMPLES_PER_CELL + ") AS near LIMIT " + MOST_FEATURES + ")");
        appendChosen(sql, "");
        return Optional.of(sql);
    }

    /** Rows are read from where they lie; those of a former state lie in two tables, and are found by identifier. */
    private void appendChosen(BoundSql sql, String more) {
        sql.sql(" SELECT " + columns() + more + " FROM ");
        if (past.isEmpty()) {
            sql.sql(table.qualifiedName() + " WHERE ctid = ANY (ARRAY (SELECT place FROM chosen))");
        } else {
            sql.sql("chosen JOIN ").append(rows()).sql(" ON fid = place");
        }
    }

    private void appendWhere(BoundSql sql, boolean filtered) {
        sql.sql(" WHERE ");
        new ExtentSql(table, crs, sql).append(seen, false);
        if (filtered) {
            appendFilter(sql);
        }
    }

    private void appendFilter(BoundSql sql) {
        if (!query.filter().equals(Filter.ALL)) {
            sql.sql(" AND ");
            new FilterSql(query.layer(), crs, sql).append(query.filter().ast());
        }
    }

    private BoundSql rows() {
        return past.isEmpty() ? new BoundSql().sql(table.qualifiedName()) : new RowsAtSql(table, past.get()).rows();
    }

    private String place() {
        return past.isEmpty() ? "ctid" : "fid";
    }

    /** A power of two, so that tiles of a level agree on it although a pixel is not equally large everywhere. */
    private double cell(double px) {
        double pixel = area().map(area -> Math.max(area.width(), area.height())
                        / (PX_PER_TILE * seen.width() / query.tile().width()))
                .orElse(NO_PIXEL);
        return Math.pow(2, Math.rint(Math.log(px * pixel) / Math.log(2)));
    }

    private Optional<Extent> area() {
        try {
            return RectangleBoxes.of(seen, query.layer().geometry().srid()).map(RectangleBoxes::outer);
        } catch (OutsideCrsException e) {
            return Optional.empty();
        }
    }

    private static Long first(double position, double cell) {
        return (long) Math.floor(position / cell);
    }

    private String columns() {
        String columns = query.properties().stream().map(TileSql::column).collect(Collectors.joining());
        return "fid" + columns + ", ST_AsBinary(geom)";
    }

    private static String column(Attribute attribute) {
        return ", " + SqlName.quote(LayerTable.column(attribute));
    }
}
