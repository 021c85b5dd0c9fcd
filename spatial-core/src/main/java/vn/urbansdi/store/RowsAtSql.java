package vn.urbansdi.store;

import java.util.List;
import java.util.stream.Stream;
import vn.urbansdi.geo.CrsRegistry;

/**
 * A layer's rows as they were when certain transactions had come into effect and no others: of the present ones those that were
 * there already, and of the superseded ones those that were there still. Conditions on the rows reach into both tables, where
 * indexes serve them.
 */
final class RowsAtSql {

    /** Beyond, Web Mercator ends. */
    private static final int LATITUDE_LIMIT = 85;

    private final LayerTable table;
    private final ServerCrs crs;
    private final String snapshot;

    /** @param snapshot in PostgreSQL's words */
    RowsAtSql(LayerTable table, ServerCrs crs, String snapshot) {
        this.table = table;
        this.crs = crs;
        this.snapshot = snapshot;
    }

    /** What stands behind FROM, with the columns of the table that queries use. */
    BoundSql rows() {
        List<String> columns = Stream.of(Stream.of("fid"), table.attributeColumns().stream(), Stream.of("geom"))
                .flatMap(names -> names)
                .toList();
        String web = table.hasWebGeometry() ? ", geom_web" : "";
        String[] bounds = snapshot.split(":", -1);
        return new BoundSql()
                .sql("(SELECT " + SqlName.list(columns) + web + " FROM " + table.qualifiedName() + " WHERE ")
                .append(inEffect("changed_tx"))
                .sql(" UNION ALL SELECT " + SqlName.list(columns) + (web.isEmpty() ? "" : ", " + webGeometry())
                        + " FROM " + table.qualifiedHistoryName() + " WHERE ")
                .append(inEffect("changed_tx"))
                // Whatever was ended before the oldest of the others need not be looked at: an index leads past it.
                .sql(" AND superseded_tx >= ")
                .bind(bounds[0])
                .sql("::xid8 AND NOT ")
                .append(inEffect("superseded_tx"))
                .sql(") AS rows_then");
    }

    private BoundSql inEffect(String transaction) {
        return new BoundSql()
                .sql("pg_visible_in_snapshot(" + transaction + ", ")
                .bind(snapshot)
                .sql("::pg_snapshot)");
    }

    /** The history does not keep it. */
    private String webGeometry() {
        int srid = table.layer().geometry().srid();
        String transformed = crs.transform("geom", srid, LayerTable.WEB_SRID);
        boolean degrees =
                CrsRegistry.standard().crs(srid).map(each -> each.geographic()).orElse(false);
        return degrees
                ? "CASE WHEN ST_YMin(geom) >= -" + LATITUDE_LIMIT + " AND ST_YMax(geom) <= " + LATITUDE_LIMIT + " THEN "
                        + transformed + " END"
                : transformed;
    }
}
