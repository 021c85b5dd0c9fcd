package vn.urbansdi.store.merge;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.StoreException;
import vn.urbansdi.store.merge.MergeOutcome.Reason;
import vn.urbansdi.store.merge.MergeOutcome.Reject;

/**
 * One run of one delivery into one layer: {@link #stage} every row, {@link #merge} once, {@link #commit} once. Closing it
 * before the commit leaves the layer as it was; so does the end of the program or of the server at any moment. Not for
 * use by several threads at once.
 */
public final class LayerImport implements AutoCloseable {

    private final Connection connection;
    private final Layer layer;
    private final AfterRun after;
    private final RunHeader header;
    private final LayerSession session;
    private final RunLog log;
    private final LayerIndexes indexes;
    private final ValueLimits limits;
    private final boolean rehearsal;
    private final List<Reject> early = new ArrayList<>();
    private long runId;
    private Intake intake;
    private Optional<DirectIntake> direct = Optional.empty();
    private Optional<MergeOutcome> outcome = Optional.empty();
    private boolean indexesAside;
    private boolean committed;

    private LayerImport(Connection connection, Layer layer, AfterRun after, RunHeader header, boolean rehearsal) {
        this.connection = connection;
        this.layer = layer;
        this.after = after;
        this.header = header;
        this.rehearsal = rehearsal;
        this.session = new LayerSession(connection, layer);
        this.log = new RunLog(connection, layer);
        this.indexes = new LayerIndexes(session);
        this.limits = new ValueLimits(layer);
    }

    /**
     * Waits until no other run writes the layer, then starts.
     *
     * @param notices is told, in words for people, if another run has to end first, and if an earlier one was found dead
     * @throws StoreException if the database fails or the layer has no table yet
     * @throws IllegalArgumentException if the catalog does not have the layer
     */
    public static LayerImport begin(
            DataSource dataSource, Layer layer, Catalog catalog, RunHeader header, Consumer<Title> notices) {
        return begin(dataSource, layer, catalog, header, notices, false);
    }

    /**
     * As {@link #begin}, for a run that only shows what it would do: it cannot be committed, leaves no row in {@code sdi.run}
     * and tells nobody. Numbers of sequences are all that it uses up. People's edits of the layer wait until it is closed,
     * readers do not.
     */
    public static LayerImport rehearse(
            DataSource dataSource, Layer layer, Catalog catalog, RunHeader header, Consumer<Title> notices) {
        return begin(dataSource, layer, catalog, header, notices, true);
    }

    private static LayerImport begin(
            DataSource dataSource,
            Layer layer,
            Catalog catalog,
            RunHeader header,
            Consumer<Title> notices,
            boolean rehearsal) {
        if (!catalog.layers().contains(layer)) {
            throw new IllegalArgumentException("no layer " + layer.id() + " in the catalog");
        }
        LayerImport started = null;
        try {
            started = new LayerImport(
                    dataSource.getConnection(), layer, new AfterRun(dataSource, catalog), header, rehearsal);
            started.start(notices);
            return started;
        } catch (SQLException | StoreException e) {
            if (started != null) {
                started.close();
            }
            throw e instanceof SQLException failure ? LayerSession.failed(failure) : (StoreException) e;
        }
    }

    /** As the other, in silence. */
    public static LayerImport begin(DataSource dataSource, Layer layer, Catalog catalog, RunHeader header) {
        return begin(dataSource, layer, catalog, header, notice -> {});
    }

    private void start(Consumer<Title> notices) throws SQLException {
        if (rehearsal) {
            session.await(notices);
            connection.setAutoCommit(false);
        } else {
            session.acquire(notices);
        }
        runId = log.start(header);
        indexesAside = !rehearsal && header.additions() && indexes.setAside(header.silent());
        session.begin(runId, header.startedBy());
        if (indexesAside) {
            fillEmptyLayer();
        }
        intake = direct.isPresent() ? direct.get() : StagingTable.open(connection, layer);
    }

    private void fillEmptyLayer() throws SQLException {
        String table = new LayerTable(layer).qualifiedName();
        session.holdEdits(table);
        if (session.holdsRows(table)) {
            // Somebody wrote in the moment between: the merge will need them.
            indexes.restore();
        } else if (!RemovedByHand.any(session)) {
            direct = DirectIntake.open(session, header, runId);
        }
    }

    /** The run's number, under which it is found in {@code sdi.run}. */
    public long runId() {
        return runId;
    }

    /**
     * Takes one row. A row with a value that cannot be kept becomes a reject of the outcome.
     *
     * @throws IllegalArgumentException if a value or the geometry is not of the declared type; the row is then as if it
     *     had not been given
     */
    public void stage(StagedRow row) {
        Optional<String> unusable = limits.violated(row.values());
        if (unusable.isPresent()) {
            early.add(new Reject(
                    row.sourceFile(),
                    row.sourceRow(),
                    Reason.UNUSABLE_VALUE,
                    unusable.get(),
                    RejectMessages.message(Reason.UNUSABLE_VALUE, unusable.get())));
            mention(row);
            return;
        }
        try {
            intake.write(row);
        } catch (SQLException e) {
            throw LayerSession.failed(e);
        }
    }

    /**
     * Takes a row that was rejected, as far as it could be read: it is not merged, but keeps a full delivery from retiring
     * the feature that it may mean. Values and geometry that cannot be kept count as not given.
     */
    public void mention(StagedRow row) {
        Object[] values = row.values().clone();
        List<String> names = layer.attributes().stream().map(Attribute::name).toList();
        limits.allViolated(values).forEach(name -> values[names.indexOf(name)] = null);
        try {
            mention(row, values, row.wkb());
        } catch (IllegalArgumentException notOfTheLayersType) {
            mention(row, values, null);
        }
    }

    private void mention(StagedRow row, Object[] values, byte[] wkb) {
        try {
            intake.mention(new StagedRow(row.sourceRow(), row.sourceFile(), row.city(), values, wkb));
        } catch (SQLException e) {
            throw LayerSession.failed(e);
        }
    }

    /**
     * Merges all staged rows. Nobody else sees it before {@link #commit}.
     *
     * @throws IllegalStateException if it is called twice
     */
    public MergeOutcome merge(MergeRules rules) {
        if (outcome.isPresent()) {
            throw new IllegalStateException("a run merges once");
        }
        try {
            intake.finish();
            MergeOutcome merged = direct.isPresent()
                    ? direct.get().outcome(rules, early)
                    : new Merge(session, header, rules).run(runId, intake.rows(), early);
            if (indexesAside) {
                indexes.create();
            }
            outcome = Optional.of(merged);
            return merged;
        } catch (SQLException e) {
            throw LayerSession.failed(e);
        }
    }

    /**
     * A few of the features of each kind, for people.
     *
     * @param limit of each kind at most so many
     * @throws IllegalStateException before {@link #merge}, or after the end
     */
    public List<MergeSample> samples(int limit) {
        MergeOutcome merged = outcome.orElseThrow(() -> new IllegalStateException("merge comes before samples"));
        try {
            return MergeSamples.read(connection, layer, merged, limit);
        } catch (SQLException e) {
            throw LayerSession.failed(e);
        }
    }

    /**
     * Makes everything visible at once and tells whoever listens to {@code sdi_layer_changed}; then measures how good the
     * layer is now.
     *
     * @throws IllegalStateException before {@link #merge}, and in a rehearsal
     * @throws StoreException if the database fails; where it fails at the commit itself, the message says that only
     *     {@code sdi.run} tells whether the run is in
     */
    public void commit(RunReport report) {
        if (rehearsal) {
            throw new IllegalStateException("a rehearsal is not committed");
        }
        MergeOutcome merged = outcome.orElseThrow(() -> new IllegalStateException("merge comes before commit"));
        boolean changed = merged.written() > 0;
        try {
            log.commit(runId, merged, report);
            if (changed) {
                session.announce(merged.changed(), merged.written());
            }
        } catch (SQLException e) {
            throw LayerSession.failed(e);
        }
        session.commit(runId);
        committed = true;
        after.settle(
                session,
                runId,
                merged.written(),
                direct.map(DirectIntake::geometryDuplicates).orElse(OptionalLong.empty()));
    }

    /** Ends the run; whatever was not committed is as if it had never been. */
    @Override
    public void close() {
        try (connection) {
            if (connection.isClosed()) {
                return;
            }
            if (!committed) {
                if (intake != null) {
                    intake.cancel();
                }
                endEmpty();
            } else {
                session.release();
            }
        } catch (SQLException e) {
            // The server ends the transaction, the lock and the temporary tables with the connection; the next run of
            // the layer marks this one as dead.
            System.getLogger(LayerImport.class.getName())
                    .log(System.Logger.Level.DEBUG, "run " + runId + " did not end in order", e);
        }
    }

    /** The run's row is closed before the lock is given up: whoever has it next takes an open row for that of a dead run. */
    private void endEmpty() throws SQLException {
        try {
            session.rollback();
            if (indexesAside) {
                indexes.create();
            }
            log.discard(runId);
        } finally {
            session.release();
        }
    }
}
