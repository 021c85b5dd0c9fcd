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
import vn.urbansdi.store.schema.SqlTransform;

/** Carries out one merge in the transaction of its connection, in which the rows are staged. */
final class Merge {

    private static final int IDENTIFIER_ATTEMPTS = 16;

    private final LayerSession session;
    private final Connection connection;
    private final Layer layer;
    private final LayerTable table;
    private final RunHeader header;
    private final MergeRules rules;
    private final MergeSql sql;

    Merge(LayerSession session, RunHeader header, MergeRules rules) {
        this.session = session;
        this.connection = session.connection();
        this.layer = session.layer();
        this.table = new LayerTable(layer);
        this.header = header;
        this.rules = rules;
        this.sql = new MergeSql(layer, rules);
    }

    /** @param early rows that were rejected before they could be staged */
    MergeOutcome run(long runId, long staged, List<Reject> early) throws SQLException {
        session.holdEdits(table.qualifiedName());
        boolean empty = !session.holdsRows(table.qualifiedName());
        rememberParameters(runId);
        session.execute("ANALYZE " + StagingTable.NAME + " (row_id)");
        MatchSql match = new MatchSql(layer, sql.open());
        for (String statement : MatchSql.prepare()) {
            session.execute(statement);
        }
        for (String statement : match.duplicates()) {
            session.execute(statement);
        }
        long updated = 0;
        long matched = 0;
        long outranked = 0;
        long blank = 0;
        long yielded = 0;
        Moved moved = Moved.NOTHING;
        List<Conflict> conflicts = new ArrayList<>();
        Optional<Extent> changed = Optional.empty();
        if (!empty) {
            for (String statement : match.matches()) {
                session.execute(statement);
            }
            Elsewhere elsewhere = new Elsewhere(session, rules);
            elsewhere.find();
            matched = session.number("SELECT count(*) FROM pg_temp.sdi_match");
            // Nobody else collects statistics of temporary tables, and without them the joins go wrong by orders.
            session.execute("ANALYZE pg_temp.sdi_match");
            session.execute(sql.decide());
            session.execute("ANALYZE pg_temp.sdi_case");
            conflicts.addAll(conflicts());
            moved = elsewhere.moved();
            outranked = session.number(sql.count(Decision.OUTRANKED));
            blank = session.number(sql.count(Decision.BLANK));
            yielded = session.number(sql.count(Decision.NEXT));
            changed = session.extent(sql.updatedExtent());
            updated = session.executeCounting(sql.update());
            session.execute(sql.forgetSaid());
            session.execute(sql.rememberSaid());
        }
        long inserted = 0;
        List<Conflict> removed = new ArrayList<>();
        Optional<Extent> added = Optional.empty();
        if (!header.additions()) {
            session.execute(MergeSql.rejectUnmatched());
        } else if (matched + session.number("SELECT count(*) FROM pg_temp.sdi_reject") < staged) {
            if (RemovedByHand.any(session)) {
                for (String statement : match.removedByHand()) {
                    session.execute(statement);
                }
                removed.addAll(RemovedByHand.conflicts(session, sql.removed()));
                conflicts.addAll(removed);
            }
            session.execute(sql.rejectIncomplete());
            assignIdentifiers();
            added = session.extent(sql.insertedExtent());
            inserted = session.executeCounting(sql.insert());
        }
        Retired retired = Retired.NOTHING;
        Optional<Extent> vanished = Optional.empty();
        if (rules.retirement().isPresent() && !empty) {
            Retire.Result result =
                    new Retire(session, match).run(rules.retirement().get());
            retired = result.retired();
            vanished = result.extent();
            conflicts.addAll(result.conflicts());
        }
        new SourceLog(connection, layer).remember(header, rules);
        List<Reject> rejects = new ArrayList<>(early);
        rejects.addAll(rejects());
        return new MergeOutcome(
                staged + early.size(),
                inserted,
                updated,
                matched - updated + removed.size(),
                outranked,
                blank,
                yielded,
                moved,
                rejects,
                conflicts,
                retired,
                union(union(changed, added), vanished));
    }

    private static Optional<Extent> union(Optional<Extent> one, Optional<Extent> other) {
        return one.isPresent() && other.isPresent() ? Optional.of(one.get().union(other.get())) : one.or(() -> other);
    }

    private void rememberParameters(long runId) throws SQLException {
        session.execute(
                "CREATE TEMP TABLE sdi_now (layer text, source text, priority integer, run_id bigint, overlap float8,"
                        + " distance_m float8, city text, lowered boolean DEFAULT false) ON COMMIT DROP");
        try (PreparedStatement statement =
                connection.prepareStatement("INSERT INTO pg_temp.sdi_now VALUES (?, ?, ?, ?, ?, ?, ?)")) {
            statement.setString(1, layer.id());
            statement.setString(2, header.source());
            statement.setInt(3, header.priority());
            statement.setLong(4, runId);
            statement.setDouble(5, rules.shapes().overlap());
            statement.setDouble(6, rules.shapes().distanceM());
            statement.setString(7, rules.retirement().flatMap(Retirement::city).orElse(null));
            statement.executeUpdate();
        }
        session.execute(
                "UPDATE pg_temp.sdi_now p SET lowered = EXISTS (SELECT FROM sdi.source o WHERE (o.layer, o.source) ="
                        + " (p.layer, p.source) AND o.priority > p.priority)");
    }

    private void assignIdentifiers() throws SQLException {
        if (sql.assignedPosition() < 0) {
            return;
        }
        int srid = layer.geometry().srid();
        boolean known = session.number("SELECT count(*) FROM spatial_ref_sys WHERE srid = " + srid) > 0;
        SqlTransform transform = new SqlTransform(known ? Set.of(srid) : Set.of());
        session.execute(sql.assignIdentifiers(transform));
        long taken = session.executeCounting(sql.releaseTakenIdentifiers());
        for (int attempt = 1; taken > 0 && attempt < IDENTIFIER_ATTEMPTS; attempt++) {
            session.execute(sql.assignIdentifiersAgain(transform, attempt));
            taken = session.executeCounting(sql.releaseTakenIdentifiers());
        }
        session.execute(sql.rejectUnidentified());
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
}
