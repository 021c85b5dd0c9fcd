package vn.urbansdi.store.merge;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.merge.MergeOutcome.Conflict;
import vn.urbansdi.store.merge.MergeOutcome.Reason;
import vn.urbansdi.store.merge.MergeOutcome.Reject;
import vn.urbansdi.store.schema.WebTransform;

/** Carries out one merge in the transaction of its connection, in which the rows are staged. */
final class Merge {

    /** From how many rows on it pays to make an empty table's indexes after the rows. */
    private static final long BULK_ROWS = 5_000;

    private static final int IDENTIFIER_ATTEMPTS = 16;

    private final Connection connection;
    private final Layer layer;
    private final LayerTable table;
    private final RunHeader header;
    private final MergeRules rules;
    private final MergeSql sql;

    Merge(Connection connection, Layer layer, RunHeader header, MergeRules rules) {
        this.connection = connection;
        this.layer = layer;
        this.table = new LayerTable(layer);
        this.header = header;
        this.rules = rules;
        this.sql = new MergeSql(layer, rules);
    }

    /** @param early rows that were rejected before they could be staged */
    MergeOutcome run(long runId, long staged, List<Reject> early) throws SQLException {
        // People's edits wait until the import is through, so that none slips in between decision and update; readers
        // go on.
        execute("LOCK TABLE " + table.qualifiedName() + " IN SHARE ROW EXCLUSIVE MODE");
        boolean empty = !exists("SELECT FROM " + table.qualifiedName());
        rememberParameters(runId);
        execute("ANALYZE " + StagingTable.NAME + " (row_id)");
        MatchSql match = new MatchSql(layer, sql.open());
        for (String statement : MatchSql.prepare()) {
            execute(statement);
        }
        for (String statement : match.duplicates()) {
            execute(statement);
        }
        long updated = 0;
        long matched = 0;
        long outranked = 0;
        List<Conflict> conflicts = List.of();
        Optional<Extent> changed = Optional.empty();
        if (!empty) {
            for (String statement : match.matches()) {
                execute(statement);
            }
            matched = number("SELECT count(*) FROM pg_temp.sdi_match");
            // Nobody else collects statistics of temporary tables, and without them the joins go wrong by orders.
            execute("ANALYZE pg_temp.sdi_match");
            execute(sql.decide());
            execute("ANALYZE pg_temp.sdi_case");
            conflicts = conflicts();
            outranked = number(sql.outranked());
            changed = extent(sql.updatedExtent());
            updated = executeCounting(sql.update());
            execute(sql.forgetSaid());
            execute(sql.rememberSaid());
        }
        long inserted = 0;
        Optional<Extent> added = Optional.empty();
        if (matched + number("SELECT count(*) FROM pg_temp.sdi_reject") < staged) {
            execute(sql.rejectIncomplete());
            assignIdentifiers();
            added = extent(sql.insertedExtent());
            inserted = insert(empty && staged >= BULK_ROWS);
        }
        rememberSource();
        List<Reject> rejects = new ArrayList<>(early);
        rejects.addAll(rejects());
        return new MergeOutcome(
                staged + early.size(),
                inserted,
                updated,
                matched - updated,
                outranked,
                rejects,
                conflicts,
                union(changed, added));
    }

    private static Optional<Extent> union(Optional<Extent> one, Optional<Extent> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(one.get().union(other.get())) : one.or(() -> other);
    }

    private void rememberParameters(long runId) throws SQLException {
        execute("CREATE TEMP TABLE sdi_now (layer text, source text, priority integer, run_id bigint) ON COMMIT DROP");
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO pg_temp.sdi_now VALUES (?, ?, ?, ?)")) {
            statement.setString(1, layer.id());
            statement.setString(2, header.source());
            statement.setInt(3, header.priority());
            statement.setLong(4, runId);
            statement.executeUpdate();
        }
    }

    private void assignIdentifiers() throws SQLException {
        if (sql.assignedPosition() < 0) {
            return;
        }
        int srid = layer.geometry().srid();
        boolean known = exists("SELECT FROM spatial_ref_sys WHERE srid = " + srid);
        WebTransform transform = new WebTransform(known ? Set.of(srid) : Set.of());
        execute(sql.assignIdentifiers(transform));
        long taken = executeCounting(sql.releaseTakenIdentifiers());
        for (int attempt = 1; taken > 0 && attempt < IDENTIFIER_ATTEMPTS; attempt++) {
            execute(sql.assignIdentifiersAgain(transform, attempt));
            taken = executeCounting(sql.releaseTakenIdentifiers());
        }
        execute(sql.rejectUnidentified());
    }

    private long insert(boolean bulk) throws SQLException {
        if (!bulk) {
            return executeCounting(sql.insert());
        }
        LayerIndexes indexes = LayerIndexes.drop(connection, table);
        long inserted = executeCounting(sql.insert());
        indexes.create();
        return inserted;
    }

    /** Written only when it changes: importing again what is there already writes nothing. */
    private void rememberSource() throws SQLException {
        List<String> attributes = new ArrayList<>(rules.attributes());
        attributes.sort(null);
        if (rules.geometry()) {
            attributes.add(Decision.GEOMETRY);
        }
        try (PreparedStatement statement = connection.prepareStatement(
                "INSERT INTO sdi.source AS s (layer, source, priority, attributes) VALUES (?, ?, ?, ?)"
                        + " ON CONFLICT (layer, source) DO UPDATE SET priority = excluded.priority, attributes ="
                        + " excluded.attributes WHERE (s.priority, s.attributes) IS DISTINCT FROM"
                        + " (excluded.priority, excluded.attributes)")) {
            statement.setString(1, layer.id());
            statement.setString(2, header.source());
            statement.setInt(3, header.priority());
            statement.setArray(4, connection.createArrayOf("text", attributes.toArray()));
            statement.executeUpdate();
        }
    }

    private List<Conflict> conflicts() throws SQLException {
        List<Conflict> conflicts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql.conflicts())) {
            while (rows.next()) {
                conflicts.add(new Conflict(
                        rows.getLong(1),
                        rows.getString(2),
                        rows.getLong(3),
                        rows.getString(4),
                        rows.getString(5),
                        rows.getString(6)));
            }
        }
        return conflicts;
    }

    private List<Reject> rejects() throws SQLException {
        List<Reject> rejects = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(MergeSql.rejects())) {
            while (rows.next()) {
                Reason reason = Reason.valueOf(rows.getString(3));
                rejects.add(new Reject(
                        rows.getString(1),
                        rows.getLong(2),
                        reason,
                        rows.getString(5),
                        RejectMessages.message(reason, rows.getString(4))));
            }
        }
        return rejects;
    }

    private Optional<Extent> extent(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b) FROM ("
                        + query + ") e (b)" + " WHERE b IS NOT NULL")) {
            return rows.next()
                    ? Optional.of(new Extent(
                            layer.geometry().srid(),
                            rows.getDouble(1),
                            rows.getDouble(2),
                            rows.getDouble(3),
                            rows.getDouble(4)))
                    : Optional.empty();
        }
    }

    private boolean exists(String query) throws SQLException {
        return number("SELECT EXISTS (" + query + ")::int") == 1;
    }

    private long number(String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(query)) {
            rows.next();
            return rows.getLong(1);
        }
    }

    private void execute(String statementSql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(statementSql);
        }
    }

    private long executeCounting(String statementSql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            return statement.executeLargeUpdate(statementSql);
        }
    }
}
