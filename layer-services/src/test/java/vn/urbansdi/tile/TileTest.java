package vn.urbansdi.tile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static vn.urbansdi.app.TestService.header;
import static vn.urbansdi.app.TestService.text;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.TestService;

/** Vector tiles over HTTP, from PostGIS to the bytes that a browser gets. */
class TileTest {

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final String SECRET = "Nguyễn Thị Bí Mật";
    /** The tiles of zoom 16 that hold the golden point 5899 E 430000 N 2317000. */
    private static final int ZOOM = 16;

    private static final double LONGITUDE = 107.07879625;
    private static final double LATITUDE = 20.944878577;

    @BeforeAll
    static void insert() {
        SERVICE.database().execute("""
                        INSERT INTO layer.land_parcel
                          (parcel_id, ward_code, sheet_no, parcel_no, land_use, legal_area_m2, owner_name, geom)
                        VALUES ('w7sphsukub37', '06685', '7', '118', 'ODT', 96.5, '%s', ST_Multi(ST_GeomFromText(
                          'POLYGON((430000 2317000, 430010 2317000, 430010 2317012, 430000 2317012, 430000 2317000))', 5899)));
                        INSERT INTO layer.street_light (light_id, power_w, status, installed_on, geom)
                        VALUES ('D-1', 150, 'ON', '2023-04-20', ST_SetSRID(ST_MakePoint(430000, 2317000), 5899));
                        """.formatted(SECRET));
    }

    @Test
    void carries_the_features_with_their_identifiers_and_public_attributes() {
        HttpResponse<byte[]> response = SERVICE.get(tileAt("land_parcel", LONGITUDE, LATITUDE));
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(header(response, "Content-Type")).isEqualTo("application/vnd.mapbox-vector-tile");

        List<VectorTileReader.TileLayer> layers = VectorTileReader.read(response.body());
        assertThat(layers).hasSize(1);
        assertThat(layers.get(0).version()).isEqualTo(2);
        assertThat(layers.get(0).name()).isEqualTo("land_parcel");
        VectorTileReader.TileFeature parcel = layers.get(0).features().get(0);
        assertThat(parcel.type()).isEqualTo(3);
        assertThat(String.valueOf(parcel.id()))
                .isEqualTo(SERVICE.database().queryOne("SELECT fid FROM layer.land_parcel"));
        assertThat(parcel.properties())
                .containsEntry("parcel_id", "w7sphsukub37")
                .containsEntry("land_use", "ODT")
                .containsEntry("legal_area_m2", 96.5)
                .doesNotContainKey("owner_name");
        assertThat(new String(response.body(), StandardCharsets.UTF_8)).doesNotContain(SECRET, "owner_name");
    }

    @Test
    void puts_a_point_where_it_is() {
        VectorTileReader.TileLayer layer = VectorTileReader.read(
                        SERVICE.get(tileAt("street_light", LONGITUDE, LATITUDE)).body())
                .get(0);
        VectorTileReader.TileFeature light = layer.features().get(0);
        double unit = 1.0 / layer.extent();
        assertThat(light.firstPoint().get(0) * unit).isEqualTo(column(LONGITUDE) % 1, within(unit));
        assertThat(light.firstPoint().get(1) * unit).isEqualTo(row(LATITUDE) % 1, within(unit));
        assertThat(light.properties())
                .containsEntry("power_w", 150L)
                .containsEntry("installed_on", "2023-04-20")
                .containsEntry("status", "ON");
    }

    @Test
    void travels_compressed_only_where_that_is_understood() throws IOException {
        String path = tileAt("land_parcel", LONGITUDE, LATITUDE);
        HttpResponse<byte[]> plain = SERVICE.get(path);
        HttpResponse<byte[]> compressed = SERVICE.get(path, "Accept-Encoding", "br, gzip;q=0.8");
        assertThat(header(plain, "Content-Encoding")).isEmpty();
        assertThat(header(compressed, "Content-Encoding")).isEqualTo("gzip");
        assertThat(compressed.headers().allValues("Vary")).contains("Accept-Encoding");
        assertThat(new GZIPInputStream(new ByteArrayInputStream(compressed.body())).readAllBytes())
                .isEqualTo(plain.body());
        assertThat(header(plain, "ETag")).isNotEqualTo(header(compressed, "ETag"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "none",
            value = {
                "''|false",
                "gzip|true",
                "GZIP|true",
                "x-gzip|true",
                "br|false",
                "*|true",
                "gzip;q=0|false",
                "gzip; q=0.0, *|false",
                "*;q=0|false",
                "deflate, gzip;q=0.5|true",
                "identity|false"
            })
    void understands_accept_encoding(String header, boolean gzip) {
        assertThat(TileAnswer.acceptsGzip(header)).isEqualTo(gzip);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "gzip"})
    void is_not_sent_again_to_who_has_it(String coding) {
        String path = tileAt("land_parcel", LONGITUDE, LATITUDE);
        HttpResponse<byte[]> first = SERVICE.get(path, "Accept-Encoding", coding.isEmpty() ? "identity" : coding);
        String tag = header(first, "ETag");
        assertThat(tag).matches("\"[^\"]+\"");
        HttpResponse<byte[]> second = SERVICE.get(
                path, "Accept-Encoding", coding.isEmpty() ? "identity" : coding, "If-None-Match", "\"other\", " + tag);
        assertThat(second.statusCode()).isEqualTo(304);
        assertThat(second.body()).isEmpty();
        assertThat(header(second, "ETag")).isEqualTo(tag);
        assertThat(header(second, "Cache-Control")).contains("no-cache");
        assertThat(SERVICE.get(path, "If-None-Match", "\"other\"").statusCode()).isEqualTo(200);
    }

    @Test
    void is_no_content_where_nothing_lies() {
        HttpResponse<byte[]> response = SERVICE.get("/tiles/land_parcel/16/0/0.mvt");
        assertThat(response.statusCode()).isEqualTo(204);
        assertThat(response.body()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/tiles/land_parcel/3/1/1.mvt",
                "/tiles/land_parcel/20/1/1.mvt",
                "/tiles/land_parcel/16/65536/1.mvt",
                "/tiles/land_parcel/16/1/65536.mvt",
                "/tiles/land_parcel/16/-1/1.mvt"
            })
    void is_not_found_outside_the_layers_pyramid(String path) {
        HttpResponse<byte[]> response = SERVICE.get(path, "Accept-Language", "en");
        assertThat(response.statusCode()).isEqualTo(404);
        JsonNode problem = JsonMapper.shared().readTree(response.body());
        assertThat(problem.get("detail").asString()).startsWith("There is no such tile");
        assertThat(text(response)).contains("Không có ô bản đồ này");
    }

    @Test
    void is_found_by_the_published_name_with_its_prefix_too() {
        String path = tileAt("land_parcel", LONGITUDE, LATITUDE);
        assertThat(SERVICE.get(path.replace("/land_parcel/", "/sdi:land_parcel/"))
                        .body())
                .isEqualTo(SERVICE.get(path).body());
    }

    /** At once, whoever changes the table, and by whatever means. */
    @Test
    void follows_a_change_in_the_database() {
        String path = tileAt("street_light", LONGITUDE, LATITUDE);
        String before = header(SERVICE.get(path), "ETag");
        SERVICE.database().execute("UPDATE layer.street_light SET status = 'FAULT' WHERE light_id = 'D-1'");
        try {
            HttpResponse<byte[]> after = SERVICE.get(path);
            assertThat(header(after, "ETag")).isNotEqualTo(before);
            assertThat(VectorTileReader.read(after.body())
                            .get(0)
                            .features()
                            .get(0)
                            .properties())
                    .containsEntry("status", "FAULT");
        } finally {
            SERVICE.database().execute("UPDATE layer.street_light SET status = 'ON' WHERE light_id = 'D-1'");
        }
    }

    private static String tileAt(String layer, double longitude, double latitude) {
        return "/tiles/" + layer + "/" + ZOOM + "/" + (int) column(longitude) + "/" + (int) row(latitude) + ".mvt";
    }

    private static double column(double longitude) {
        return (longitude + 180) / 360 * (1 << ZOOM);
    }

    private static double row(double latitude) {
        double radians = Math.toRadians(latitude);
        return (1 - Math.log(Math.tan(radians) + 1 / Math.cos(radians)) / Math.PI) / 2 * (1 << ZOOM);
    }
}
