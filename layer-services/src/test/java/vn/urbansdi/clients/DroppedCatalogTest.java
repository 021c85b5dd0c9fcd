package vn.urbansdi.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.Page;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.TestService;
import vn.urbansdi.tile.VectorTileReader;
import vn.urbansdi.tile.VectorTileReader.TileFeature;
import vn.urbansdi.tile.VectorTileReader.TileLayer;

/**
 * A harbour on another coast, in another CRS, that the code has never heard of: its YAML and its file lie in an empty
 * directory, and every protocol and the map serve it.
 */
class DroppedCatalogTest {

    private static final Path CATALOG = Catalogs.drop(
            "harbour", "deployment.yaml", "codelists/sea_bottom.yaml", "harbour/berthing-area.yaml", "areas.geojson");

    @RegisterExtension
    @Order(1)
    static final TestService SERVICE = TestService.withCatalog(CATALOG);

    @RegisterExtension
    @Order(2)
    static final Chromium CHROMIUM = new Chromium();

    @TempDir
    static Path directory;

    private static JsonNode run;

    @BeforeAll
    static void importTheFile() {
        ImportProgram importers = new ImportProgram(SERVICE.database(), Optional.of(CATALOG), directory);
        assertThat(importers.migrate()).contains("The database matches the catalog.");
        run = importers
                .importing(
                        "--layer",
                        "pq:berthing-area",
                        CATALOG.resolve("areas.geojson").toString())
                .get("runs")
                .get(0);
    }

    @Test
    void import_fills_its_table_in_its_own_crs() {
        assertThat(run.get("inserted").asInt()).isEqualTo(3);
        assertThat(run.get("rejected")).isEmpty();
        assertThat(SERVICE.database()
                        .query("SELECT concat_ws('|', area_no, bottom, berths, depth_m, sheltered, surveyed_on,"
                                + " closed_at AT TIME ZONE 'UTC', pilot_phone, ST_SRID(geom)) FROM " + table()
                                + " ORDER BY area_no"))
                .containsExactly(
                        "N1|MUD|12|7.25|t|2025-03-31|2025-03-31 23:30:00|0900000001|32648",
                        "N2|SAND|3|4.5|f|32648",
                        "N3 <&> Đá|32648");
        String corner = "ST_PointN(ST_ExteriorRing(geom), 1)";
        assertThat(Double.parseDouble(SERVICE.database()
                        .queryOne("SELECT ST_Distance(ST_Transform(" + corner + ", 4326)::geography,"
                                + " 'SRID=4326;POINT(103.990 10.030)'::geography) FROM " + table()
                                + " WHERE area_no = 'N1'")))
                .isLessThan(0.01);
    }

    private static String table() {
        return SERVICE.database()
                .queryOne("SELECT format('%I.%I', table_schema, table_name) FROM information_schema.columns"
                        + " WHERE table_schema = 'layer' AND column_name = 'pilot_phone'");
    }

    /** A pixel in the middle of two areas and one between them, in each CRS and order of axes. */
    @ParameterizedTest
    @CsvSource({
        "1.3.0, EPSG:4326, true",
        "1.1.1, EPSG:4326, false",
        "1.3.0, CRS:84, false",
        "1.3.0, EPSG:32648, false",
        "1.1.1, EPSG:3857, false",
    })
    void wms_draws_it_in_place_with_its_codes_colours(String version, String crs, boolean latitudeFirst)
            throws IOException {
        int srid = crs.equals("CRS:84") ? 4326 : Integer.parseInt(crs.substring(5));
        List<Double> corners = SERVICE
                .database()
                .query("SELECT unnest(ARRAY[ST_X(a), ST_Y(a), ST_X(b), ST_Y(b)]) FROM (SELECT"
                        + " ST_Transform('SRID=4326;POINT(103.988 10.028)'::geometry, %1$d) AS a,".formatted(srid)
                        + " ST_Transform('SRID=4326;POINT(104.000 10.036)'::geometry, %1$d) AS b) AS c".formatted(srid))
                .stream()
                .map(Double::valueOf)
                .toList();
        String box = latitudeFirst
                ? corners.get(1) + "," + corners.get(0) + "," + corners.get(3) + "," + corners.get(2)
                : corners.get(0) + "," + corners.get(1) + "," + corners.get(2) + "," + corners.get(3);
        byte[] png = SERVICE.get(
                        "/wms?SERVICE=WMS&VERSION=" + version + "&REQUEST=GetMap&LAYERS=pq:berthing-area&STYLES=&"
                                + (version.equals("1.3.0") ? "CRS=" : "SRS=") + crs + "&BBOX=" + box
                                + "&WIDTH=600&HEIGHT=400&FORMAT=image/png&TRANSPARENT=TRUE")
                .body();
        BufferedImage picture = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(picture).as(new String(png, StandardCharsets.UTF_8)).isNotNull();
        assertThat(colour(picture, 103.992, 10.032)).isEqualTo("ff8d6e63");
        assertThat(colour(picture, 103.9975, 10.032)).isEqualTo("fff9a825");
        assertThat(colour(picture, 103.995, 10.032)).isEqualTo("0");
        assertThat(colour(picture, 103.992, 10.035)).isEqualTo("0");
    }

    /** The grid's convergence over this kilometre is below two pixels. */
    private static String colour(BufferedImage picture, double longitude, double latitude) {
        int x = (int) ((longitude - 103.988) / 0.012 * picture.getWidth());
        int y = (int) ((10.036 - latitude) / 0.008 * picture.getHeight());
        return Integer.toHexString(picture.getRGB(x, y));
    }

    @Test
    void wfs_serves_its_values_by_type_and_keeps_what_is_restricted() {
        String query = "/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=GetFeature&TYPENAMES=pq:berthing-area";
        JsonNode features = json(query + "&OUTPUTFORMAT=application/json&SORTBY=area_no&SRSNAME=EPSG:4326")
                .get("features");
        assertThat(features).hasSize(3);
        JsonNode first = features.get(0).get("properties");
        assertThat(first.get("area_no").asString()).isEqualTo("N1");
        assertThat(first.get("berths").asInt()).isEqualTo(12);
        assertThat(first.get("depth_m").asDouble()).isEqualTo(7.25);
        assertThat(first.get("sheltered").asBoolean()).isTrue();
        assertThat(first.get("surveyed_on").asString()).isEqualTo("2025-03-31");
        assertThat(first.get("closed_at").asString()).startsWith("2025-0");
        assertThat(features.get(2).get("properties").get("area_no").asString()).isEqualTo("N3 <&> Đá");
        assertThat(json(query + "&OUTPUTFORMAT=application/json&CQL_FILTER="
                                + encoded("bottom = 'SAND' AND depth_m < 5"))
                        .get("features"))
                .hasSize(1);

        String gml = text(query);
        assertThat(gml)
                .contains("xmlns:pq=\"https://harbour.example/pq\"", "<pq:area_no>N3 &lt;&amp;&gt; Đá</pq:area_no>");
        assertThat(text("/wfs?SERVICE=WFS&VERSION=2.0.0&REQUEST=DescribeFeatureType"))
                .contains("name=\"closed_at\"", "dateTime", "name=\"surveyed_on\"", "name=\"sheltered\"");
        for (String page : List.of(
                gml,
                features.toString(),
                text("/api/map"),
                text(query + "&CQL_FILTER=" + encoded("pilot_phone = '0900000001'")))) {
            assertThat(page).doesNotContain("0900000001", "harbour_master");
        }
    }

    @Test
    void capabilities_name_its_owner_and_where_it_lies() {
        assertThat(text("/wms?SERVICE=WMS&REQUEST=GetCapabilities&VERSION=1.3.0"))
                .contains("Cảng vụ Phú Quốc", "Vùng neo đậu tàu", "EPSG:32648")
                .doesNotContain("5899", "Quảng Ninh");
        assertThat(text("/wfs?SERVICE=WFS&REQUEST=GetCapabilities"))
                .contains("pq:berthing-area", "urn:ogc:def:crs:EPSG::32648")
                .doesNotContain("5899", "Quảng Ninh");
    }

    @Test
    void tiles_hold_it_in_place() {
        int zoom = 14;
        double tiles = Math.pow(2, zoom);
        double x = (103.990 + 180) / 360 * tiles;
        double y = (1 - Math.log(Math.tan(Math.PI / 4 + Math.toRadians(10.030) / 2)) / Math.PI) / 2 * tiles;
        TileLayer tile = VectorTileReader.read(
                        SERVICE.get("/tiles/pq:berthing-area/%d/%d/%d.mvt".formatted(zoom, (int) x, (int) y))
                                .body())
                .get(0);
        TileFeature area = tile.features().stream()
                .filter(feature -> "N1".equals(feature.properties().get("area_no")))
                .findFirst()
                .orElseThrow();
        assertThat(area.properties())
                .containsAllEntriesOf(Map.of("bottom", "MUD", "berths", 12L, "sheltered", true))
                .doesNotContainKey("pilot_phone");
        // West and south are corners of the square; which of its four comes first is the encoder's affair.
        double east = 0.004 / 360 * tiles * tile.extent();
        double column = (x - Math.floor(x)) * tile.extent();
        double row = (y - Math.floor(y)) * tile.extent();
        assertThat(Math.min(
                        Math.abs(area.firstPoint().get(0) - column),
                        Math.abs(area.firstPoint().get(0) - column - east)))
                .isLessThan(1.5);
        assertThat(Math.min(
                        Math.abs(area.firstPoint().get(1) - row),
                        Math.abs(area.firstPoint().get(1) - row + east)))
                .isCloseTo(0, within(east * 0.03));
    }

    @Test
    void the_map_is_told_of_it() {
        JsonNode map = json("/api/map");
        assertThat(map.get("title").get("vi").asString()).isEqualTo("Cảng vụ Phú Quốc");
        assertThat(map.get("extent").toString()).isEqualTo("[103.8,9.9,104.15,10.5]");
        assertThat(map.get("projection").get("code").asString()).isEqualTo("EPSG:32648");
        assertThat(map.get("layers")).hasSize(1);
        assertThat(map.get("layers").get(0).get("title").get("en").asString()).isEqualTo("Berthing area");
        assertThat(map.get("codeLists").get("sea_bottom").get("codes")).hasSize(2);
    }

    @Test
    void the_map_lists_it_and_a_click_tells_its_attributes() {
        try (Page page = CHROMIUM.open(SERVICE.address() + "/#map=16/10.032/103.992&lang=vi")) {
            assertThat(page.locator("[data-theme=harbour] h2").textContent()).isEqualTo("Cảng biển");
            assertThat(page.locator("#panel .layer-title").textContent()).startsWith("Vùng neo đậu tàu");
            CHROMIUM.clickUntil(page, "#card h2", "N1");
            assertThat(page.locator("#card .card-layer").textContent()).isEqualTo("Vùng neo đậu tàu");
            String card = page.locator("#card").innerText();
            assertThat(card)
                    .containsSubsequence(
                            "Số hiệu vùng", "N1", "Chất đáy", "Bùn", "Số chỗ neo", "12", "Độ sâu", "7,25 m")
                    .containsSubsequence("Kín gió", "Có", "Ngày đo", "31/03/2025", "Đóng lúc", "06:30")
                    .doesNotContain("0900000001");
            page.locator("#language").click();
            assertThat(page.locator("#card").innerText()).contains("Sea bottom", "Mud");
            assertThat(page.title()).isEqualTo("Phu Quoc harbour office");
        }
    }

    private static JsonNode json(String path) {
        return JsonMapper.shared().readTree(text(path));
    }

    private static String text(String path) {
        return TestService.text(SERVICE.get(path));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}
