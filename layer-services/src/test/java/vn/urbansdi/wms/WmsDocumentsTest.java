package vn.urbansdi.wms;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.conformance.OgcSchemas;

/** Capabilities and legends: what follows from the catalog alone. */
class WmsDocumentsTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final String CAPABILITIES_SCHEMA = "http://schemas.opengis.net/wms/1.3.0/capabilities_1_3_0.xsd";
    private static final String SLD_SCHEMA = "http://schemas.opengis.net/sld/1.1.0/sld_capabilities.xsd";

    static final String[] MAP_1_3_0 = {
        "SERVICE",
        "WMS",
        "VERSION",
        "1.3.0",
        "REQUEST",
        "GetMap",
        "LAYERS",
        "ward",
        "STYLES",
        "",
        "CRS",
        "EPSG:3857",
        "BBOX",
        "11900000,2370000,11950000,2400000",
        "WIDTH",
        "60",
        "HEIGHT",
        "40",
        "FORMAT",
        "image/png"
    };

    @RegisterExtension
    static final WmsServer SERVER = WmsServer.over(CATALOG, NoFeatures::new);

    @Test
    void capabilities_1_3_0_are_valid_and_list_every_layer_and_crs() {
        WmsServer.Answer answer = SERVER.get("SERVICE", "WMS", "REQUEST", "GetCapabilities");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType()).startsWith("text/xml");
        assertThat(OgcSchemas.errors(answer.bytes(), null, CAPABILITIES_SCHEMA, SLD_SCHEMA))
                .isEmpty();
        for (Layer layer : CATALOG.layers()) {
            assertThat(answer.text()).contains("<Name>" + layer.id() + "</Name>");
        }
        for (int srid : CATALOG.deployment().crs()) {
            assertThat(answer.text()).contains("<CRS>EPSG:" + srid + "</CRS>");
        }
        assertThat(answer.text())
                .contains("<CRS>CRS:84</CRS>", "version=\"1.3.0\"", "<Name>land</Name>", "<MaxWidth>4096</MaxWidth>")
                .contains("xlink:href=\"" + SERVER.address() + "?\"")
                .doesNotContain("owner_name", "applicant_name");
    }

    @Test
    void capabilities_1_1_1_are_valid_against_their_document_type() {
        WmsServer.Answer answer = SERVER.get("SERVICE", "WMS", "VERSION", "1.1.1", "REQUEST", "GetCapabilities");
        assertThat(answer.contentType()).startsWith("application/vnd.ogc.wms_xml");
        assertThat(OgcSchemas.documentTypeErrors(answer.bytes())).isEmpty();
        assertThat(answer.text()).contains("<SRS>EPSG:5899</SRS>", "<ScaleHint").doesNotContain("CRS:84");
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.3.0", "1.1.1"})
    void every_format_of_maps_is_listed_and_comes_as_it_is_listed(String version) {
        String text = SERVER.get("SERVICE", "WMS", "VERSION", version, "REQUEST", "GetCapabilities")
                .text();
        String operation = text.substring(text.indexOf("<GetMap>"), text.indexOf("</GetMap>"));
        List<String> formats = Pattern.compile("<Format>([^<]+)</Format>")
                .matcher(operation)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(formats)
                .containsExactly(
                        "image/png",
                        "image/png; mode=8bit",
                        "image/jpeg",
                        "image/webp",
                        "image/tiff",
                        "application/pdf",
                        "image/svg+xml");
        for (String format : formats) {
            WmsServer.Answer answer = SERVER.get(
                    with(MAP_1_3_0, "VERSION", version, "SRS", "EPSG:3857", "FORMAT", format, "LAYERS", "ward"));
            assertThat(answer.status()).as(format).isEqualTo(200);
            assertThat(answer.contentType()).isEqualTo(format);
            assertThat(answer.bytes()).isNotEmpty();
        }
    }

    @Test
    void bounding_boxes_of_1_3_0_put_latitude_first_where_the_crs_does() {
        String text = SERVER.get("SERVICE", "WMS", "REQUEST", "GetCapabilities").text();
        assertThat(text).containsPattern("<BoundingBox CRS=\"EPSG:4326\" minx=\"20\\.[0-9]+\" miny=\"106\\.");
        assertThat(text).containsPattern("<BoundingBox CRS=\"CRS:84\" minx=\"106\\.[0-9]+\" miny=\"20\\.");
        assertThat(text).containsPattern("<BoundingBox CRS=\"EPSG:5899\" minx=\"3[0-9]{5}");
        String old =
                SERVER.get("VERSION", "1.1.1", "REQUEST", "GetCapabilities").text();
        assertThat(old).containsPattern("<BoundingBox SRS=\"EPSG:4326\" minx=\"106\\.[0-9]+\" miny=\"20\\.");
    }

    @ParameterizedTest
    @CsvSource({
        "1.3.0, 1.3.0",
        "1.1.1, 1.1.1",
        "1.1.0, 1.1.1",
        "1.0.0, 1.1.1",
        "1.2.0, 1.1.1",
        "1.3.1, 1.3.0",
        "9.9.9, 1.3.0",
        "100.0.0, 1.3.0",
        "0.0.0, 1.1.1",
        "nonsense, 1.1.1",
        "'', 1.3.0"
    })
    void versions_are_negotiated(String asked, String answered) {
        String text = SERVER.get("SERVICE", "WMS", "VERSION", asked, "REQUEST", "GetCapabilities")
                .text();
        assertThat(text).contains("version=\"" + answered + "\"");
    }

    @Test
    void the_older_names_of_parameters_are_understood() {
        assertThat(SERVER.get("WMTVER", "1.1.1", "REQUEST", "capabilities").text())
                .contains("WMT_MS_Capabilities");
    }

    @Test
    void names_and_titles_come_in_english_on_request() {
        assertThat(SERVER.get("SERVICE", "WMS", "REQUEST", "GetCapabilities", "LANGUAGE", "en")
                        .text())
                .contains("<Title>Land</Title>")
                .doesNotContain("<Title>Đất đai</Title>");
    }

    @Test
    void exceptions_come_in_the_picture_on_request() {
        String[] wrong = with(MAP_1_3_0, "LAYERS", "nowhere", "WIDTH", "300", "HEIGHT", "100", "BGCOLOR", "0xDDEEFF");
        BufferedImage message = SERVER.get(with(wrong, "EXCEPTIONS", "INIMAGE")).picture();
        assertThat(message.getWidth()).isEqualTo(300);
        assertThat(colours(message)).isGreaterThan(2);
        BufferedImage blank = SERVER.get(with(wrong, "EXCEPTIONS", "BLANK")).picture();
        assertThat(colours(blank)).isEqualTo(1);
        assertThat(blank.getRGB(0, 0)).isEqualTo(0xFFDDEEFF);
        BufferedImage clear = SERVER.get(with(wrong, "EXCEPTIONS", "BLANK", "TRANSPARENT", "TRUE"))
                .picture();
        assertThat(clear.getRGB(0, 0)).isZero();
        assertThat(SERVER.get(with(wrong, "EXCEPTIONS", "INIMAGE", "WIDTH", "100000"))
                        .status())
                .isEqualTo(400);
    }

    @Test
    void an_empty_map_has_the_background_asked_for() {
        assertThat(SERVER.get(MAP_1_3_0).picture().getRGB(30, 20)).isEqualTo(0xFFFFFFFF);
        assertThat(SERVER.get(with(MAP_1_3_0, "BGCOLOR", "0x336699")).picture().getRGB(30, 20))
                .isEqualTo(0xFF336699);
        assertThat(SERVER.get(with(MAP_1_3_0, "TRANSPARENT", "true")).picture().getRGB(30, 20))
                .isZero();
        assertThat(SERVER.get(with(MAP_1_3_0, "LAYERS", "land,hazard,sdi:ward", "STYLES", ",default,"))
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "EPSG:4326, '-90,-180,90,180'", "CRS:84, '-180,-90,180,90'",
                "EPSG:3857, '-20037508,-20037508,20037508,20037508'",
        "EPSG:5899, '-1e7,-1e7,1e7,1e7'", "EPSG:3857, '1e300,1e300,2e300,2e300'", "EPSG:5899, '0,0,1e-9,1e-9'",
        "EPSG:4326, '100,500,101,501'"
    })
    void the_whole_world_and_places_outside_it_are_drawn_without_complaint(String crs, String bbox) {
        assertThat(SERVER.get(with(MAP_1_3_0, "CRS", crs, "BBOX", bbox))
                        .picture()
                        .getWidth())
                .isEqualTo(60);
    }

    @Test
    void every_layer_has_a_legend_in_both_languages() {
        for (Layer layer : CATALOG.layers()) {
            for (String language : new String[] {"vi", "en"}) {
                BufferedImage legend = SERVER.get(
                                "SERVICE",
                                "WMS",
                                "VERSION",
                                "1.3.0",
                                "REQUEST",
                                "GetLegendGraphic",
                                "FORMAT",
                                "image/png",
                                "LAYER",
                                layer.id(),
                                "LANGUAGE",
                                language)
                        .picture();
                assertThat(colours(legend)).as(layer.id()).isGreaterThan(2);
            }
        }
        assertThat(SERVER.get("REQUEST", "GetLegendGraphic", "FORMAT", "image/png", "LAYER", "x", "VERSION", "1.3.0")
                        .text())
                .contains("LayerNotDefined");
        assertThat(SERVER.get("REQUEST", "GetLegendGraphic", "FORMAT", "image/png", "LAYER", "ward", "WIDTH", "100000")
                        .status())
                .isEqualTo(400);
    }

    static String[] with(String[] parameters, String... more) {
        String[] all = java.util.Arrays.copyOf(parameters, parameters.length + more.length);
        System.arraycopy(more, 0, all, parameters.length, more.length);
        return all;
    }

    private static long colours(BufferedImage picture) {
        return java.util.Arrays.stream(
                        picture.getRGB(0, 0, picture.getWidth(), picture.getHeight(), null, 0, picture.getWidth()))
                .distinct()
                .count();
    }
}
