package vn.urbansdi.quality;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.merge.LayerImport;
import vn.urbansdi.store.merge.MergeRules;
import vn.urbansdi.store.merge.RunHeader;
import vn.urbansdi.store.merge.RunReport;
import vn.urbansdi.store.merge.RunUndo;
import vn.urbansdi.store.merge.StagedRow;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestRows;

/** What is told of a layer's quality is what SQL of the test's own counts; and whoever draws the layer sees the new state. */
class QualityTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final Layer PARCELS = CATALOG.layer("land_parcel").orElseThrow();
    private static final String PATH = "/api/layers/land_parcel/quality";

    /** Holds the square of the first parcels. */
    private static final String TILE = "/tiles/land_parcel/15/26130/14433.mvt";

    private static final String MAP = "/wms?service=WMS&version=1.3.0&request=GetMap&layers=land_parcel&styles="
            + "&crs=EPSG:5899&format=image/png&width=128&height=128&bbox=430000,2317000,431000,2318000";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    @BeforeEach
    void empty() {
        DATABASE.execute(
                "DELETE FROM layer.land_parcel; DELETE FROM history.land_parcel; DELETE FROM sdi.quality; DELETE FROM sdi.said;"
                        + " DELETE FROM sdi.source");
    }

    @Test
    void every_indicator_is_what_sql_counts() {
        load(parcels(0, 200), 230, 30);
        flaws();
        long run = load(parcels(200, 20), 20, 0);

        JsonNode latest = quality().get("latest");
        assertThat(latest.get("run").asLong()).isEqualTo(run);
        assertThat(latest.get("features").asLong()).isEqualTo(220);
        JsonNode completeness = latest.get("completeness");
        for (String attribute : List.of("ward_code", "sheet_no", "parcel_no", "land_use", "address")) {
            JsonNode filled = completeness.get("attributes").get(attribute);
            assertThat(filled.get("filled").asLong())
                    .as(attribute)
                    .isEqualTo(number("SELECT count(*) FROM layer.land_parcel WHERE " + attribute + " IS NOT NULL"));
            assertThat(filled.get("percent").decimalValue().doubleValue())
                    .isEqualTo(Double.parseDouble(DATABASE.queryOne(
                            "SELECT round(100.0 * count(" + attribute + ") / count(*), 2) FROM layer.land_parcel")));
        }
        assertThat(completeness.get("attributes").get("address").get("missing").asLong())
                .isEqualTo(213);
        assertThat(completeness.get("duplicateGeometries").asLong())
                .isEqualTo(
                        number("SELECT count(*) FROM layer.land_parcel a WHERE EXISTS (SELECT FROM layer.land_parcel b"
                                + " WHERE b.fid < a.fid AND ST_AsBinary(b.geom) = ST_AsBinary(a.geom))"))
                .isEqualTo(3);
        JsonNode numbers = completeness.get("duplicateKeys").get(1);
        assertThat(numbers.get("attributes").get(0).asString()).isEqualTo("ward_code");
        assertThat(numbers.get("features").asLong())
                .isEqualTo(number("SELECT count(*) - count(DISTINCT (ward_code, sheet_no, parcel_no))"
                        + " FROM layer.land_parcel"))
                .isEqualTo(4);
        JsonNode consistency = latest.get("logicalConsistency");
        assertThat(consistency.get("invalidGeometries").asLong())
                .isEqualTo(number("SELECT count(*) FROM layer.land_parcel WHERE NOT ST_IsValid(geom)"))
                .isEqualTo(2);
        assertThat(consistency.get("sampled").asBoolean()).isFalse();
        assertThat(consistency.get("outsideCodes").get("land_use").asLong()).isEqualTo(5);
        assertThat(latest.get("temporalQuality").get("lastChange").asString())
                .startsWith(
                        DATABASE.queryOne(
                                "SELECT to_char(max(changed_at) AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS') FROM layer.land_parcel"));
        assertThat(latest.get("temporalQuality").get("ageDays").asDouble()).isZero();
    }

    /** As people may leave them, whom no importer checks. */
    private static void flaws() {
        DATABASE.execute("""
                UPDATE layer.land_parcel SET address = 'Trần Phú' WHERE parcel_no::int BETWEEN 1 AND 7;
                UPDATE layer.land_parcel SET land_use = 'XXX' WHERE parcel_no::int BETWEEN 10 AND 14;
                UPDATE layer.land_parcel SET geom = ST_GeomFromText(
                    'MULTIPOLYGON(((430000 2317000, 430010 2317010, 430010 2317000, 430000 2317010, 430000 2317000)))', 5899)
                    WHERE parcel_no::int = 20;
                UPDATE layer.land_parcel SET geom = ST_GeomFromText(
                    'MULTIPOLYGON(((430500 2317000, 430510 2317010, 430510 2317000, 430500 2317010, 430500 2317000)))', 5899)
                    WHERE parcel_no::int = 21;
                UPDATE layer.land_parcel SET geom = (SELECT geom FROM layer.land_parcel WHERE parcel_no::int = 30)
                    WHERE parcel_no::int BETWEEN 31 AND 33;
                UPDATE layer.land_parcel SET parcel_no = '40' WHERE parcel_no::int BETWEEN 41 AND 44;
                """);
    }

    @Test
    void each_run_and_each_undo_keeps_its_own() {
        load(parcels(0, 10), 12, 2);
        long second = load(parcels(10, 5), 5, 0);
        new RunUndo(DATABASE.dataSource(), CATALOG).undo(second, "tester", notice -> {});
        JsonNode history = quality().get("history");
        assertThat(history).hasSize(3);
        assertThat(history.get(0).get("features").asInt()).isEqualTo(10);
        assertThat(history.get(0).has("delivery")).isFalse();
        assertThat(history.get(1).get("features").asInt()).isEqualTo(15);
        assertThat(history.get(1).get("run").asLong()).isEqualTo(second);
        assertThat(history.get(2).get("delivery").get("rejected").asInt()).isEqualTo(2);
        assertThat(history.get(2).get("delivery").get("rejectedPercent").asDouble())
                .isEqualTo(16.67);
        assertThat(JsonMapper.shared()
                        .readTree(APP.get(PATH + "?history=1").body())
                        .get("history"))
                .hasSize(1);
    }

    @Test
    void nothing_of_a_hidden_attribute_is_told() {
        load(parcels(0, 3), 3, 0);
        assertThat(DATABASE.queryOne("SELECT attributes::text FROM sdi.quality"))
                .contains("owner_name");
        assertThat(APP.get(PATH).body()).doesNotContainIgnoringCase("owner");
    }

    @Test
    void tiles_and_maps_show_a_run_and_its_undo_at_once_and_the_planner_knows() throws InterruptedException {
        HttpResponse<String> blank = APP.get(TILE);
        String blankMap = APP.get(MAP).body();
        assertThat(blank.statusCode()).isEqualTo(204);

        long run = load(parcels(0, 600), 600, 0);
        awaits(() -> APP.get(TILE).statusCode() == 200);
        assertThat(APP.get(MAP).body()).isNotEqualTo(blankMap);
        assertThat(number("SELECT reltuples::bigint FROM pg_class WHERE oid = 'layer.land_parcel'::regclass"))
                .isEqualTo(600);

        new RunUndo(DATABASE.dataSource(), CATALOG).undo(run, "tester", notice -> {});
        awaits(() -> APP.get(TILE).statusCode() == 204);
        assertThat(APP.get(MAP).body()).isEqualTo(blankMap);
    }

    /** The notice travels by way of the database. */
    private static void awaits(Supplier<Boolean> condition) throws InterruptedException {
        long end = System.nanoTime() + 10_000_000_000L;
        while (!condition.get() && System.nanoTime() < end) {
            Thread.sleep(50);
        }
        assertThat(condition.get()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"land_parcel/quality?history=0", "land_parcel/quality?history=x", "nothing/quality"})
    void a_wrong_question_is_a_clients_error(String question) {
        HttpResponse<String> response = APP.get("/api/layers/" + question);
        assertThat(response.statusCode()).isBetween(400, 404);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    private static List<StagedRow> parcels(int from, int count) {
        List<String> names =
                PARCELS.attributes().stream().map(each -> each.name()).toList();
        List<StagedRow> rows = new ArrayList<>();
        for (int i = from; i < from + count; i++) {
            Object[] values = new Object[names.size()];
            values[names.indexOf("ward_code")] = "06685";
            values[names.indexOf("sheet_no")] = "7";
            values[names.indexOf("parcel_no")] = String.valueOf(i + 1);
            values[names.indexOf("land_use")] = "ODT";
            values[names.indexOf("owner_name")] = "Nguyễn " + i;
            int line = i / 40;
            byte[] square = TestRows.square(430000 + 20 * (i % 40), 2317000 + 20 * line, 20);
            rows.add(new StagedRow(i + 1, "p.shp", "ha_long", values, square));
        }
        return rows;
    }

    private static long load(List<StagedRow> rows, long read, long rejected) {
        RunHeader header = new RunHeader("land_office", 50, List.of("p.shp"), "tester");
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), PARCELS, CATALOG, header)) {
            rows.forEach(run::stage);
            run.merge(new MergeRules(Set.of("ward_code", "sheet_no", "parcel_no", "land_use", "owner_name"), true));
            run.commit(new RunReport(read, rejected, "{}"));
            return run.runId();
        }
    }

    private static JsonNode quality() {
        HttpResponse<String> response = APP.get(PATH);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    private static long number(String sql) {
        return Long.parseLong(DATABASE.queryOne(sql));
    }
}
