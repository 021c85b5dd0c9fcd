package vn.urbansdi.wms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.conformance.OgcSchemas;

/** Whatever is wrong with a request, the answer is a valid exception with the code of the standard. */
class WmsMistakesTest {

    private static final String EXCEPTIONS_SCHEMA = "http://schemas.opengis.net/wms/1.3.0/exceptions_1_3_0.xsd";

    @RegisterExtension
    static final WmsServer SERVER = WmsServer.over(CatalogLoader.builtIn(), NoFeatures::new);

    @Test
    void an_exception_of_1_3_0_is_valid_and_bilingual() {
        WmsServer.Answer answer = SERVER.get(WmsDocumentsTest.with(WmsDocumentsTest.MAP_1_3_0, "LAYERS", "nowhere"));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.contentType()).startsWith("text/xml");
        assertThat(OgcSchemas.errors(answer.bytes(), null, EXCEPTIONS_SCHEMA)).isEmpty();
        assertThat(answer.text()).contains("code=\"LayerNotDefined\"", "Không có lớp nowhere", "There is no layer");
    }

    @Test
    void an_exception_of_1_1_1_is_valid_against_its_document_type() {
        WmsServer.Answer answer = SERVER.get(WmsDocumentsTest.with(
                WmsDocumentsTest.MAP_1_3_0, "VERSION", "1.1.1", "CRS", null, "SRS", "EPSG:1", "BBOX", "1,1,2,2"));
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
        "EXCEPTIONS, foo, InvalidParameterValue",
        "SLD, http://127.0.0.1/a.sld, InvalidParameterValue",
        "SLD_BODY, <x/>, InvalidParameterValue",
        "SLD_BODY, <x, InvalidParameterValue",
        "BGCOLOR, red, InvalidParameterValue",
        "REQUEST, GetFish, OperationNotSupported",
        "REQUEST, '', MissingParameterValue",
        "SERVICE, WFS, InvalidParameterValue",
    })
    void every_mistake_has_its_code(String parameter, String value, String code) {
        WmsServer.Answer answer = SERVER.get(WmsDocumentsTest.with(WmsDocumentsTest.MAP_1_3_0, parameter, value));
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
        String[] info = WmsDocumentsTest.with(
                WmsDocumentsTest.MAP_1_3_0,
                "REQUEST",
                "GetFeatureInfo",
                "QUERY_LAYERS",
                "ward",
                "INFO_FORMAT",
                "text/plain");
        WmsServer.Answer answer =
                SERVER.get(WmsDocumentsTest.with(WmsDocumentsTest.with(info, "I", "5", "J", "5"), parameter, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("code=\"" + code + "\"");
    }

    @Test
    void five_thousand_layers_and_other_floods_are_refused() {
        String many = "ward,".repeat(4999) + "ward";
        WmsServer.Answer answer = SERVER.post(
                "application/x-www-form-urlencoded",
                WmsServer.query(WmsDocumentsTest.with(WmsDocumentsTest.MAP_1_3_0, "LAYERS", many)));
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
            WmsServer.Answer answer = SERVER.get(WmsDocumentsTest.with(WmsDocumentsTest.MAP_1_3_0, parameter, hostile));
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
}
