package vn.urbansdi.store;

import java.util.List;
import java.util.stream.Stream;

/**
 * A layer's rows as they were when certain transactions had come into effect and no others: of the present ones those that were
 * there already, and of the superseded ones those that were there still. Conditions on the rows reach into both tables, where
 * indexes serve them.
 */
final class RowsAtSql {

    private final LayerTable table;
    private final String snapshot;

    /** @param snapshot in PostgreSQL's words */
    RowsAtSql(LayerTable table, String snapshot) {
        this.table = table;
        this.snapshot = snapshot;
    }

    /** What stands behind FROM, with the columns of the table that queries use. */
    BoundSql rows() {
        List<String> columns = Stream.of(Stream.of("fid"), table.attributeColumns().stream(), Stream.of("geom"))
                .flatMap(names -> names)
                .toList();
        String[] bounds = snapshot.split(":", -1);
        return new BoundSql()
                .sql("(SELECT " + SqlName.list(columns) + " FROM " + table.qualifiedName() + " WHERE ")
                .append(inEffect("changed_tx"))
                .sql(" UNION ALL SELECT " + SqlName.list(columns) + " FROM " + table.qualifiedHistoryName() + " WHERE ")
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
}
