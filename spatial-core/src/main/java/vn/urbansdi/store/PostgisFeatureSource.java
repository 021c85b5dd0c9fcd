package vn.urbansdi.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.feature.FeatureSourceException.Kind;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.feature.TimeSpan;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.OutsideCrsException;

/**
 * Reads features from PostGIS: each query in a read-only transaction of one snapshot, through a cursor, in binary, bounded in
 * time.
 */
public final class PostgisFeatureSource implements FeatureSource {

    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(60);

    /** For whom a reader stands still longer than this, the database lets go of the snapshot. */
    private static final Duration READER_PAUSE = Duration.ofMinutes(5);

    /** Rows of the first round trip; {@link RowBatch} decides on the others. */
    private static final int FIRST_ROWS = 250;

    private final DataSource dataSource;
    private final Catalog catalog;
    private final Duration statementTimeout;
    private final UntilChanged<Long> counts = new UntilChanged<>();
    private final UntilChanged<Optional<Extent>> extents = new UntilChanged<>();
    private volatile ServerCrs serverCrs;

    public PostgisFeatureSource(DataSource dataSource, Catalog catalog) {
        this(dataSource, catalog, STATEMENT_TIMEOUT);
    }

    /** @param statementTimeout the longest that the database may work on one answer, or on one part of a streamed one */
    public PostgisFeatureSource(DataSource dataSource, Catalog catalog, Duration statementTimeout) {
        this.dataSource = dataSource;
        this.catalog = catalog;
        this.statementTimeout = statementTimeout;
    }

    @Override
    public void stream(FeatureQuery query, Sink sink) throws IOException {
        requireKnown(query.layer());
        read(
                query.asOf(),
                (crs, snapshot) -> new SelectSql(query, crs, snapshot).select(),
                (crs, result) -> handOn(new FeatureRows(query), OptionalInt.empty(), result, sink));
    }

    @Override
    public long page(FeatureQuery query, Sink sink) throws IOException {
        requireKnown(query.layer());
        Page page = read(
                query.asOf(),
                (crs, snapshot) -> {
                    SelectSql select = new SelectSql(query, crs, snapshot);
                    return select.countsAlong() ? select.selectCounting() : select.select();
                },
                (crs, result) -> {
                    SelectSql select = form(query, crs);
                    OptionalInt column =
                            select.countsAlong() ? OptionalInt.of(select.countColumn()) : OptionalInt.empty();
                    return handOn(new FeatureRows(query), column, result, sink);
                });
        boolean fromTheStart = query.startIndex() == 0 && query.after().isEmpty();
        boolean last = query.limit().isEmpty() || page.rows() < query.limit().getAsLong();
        if (fromTheStart && last) {
            return page.rows();
        }
        return page.matched().isPresent() ? page.matched().getAsLong() : count(query);
    }

    /** For what does not depend on the moment. */
    private static SelectSql form(FeatureQuery query, ServerCrs crs) {
        return new SelectSql(query, crs, Optional.empty());
    }

    /** @param countColumn where the number of all that match stands, if it does */
    private static Page handOn(FeatureRows rows, OptionalInt countColumn, ResultSet result, Sink sink)
            throws SQLException, IOException {
        RowBatch batch = new RowBatch(FIRST_ROWS);
        long handed = 0;
        OptionalLong matched = OptionalLong.empty();
        while (result.next()) {
            if (countColumn.isPresent() && handed == 0) {
                matched = OptionalLong.of(result.getLong(countColumn.getAsInt()));
            }
            Feature feature = rows.read(result);
            batch.count(feature, result);
            sink.accept(feature);
            handed++;
        }
        return new Page(handed, matched);
    }

    /**
     * What came of a query.
     *
     * @param matched how many match in all, where the query told it
     */
    private record Page(long rows, OptionalLong matched) {}

    @Override
    public long count(FeatureQuery query) {
        requireKnown(query.layer());
        boolean ofAll = query.filter().equals(Filter.ALL)
                && query.extent().isEmpty()
                && query.asOf().isEmpty();
        return ofAll
                ? counts.get(query.layer(), () -> lastCommit(query.layer()), () -> counted(query))
                : counted(query);
    }

    private long counted(FeatureQuery query) {
        return readOne(
                query.asOf(),
                (crs, snapshot) -> new SelectSql(query, crs, snapshot).count(),
                (crs, result) -> result.getLong(1));
    }

    @Override
    public Optional<Extent> extent(Layer layer) {
        requireKnown(layer);
        return extents.get(layer, () -> lastCommit(layer), () -> measured(layer));
    }

    private Optional<Extent> measured(Layer layer) {
        String table = new LayerTable(layer).qualifiedName();
        BoundSql sql = new BoundSql()
                .sql(
                        "SELECT ST_XMin(box), ST_YMin(box), ST_XMax(box), ST_YMax(box) FROM (SELECT ST_Extent(geom) AS box FROM "
                                + table + ") AS whole");
        return readOne(Optional.empty(), (crs, snapshot) -> sql, (crs, result) -> {
            double minX = result.getDouble(1);
            return result.wasNull()
                    ? Optional.<Extent>empty()
                    : Optional.of(new Extent(
                            layer.geometry().srid(),
                            minX,
                            result.getDouble(2),
                            result.getDouble(3),
                            result.getDouble(4)));
        });
    }

    /** 0 where nothing has ever been changed. */
    private long lastCommit(Layer layer) {
        BoundSql sql = new BoundSql()
                .sql("SELECT coalesce(max(seq), 0) FROM sdi.commit WHERE layer = ")
                .bind(layer.table());
        return readOne(Optional.empty(), (crs, snapshot) -> sql, (crs, result) -> result.getLong(1));
    }

    @Override
    public Optional<TimeSpan> timeSpan(Layer layer) {
        requireKnown(layer);
        if (layer.time().isEmpty()) {
            return Optional.empty();
        }
        TimeSpanSql span = new TimeSpanSql(layer, layer.time().get());
        return readOne(Optional.empty(), (crs, snapshot) -> span.select(), (crs, result) -> span.read(result));
    }

    @Override
    public void tile(TileQuery query, Sink sink) throws IOException {
        requireKnown(query.layer());
        read(
                Optional.empty(),
                (crs, snapshot) -> new TileSql(query, crs).select(),
                (crs, result) -> handOn(new FeatureRows(query), OptionalInt.empty(), result, sink));
    }

    /** Names of tables and columns come from the catalog's layers, never from a record that somebody else put together. */
    private void requireKnown(Layer layer) {
        if (catalog.layer(layer.id()).filter(layer::equals).isEmpty()) {
            throw new IllegalArgumentException("not a layer of the catalog: " + layer.id());
        }
    }

    private interface Query {
        BoundSql sql(ServerCrs crs, Optional<String> snapshot);
    }

    private interface Reader<T> {
        T read(ServerCrs crs, ResultSet result) throws SQLException, IOException;
    }

    private interface RowReader<T> {
        T read(ResultSet result) throws SQLException, IOException;
    }

    private <T> T readOne(Optional<Instant> asOf, Query query, Reader<T> reader) {
        try {
            return read(asOf, query, (crs, result) -> {
                result.next();
                return reader.read(crs, result);
            });
        } catch (IOException e) {
            throw new IllegalStateException("nothing was written", e);
        }
    }

    private <T> T read(Optional<Instant> asOf, Query query, Reader<T> reader) throws IOException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try {
                begin(connection);
                ServerCrs crs = crs(connection);
                Optional<String> snapshot =
                        asOf.isPresent() ? Optional.of(CommitsAt.snapshot(connection, asOf.get())) : Optional.empty();
                return run(connection, query.sql(crs, snapshot), result -> reader.read(crs, result));
            } finally {
                // also ends a query whose reader threw: its cursor closes
                connection.rollback();
            }
        } catch (SQLException e) {
            throw failure(e);
        } catch (OutsideCrsException e) {
            throw new FeatureSourceException(Kind.INVALID_QUERY, e.getMessage(), e);
        }
    }

    private static <T> T run(Connection connection, BoundSql sql, RowReader<T> reader)
            throws SQLException, IOException {
        try (PreparedStatement statement = sql.prepare(connection)) {
            // binary from the first execution on; geometry as text would be twice as long
            statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
            statement.setFetchSize(FIRST_ROWS);
            try (ResultSet result = statement.executeQuery()) {
                return reader.read(result);
            }
        }
    }

    /** One round trip. A plan made for one box is worthless for another, and compiling costs more than it saves here. */
    private void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY; SET LOCAL statement_timeout = "
                            + statementTimeout.toMillis() + "; SET LOCAL idle_in_transaction_session_timeout = "
                            + READER_PAUSE.toMillis()
                            + "; SET LOCAL plan_cache_mode = force_custom_plan; SET LOCAL jit = off");
        }
    }

    private ServerCrs crs(Connection connection) throws SQLException {
        ServerCrs known = serverCrs;
        if (known == null) {
            known = ServerCrs.read(connection);
            serverCrs = known;
        }
        return known;
    }

    private static FeatureSourceException failure(SQLException e) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        Kind kind;
        if (state.equals("57014") || state.equals("25P03")) {
            kind = Kind.TIMEOUT;
        } else if (state.startsWith("22") || state.equals("XX000")) {
            // data exceptions, and PostGIS's own errors, such as a point that has no image in a CRS
            kind = Kind.INVALID_QUERY;
        } else {
            kind = Kind.UNAVAILABLE;
        }
        return new FeatureSourceException(kind, e.getMessage(), e);
    }
}
