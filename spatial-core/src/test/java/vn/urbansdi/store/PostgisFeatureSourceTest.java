package vn.urbansdi.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.io.WKBReader;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.feature.RowPosition;
import vn.urbansdi.feature.SortKey;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.filter.EcqlParser;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.testing.CollectedTile;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

class PostgisFeatureSourceTest {

    private static final Layer PARCEL = TestLayers.parcel();
    private static final Layer LIGHT = TestLayers.light();
    private static final Catalog CATALOG = TestLayers.catalog(PARCEL, LIGHT);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    /** Parcels, one inside the next box's reach, over a square of 4 km in Hạ Long; lights with a value of every type. */
    @BeforeAll
    static void fill() {
        DATABASE.execute("""
                SELECT setseed(0.42);
                INSERT INTO layer.land_parcel (parcel_id, ward_code, sheet_no, parcel_no, legal_area_m2, owner_name, geom)
                SELECT 'p' || i, '0' || (6600 + i % 7), (i % 50)::text, i::text,
                       CASE WHEN i % 10 = 0 THEN NULL ELSE round((random() * 500)::numeric, 2) END, 'Nguyễn Văn ' || i,
                       ST_Multi(ST_Buffer(ST_SetSRID(ST_MakePoint(428000 + random() * 4000, 2315000 + random() * 4000), 5899),
                                          5 + random() * 30, 2))
                FROM generate_series(1, 4000) AS i;
                INSERT INTO layer.street_light (light_id, lamp_type, power_w, pole_height_m, smart, installed_on, seen_at, geom)
                VALUES ('d1', 'LED', 120, 8.50, true, '2024-02-29', '2024-03-01T00:00:00.123456Z',
                        ST_SetSRID(ST_MakePoint(430000, 2317000), 5899)),
                       ('d2', NULL, NULL, NULL, NULL, NULL, NULL, ST_SetSRID(ST_MakePoint(430010, 2317000), 5899)),
                       ('đ3', 'Đèn', 40, 0, false, '2020-01-01', '2020-01-01T00:00:00Z',
                        ST_SetSRID(ST_MakePoint(430020, 2317000), 5899)),
                       ('e4', 'D''an_%', -1, 12345678.9, false, '1999-12-31', '2020-01-01T17:00:00Z',
                        ST_SetSRID(ST_MakePoint(430030, 2317000), 5899));
                ANALYZE""");
    }

    private final PostgisFeatureSource source = new PostgisFeatureSource(DATABASE.pooled(), CATALOG);

    private List<Feature> all(FeatureQuery query) {
        List<Feature> features = new ArrayList<>();
        try {
            source.stream(query, features::add);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return features;
    }

    private List<String> fids(FeatureQuery query) {
        return all(query).stream().map(f -> Long.toString(f.fid())).toList();
    }

    @Test
    void values_arrive_in_the_attributes_types() {
        List<Feature> lights = all(FeatureQuery.everything(LIGHT).withPage(0, 10));

        assertThat(lights.get(0).values())
                .containsExactly(
                        "d1",
                        "LED",
                        120L,
                        new BigDecimal("8.50"),
                        true,
                        LocalDate.of(2024, 2, 29),
                        Instant.parse("2024-03-01T00:00:00.123456Z"));
        assertThat(lights.get(1).values()).containsExactly("d2", null, null, null, null, null, null);
        assertThat(lights.get(3).values()[3]).isEqualTo(new BigDecimal("12345678.9"));
    }

    @Test
    void pages_after_a_feature_lead_through_all_of_them() {
        for (FeatureQuery query : List.of(
                FeatureQuery.everything(PARCEL),
                FeatureQuery.everything(PARCEL).withFilter(EcqlParser.parse("sheet_no = '7'", PARCEL)))) {
            List<String> seen = new ArrayList<>();
            long after = 0;
            while (true) {
                List<String> page = fids(query.withPageAfter(after, 27));
                seen.addAll(page);
                if (page.size() < 27) {
                    break;
                }
                after = Long.parseLong(page.get(26));
            }
            assertThat(seen)
                    .hasSize((int) source.count(query))
                    .containsExactlyElementsOf(fids(query.withPage(0, 4001)));
        }
    }

    @Test
    void a_page_tells_how_many_match_in_all() throws IOException {
        FeatureQuery everything = FeatureQuery.everything(PARCEL);
        FeatureQuery some = everything.withFilter(EcqlParser.parse("sheet_no = '7'", PARCEL));
        FeatureQuery none = everything.withFilter(EcqlParser.parse("sheet_no = 'x'", PARCEL));
        for (FeatureQuery query :
                List.of(everything, some, none, some.withGeometry(false).withProperties(List.of()))) {
            for (FeatureQuery page : List.of(
                    query,
                    query.withPage(0, 0),
                    query.withPage(0, 10),
                    query.withPage(10, 10),
                    query.withPage(5000, 10),
                    query.withPage(0, 20_000),
                    query.withPageAfter(2000, 10),
                    query.withPageAfter(9000, 10))) {
                List<Feature> features = new ArrayList<>();
                assertThat(source.page(page, features::add)).isEqualTo(source.count(query));
                assertThat(features).hasSameSizeAs(all(page));
            }
        }
    }

    @Test
    void nothing_is_read_that_was_not_asked_for() {
        Feature light = all(FeatureQuery.everything(LIGHT)
                        .withProperties(List.of())
                        .withGeometry(false)
                        .withPage(0, 1))
                .get(0);

        assertThat(light.values()).isEmpty();
        assertThat(light.wkb()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {5899, 3857, 4326, 3405, 9205, 5897})
    void a_box_finds_what_plain_postgis_finds(int srid) {
        DATABASE.execute("DROP TABLE IF EXISTS projected; CREATE TABLE projected AS SELECT fid, "
                + new ServerCrs(Set.of(5899, 4326, 3857, 3405, 5897)).transform("geom", 5899, srid)
                + " AS g FROM layer.land_parcel");
        Random random = new Random(srid);
        for (int i = 0; i < 25; i++) {
            double x = 428000 + random.nextDouble() * 4000;
            double y = 2315000 + random.nextDouble() * 4000;
            double size = Math.pow(10, random.nextDouble() * 4);
            Extent box = CoordinateTransform.between(5899, srid)
                    .transform(new Extent(5899, x, y, x + size, y + size * random.nextDouble()));
            List<String> expected = DATABASE.query(String.format(
                    Locale.ROOT,
                    "SELECT fid FROM projected WHERE ST_XMin(g) <= %s"
                            + " AND ST_XMax(g) >= %s AND ST_YMin(g) <= %s AND ST_YMax(g) >= %s ORDER BY fid",
                    box.maxX(),
                    box.minX(),
                    box.maxY(),
                    box.minY()));
            FeatureQuery query = FeatureQuery.everything(PARCEL).withExtent(box);

            assertThat(fids(query.withPage(0, 5000))).as("box %s", box).isEqualTo(expected);
            assertThat(fids(query)).as("box %s", box).containsExactlyInAnyOrderElementsOf(expected);
            assertThat(source.count(query)).isEqualTo(expected.size());
        }
    }

    @Test
    void the_whole_world_and_the_far_side_of_it_are_boxes_too() {
        FeatureQuery everything = FeatureQuery.everything(PARCEL);

        assertThat(source.count(everything.withExtent(new Extent(4326, -180, -90, 180, 90))))
                .isEqualTo(4000);
        assertThat(source.count(everything.withExtent(new Extent(3857, -2e7, -2e7, 2e7, 2e7))))
                .isEqualTo(4000);
        assertThat(source.count(everything.withExtent(new Extent(4326, -80, -20, -70, 20))))
                .isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {5899, 3857, 4326, 9205})
    void geometries_come_in_the_crs_asked_for(int srid) {
        Feature light = all(FeatureQuery.everything(LIGHT).withSrid(srid).withPage(0, 1))
                .get(0);
        double[] expected = {430000, 2317000};
        CoordinateTransform.between(5899, srid).transform(expected, 1);
        java.nio.ByteBuffer wkb = java.nio.ByteBuffer.wrap(light.wkb()).order(java.nio.ByteOrder.LITTLE_ENDIAN);

        assertThat(wkb.getInt(1)).isEqualTo(1);
        double tolerance = srid == 4326 ? 1e-7 : 0.01;
        assertThat(wkb.getDouble(5)).isCloseTo(expected[0], org.assertj.core.data.Offset.offset(tolerance));
        assertThat(wkb.getDouble(13)).isCloseTo(expected[1], org.assertj.core.data.Offset.offset(tolerance));
    }

    @Test
    void pages_follow_one_another_in_any_order_with_missing_values_last() {
        List<SortKey> sort = List.of(new SortKey("legal_area_m2", true), new SortKey("ward_code", false));
        List<String> expected = DATABASE.query(
                "SELECT fid FROM layer.land_parcel ORDER BY legal_area_m2 DESC NULLS LAST, ward_code, fid");
        List<String> paged = new ArrayList<>();
        FeatureQuery box = FeatureQuery.everything(PARCEL)
                .withExtent(new Extent(5899, 428000 - 100, 2315000 - 100, 432100, 2319100))
                .withSort(sort);
        for (int start = 0; start < 4000; start += 700) {
            paged.addAll(fids(box.withPage(start, 700)));
        }

        assertThat(paged).isEqualTo(expected);
        assertThat(fids(FeatureQuery.everything(PARCEL).withSort(sort))).isEqualTo(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(ints = {1, 2, 3, 4, 5, 6, 7, 8})
    void pages_after_a_place_in_an_order_lead_through_all_of_it(int seed) {
        Random random = new Random(seed);
        // with and without an index, with and without missing values, with many that tie
        List<String> names = List.of("sheet_no", "legal_area_m2", "ward_code", "parcel_no", "fid");
        for (int i = 0; i < 4; i++) {
            List<SortKey> sort = new ArrayList<>();
            for (int n = random.nextInt(3); n >= 0; n--) {
                sort.add(new SortKey(names.get(random.nextInt(names.size())), random.nextBoolean()));
            }
            FeatureQuery query = FeatureQuery.everything(PARCEL).withSort(sort);
            if (random.nextBoolean()) {
                query = query.withFilter(EcqlParser.parse("sheet_no > '3'", PARCEL));
            }
            assertThat(pageByPage(query, 300 + random.nextInt(900)))
                    .as("seed %d, %s", seed, sort)
                    .isEqualTo(fids(query));
        }
    }

    private List<String> pageByPage(FeatureQuery query, int limit) {
        List<String> seen = new ArrayList<>();
        List<Feature> page = all(query.withPage(0, limit));
        while (!page.isEmpty()) {
            page.forEach(feature -> seen.add(Long.toString(feature.fid())));
            Feature last = page.get(page.size() - 1);
            List<Object> values = query.sort().stream()
                    .map(key -> key.property().equals("fid") ? (Object) last.fid() : value(query, last, key.property()))
                    .toList();
            page = all(query.withPageAfter(new RowPosition(values, last.fid()), limit));
        }
        return seen;
    }

    private static Object value(FeatureQuery query, Feature feature, String attribute) {
        for (int i = 0; i < query.properties().size(); i++) {
            if (query.properties().get(i).name().equals(attribute)) {
                return feature.values()[i];
            }
        }
        throw new AssertionError(attribute);
    }

    @Test
    void text_is_ordered_as_vietnamese_orders_it() {
        FeatureQuery query = FeatureQuery.everything(LIGHT).withSort(List.of(new SortKey("light_id", false)));

        assertThat(all(query).stream().map(f -> f.values()[0])).containsExactly("d1", "d2", "đ3", "e4");
    }

    @Test
    void a_hidden_attribute_cannot_be_sorted_by() {
        FeatureQuery query = FeatureQuery.everything(PARCEL).withSort(List.of(new SortKey("owner_name", false)));

        assertThatThrownBy(() -> all(query)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void the_extent_holds_every_feature_and_hardly_more() {
        Extent extent = source.extent(LIGHT).orElseThrow();

        assertThat(extent.minX()).isCloseTo(430000, org.assertj.core.data.Offset.offset(0.1));
        assertThat(extent.maxX()).isCloseTo(430030, org.assertj.core.data.Offset.offset(0.1));
        assertThat(extent.contains(430000, 2317000)).isTrue();
    }

    @Test
    void a_tile_holds_what_lies_in_it() throws IOException {
        // golden point of Hạ Long: 107.0788 20.9449
        int zoom = 16;
        int x = (int) Math.floor((107.07879625 + 180) / 360 * (1 << zoom));
        double latitude = Math.toRadians(20.944878577);
        int y = (int) Math.floor(
                (1 - Math.log(Math.tan(latitude) + 1 / Math.cos(latitude)) / Math.PI) / 2 * (1 << zoom));

        CollectedTile tile = new CollectedTile();
        source.tile(TileQuery.ofWeb(LIGHT, zoom, x, y, LIGHT.publicAttributes()), tile);
        CollectedTile far = new CollectedTile();
        source.tile(TileQuery.ofWeb(LIGHT, zoom, 0, 0, LIGHT.publicAttributes()), far);
        CollectedTile coarse = new CollectedTile();
        source.tile(TileQuery.ofWeb(PARCEL, 8, x >> 8, y >> 8, PARCEL.publicAttributes()), coarse);

        assertThat(tile.features()).isNotEmpty().allSatisfy(feature -> {
            Coordinate exact = inWebMercator(LIGHT, feature.fid());
            Coordinate drawn = new WKBReader().read(feature.wkb()).getCoordinate();
            double unitM = TileQuery.ofWeb(LIGHT, zoom, x, y, List.of()).tile().width() / TileQuery.UNITS;
            assertThat(drawn.distance(exact)).isLessThan(0.02 * unitM);
        });
        assertThat(far.features()).isEmpty();
        // of parcels that nobody can tell apart, one in each cell
        assertThat(coarse.features()).hasSizeBetween(1, 100);
    }

    private static Coordinate inWebMercator(Layer layer, long fid) {
        String[] xy = DATABASE.queryOne(
                        "SELECT ST_X(p) || ' ' || ST_Y(p) FROM (SELECT ST_Transform(geom, 3857) AS p FROM layer."
                                + layer.table() + " WHERE fid = " + fid + ") AS t")
                .split(" ", 2);
        return new Coordinate(Double.parseDouble(xy[0]), Double.parseDouble(xy[1]));
    }

    @Test
    void a_sink_that_throws_ends_the_query_and_gives_the_connection_back() throws InterruptedException {
        assertThatThrownBy(() -> source.stream(FeatureQuery.everything(PARCEL), feature -> {
                    throw new IOException("the client went away");
                }))
                .isInstanceOf(IOException.class)
                .hasMessage("the client went away");

        // the pool may be opening a connection just now
        for (int i = 0; i < 40 && !working().isEmpty(); i++) {
            Thread.sleep(50);
        }
        assertThat(working()).isEmpty();
    }

    private static List<String> working() {
        return DATABASE.query("SELECT query FROM pg_stat_activity WHERE datname = current_database()"
                + " AND pid <> pg_backend_pid() AND state <> 'idle'");
    }

    @Test
    void a_query_that_takes_too_long_says_so() {
        PostgisFeatureSource hurried = new PostgisFeatureSource(DATABASE.dataSource(), CATALOG, Duration.ofMillis(1));
        FeatureQuery slow = FeatureQuery.everything(PARCEL)
                .withFilter(EcqlParser.parse("DWITHIN(geom, POINT(430000 2317000), 100000, meters)", PARCEL))
                .withSrid(4326);

        assertThatThrownBy(() -> hurried.count(slow))
                .isInstanceOfSatisfying(
                        FeatureSourceException.class,
                        e -> assertThat(e.kind()).isEqualTo(FeatureSourceException.Kind.TIMEOUT));
    }

    @Test
    void a_reader_sees_one_snapshot_while_others_write() throws IOException {
        List<Long> seen = new ArrayList<>();
        source.stream(FeatureQuery.everything(PARCEL), feature -> {
            if (seen.isEmpty()) {
                DATABASE.execute("UPDATE layer.land_parcel SET parcel_no = 'x' || parcel_no");
            }
            seen.add(feature.fid());
            assertThat((String) feature.values()[3]).doesNotStartWith("x");
        });

        assertThat(seen).hasSize(4000);
        DATABASE.execute("UPDATE layer.land_parcel SET parcel_no = substr(parcel_no, 2)");
    }
}
