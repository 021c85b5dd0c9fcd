package vn.urbansdi.store.merge;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;
import vn.urbansdi.store.merge.MergeOutcome.Reason;
import vn.urbansdi.store.merge.MergeOutcome.Reject;

/**
 * Rows that go straight into a layer's table because it is empty: there is nothing to merge them with, so that staging them
 * first would only write them twice. The indexes, which have been set aside, are made after the rows.
 */
final class DirectIntake implements Intake {

    private static final String STAMP = "sdi_stamp_inserted";
    private static final String KEEP_DELETED = "sdi_keep_deleted";

    private final LayerSession session;
    private final LayerTable table;
    private final RunHeader header;
    private final long runId;
    private final LayerIndexes indexes;
    private final CopyIn copy;
    private final CopyBinaryWriter writer;
    private final RowEncoder encoder;
    private final boolean[] needed;
    private final List<Reject> rejects = new ArrayList<>();
    private final GeometryTally geometries = new GeometryTally();
    private final long firstFid;
    private long rows;
    private long copied;
    private boolean duplicatesRemoved;

    private DirectIntake(LayerSession session, RunHeader header, long runId) throws SQLException {
        Layer layer = session.layer();
        this.session = session;
        this.table = new LayerTable(layer);
        this.header = header;
        this.runId = runId;
        this.encoder = new RowEncoder(layer);
        this.needed = new boolean[layer.attributes().size()];
        for (int i = 0; i < needed.length; i++) {
            Attribute attribute = layer.attributes().get(i);
            needed[i] = attribute.required() || layer.key().contains(attribute.name());
        }
        this.indexes = new LayerIndexes(session);
        // Its condition never holds for an import, but a trigger before each row has COPY write rows one by one, not by
        // the page.
        trigger("DISABLE", STAMP);
        // Drawn here for all of them: nobody else inserts meanwhile, and half a million calls are saved.
        this.firstFid = session.number("SELECT nextval(" + sequence() + ")");
        this.copy = session.connection()
                .unwrap(PGConnection.class)
                .getCopyAPI()
                .copyIn(
                        "COPY " + table.qualifiedName() + " (\"fid\", \"city\", "
                                + table.attributeColumns().stream()
                                        .map(column -> SqlName.quote(column) + ", ")
                                        .collect(Collectors.joining())
                                + "\"geom\", \"source\", \"source_file\", \"source_row\", \"run_id\") FROM STDIN (FORMAT binary)");
        this.writer = new CopyBinaryWriter(copy);
    }

    /**
     * Opens the COPY if nothing about the rows has to be found out by looking at them together, but for the uniqueness of
     * the key; otherwise nothing is done.
     *
     * @param session whose transaction holds off other writers of the layer, which is empty and has no indexes
     */
    static Optional<DirectIntake> open(LayerSession session, RunHeader header, long runId) throws SQLException {
        Layer layer = session.layer();
        boolean keyAlone = layer.attributeMatches().stream().allMatch(names -> names.equals(layer.key()));
        boolean assigns = layer.attributes().stream()
                .anyMatch(attribute -> attribute.assign().isPresent());
        return keyAlone && !assigns ? Optional.of(new DirectIntake(session, header, runId)) : Optional.empty();
    }

    @Override
    public void write(StagedRow row) throws SQLException {
        int multi = encoder.check(row);
        Optional<Reject> incomplete = incomplete(row);
        if (incomplete.isPresent()) {
            rows++;
            rejects.add(incomplete.get());
            return;
        }
        if (row.wkb() != null) {
            geometries.add(row.wkb());
        }
        writer.startRow(encoder.attributes() + 7);
        writer.writeLong(firstFid + copied);
        writer.writeText(row.city());
        encoder.writeValues(writer, row.values());
        encoder.writeGeometry(writer, row.wkb(), multi);
        writer.writeText(header.source());
        writer.writeText(row.sourceFile());
        writer.writeLong(row.sourceRow());
        writer.writeLong(runId);
        rows++;
        copied++;
    }

    private Optional<Reject> incomplete(StagedRow row) {
        for (int i = 0; i < needed.length; i++) {
            if (needed[i] && row.values()[i] == null) {
                String name = session.layer().attributes().get(i).name();
                Reason reason = session.layer().key().contains(name) ? Reason.KEY_MISSING : Reason.REQUIRED_MISSING;
                return Optional.of(new Reject(
                        row.sourceFile(), row.sourceRow(), reason, name, RejectMessages.message(reason, name)));
            }
        }
        return Optional.empty();
    }

    /** There is nothing that the row could mean. */
    @Override
    public void mention(StagedRow row) {}

    /** Makes the indexes; rows whose key an earlier one has go. */
    @Override
    public void finish() throws SQLException {
        writer.finish();
        copy.endCopy();
        trigger("ENABLE", STAMP);
        if (copied > 0) {
            session.number("SELECT setval(" + sequence() + ", " + (firstFid + copied - 1) + ")");
        }
        Connection connection = session.connection();
        Savepoint rowsAreIn = connection.setSavepoint();
        try {
            indexes.create();
        } catch (SQLException e) {
            if (!LayerIndexes.UNIQUE_VIOLATION.equals(e.getSQLState())) {
                throw e;
            }
            connection.rollback(rowsAreIn);
            duplicatesRemoved = true;
            removeDuplicates();
            indexes.create();
        }
    }

    /** They were never there for anybody to see, so that the history does not keep them. */
    private void removeDuplicates() throws SQLException {
        Layer layer = session.layer();
        String name = table.qualifiedName();
        String key = SqlName.list(layer.key().stream().map(LayerTable::column).toList());
        trigger("DISABLE", KEEP_DELETED);
        try (Statement statement = session.connection().createStatement();
                ResultSet gone =
                        statement.executeQuery("WITH numbered AS (SELECT fid, row_number() OVER twins AS place,"
                                + " first_value(source_row) OVER twins AS first_row FROM " + name
                                + " WINDOW twins AS (PARTITION BY " + key + " ORDER BY fid)), gone AS (DELETE FROM "
                                + name
                                + " t USING numbered n WHERE n.fid = t.fid AND n.place > 1 RETURNING t.fid, t.source_file,"
                                + " t.source_row, n.first_row)"
                                + " SELECT source_file, source_row, first_row FROM gone ORDER BY fid")) {
            while (gone.next()) {
                rejects.add(new Reject(
                        gone.getString(1),
                        gone.getLong(2),
                        Reason.DUPLICATE,
                        String.join(",", layer.key()),
                        RejectMessages.message(Reason.DUPLICATE, gone.getString(3))));
                copied--;
            }
        }
        trigger("ENABLE", KEEP_DELETED);
    }

    private String sequence() {
        return "pg_get_serial_sequence(" + SqlName.literal(table.qualifiedName()) + ", 'fid')";
    }

    /** Takes no lock that the session does not hold already. */
    private void trigger(String action, String trigger) throws SQLException {
        session.execute("ALTER TABLE " + table.qualifiedName() + " " + action + " TRIGGER " + SqlName.quote(trigger));
    }

    /**
     * What became of the rows; after {@link #finish}.
     *
     * @param early rows that were rejected before they came here
     */
    MergeOutcome outcome(MergeRules rules, List<Reject> early) throws SQLException {
        new SourceLog(session.connection(), session.layer()).remember(header, rules);
        List<Reject> all = new ArrayList<>(early);
        rejects.sort(Comparator.comparingLong(Reject::sourceRow));
        all.addAll(rejects);
        Optional<Extent> added = duplicatesRemoved
                ? session.extent("SELECT ST_Extent(geom) FROM " + table.qualifiedName())
                : geometries.extent(session.layer().geometry().srid());
        return new MergeOutcome(
                rows + early.size(), copied, 0, 0, 0, 0, 0, Moved.NOTHING, all, List.of(), Retired.NOTHING, added);
    }

    /** Features whose geometry an earlier one has too; absent where that has to be asked of the table. */
    OptionalLong geometryDuplicates() {
        return duplicatesRemoved ? OptionalLong.empty() : geometries.duplicates();
    }

    @Override
    public void cancel() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }

    @Override
    public long rows() {
        return rows;
    }
}
