package vn.urbansdi.hazard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** Two wards side by side, a hundred parcels, buildings, lights and shelters in a row across both, floods over part of it. */
class ExposureTest {

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    @BeforeAll
    static void insert() {
        DATABASE.execute("""
                insert into layer.ward (ward_code, name, city, geom) values
                  ('06685', 'Hồng Gai', 'ha_long', ST_Multi(ST_MakeEnvelope(430000, 2317000, 430500, 2318000, 5899))),
                  ('06688', 'Hạ Long', 'ha_long', ST_Multi(ST_MakeEnvelope(430500, 2317000, 431000, 2318000, 5899)));
                insert into layer.land_parcel (parcel_id, city, ward_code, geom)
                select 'p' || i, 'ha_long', case when i < 50 then '06685' else '06688' end,
                       ST_Multi(ST_MakeEnvelope(430000 + 10 * i, 2317000, 430010 + 10 * i, 2317010, 5899)) from generate_series(0, 99) i;
                insert into layer.building (building_id, city, ward_code, geom)
                select 'b' || i, 'ha_long', case when i < 50 then '06685' else '06688' end,
                       ST_Multi(ST_MakeEnvelope(430002 + 10 * i, 2317002, 430008 + 10 * i, 2317008, 5899)) from generate_series(0, 99) i;
                insert into layer.street_light (light_id, city, geom)
                select 'l' || i, 'ha_long', ST_SetSRID(ST_MakePoint(430005 + 10 * i, 2317005), 5899) from generate_series(0, 99) i;
                insert into layer.shelter (shelter_id, name, capacity_persons, city, geom)
                select 's' || i, 'Trường ' || i, 100 * i, 'ha_long', ST_SetSRID(ST_MakePoint(430005 + 100 * i, 2317005), 5899) from generate_series(0, 9) i;
                insert into layer.flood_zone (zone_id, risk_level, geom) values
                  ('f2', 2, ST_Multi(ST_MakeEnvelope(430000, 2316990, 430201, 2317020, 5899))),
                  ('f4', 4, ST_Multi(ST_MakeEnvelope(430101, 2316990, 430301, 2317020, 5899)));
                insert into layer.landslide_zone (zone_id, risk_level, geom) values
                  ('k5', 5, ST_Multi(ST_MakeEnvelope(430901, 2316990, 431001, 2317020, 5899)));
                """);
    }

    private static String area(double minX, double minY, double maxX, double maxY) {
        return DATABASE.queryOne("select ST_AsGeoJSON(ST_Transform(ST_MakeEnvelope(%s, %s, %s, %s, 5899), 4326), 12)"
                .formatted(minX, minY, maxX, maxY));
    }

    private static JsonNode exposure(String area) {
        HttpResponse<String> response = APP.post("/api/hazards/exposure", "application/json", area);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    @Test
    void counts_everything_inside_by_hazard_ward_and_city() {
        JsonNode exposure = exposure(area(429990, 2316990, 431010, 2317020));
        assertThat(exposure.get("totals").get("parcel").asInt()).isEqualTo(100);
        assertThat(exposure.get("totals").get("building").asInt()).isEqualTo(100);
        assertThat(exposure.get("totals").get("street_light").asInt()).isEqualTo(100);
        assertThat(exposure.get("totals").get("shelter").asInt()).isEqualTo(10);
        assertThat(exposure.get("areaM2").asDouble()).isCloseTo(1020 * 30, within(0.5));
        List<String> rows = new ArrayList<>();
        exposure.get("exposure")
                .forEach(row -> rows.add(row.get("asset").asString() + " "
                        + level(row, "flood") + " " + level(row, "landslide") + " "
                        + row.get("wardCode").asString() + " "
                        + row.get("city").asString() + " " + row.get("count").asInt()));
        assertThat(rows)
                .contains(
                        "parcel 4 - 06685 ha_long 21",
                        "parcel 2 - 06685 ha_long 10",
                        "parcel - - 06685 ha_long 19",
                        "parcel - 5 06688 ha_long 10",
                        "building 4 - 06685 ha_long 20",
                        "street_light 4 - 06685 ha_long 20",
                        "street_light 2 - 06685 ha_long 10",
                        "street_light - 5 06688 ha_long 10",
                        "shelter - 5 06688 ha_long 1");
        assertThat(exposure.get("shelters")).hasSize(10);
        assertThat(exposure.get("shelters").get(0).get("capacityPersons").asInt())
                .isEqualTo(900);
    }

    @Test
    void heights_change_nothing_even_where_they_do_not_close() {
        String flat = area(429990, 2316990, 431010, 2317020);
        JsonNode expected = exposure(flat);
        for (String height : List.of(",5]", ",-1e9]")) {
            int first = flat.indexOf(']');
            assertThat(exposure(flat.substring(0, first) + height + flat.substring(first + 1))
                            .get("totals"))
                    .isEqualTo(expected.get("totals"));
        }
    }

    private static String level(JsonNode row, String hazard) {
        return row.has(hazard) ? row.get(hazard).get("code").asString() : "-";
    }

    @Test
    void only_what_the_area_holds_is_counted() {
        JsonNode exposure = exposure(area(430001, 2317001, 430009, 2317009));
        assertThat(exposure.get("totals").get("parcel").asInt()).isEqualTo(1);
        assertThat(exposure.get("totals").get("street_light").asInt()).isEqualTo(1);
        assertThat(exposure.get("exposure").get(0).get("wardName").asString()).isEqualTo("Hồng Gai");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{\"type\":\"Point\",\"coordinates\":[107.07,20.94]}",
                "{\"type\":\"Polygon\"}",
                "{\"type\":\"Polygon\",\"coordinates\":[]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[107.07,20.94],[107.09,20.96]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[\"a\",20.94],[107.09,20.94],[107.09,20.96],[107.07,20.94]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[107.07,20.94],[107.09,20.96],[107.09,20.94],[107.07,20.96],[107.07,20.94]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[20.94,107.07],[20.94,107.09],[20.96,107.09],[20.94,107.07]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[1e999,20.94],[107.09,20.94],[107.09,20.96],[1e999,20.94]]]}",
            })
    void an_area_that_is_none_is_refused_with_a_reason(String body) {
        HttpResponse<String> response = APP.post("/api/hazards/exposure", "application/json", body);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.body()).contains("messages").doesNotContain("Exception");
    }

    @Test
    void an_area_is_bounded_in_bytes_depth_and_vertices() {
        assertThat(APP.post("/api/hazards/exposure", "application/json", " ".repeat((1 << 20) + 1))
                        .statusCode())
                .isEqualTo(413);
        assertThat(APP.post("/api/hazards/exposure", "application/json", "[".repeat(500_000))
                        .statusCode())
                .isEqualTo(400);
        StringBuilder ring = new StringBuilder("{\"type\":\"Polygon\",\"coordinates\":[[");
        for (int i = 0; i <= 10_000; i++) {
            double angle = 2 * Math.PI * (i % 10_000) / 10_000;
            ring.append(i == 0 ? "" : ",")
                    .append('[')
                    .append(107 + 0.1 * Math.cos(angle))
                    .append(',')
                    .append(21 + 0.1 * Math.sin(angle))
                    .append(']');
        }
        HttpResponse<String> response = APP.post(
                "/api/hazards/exposure", "application/json", ring.append("]]}").toString());
        assertThat(response.statusCode()).isEqualTo(400);
        assertThat(response.body()).contains("10001");
    }
}
