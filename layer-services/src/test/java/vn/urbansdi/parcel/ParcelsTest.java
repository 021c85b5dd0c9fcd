package vn.urbansdi.parcel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.http.HttpResponse;
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

/** Four parcels of 20 × 10 m side by side in Hồng Gai; a plan over two and a half of them, a flood over half of one. */
class ParcelsTest {

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    @BeforeAll
    static void insert() {
        DATABASE.execute("""
                insert into layer.land_parcel (parcel_id, city, ward_code, sheet_no, parcel_no, land_use, legal_area_m2, owner_name, geom)
                select 'w7sphsuk000' || i, 'ha_long', '06685', '7', case when i = 4 then '3' else i::text end, 'ODT', 199.5, 'Nguyễn Thị Bí Mật',
                       ST_Multi(ST_MakeEnvelope(430000 + 20 * i, 2317000, 430020 + 20 * i, 2317010, 5899))
                from generate_series(1, 4) i;
                insert into layer.planning_zone (zone_id, name, land_use, status, geom)
                values ('QH-1', 'Khu dân cư Hồng Gai', 'ODT', 'APPROVED', ST_Multi(ST_MakeEnvelope(430000, 2316000, 430070, 2318000, 5899)));
                insert into layer.flood_zone (zone_id, name, risk_level, geom)
                values ('NL-1', 'Ven biển', 3, ST_Multi(ST_MakeEnvelope(430000, 2317000, 430040, 2317005, 5899)));
                insert into layer.landslide_zone (zone_id, name, risk_level, geom)
                values ('SL-1', 'Chạm cạnh', 4, ST_Multi(ST_MakeEnvelope(430020, 2317010, 430040, 2317050, 5899)));
                """);
    }

    private static JsonNode json(String path) {
        HttpResponse<String> response = APP.get(path);
        assertThat(response.statusCode()).as(path + " " + response.body()).isEqualTo(200);
        return JsonMapper.shared().readTree(response.body());
    }

    @Test
    void a_parcel_is_found_by_its_identifier() {
        JsonNode parcels = json("/api/parcels?id=w7sphsuk0002").get("parcels");
        assertThat(parcels).hasSize(1);
        JsonNode parcel = parcels.get(0);
        assertThat(parcel.get("sheetNo").asString()).isEqualTo("7");
        assertThat(parcel.get("landUse").get("name").get("vi").asString()).isEqualTo("Đất ở tại đô thị");
        assertThat(parcel.get("fid").asString()).startsWith("land_parcel.");
        // PROJ 9 puts 430050 2317005 of EPSG:5899 there.
        String[] expected = DATABASE.queryOne(
                        "select ST_X(p) || ' ' || ST_Y(p) from (select ST_Transform(ST_PointOnSurface(geom), 4326) p from layer.land_parcel where parcel_id = 'w7sphsuk0002') x")
                .split(" ", -1);
        assertThat(parcel.get("centre").get(0).asDouble()).isCloseTo(Double.parseDouble(expected[0]), within(1e-7));
        assertThat(parcel.get("centre").get(1).asDouble()).isCloseTo(Double.parseDouble(expected[1]), within(1e-7));
    }

    @Test
    void ward_sheet_and_number_give_a_list_since_they_are_not_unique() {
        assertThat(json("/api/parcels?ward_code=06685&sheet_no=7&parcel_no=3").get("parcels"))
                .hasSize(2);
        assertThat(json("/api/parcels?ward_code=06685&parcel_no=1").get("parcels"))
                .hasSize(1);
        assertThat(json("/api/parcels?ward_code=06685&sheet_no=8&parcel_no=1").get("parcels"))
                .isEmpty();
    }

    @Test
    void a_point_finds_the_parcel_around_it_and_both_on_a_shared_boundary() {
        String[] lonLat = DATABASE.queryOne(
                        "select ST_X(p) || ' ' || ST_Y(p) from (select ST_Transform(ST_SetSRID(ST_MakePoint(430025, 2317005), 5899), 4326) p) x")
                .split(" ", -1);
        JsonNode parcels =
                json("/api/parcels?lon=" + lonLat[0] + "&lat=" + lonLat[1]).get("parcels");
        assertThat(parcels).hasSize(1);
        assertThat(parcels.get(0).get("parcelId").asString()).isEqualTo("w7sphsuk0001");
    }

    @Test
    void the_dossier_sets_the_parcel_beside_plans_and_hazards() {
        JsonNode first = json("/api/parcels/w7sphsuk0001");
        assertThat(first.get("areaM2").asDouble()).isEqualTo(200);
        assertThat(first.get("planning").get(0).get("percent").asDouble()).isEqualTo(100);
        assertThat(first.get("hazards")).hasSize(1);
        JsonNode flood = first.get("hazards").get(0);
        assertThat(flood.get("layer").asString()).isEqualTo("flood_zone");
        assertThat(flood.get("areaM2").asDouble()).isEqualTo(100);
        assertThat(flood.get("percent").asDouble()).isEqualTo(50);
        assertThat(flood.get("riskLevel").get("code").asString()).isEqualTo("3");

        JsonNode third = json("/api/parcels/w7sphsuk0003");
        assertThat(third.get("planning").get(0).get("areaM2").asDouble()).isEqualTo(100);
        assertThat(third.get("planning").get(0).get("status").get("code").asString())
                .isEqualTo("APPROVED");
        assertThat(json("/api/parcels/w7sphsuk0004").get("planning")).isEmpty();
    }

    @Test
    void the_holder_is_shown_to_nobody() {
        for (String path : new String[] {
            "/api/parcels?id=w7sphsuk0001",
            "/api/parcels/w7sphsuk0001",
            "/api/parcels?ward_code=06685&parcel_no=3",
            "/api/openapi.json"
        }) {
            assertThat(APP.get(path).body()).doesNotContain("Bí Mật").doesNotContainIgnoringCase("owner");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "?id=",
                "?id=a&lon=1&lat=2",
                "?ward_code=06685",
                "?parcel_no=1",
                "?lon=107",
                "?lon=NaN&lat=20",
                "?lon=abc&lat=20",
                "?lon=107&lat=90",
                "?lon=1e300&lat=20",
                "?id=%00",
            })
    void an_unclear_question_is_refused_with_a_reason(String query) {
        HttpResponse<String> response = APP.get("/api/parcels" + query);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(400);
        assertThat(response.headers().firstValue("Content-Type"))
                .hasValueSatisfying(type -> assertThat(type).startsWith("application/problem+json"));
    }

    @Test
    void sql_in_a_parameter_is_only_text() {
        assertThat(json("/api/parcels?id=x%27%20or%20%271%27=%271").get("parcels"))
                .isEmpty();
        assertThat(json("/api/parcels?ward_code=06685&parcel_no=1%27;drop%20table%20layer.land_parcel;--")
                        .get("parcels"))
                .isEmpty();
        assertThat(APP.get("/api/parcels/x%27%20or%20true").statusCode()).isEqualTo(404);
        assertThat(DATABASE.queryOne("select count(*) from layer.land_parcel")).isEqualTo("4");
    }

    @Test
    void the_openapi_describes_it() {
        JsonNode paths = json("/api/openapi.json").get("paths");
        assertThat(paths.has("/api/parcels")).isTrue();
        assertThat(paths.has("/api/parcels/{id}")).isTrue();
        assertThat(paths.has("/api/hazards/exposure")).isTrue();
    }
}
