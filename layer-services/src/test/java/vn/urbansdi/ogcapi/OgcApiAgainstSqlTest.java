package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import vn.urbansdi.app.TestService;

/** What the API answers to random questions is what PostGIS says to SQL that is written here and nowhere else. */
class OgcApiAgainstSqlTest {

    private static final int QUESTIONS = 60;
    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final OgcApi API = new OgcApi(SERVICE);

    private record Named(String uri, int srid, boolean northFirst) {}

    /** Axis orders as EPSG publishes them. */
    private static final List<Named> CRS = List.of(
            new Named("http://www.opengis.net/def/crs/OGC/1.3/CRS84", 4326, false),
            new Named(EPSG + 4326, 4326, true),
            new Named(EPSG + 5899, 5899, false),
            new Named(EPSG + 3857, 3857, false),
            new Named(EPSG + 4756, 4756, true),
            new Named(EPSG + 3405, 3405, false));

    @BeforeAll
    static void lights() {
        SERVICE.database().execute("""
                INSERT INTO layer.street_light (light_id, lamp_type, road_name, geom)
                SELECT 'L' || i, CASE i % 3 WHEN 0 THEN 'LED' WHEN 1 THEN 'SODIUM' END, 'Đường ' || i % 7,
                       ST_SetSRID(ST_MakePoint(430000 + (i * 7919) % 5000 + 0.123, 2317000 + (i * 104729) % 4000 + 0.456), 5899)
                FROM generate_series(1, 3000) i;
                DELETE FROM layer.street_light WHERE fid % 11 = 0;
                ANALYZE layer.street_light;
                """);
    }

    @Test
    void random_boxes_limits_and_crs_page_by_page() {
        long seed = System.nanoTime();
        Random random = new Random(seed);
        for (int i = 0; i < QUESTIONS; i++) {
            ask(random, "seed " + seed + ", question " + i);
        }
    }

    private static void ask(Random random, String as) {
        Named boxCrs = CRS.get(random.nextInt(CRS.size()));
        Named crs = CRS.get(random.nextInt(CRS.size()));
        double east = 429000 + random.nextInt(6000);
        double north = 2316000 + random.nextInt(5000);
        double size = 200 + random.nextInt(3000);
        double[] box =
                numbers("SELECT unnest(ARRAY[ST_XMin(e), ST_YMin(e), ST_XMax(e), ST_YMax(e)]) FROM (SELECT ST_Extent("
                        + "ST_Transform(ST_MakeEnvelope(%f, %f, %f, %f, 5899), %d)) AS e) AS x"
                                .formatted(east, north, east + size, north + size, boxCrs.srid()));
        String bbox = boxCrs.northFirst() ? joined(box[1], box[0], box[3], box[2]) : joined(box);
        boolean filtered = random.nextBoolean();
        int limit = 1 + random.nextInt(400);
        String condition = "ST_Intersects(ST_Transform(geom, %1$d), ST_MakeEnvelope(%2$s, %1$d))"
                        .formatted(boxCrs.srid(), joined(box))
                + (filtered ? " AND road_name = 'Đường 3'" : "");
        List<String> expected = SERVICE.database()
                .query(
                        "SELECT 'street_light.' || fid || ' ' || round(ST_X(p)::numeric, 9) || ' ' || round(ST_Y(p)::numeric, 9) FROM (SELECT fid,"
                                + " ST_Transform(geom, " + crs.srid() + ") AS p FROM layer.street_light WHERE "
                                + condition
                                + ") AS q ORDER BY fid");
        List<String> asked = new ArrayList<>(
                List.of("bbox", bbox, "bbox-crs", boxCrs.uri(), "crs", crs.uri(), "limit", Integer.toString(limit)));
        if (filtered) {
            asked.addAll(List.of("road_name", "Đường 3"));
        }
        JsonNode page = API.json("/collections/street_light/items", asked.toArray(new String[0]));
        int seen = 0;
        while (true) {
            assertThat(page.get("numberMatched").asInt()).as(as).isEqualTo(expected.size());
            assertThat(page.get("features").size()).as(as).isEqualTo(Math.min(limit, expected.size() - seen));
            for (JsonNode feature : page.get("features")) {
                same(feature, expected.get(seen++).split(" "), crs, as);
            }
            if (OgcApi.links(page, "next").isEmpty()) {
                break;
            }
            page = API.follow(OgcApi.href(page, "next"));
        }
        assertThat(seen).as(as).isEqualTo(expected.size());
    }

    private static void same(JsonNode feature, String[] expected, Named crs, String as) {
        assertThat(feature.get("id").asString()).as(as).isEqualTo(expected[0]);
        JsonNode position = feature.get("geometry").get("coordinates");
        double tolerance = crs.srid() == 4326 || crs.srid() == 4756 ? 2e-8 : 2e-3;
        assertThat(position.get(crs.northFirst() ? 1 : 0).asDouble())
                .as(as)
                .isCloseTo(Double.parseDouble(expected[1]), within(tolerance));
        assertThat(position.get(crs.northFirst() ? 0 : 1).asDouble())
                .as(as)
                .isCloseTo(Double.parseDouble(expected[2]), within(tolerance));
    }

    @Test
    void features_that_come_and_go_between_pages_disturb_no_other() {
        JsonNode page = API.json("/collections/street_light/items", "limit", "1000");
        List<String> seen = new ArrayList<>(OgcApi.ids(page));
        SERVICE.database()
                .execute(
                        "DELETE FROM layer.street_light WHERE fid IN (1, 2, 3);"
                                + "INSERT INTO layer.street_light (light_id, geom) VALUES ('new', ST_SetSRID(ST_MakePoint(430000, 2317000), 5899))");
        while (!OgcApi.links(page, "next").isEmpty()) {
            page = API.follow(OgcApi.href(page, "next"));
            seen.addAll(OgcApi.ids(page));
        }
        assertThat(seen)
                .doesNotHaveDuplicates()
                .containsAll(SERVICE.database().query("SELECT 'street_light.' || fid FROM layer.street_light"));
    }

    private static double[] numbers(String sql) {
        return SERVICE.database().query(sql).stream()
                .mapToDouble(Double::parseDouble)
                .toArray();
    }

    private static String joined(double... numbers) {
        List<String> texts = new ArrayList<>();
        for (double number : numbers) {
            texts.add(String.format(Locale.ROOT, "%.10f", number));
        }
        return String.join(",", texts);
    }
}
