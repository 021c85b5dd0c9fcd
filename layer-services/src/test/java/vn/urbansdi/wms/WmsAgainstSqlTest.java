package vn.urbansdi.wms;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;

/** What WMS draws and finds, against what PostGIS says lies there, on random pictures. */
class WmsAgainstSqlTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final long SEED = 20_260_701;
    private static final int FEATURES = 400;
    private static final int SIDE_M = 900;
    private static final int PICTURES = 6;
    private static final int PIXELS = 60;

    /** Anti-aliasing, and detail that is left out below a tenth of a pixel. */
    private static final double BLUR_PX = 0.9;

    private static final String SECRET = "BÍ-MẬT";

    /** How far symbols reach at zoom 16 to 17, where every layer here draws without labels. */
    private record Symbol(String layer, double reachPx, boolean area) {}

    private static final List<Symbol> SYMBOLS = List.of(
            new Symbol("planning_zone", 0.7, true),
            new Symbol("drain_pipe", 1.1, false),
            new Symbol("pump_station", 7.2, false));

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final WmsServer SERVER =
            WmsServer.over(CATALOG, () -> new PostgisFeatureSource(DATABASE.dataSource(), CATALOG));

    @BeforeAll
    static void randomFeatures() {
        Random random = new Random(SEED);
        StringBuilder sql = new StringBuilder();
        for (int i = 0; i < FEATURES; i++) {
            sql.append(insert("pump_station", "pump_id", i, point(random)));
            String line = "ST_MakeLine(ARRAY[" + point(random) + "," + point(random) + "," + point(random) + "])";
            if (i % 8 == 0) {
                sql.append(insert("drain_pipe", "pipe_id", i, line));
            }
            if (i % 4 == 0) {
                String area = "ST_Multi(ST_Difference(ST_Buffer(" + point(random) + "," + (20 + random.nextInt(60))
                        + ", 3), ST_Buffer(" + point(random) + ", 40)))";
                sql.append(insert("planning_zone", "zone_id", i, area));
            }
        }
        sql.append("INSERT INTO layer.land_parcel (parcel_id, ward_code, parcel_no, owner_name, geom)")
                .append(" SELECT 'p' || i, '06685', i::text, '" + SECRET + "', ST_Multi(ST_MakeEnvelope(")
                .append(" 430000 + 40 * i, 2317000, 430030 + 40 * i, 2317040, 5899)) FROM generate_series(0, 20) i;");
        DATABASE.execute(sql.toString());
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG:5899, 5899, 2.0, false",
        "EPSG:3857, 3857, 2.0, false",
        "EPSG:4326, 4326, 1.8e-5, true",
        "EPSG:9218, 9218, 2.0, false"
    })
    void pixels_are_painted_where_features_are_and_nowhere_else(
            String crs, int srid, double pixel, boolean latitudeFirst) {
        Random random = new Random(SEED + srid);
        int painted = 0;
        int empty = 0;
        for (int n = 0; n < PICTURES; n++) {
            for (Symbol symbol : SYMBOLS) {
                Frame frame = Frame.random(random, DATABASE, srid, pixel);
                BufferedImage picture = SERVER.get(frame.map(crs, latitudeFirst, symbol.layer, "TRANSPARENT", "TRUE"))
                        .picture();
                List<int[]> pixels = new ArrayList<>();
                for (int k = 0; k < PIXELS; k++) {
                    pixels.add(new int[] {random.nextInt(frame.width()), random.nextInt(frame.height())});
                }
                List<Double> distances = frame.distancesPx(symbol.layer, pixels);
                for (int k = 0; k < PIXELS; k++) {
                    int[] at = pixels.get(k);
                    double distance = distances.get(k);
                    boolean drawn = picture.getRGB(at[0], at[1]) != 0;
                    String where = "seed " + SEED + ", " + symbol.layer + " in " + frame + " at " + at[0] + " " + at[1]
                            + ", " + distance + " px from a feature";
                    // a diamond reaches half as far between its corners
                    double inside = symbol.area ? 0 : Math.max(0.3, symbol.reachPx * 0.6 - BLUR_PX);
                    if (distance <= inside) {
                        assertThat(drawn).as(where).isTrue();
                        painted++;
                    } else if (distance > symbol.reachPx + BLUR_PX) {
                        assertThat(drawn).as(where).isFalse();
                        empty++;
                    }
                }
            }
        }
        assertThat(painted).as("cases that prove something").isGreaterThan(50);
        assertThat(empty).as("cases that prove something").isGreaterThan(50);
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG:5899, 5899, 2.0, false",
        "EPSG:3857, 3857, 2.0, false",
        "EPSG:4326, 4326, 1.8e-5, true",
        "EPSG:9218, 9218, 2.0, false"
    })
    void feature_information_finds_what_st_distance_finds_nearest_first(
            String crs, int srid, double pixel, boolean latitudeFirst) throws IOException {
        Random random = new Random(SEED * 3 + srid);
        int found = 0;
        for (int n = 0; n < 5 * PICTURES; n++) {
            for (Symbol symbol : SYMBOLS) {
                Frame frame = Frame.random(random, DATABASE, srid, pixel);
                int[] at = {random.nextInt(frame.width()), random.nextInt(frame.height())};
                int limit = random.nextBoolean() ? 1000 : 1 + random.nextInt(2);
                String[] request = WmsDocumentsTest.with(
                        frame.map(crs, latitudeFirst, symbol.layer),
                        "REQUEST",
                        "GetFeatureInfo",
                        "QUERY_LAYERS",
                        symbol.layer,
                        "INFO_FORMAT",
                        "application/json",
                        "I",
                        "" + at[0],
                        "J",
                        "" + at[1],
                        "FEATURE_COUNT",
                        "" + limit);
                WmsServer.Answer answer = SERVER.get(request);
                assertThat(answer.status()).as(answer.text()).isEqualTo(200);
                List<Long> fids = new ArrayList<>();
                for (JsonNode feature :
                        new ObjectMapper().readTree(answer.bytes()).get("features")) {
                    fids.add(Long.valueOf(feature.get("id").asText().substring(symbol.layer.length() + 1)));
                }
                double tolerance = symbol.reachPx + 3;
                Map<Long, Double> near = frame.featuresWithinPx(symbol.layer, at, tolerance + 0.2);
                String where = "seed " + SEED + ", " + symbol.layer + " in " + frame + " at " + at[0] + " " + at[1];
                assertThat(near.keySet()).as(where).containsAll(fids);
                long certain =
                        near.values().stream().filter(d -> d < tolerance - 0.2).count();
                assertThat((long) fids.size()).as(where).isBetween(Math.min(limit, certain), (long) limit);
                for (int k = 1; k < fids.size(); k++) {
                    assertThat(near.get(fids.get(k))).as(where).isGreaterThan(near.get(fids.get(k - 1)) - 0.3);
                }
                found += fids.size();
            }
        }
        assertThat(found).as("cases that prove something").isGreaterThan(25);
    }

    @Test
    void several_layers_and_the_groups_of_themes_lie_on_one_another_in_order() {
        Frame frame = Frame.random(new Random(7), DATABASE, 5899, 2.0);
        String[] one = frame.map("EPSG:5899", false, "planning_zone,drain_pipe,pump_station");
        String[] other = frame.map("EPSG:5899", false, "pump_station,drain_pipe,planning_zone");
        assertThat(SERVER.get(one).bytes()).isNotEqualTo(SERVER.get(other).bytes());
        assertThat(SERVER.get(frame.map("EPSG:5899", false, "drainage")).bytes())
                .isEqualTo(SERVER.get(frame.map("EPSG:5899", false, "drain_pipe,manhole,outfall,pump_station"))
                        .bytes());
        assertThat(SERVER.post("application/x-www-form-urlencoded", WmsServer.query(one))
                        .bytes())
                .isEqualTo(SERVER.get(one).bytes());
    }

    /** Its members in their styles, above its background, which is a part of it whatever the request has for others. */
    @Test
    void a_declared_group_is_its_members_in_their_styles_above_its_background() {
        Frame frame = Frame.random(new Random(7), DATABASE, 5899, 2.0);
        LayerGroup group = CATALOG.declaredGroups().get(0);
        String names = group.layers().stream().map(Layer::id).collect(Collectors.joining(","));
        String styles = group.members().stream().map(LayerGroup.Member::style).collect(Collectors.joining(","));
        String background = String.format("0x%06X", group.backgroundRgb().orElseThrow());
        byte[] members = SERVER.get(WmsDocumentsTest.with(
                        frame.map("EPSG:5899", false, names), "STYLES", styles, "BGCOLOR", background))
                .bytes();
        String[] map = frame.map("EPSG:5899", false, group.id());
        assertThat(SERVER.get(map).bytes()).isEqualTo(members);
        assertThat(SERVER.get(WmsDocumentsTest.with(map, "STYLES", "default", "BGCOLOR", "0xFF0000"))
                        .bytes())
                .isEqualTo(members);
        assertThat(SERVER.get(WmsDocumentsTest.with(
                                map,
                                "LAYERS",
                                null,
                                "SLD_BODY",
                                "<StyledLayerDescriptor version='1.0.0' xmlns='http://www.opengis.net/sld'><NamedLayer><Name>"
                                        + group.id() + "</Name></NamedLayer></StyledLayerDescriptor>"))
                        .bytes())
                .isEqualTo(members);
        assertThat(SERVER.get(WmsDocumentsTest.with(map, "STYLES", "nothing")).text())
                .contains("StyleNotDefined");
    }

    @Test
    void names_that_not_everyone_may_see_are_in_no_answer_and_no_picture() {
        Frame frame = new Frame(DATABASE, 5899, 430000, 2316900, 0.5, 400, 400);
        for (String format : new String[] {
            "application/json", "application/geo+json", "application/geo json", "text/html", "text/plain"
        }) {
            String answer = SERVER.get(WmsDocumentsTest.with(
                            frame.map("EPSG:5899", false, "land_parcel"),
                            "REQUEST",
                            "GetFeatureInfo",
                            "QUERY_LAYERS",
                            "land_parcel",
                            "INFO_FORMAT",
                            format,
                            "I",
                            "20",
                            "J",
                            "140",
                            "FEATURE_COUNT",
                            "50",
                            "PROPERTYNAME",
                            "owner_name"))
                    .text();
            assertThat(answer).contains("06685").doesNotContain(SECRET).doesNotContain("owner_name");
        }
        byte[] before = SERVER.get(frame.map("EPSG:5899", false, "land_parcel")).bytes();
        DATABASE.execute("UPDATE layer.land_parcel SET owner_name = 'Ai Khác'");
        assertThat(SERVER.get(frame.map("EPSG:5899", false, "land_parcel")).bytes())
                .isEqualTo(before);
    }

    private static String insert(String table, String key, int i, String geometry) {
        return "INSERT INTO layer." + table + " (" + key + ", geom) SELECT '" + key + i + "', g FROM (SELECT "
                + geometry + " AS g) q WHERE NOT ST_IsEmpty(g);\n";
    }

    static String point(Random random) {
        return String.format(
                Locale.ROOT,
                "ST_SetSRID(ST_MakePoint(%.3f, %.3f), 5899)",
                430000 + random.nextDouble() * SIDE_M,
                2317000 + random.nextDouble() * SIDE_M);
    }
}
