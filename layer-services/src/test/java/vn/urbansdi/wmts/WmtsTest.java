package vn.urbansdi.wmts;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.app.TestService.header;
import static vn.urbansdi.app.TestService.text;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.app.TestService;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.conformance.OgcSchemas;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileLimits;
import vn.urbansdi.geo.TileMatrix;
import vn.urbansdi.geo.TileMatrixSet;

/** WMTS 1.0.0 over HTTP, from PostGIS to the pixels. */
class WmtsTest {

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final String CAPABILITIES_SCHEMA =
            "http://schemas.opengis.net/wmts/1.0/wmtsGetCapabilities_response.xsd";
    private static final String EXCEPTION_SCHEMA = "http://schemas.opengis.net/ows/1.1.0/owsExceptionReport.xsd";

    @BeforeAll
    static void insert() {
        SERVICE.database().execute("""
                        INSERT INTO layer.land_parcel
                          (parcel_id, ward_code, sheet_no, parcel_no, land_use, legal_area_m2, owner_name, geom)
                        VALUES ('w7sphsukub37', '06685', '7', '118', 'ODT', 96.5, 'Nguyễn Thị Bí Mật', ST_Multi(ST_GeomFromText(
                          'POLYGON((430000 2317000, 430030 2317000, 430030 2317032, 430000 2317032, 430000 2317000))', 5899)));
                        INSERT INTO layer.street_light (light_id, power_w, status, installed_on, geom)
                        VALUES ('D-1', 150, 'ON', '2023-04-20', ST_SetSRID(ST_MakePoint(430010, 2317010), 5899));
                        """);
    }

    @Test
    void capabilities_are_valid_and_list_every_map_of_wms() {
        HttpResponse<byte[]> answer = kvp("REQUEST", "GetCapabilities");
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith("application/xml");
        assertThat(OgcSchemas.errors(answer.body(), null, CAPABILITIES_SCHEMA)).isEmpty();
        for (Layer layer : CATALOG.layers()) {
            assertThat(text(answer)).contains("<ows:Identifier>" + layer.id() + "</ows:Identifier>");
        }
        assertThat(text(answer))
                .contains(
                        "<ows:Identifier>land</ows:Identifier>",
                        "<ows:Identifier>basemap</ows:Identifier>",
                        "<LayerRef>land_parcel</LayerRef>")
                .contains("<ows:SupportedCRS>urn:ogc:def:crs:EPSG::5899</ows:SupportedCRS>")
                .contains("<ows:SupportedCRS>urn:ogc:def:crs:OGC:1.3:CRS84</ows:SupportedCRS>")
                .contains("<TopLeftCorner>352256 2408448</TopLeftCorner>")
                .contains("<TopLeftCorner>-180 90</TopLeftCorner>")
                .contains("<WellKnownScaleSet>http://www.opengis.net/def/wkss/OGC/1.0/GoogleMapsCompatible<")
                .doesNotContain("owner_name");
        assertThat(SERVICE.get("/wmts/rest/1.0.0/WMTSCapabilities.xml").body()).isEqualTo(answer.body());
        assertThat(SERVICE.get("/ows?service=WMTS&request=GetCapabilities").body())
                .isEqualTo(answer.body());
    }

    @ParameterizedTest
    @CsvSource({
        "ServiceIdentification, ows:ServiceIdentification",
        "ServiceProvider, ows:ServiceProvider",
        "OperationsMetadata, ows:OperationsMetadata",
        "Contents, Contents",
        "Themes, Themes"
    })
    void sections_are_given_alone(String section, String element) {
        HttpResponse<byte[]> answer = kvp("REQUEST", "GetCapabilities", "Sections", section);
        assertThat(OgcSchemas.errors(answer.body(), null, CAPABILITIES_SCHEMA)).isEmpty();
        for (String other : new String[] {
            "ows:ServiceIdentification", "ows:ServiceProvider", "ows:OperationsMetadata", "Contents", "Themes"
        }) {
            assertThat(text(answer).contains("<" + other + ">")).as(other).isEqualTo(other.equals(element));
        }
    }

    @Test
    void versions_are_negotiated() {
        assertThat(kvp("REQUEST", "GetCapabilities", "AcceptVersions", "2.0.0,1.0.0")
                        .statusCode())
                .isEqualTo(200);
        HttpResponse<byte[]> refused = kvp("REQUEST", "GetCapabilities", "AcceptVersions", "2.0.0");
        assertThat(refused.statusCode()).isEqualTo(400);
        assertThat(text(refused)).contains("exceptionCode=\"VersionNegotiationFailed\"");
    }

    /** The same painter by another way: pixel for pixel, marks and labels too. Neighbours are painted as one map, two by two. */
    @ParameterizedTest
    @CsvSource({
        "land_parcel, WebMercatorQuad, 19, EPSG:3857",
        "land_parcel, WorldCRS84Quad, 18, CRS:84",
        "land_parcel, VN2000QuangNinhQuad, 16, EPSG:5899",
        "street_light, WebMercatorQuad, 18, EPSG:3857",
        "sdi:street_light, VN2000QuangNinhQuad, 15, EPSG:5899",
        "land, WebMercatorQuad, 19, EPSG:3857",
        "land, VN2000QuangNinhQuad, 17, EPSG:5899",
        "basemap, WebMercatorQuad, 19, EPSG:3857",
    })
    void a_tile_is_the_map_of_its_ground(String layer, String setId, int level, String crs) throws IOException {
        TileMatrixSet set = set(setId);
        TileLimits at = golden(set, level);
        HttpResponse<byte[]> tile = kvp(tileOf(layer, set, level));
        assertThat(tile.statusCode()).as(text(tile)).isEqualTo(200);
        assertThat(header(tile, "Content-Type")).isEqualTo("image/png");
        int row = at.minRow() / 2 * 2;
        int column = at.minColumn() / 2 * 2;
        Extent ground = set.tile(level, row, column).union(set.tile(level, row + 1, column + 1));
        HttpResponse<byte[]> map = SERVICE.get("/wms?"
                + query(
                        "SERVICE", "WMS",
                        "VERSION", "1.3.0",
                        "REQUEST", "GetMap",
                        "LAYERS", layer,
                        "STYLES", "",
                        "CRS", crs,
                        "BBOX", ground.minX() + "," + ground.minY() + "," + ground.maxX() + "," + ground.maxY(),
                        "WIDTH", "512",
                        "HEIGHT", "512",
                        "TRANSPARENT", "TRUE",
                        "FORMAT", "image/png"));
        BufferedImage part = ImageIO.read(new ByteArrayInputStream(map.body()))
                .getSubimage((at.minColumn() - column) * 256, (at.minRow() - row) * 256, 256, 256);
        assertThat(pixels(ImageIO.read(new ByteArrayInputStream(tile.body())))).isEqualTo(pixels(part));
        assertThat(painted(tile.body())).isGreaterThan(20);
        HttpResponse<byte[]> rest = SERVICE.get("/wmts/rest/" + layer + "/default/" + setId + "/" + level + "/"
                + at.minRow() + "/" + at.minColumn() + ".png");
        assertThat(rest.body()).isEqualTo(tile.body());
    }

    @Test
    void addresses_and_limits_of_the_capabilities_lead_to_tiles() {
        String xml = text(kvp("REQUEST", "GetCapabilities", "Sections", "Contents"));
        Matcher layer = Pattern.compile("<Layer>.*?</Layer>", Pattern.DOTALL).matcher(xml);
        int tried = 0;
        while (layer.find()) {
            String template = found(layer.group(), "resourceType=\"tile\" template=\"([^\"]+)\"");
            Matcher link = Pattern.compile(
                            "<TileMatrixSet>(\\w+)</TileMatrixSet>.*?<TileMatrix>12</TileMatrix>\\s*"
                                    + "<MinTileRow>(\\d+)</MinTileRow>\\s*<MaxTileRow>(\\d+)</MaxTileRow>\\s*"
                                    + "<MinTileCol>(\\d+)</MinTileCol>\\s*<MaxTileCol>(\\d+)</MaxTileCol>",
                            Pattern.DOTALL)
                    .matcher(layer.group());
            while (link.find()) {
                tried++;
                String set = template.substring(SERVICE.address().length())
                        .replace("{Style}", "default")
                        .replace("{TileMatrixSet}", link.group(1))
                        .replace("{TileMatrix}", "12");
                assertThat(tile(set, link.group(2), link.group(4)).statusCode()).isEqualTo(200);
                assertThat(tile(set, link.group(3), link.group(5)).statusCode()).isEqualTo(200);
                HttpResponse<byte[]> beyond = tile(set, link.group(2), "" + (Integer.parseInt(link.group(5)) + 1));
                assertThat(beyond.statusCode()).isEqualTo(400);
                assertThat(text(beyond)).contains("exceptionCode=\"TileOutOfRange\" locator=\"TileCol\"");
            }
        }
        assertThat(tried).isGreaterThan(3 * CATALOG.layers().size() - 1);
    }

    private static HttpResponse<byte[]> tile(String template, String row, String column) {
        return SERVICE.get(template.replace("{TileRow}", row).replace("{TileCol}", column));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "none",
            value = {
                "Service, none, MissingParameterValue, Service, 400",
                "Service, WMS, InvalidParameterValue, Service, 400",
                "Request, none, MissingParameterValue, Request, 400",
                "Request, GetFish, OperationNotSupported, GetFish, 501",
                "Version, none, MissingParameterValue, version, 400",
                "Version, 3.0.0, InvalidParameterValue, version, 400",
                "Layer, none, MissingParameterValue, Layer, 400",
                "Layer, nowhere, InvalidParameterValue, Layer, 400",
                "Style, none, MissingParameterValue, Style, 400",
                "Style, pretty, InvalidParameterValue, Style, 400",
                "Format, none, MissingParameterValue, Format, 400",
                "Format, image/x-nothing, InvalidParameterValue, Format, 400",
                "TileMatrixSet, none, MissingParameterValue, TileMatrixSet, 400",
                "TileMatrixSet, MarsQuad, InvalidParameterValue, TileMatrixSet, 400",
                "TileMatrix, none, MissingParameterValue, TileMatrix, 400",
                "TileMatrix, 99, InvalidParameterValue, TileMatrix, 400",
                "TileRow, none, MissingParameterValue, TileRow, 400",
                "TileRow, one, InvalidParameterValue, TileRow, 400",
                "TileRow, -1, TileOutOfRange, TileRow, 400",
                "TileRow, 999999999999, TileOutOfRange, TileRow, 400",
                "TileCol, none, MissingParameterValue, TileCol, 400",
                "TileCol, 1.5, InvalidParameterValue, TileCol, 400",
                "TileCol, 0, TileOutOfRange, TileCol, 400",
            })
    void mistakes_have_the_codes_of_the_standard(
            String parameter, String value, String code, String locator, int status) {
        String[] parameters = tileOf("land_parcel", set("WebMercatorQuad"), 16);
        Map<String, String> changed = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            changed.put(parameters[i], parameters[i + 1]);
        }
        changed.put("Service", "WMTS");
        changed.put(parameter, value);
        changed.values().removeIf(each -> each == null);
        HttpResponse<byte[]> answer = SERVICE.get("/wmts?" + query(changed));
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(OgcSchemas.errors(answer.body(), null, EXCEPTION_SCHEMA)).isEmpty();
        assertThat(text(answer))
                .contains("exceptionCode=\"" + code + "\" locator=\"" + locator + "\"", "version=\"1.0.0\"");
    }

    @ParameterizedTest
    @CsvSource({
        "InfoFormat, text/x-nothing, InvalidParameterValue",
        "I, 256, PointIJOutOfRange",
        "J, -1, PointIJOutOfRange",
        "J, , MissingParameterValue"
    })
    void mistakes_about_a_pixel_too(String parameter, String value, String code) {
        HttpResponse<byte[]> answer = kvp(infoOf("application/json", Map.of(parameter, value == null ? "" : value)));
        assertThat(answer.statusCode()).isEqualTo(400);
        assertThat(text(answer)).contains("exceptionCode=\"" + code + "\" locator=\"" + parameter + "\"");
    }

    @ParameterizedTest
    @ValueSource(strings = {"application/json", "text/html", "text/plain"})
    void a_pixel_tells_what_wms_tells(String type) {
        HttpResponse<byte[]> answer = kvp(infoOf(type, Map.of()));
        assertThat(answer.statusCode()).as(text(answer)).isEqualTo(200);
        assertThat(header(answer, "Content-Type")).startsWith(type);
        assertThat(text(answer)).contains("w7sphsukub37").doesNotContain("Bí Mật");
        TileMatrixSet set = set("VN2000QuangNinhQuad");
        TileLimits at = golden(set, 16);
        Extent ground = set.tile(16, at.minRow(), at.minColumn());
        int[] pixel = pixel(set);
        HttpResponse<byte[]> wms = SERVICE.get("/wms?"
                + query(
                        "SERVICE", "WMS",
                        "VERSION", "1.3.0",
                        "REQUEST", "GetFeatureInfo",
                        "LAYERS", "land_parcel",
                        "QUERY_LAYERS", "land_parcel",
                        "STYLES", "",
                        "CRS", "EPSG:5899",
                        "BBOX", ground.minX() + "," + ground.minY() + "," + ground.maxX() + "," + ground.maxY(),
                        "WIDTH", "256",
                        "HEIGHT", "256",
                        "I", "" + pixel[0],
                        "J", "" + pixel[1],
                        "FEATURE_COUNT", "50",
                        "FORMAT", "image/png",
                        "INFO_FORMAT", type));
        assertThat(timeless(answer)).isEqualTo(timeless(wms));
        String extension = type.endsWith("plain") ? "txt" : type.substring(type.indexOf('/') + 1);
        HttpResponse<byte[]> rest = SERVICE.get("/wmts/rest/land_parcel/default/" + set.id() + "/16/" + at.minRow()
                + "/" + at.minColumn() + "/" + pixel[1] + "/" + pixel[0] + "." + extension);
        assertThat(timeless(rest)).isEqualTo(timeless(wms));
    }

    private static String timeless(HttpResponse<byte[]> answer) {
        return text(answer).replaceAll("\"timeStamp\":\"[^\"]*\"", "");
    }

    @Test
    void a_tile_is_not_sent_again_until_its_layer_changes() throws InterruptedException {
        String[] parameters = tileOf("street_light", set("WebMercatorQuad"), 18);
        HttpResponse<byte[]> first = kvp(parameters);
        String tag = header(first, "ETag");
        assertThat(tag).matches("\"[^\"]+\"");
        assertThat(header(first, "Cache-Control")).contains("no-cache");
        String address = "/wmts?SERVICE=WMTS&" + query(parameters);
        HttpResponse<byte[]> again = SERVICE.get(address, "If-None-Match", tag);
        assertThat(again.statusCode()).isEqualTo(304);
        assertThat(again.body()).isEmpty();
        SERVICE.database()
                .execute("UPDATE layer.street_light SET geom = ST_Translate(geom, 10, 0) WHERE light_id = 'D-1'");
        try {
            Instant deadline = Instant.now().plus(Duration.ofSeconds(10));
            while (SERVICE.get(address, "If-None-Match", tag).statusCode() == 304
                    && Instant.now().isBefore(deadline)) {
                Thread.sleep(50);
            }
            assertThat(header(kvp(parameters), "ETag")).isNotEqualTo(tag);
        } finally {
            SERVICE.database()
                    .execute("UPDATE layer.street_light SET geom = ST_Translate(geom, -10, 0) WHERE light_id = 'D-1'");
        }
    }

    private static HttpResponse<byte[]> kvp(String... parameters) {
        return SERVICE.get("/wmts?SERVICE=WMTS&" + query(parameters));
    }

    private static String[] tileOf(String layer, TileMatrixSet set, int level) {
        TileLimits at = golden(set, level);
        return new String[] {
            "Request",
            "GetTile",
            "Version",
            "1.0.0",
            "Layer",
            layer,
            "Style",
            "default",
            "Format",
            "image/png",
            "TileMatrixSet",
            set.id(),
            "TileMatrix",
            "" + level,
            "TileRow",
            "" + at.minRow(),
            "TileCol",
            "" + at.minColumn()
        };
    }

    /** A pixel inside the parcel, and what else a request for it needs. */
    private static String[] infoOf(String type, Map<String, String> changed) {
        TileMatrixSet set = set("VN2000QuangNinhQuad");
        int[] pixel = pixel(set);
        Map<String, String> parameters = new LinkedHashMap<>();
        String[] tile = tileOf("land_parcel", set, 16);
        for (int i = 0; i < tile.length; i += 2) {
            parameters.put(tile[i], tile[i + 1]);
        }
        parameters.put("Request", "GetFeatureInfo");
        parameters.put("I", "" + pixel[0]);
        parameters.put("J", "" + pixel[1]);
        parameters.put("InfoFormat", type);
        parameters.putAll(changed);
        return parameters.entrySet().stream()
                .flatMap(entry -> java.util.stream.Stream.of(entry.getKey(), entry.getValue()))
                .toArray(String[]::new);
    }

    private static int[] pixel(TileMatrixSet set) {
        TileLimits at = golden(set, 16);
        Extent ground = set.tile(16, at.minRow(), at.minColumn());
        double size = ground.width() / TileMatrix.TILE_PX;
        return new int[] {(int) ((430005 - ground.minX()) / size), (int) ((ground.maxY() - 2317005) / size)};
    }

    /** The tile with a place inside the parcel. */
    private static TileLimits golden(TileMatrixSet set, int level) {
        Extent place = new Extent(5899, 430005, 2317005, 430005, 2317005);
        Extent there = CoordinateTransform.between(5899, set.srid()).transform(place);
        return set.matrices().get(level).limits(there, 0).orElseThrow();
    }

    private static TileMatrixSet set(String id) {
        return CATALOG.deployment().tileMatrixSet(id).orElseThrow();
    }

    private static int[] pixels(BufferedImage image) {
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }

    private static long painted(byte[] png) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        int[] pixels = image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
        return java.util.Arrays.stream(pixels).filter(argb -> argb >>> 24 != 0).count();
    }

    private static String found(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }

    private static String query(String... parameters) {
        Map<String, String> values = new LinkedHashMap<>();
        for (int i = 0; i < parameters.length; i += 2) {
            values.put(parameters[i], parameters[i + 1]);
        }
        return query(values);
    }

    private static String query(Map<String, String> values) {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
    }
}
