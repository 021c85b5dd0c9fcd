package vn.urbansdi.store;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.OptionalLong;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.ElevationRange;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.feature.TimeSpan;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.store.Snapshots.Snapshot;

/** Reads features from PostGIS, each query in {@link Snapshots one look}. */
public final class PostgisFeatureSource implements FeatureSource {

    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(60);

    /** Whoever waits for a tile does not wait for long. */
    private static final Duration TILE_TIMEOUT = Duration.ofSeconds(10);

    private final Snapshots snapshots;
    private final Snapshots tiles;
    private final Catalog catalog;
    private final UntilChanged<Long> counts = new UntilChanged<>();
    private final UntilChanged<Optional<Extent>> extents = new UntilChanged<>();

    public PostgisFeatureSource(DataSource dataSource, Catalog catalog) {
        this(dataSource, catalog, STATEMENT_TIMEOUT);
    }

    /** @param statementTimeout the longest that the database may work on one answer, or on one part of a streamed one */
    public PostgisFeatureSource(DataSource dataSource, Catalog catalog, Duration statementTimeout) {
        this.snapshots = new Snapshots(dataSource, statementTimeout);
        this.tiles = new Snapshots(
                dataSource, statementTimeout.compareTo(TILE_TIMEOUT) < 0 ? statementTimeout : TILE_TIMEOUT);
        this.catalog = catalog;
    }

    @Override
    public void stream(FeatureQuery query, Sink sink) throws IOException {
        requireKnown(query.layer());
        snapshots.at(query.asOf(), PlanCacheMode.of(query), snapshot -> {
            new PageReader(query, snapshot).stream(sink);
            return null;
        });
    }

    @Override
    public long page(FeatureQuery query, Sink sink) throws IOException {
        requireKnown(query.layer());
        OptionalLong matched = snapshots.at(
                query.asOf(), PlanCacheMode.of(query), snapshot -> new PageReader(query, snapshot).read(sink));
        return matched.isPresent() ? matched.getAsLong() : count(query);
    }

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
                PlanCacheMode.of(query),
                snapshot -> new SelectSql(query, snapshot.crs(), snapshot.past()).count(),
                result -> result.getLong(1));
    }

    @Override
    public Optional<Instant> lastChange() {
        BoundSql sql = new BoundSql().sql("SELECT coalesce(max(committed_at), clock_timestamp()) FROM sdi.commit");
        return Optional.of(readOne(
                snapshot -> sql,
                result -> result.getObject(1, OffsetDateTime.class).toInstant()));
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
        return readOne(snapshot -> sql, result -> {
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
        return readOne(snapshot -> sql, result -> result.getLong(1));
    }

    @Override
    public Optional<TimeSpan> timeSpan(Layer layer) {
        requireKnown(layer);
        if (layer.time().isEmpty()) {
            return Optional.empty();
        }
        TimeSpanSql span = new TimeSpanSql(layer, layer.time().get());
        return readOne(snapshot -> span.select(), span::read);
    }

    @Override
    public Optional<ElevationRange> elevations(Layer layer) {
        requireKnown(layer);
        return layer.elevation().flatMap(elevation -> {
            ElevationSql sql = new ElevationSql(layer, elevation);
            return readOne(snapshot -> sql.select(), sql::read);
        });
    }

    @Override
    public long tile(TileQuery query, TileSink sink) throws IOException {
        requireKnown(query.layer());
        return tiles.at(query.asOf(), PlanCacheMode.of(query), snapshot -> new TileReader(query, snapshot).read(sink));
    }

    /** Names of tables and columns come from the catalog's layers, never from a record that somebody else put together. */
    private void requireKnown(Layer layer) {
        if (catalog.layer(layer.id()).filter(layer::equals).isEmpty()) {
            throw new IllegalArgumentException("not a layer of the catalog: " + layer.id());
        }
    }

    private interface Query {
        BoundSql sql(Snapshot snapshot);
    }

    private <T> T readOne(Query query, Snapshots.Rows<T> reader) {
        return readOne(Optional.empty(), PlanCacheMode.FORCE_CUSTOM_PLAN, query, reader);
    }

    private <T> T readOne(Optional<Instant> asOf, PlanCacheMode plans, Query query, Snapshots.Rows<T> reader) {
        try {
            return snapshots.at(
                    asOf,
                    plans,
                    snapshot -> snapshot.query(query.sql(snapshot), result -> {
                        result.next();
                        return reader.read(result);
                    }));
        } catch (IOException e) {
            throw new IllegalStateException("nothing was written", e);
        }
    }
}
