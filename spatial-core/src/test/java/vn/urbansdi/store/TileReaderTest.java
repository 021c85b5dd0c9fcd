package vn.urbansdi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.filter.EcqlParser;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileLimits;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.testing.CollectedTile;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Tiles of more features than one can hold. */
class TileReaderTest {

    private static final Layer LOT = TestLayers.layer("lot", GeometryType.POLYGON, 5899)
            .attribute(TestLayers.required("lot_id", AttributeType.INTEGER))
            .key("lot_id")
            .build();

    private static final Layer DOT = TestLayers.layer("dot", GeometryType.POINT, 5899)
            .attribute(TestLayers.required("dot_id", AttributeType.INTEGER))
            .attribute(TestLayers.optional("weight", AttributeType.INTEGER))
            .key("dot_id")
            .importance("weight")
            .build();

    private static final Layer SWARM = TestLayers.layer("swarm", GeometryType.POINT, 5899)
            .attribute(TestLayers.required("dot_id", AttributeType.INTEGER))
            .attribute(TestLayers.optional("weight", AttributeType.INTEGER))
            .key("dot_id")
            .build();

    private static final Catalog CATALOG = TestLayers.catalog(LOT, DOT, SWARM);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    private final PostgisFeatureSource source = new PostgisFeatureSource(DATABASE.pooled(), CATALOG);

    /** Small squares side by side with a few large ones among them; points of ten weights; more points than are looked at. */
    @BeforeAll
    static void fill() {
        DATABASE.execute("""
                INSERT INTO layer.lot (lot_id, geom)
                  SELECT i, ST_MakeEnvelope(x, y, x + s, y + s, 5899) FROM (
                    SELECT i, 430000 + 10 * (i % 170) AS x, 2316400 + 10 * (i / 170) AS y,
                      CASE WHEN i % 1000 = 0 THEN 200 ELSE 9 END AS s FROM generate_series(1, 24000) AS i) AS t;
                INSERT INTO layer.dot (dot_id, weight, geom)
                  SELECT i, i % 10, ST_SetSRID(ST_MakePoint(430000 + 11 * (i % 170), 2316400 + 11 * (i / 170)), 5899)
                  FROM generate_series(1, 29000) AS i;
                INSERT INTO layer.swarm (dot_id, weight, geom)
                  SELECT i, i % 10, ST_SetSRID(ST_MakePoint(430000 + 3 * (i % 600), 2316400 + 3 * (i / 600)), 5899)
                  FROM generate_series(1, 300000) AS i;
                ANALYZE""");
    }

    @Test
    void where_not_all_fit_the_large_ones_stay() throws IOException {
        CollectedTile tile = new CollectedTile();
        TileQuery query = query(LOT, 14, Filter.ALL, Optional.empty());
        long all = source.tile(query, tile);
        assertThat(tile.beginnings()).isEqualTo(2);
        assertThat(all).isBetween(20_001L, 24_000L);
        assertThat(tile.features()).hasSizeBetween(1_000, TileSql.MOST_FEATURES);
        Set<Long> kept = fids(tile);
        List<String> large = DATABASE.query("SELECT fid FROM layer.lot WHERE lot_id % 1000 = 0 AND"
                + " ST_Intersects(ST_Transform(geom, 3857), ST_TileEnvelope(14, " + query.column() + ", " + query.row()
                + "))");
        assertThat(large).hasSizeGreaterThan(15);
        assertThat(kept).containsAll(large.stream().map(Long::valueOf).toList());
    }

    @Test
    void where_not_all_fit_the_important_ones_stay() throws IOException {
        CollectedTile tile = new CollectedTile();
        assertThat(source.tile(query(DOT, 14, Filter.ALL, Optional.empty()), tile))
                .isBetween(20_001L, 29_000L);
        long heavy = tile.features().stream()
                .filter(each -> (Long) each.values()[1] == 9)
                .count();
        // a tenth of all have the weight, but every cell that has one of them keeps it: three in ten of the cells
        assertThat(heavy).isGreaterThan(tile.features().size() * 2 / 10);
    }

    @Test
    void very_many_are_not_all_looked_at() throws IOException {
        Instant start = Instant.now();
        CollectedTile tile = new CollectedTile();
        long all = source.tile(query(SWARM, 13, Filter.ALL, Optional.empty()), tile);
        assertThat(Duration.between(start, Instant.now())).isLessThan(Duration.ofSeconds(5));
        assertThat(all).isBetween(200_000L, 400_000L);
        assertThat(tile.features()).hasSizeBetween(1_000, TileSql.MOST_FEATURES);
        assertThat(fids(tile)).hasSize(tile.features().size());
        CollectedTile again = new CollectedTile();
        source.tile(query(SWARM, 13, Filter.ALL, Optional.empty()), again);
        assertThat(fids(again)).isEqualTo(fids(tile));
        // everywhere, not in one corner
        assertThat(columns(tile)).hasSizeGreaterThan(15);
    }

    @Test
    void a_filter_chooses_first() throws IOException {
        for (int zoom : List.of(13, 14)) {
            CollectedTile tile = new CollectedTile();
            source.tile(query(SWARM, zoom, EcqlParser.parse("weight = 3", SWARM), Optional.empty()), tile);
            assertThat(tile.features()).isNotEmpty().allMatch(each -> each.values()[1].equals(3L));
        }
    }

    @Test
    void a_former_state_is_chosen_from_alike() throws IOException {
        Optional<Instant> now = source.lastChange();
        for (Layer layer : List.of(LOT, DOT, SWARM)) {
            CollectedTile present = new CollectedTile();
            source.tile(query(layer, 13, Filter.ALL, Optional.empty()), present);
            CollectedTile past = new CollectedTile();
            source.tile(query(layer, 13, Filter.ALL, now), past);
            assertThat(past.features().size())
                    .isBetween(
                            present.features().size() * 9 / 10,
                            present.features().size() * 11 / 10);
            CollectedTile before = new CollectedTile();
            source.tile(query(layer, 13, Filter.ALL, Optional.of(Instant.parse("2020-01-01T00:00:00Z"))), before);
            assertThat(before.features()).isEmpty();
        }
    }

    private static Set<Long> fids(CollectedTile tile) {
        return tile.features().stream().map(Feature::fid).collect(Collectors.toCollection(HashSet::new));
    }

    /** Of the first grid of 100 m that features lie in, as their identifiers tell. */
    private static Set<Long> columns(CollectedTile tile) {
        return tile.features().stream()
                .map(each -> (Long) each.values()[0] % 600 * 3 / 100)
                .collect(Collectors.toSet());
    }

    /** The tile in which all lie. */
    private static TileQuery query(Layer layer, int zoom, Filter filter, Optional<Instant> asOf) {
        Extent place =
                CoordinateTransform.between(5899, 3857).transform(new Extent(5899, 430900, 2317200, 430900, 2317200));
        TileLimits at = TileMatrixSet.WEB_MERCATOR_QUAD
                .matrices()
                .get(zoom)
                .limits(place, 0)
                .orElseThrow();
        return new TileQuery(
                layer,
                TileMatrixSet.WEB_MERCATOR_QUAD,
                zoom,
                at.minRow(),
                at.minColumn(),
                layer.publicAttributes(),
                filter,
                asOf);
    }
}
