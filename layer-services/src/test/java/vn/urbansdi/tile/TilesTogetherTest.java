package vn.urbansdi.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.app.TestService.header;
import static vn.urbansdi.app.TestService.text;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.TestService;

/** Several layers in one tile, and conditions on what is in it. */
class TilesTogetherTest {

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    /** Holds 430000 2317000. */
    private static final String PLACE = "/16/52261/28867.mvt";

    private static final String BOTH = "/tiles/land_parcel,street_light" + PLACE;

    @BeforeAll
    static void insert() {
        SERVICE.database().execute("""
                INSERT INTO layer.land_parcel (parcel_id, ward_code, sheet_no, parcel_no, land_use, owner_name, geom)
                  SELECT lpad(i::text, 12, '0'), '06685', '7', i::text, CASE i WHEN 1 THEN 'ODT' ELSE 'LUC' END, 'Bí Mật',
                    ST_Multi(ST_MakeEnvelope(430000 + 20 * i, 2317000, 430018 + 20 * i, 2317012, 5899))
                  FROM generate_series(1, 3) AS i;
                INSERT INTO layer.street_light (light_id, power_w, status, geom)
                  VALUES ('D-1', 150, 'ON', ST_SetSRID(ST_MakePoint(430010, 2317010), 5899));
                INSERT INTO layer.city (city_id, name, geom)
                  VALUES ('193', 'Hạ Long', ST_Multi(ST_MakeEnvelope(425000, 2312000, 435000, 2322000, 5899)));
                INSERT INTO layer.hazard_warning (warning_id, risk_level, issued_at, valid_from, valid_to, geom)
                  VALUES ('C-1', 2, '2026-08-01T00:00:00Z', '2026-08-01T00:00:00Z', '2026-08-03T00:00:00Z',
                    ST_Multi(ST_MakeEnvelope(429000, 2316000, 431000, 2318000, 5899)));
                """);
    }

    @Test
    void are_the_tiles_of_each_one_behind_the_other() {
        List<VectorTileReader.TileLayer> together = layers(BOTH);
        assertThat(together)
                .extracting(VectorTileReader.TileLayer::name)
                .containsExactly("land_parcel", "street_light");
        assertThat(together.get(0))
                .isEqualTo(layers("/tiles/land_parcel" + PLACE).get(0));
        assertThat(together.get(1))
                .isEqualTo(layers("/tiles/street_light" + PLACE).get(0));
        HttpResponse<byte[]> tile = SERVICE.get(BOTH);
        assertThat(header(SERVICE.get("/tiles/street_light,sdi:land_parcel,street_light" + PLACE), "ETag"))
                .isEqualTo(header(tile, "ETag"));
        assertThat(header(tile, "Tile-Reduced")).isEmpty();
    }

    @Test
    void are_asked_for_by_the_name_of_a_theme() {
        assertThat(layers("/tiles/land,lighting" + PLACE))
                .extracting(VectorTileReader.TileLayer::name)
                .containsExactly("land_parcel", "street_light");
    }

    @Test
    void are_asked_for_by_the_name_of_a_declared_group() {
        JsonNode json =
                JsonMapper.shared().readTree(SERVICE.get("/tiles/basemap.json").body());
        assertThat(json.get("name").asString()).isEqualTo("Bản đồ nền");
        assertThat(json.get("vector_layers")
                        .valueStream()
                        .map(layer -> layer.get("id").asString()))
                .contains("ward", "building", "road", "city");
        assertThat(layers("/tiles/basemap,land" + PLACE))
                .extracting(VectorTileReader.TileLayer::name)
                .containsExactly("land_parcel", "city");
    }

    /** Of a source of several layers clients do not enlarge what ended earlier. */
    @Test
    void keep_a_layer_beyond_its_own_last_level() {
        assertThat(SERVICE.get("/tiles/city" + PLACE).statusCode()).isEqualTo(404);
        assertThat(layers("/tiles/city,land_parcel" + PLACE))
                .extracting(VectorTileReader.TileLayer::name)
                .containsExactly("land_parcel", "city");
        JsonNode json = JsonMapper.shared()
                .readTree(SERVICE.get("/tiles/city,land_parcel.json").body());
        assertThat(json.get("minzoom").asInt()).isEqualTo(6);
        assertThat(json.get("maxzoom").asInt()).isEqualTo(19);
        assertThat(json.get("tiles").get(0).asString()).endsWith("/tiles/land_parcel,city/{z}/{x}/{y}.mvt");
        JsonNode layers = json.get("vector_layers");
        assertThat(layers.get(1).get("maxzoom").asInt()).isEqualTo(19);
        assertThat(layers.get(0).get("id").asString()).isEqualTo("land_parcel");
        assertThat(layers.get(0).get("minzoom").asInt()).isEqualTo(12);
        assertThat(layers.get(0).get("fields").has("owner_name")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tiles/land_parcel,nothing" + PLACE,
                "/tiles/land_parcel," + PLACE,
                "/tiles/," + PLACE,
                "/tiles/land_parcel,street_light/3/1/1.mvt",
                "/tiles/land_parcel,nothing.json"
            })
    void are_not_there_where_a_name_is_unknown(String path) {
        assertThat(SERVICE.get(path).statusCode()).isEqualTo(404);
    }

    @Test
    void hold_what_a_filter_lets_through() {
        assertThat(features("/tiles/land_parcel" + PLACE + "?filter=land_use%3D'ODT'"))
                .isEqualTo(1);
        assertThat(features("/tiles/land_parcel" + PLACE + "?cql_filter=land_use%3D'LUC'"))
                .isEqualTo(2);
        assertThat(
                        features(
                                "/tiles/land_parcel" + PLACE
                                        + "?filter-lang=cql2-json&filter=%7B%22op%22:%22%3D%22,%22args%22:%5B%7B%22property%22:%22land_use%22%7D,%22ODT%22%5D%7D"))
                .isEqualTo(1);
        assertThat(features(
                        "/tiles/land_parcel" + PLACE + "?filter-crs=http://www.opengis.net/def/crs/EPSG/0/5899&filter="
                                + "S_INTERSECTS(geom,BBOX(430021,2317001,430022,2317002))"))
                .isEqualTo(1);
        assertThat(features("/tiles/hazard_warning" + PLACE + "?datetime=2026-08-02T00:00:00Z"))
                .isEqualTo(1);
        assertThat(SERVICE.get("/tiles/hazard_warning" + PLACE + "?datetime=2026-08-04T00:00:00Z")
                        .statusCode())
                .isEqualTo(204);
        // another's tile is not kept as the answer for all
        assertThat(features("/tiles/land_parcel" + PLACE)).isEqualTo(3);
    }

    @Test
    void hold_what_was_there_then() {
        String then = SERVICE.database()
                .queryOne("SELECT to_char(clock_timestamp() AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.MS\"Z\"')");
        SERVICE.database().execute("UPDATE layer.street_light SET status = 'FAULT' WHERE light_id = 'D-1'");
        String path = "/tiles/land_parcel,street_light" + PLACE + "?asOf=" + then;
        assertThat(layers(path).get(1).features().get(0).properties()).containsEntry("status", "ON");
        assertThat(header(SERVICE.get(path), "ETag")).isEqualTo(header(SERVICE.get(path), "ETag"));
        assertThat(SERVICE.get("/tiles/land_parcel" + PLACE + "?asOf=2020-01-01T00:00:00Z")
                        .statusCode())
                .isEqualTo(204);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "colour=red",
                "filter=owner_name='x'",
                "filter=land_use%3D",
                "cql_filter=nothing%3D1",
                "filter-lang=sql&filter=fid%3D1",
                "filter-crs=EPSG:9999&filter=fid%3D1",
                "datetime=soon",
                "asOf=2999-01-01T00:00:00Z",
                "asOf=2020-01-01T00:00:00Z&asOf=2021-01-01T00:00:00Z"
            })
    void refuse_what_has_no_meaning(String query) {
        HttpResponse<byte[]> answer = SERVICE.get("/tiles/land_parcel" + PLACE + "?" + query, "Accept-Language", "en");
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(400);
        assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    }

    private static List<VectorTileReader.TileLayer> layers(String path) {
        HttpResponse<byte[]> answer = SERVICE.get(path);
        assertThat(answer.statusCode()).as(path + " " + text(answer)).isEqualTo(200);
        return VectorTileReader.read(answer.body());
    }

    private static int features(String path) {
        return layers(path).get(0).features().size();
    }
}
