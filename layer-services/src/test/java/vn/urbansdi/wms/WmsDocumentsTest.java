package vn.urbansdi.wms;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.conformance.OgcSchemas;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.geo.Extent;

/** Capabilities, exceptions and legends: what follows from the catalog alone. */
class WmsDocumentsTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final String CAPABILITIES_SCHEMA = "http://schemas.opengis.net/wms/1.3.0/capabilities_1_3_0.xsd";
    private static final String SLD_SCHEMA = "http://schemas.opengis.net/sld/1.1.0/sld_capabilities.xsd";
    private static final String EXCEPTIONS_SCHEMA = "http://schemas.opengis.net/wms/1.3.0/exceptions_1_3_0.xsd";

    private static final String[] MAP_1_3_0 = {
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
    void an_exception_of_1_3_0_is_valid_and_bilingual() {
        WmsServer.Answer answer = SERVER.get(with(MAP_1_3_0, "LAYERS", "nowhere"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("text/xml");
        assertThat(OgcSchemas.errors(answer.bytes(), null, EXCEPTIONS_SCHEMA)).isEmpty();
        assertThat(answer.text()).contains("code=\"LayerNotDefined\"", "Không có lớp nowhere", "There is no layer");
    }

    @Test
    void an_exception_of_1_1_1_is_valid_against_its_document_type() {
        WmsServer.Answer answer =
                SERVER.get(with(MAP_1_3_0, "VERSION", "1.1.1", "CRS", null, "SRS", "EPSG:1", "BBOX", "1,1,2,2"));
        assertThat(answer.contentType()).startsWith("application/vnd.ogc.se_xml");
        assertThat(OgcSchemas.documentTypeErrors(answer.bytes())).isEmpty();
        assertThat(answer.text()).contains("code=\"InvalidSRS\"");
    }

    @ParameterizedTest
    @CsvSource({
        "LAYERS, nowhere, LayerNotDefined",
        "LAYERS, 'ward,owner_name', LayerNotDefined",
        "LAYERS, '', MissingParameterValue",
        "STYLES, pretty, StyleNotDefined",
        "STYLES, 'default,default', InvalidParameterValue",
        "CRS, EPSG:99999, InvalidCRS",
        "CRS, AUTO:42001, InvalidCRS",
        "CRS, '', MissingParameterValue",
        "FORMAT, image/x-nothing, InvalidFormat",
        "FORMAT, '', MissingParameterValue",
        "BBOX, '1,2,3', InvalidParameterValue",
        "BBOX, '1,2,3,4,5', InvalidParameterValue",
        "BBOX, '5,2,1,4', InvalidParameterValue",
        "BBOX, '1,2,1,4', InvalidParameterValue",
        "BBOX, 'NaN,NaN,NaN,NaN', InvalidParameterValue",
        "BBOX, '-1e999,-1e999,1e999,1e999', InvalidParameterValue",
        "BBOX, '0x10,0,1d,1f', InvalidParameterValue",
        "WIDTH, 0, InvalidParameterValue",
        "WIDTH, -5, InvalidParameterValue",
        "WIDTH, 100000, InvalidParameterValue",
        "HEIGHT, 99999999999999999999, InvalidParameterValue",
        "HEIGHT, 2.5, InvalidParameterValue",
        "TRANSPARENT, maybe, InvalidParameterValue",
        "BGCOLOR, red, InvalidParameterValue",
        "REQUEST, GetFish, OperationNotSupported",
        "REQUEST, '', MissingParameterValue",
        "SERVICE, WFS, InvalidParameterValue",
    })
    void every_mistake_has_its_code(String parameter, String value, String code) {
        WmsServer.Answer answer = SERVER.get(with(MAP_1_3_0, parameter, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("code=\"" + code + "\"").doesNotContain("Exception in", "\tat ");
        assertThat(OgcSchemas.errors(answer.bytes(), null, EXCEPTIONS_SCHEMA)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "I, 60, InvalidPoint",
        "J, 40, InvalidPoint",
        "I, -1, InvalidPoint",
        "I, 1.5, InvalidPoint",
        "I, '', MissingParameterValue",
        "QUERY_LAYERS, road, LayerNotQueryable",
        "QUERY_LAYERS, nowhere, LayerNotDefined",
        "QUERY_LAYERS, '', MissingParameterValue",
        "INFO_FORMAT, text/nothing, InvalidFormat",
        "INFO_FORMAT, '', MissingParameterValue",
        "FEATURE_COUNT, -1, InvalidParameterValue",
        "FEATURE_COUNT, many, InvalidParameterValue",
    })
    void every_mistake_of_get_feature_info_has_its_code(String parameter, String value, String code) {
        String[] info =
                with(MAP_1_3_0, "REQUEST", "GetFeatureInfo", "QUERY_LAYERS", "ward", "INFO_FORMAT", "text/plain");
        WmsServer.Answer answer = SERVER.get(with(with(info, "I", "5", "J", "5"), parameter, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("code=\"" + code + "\"");
    }

    @Test
    void five_thousand_layers_and_other_floods_are_refused() {
        String many = "ward,".repeat(4999) + "ward";
        WmsServer.Answer answer =
                SERVER.post("application/x-www-form-urlencoded", WmsServer.query(with(MAP_1_3_0, "LAYERS", many)));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("locator=\"LAYERS\"");
        assertThat(SERVER.raw("a=1&".repeat(300) + "REQUEST=GetMap").status()).isEqualTo(400);
        assertThat(SERVER.raw("REQUEST=GetMap&request=GetMap").status()).isEqualTo(400);
        assertThat(SERVER.raw("REQUEST=%FF").status()).isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"LAYERS", "STYLES", "CRS", "BBOX", "WIDTH", "HEIGHT", "FORMAT", "BGCOLOR", "TRANSPARENT", "REQUEST"})
    void sql_and_markup_in_a_parameter_are_only_text(String parameter) {
        for (String hostile : new String[] {
            "'; DROP TABLE layer.ward; --",
            "1 OR 1=1",
            "\" onload=\"x",
            "<script>alert(1)</script>",
            "\u0000\u0001",
            "𝔘\u202e"
        }) {
            WmsServer.Answer answer = SERVER.get(with(MAP_1_3_0, parameter, hostile));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(OgcSchemas.errors(answer.bytes(), null, EXCEPTIONS_SCHEMA))
                    .isEmpty();
            assertThat(answer.text()).doesNotContain("<script>");
        }
    }

    @Test
    void xml_is_refused_as_an_exception() {
        WmsServer.Answer answer = SERVER.post(
                "application/xml", "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><GetMap>&e;</GetMap>");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("ServiceExceptionReport").doesNotContain("root:");
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

    private static final class NoFeatures implements FeatureSource {
        @Override
        public void stream(FeatureQuery query, Sink sink) {}

        @Override
        public long count(FeatureQuery query) {
            return 0;
        }

        @Override
        public Optional<Extent> extent(Layer layer) {
            return Optional.empty();
        }

        @Override
        public byte[] mvt(TileQuery query) {
            return new byte[0];
        }
    }
}
