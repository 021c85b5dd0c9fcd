package vn.urbansdi.wms;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.conformance.OgcSchemas;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;

/** Maps in styles that come with the request (OGC 05-078r4, 8 to 12; OGC 02-070, 6). */
class WmsSldTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final String EXCEPTIONS_SCHEMA = "http://schemas.opengis.net/wms/1.3.0/exceptions_1_3_0.xsd";

    /** Four squares of 100 m, side by side, of 10 pixels each. */
    private static final String[] MAP = WmsDocumentsTest.with(
            WmsDocumentsTest.MAP_1_3_0,
            "LAYERS",
            null,
            "STYLES",
            null,
            "CRS",
            "EPSG:5899",
            "BBOX",
            "430000,2317000,430400,2317100",
            "WIDTH",
            "40",
            "HEIGHT",
            "10");

    private static final String RED_ABOVE_TWO = "<UserStyle><Name>alarm</Name>"
            + rules("<Rule><Title>Nguy hiểm</Title><ogc:Filter><ogc:PropertyIsGreaterThan>"
                    + "<ogc:PropertyName>risk_level</ogc:PropertyName><ogc:Literal>2</ogc:Literal>"
                    + "</ogc:PropertyIsGreaterThan></ogc:Filter>" + fill("#ff0000") + "</Rule><Rule><Title>Khác</Title>"
                    + "<ElseFilter/>" + fill("#00ff00") + "</Rule>")
            + "</UserStyle>";
    private static final String BLUE = "<UserStyle><Name>plain</Name><IsDefault>1</IsDefault>"
            + rules("<Rule>" + fill("#0000ff") + "</Rule>") + "</UserStyle>";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final WmsServer SERVER =
            WmsServer.over(CATALOG, () -> new PostgisFeatureSource(DATABASE.dataSource(), CATALOG));

    @BeforeAll
    static void warnings() {
        DATABASE.execute(
                "INSERT INTO layer.hazard_warning (warning_id, risk_level, hazard, issued_at, valid_from, geom)"
                        + " SELECT 'W' || i, i + 1, 'FLOOD', '2026-08-01T00:00:00Z', '2026-08-01T00:00:00Z',"
                        + " ST_Multi(ST_MakeEnvelope(430000 + 100 * i, 2317000, 430100 + 100 * i, 2317100, 5899))"
                        + " FROM generate_series(0, 3) i");
    }

    @Test
    void a_descriptor_alone_says_which_layers_are_drawn_and_how() {
        assertThat(seen(MAP, "SLD_BODY", sld(layer(RED_ABOVE_TWO)))).isEqualTo("GGRR");
        assertThat(seen(MAP, "SLD_BODY", sld(layer(BLUE) + layer(RED_ABOVE_TWO))))
                .as("the later one lies above")
                .isEqualTo("GGRR");
        assertThat(seen(MAP, "SLD_BODY", sld(layer(RED_ABOVE_TWO + BLUE)))).isEqualTo("BBBB");
        assertThat(seen(MAP, "SLD_BODY", sld("<NamedLayer><Name>hazard</Name></NamedLayer>" + layer(BLUE))))
                .isEqualTo("BBBB");
    }

    @Test
    void with_layers_named_the_descriptor_is_a_library_of_styles() {
        String library = sld(layer(RED_ABOVE_TWO + BLUE));
        String[] map = WmsDocumentsTest.with(MAP, "LAYERS", "hazard_warning", "SLD_BODY", library);
        assertThat(seen(map)).as("its default").isEqualTo("BBBB");
        assertThat(seen(map, "STYLES", "alarm")).isEqualTo("GGRR");
        assertThat(seen(map, "STYLES", "default")).as("the server's own").doesNotContain("B", "R", "G");
        assertThat(SERVER.get(WmsDocumentsTest.with(map, "STYLES", "nowhere")).text())
                .contains("code=\"StyleNotDefined\"");
        assertThat(seen(map, "SLD_BODY", sld(layer(RED_ABOVE_TWO))))
                .as("its only one")
                .isEqualTo("GGRR");
    }

    @Test
    void features_may_be_chosen_by_constraints_and_filters_hold_besides() {
        String constraint = "<LayerFeatureConstraints><FeatureTypeConstraint><ogc:Filter><ogc:PropertyIsLike"
                + " wildCard='*' singleChar='.' escapeChar='!'><ogc:PropertyName>warning_id</ogc:PropertyName>"
                + "<ogc:Literal>*1</ogc:Literal></ogc:PropertyIsLike></ogc:Filter></FeatureTypeConstraint>"
                + "<FeatureTypeConstraint><ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>risk_level"
                + "</ogc:PropertyName><ogc:Literal>4</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>"
                + "</FeatureTypeConstraint></LayerFeatureConstraints>";
        String body = sld(layer(constraint + BLUE));
        assertThat(seen(MAP, "SLD_BODY", body)).isEqualTo(".B.B");
        assertThat(seen(MAP, "SLD_BODY", body, "CQL_FILTER", "risk_level > 2")).isEqualTo("...B");
    }

    @Test
    void the_descriptor_may_come_by_post_as_a_form_and_as_an_xml_request() {
        String form = WmsServer.query(WmsDocumentsTest.with(MAP, "SLD_BODY", sld(layer(RED_ABOVE_TWO))));
        assertThat(seen(SERVER.post("application/x-www-form-urlencoded", form))).isEqualTo("GGRR");
        String document = "<?xml version='1.0'?><GetMap version='1.3.0' xmlns='http://www.opengis.net/sld'"
                + " xmlns:ows='http://www.opengis.net/ows' xmlns:se='http://www.opengis.net/se'"
                + " xmlns:wms='http://www.opengis.net/wms'><StyledLayerDescriptor version='1.1.0'><NamedLayer>"
                + "<se:Name>hazard_warning</se:Name><UserStyle><se:FeatureTypeStyle><se:Rule><se:PolygonSymbolizer>"
                + "<se:Fill><se:SvgParameter name='fill'>#ff0000</se:SvgParameter></se:Fill></se:PolygonSymbolizer>"
                + "</se:Rule></se:FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor>"
                + "<CRS>EPSG:5899</CRS><BoundingBox crs='EPSG:5899'><ows:LowerCorner>430000 2317000"
                + "</ows:LowerCorner><ows:UpperCorner>430400 2317100</ows:UpperCorner></BoundingBox><Output><Size>"
                + "<Width>40</Width><Height>10</Height></Size><wms:Format>image/png</wms:Format>"
                + "<Transparent>false</Transparent></Output><Exceptions>XML</Exceptions></GetMap>";
        assertThat(seen(SERVER.post("text/xml", document))).isEqualTo("RRRR");
        WmsServer.Answer wrong = SERVER.post("text/xml", document.replace("hazard_warning", "nowhere"));
        assertThat(wrong.status()).isEqualTo(400);
        assertThat(wrong.text()).contains("there is no layer “nowhere”");
        assertThat(SERVER.post("text/xml", document.replace("<CRS>", "<Glow/><CRS>"))
                        .text())
                .contains("GetMap has no element Glow");
        assertThat(SERVER.post("text/xml", "<GetFish/>").status()).isEqualTo(400);
    }

    @Test
    void feature_information_is_of_what_the_style_draws() {
        String only = sld(layer("<UserStyle>"
                + rules("<Rule><ogc:Filter><ogc:PropertyIsEqualTo><ogc:PropertyName>risk_level</ogc:PropertyName>"
                        + "<ogc:Literal>1</ogc:Literal></ogc:PropertyIsEqualTo></ogc:Filter>" + fill("#ff0000")
                        + "</Rule>")
                + "</UserStyle>"));
        String[] info = WmsDocumentsTest.with(
                MAP,
                "REQUEST",
                "GetFeatureInfo",
                "QUERY_LAYERS",
                "hazard_warning",
                "INFO_FORMAT",
                "application/geo+json",
                "J",
                "5",
                "SLD_BODY",
                only);
        assertThat(SERVER.get(WmsDocumentsTest.with(info, "I", "5")).text()).contains("W0");
        assertThat(SERVER.get(WmsDocumentsTest.with(info, "I", "15")).text()).doesNotContain("W1");
    }

    @Test
    void the_legend_is_that_of_the_descriptor() {
        String[] legend = {
            "SERVICE",
            "WMS",
            "VERSION",
            "1.3.0",
            "REQUEST",
            "GetLegendGraphic",
            "FORMAT",
            "image/png",
            "SLD_BODY",
            sld(layer(RED_ABOVE_TWO))
        };
        BufferedImage picture = SERVER.get(legend).picture();
        assertThat(picture.getRGB(17, 13)).isEqualTo(0xFFFF0000);
        assertThat(picture.getRGB(17, 33)).isEqualTo(0xFF00FF00);
        BufferedImage other = SERVER.get(WmsDocumentsTest.with(
                        legend,
                        "SLD_BODY",
                        sld(layer(RED_ABOVE_TWO + BLUE)),
                        "LAYER",
                        "hazard_warning",
                        "STYLE",
                        "alarm"))
                .picture();
        assertThat(other.getRGB(17, 13)).isEqualTo(0xFFFF0000);
    }

    @Test
    void a_legend_comes_as_json_with_its_titles_in_both_languages() {
        String[] legend = {
            "SERVICE",
            "WMS",
            "VERSION",
            "1.3.0",
            "REQUEST",
            "GetLegendGraphic",
            "FORMAT",
            "application/json",
            "SLD_BODY",
            sld(layer(RED_ABOVE_TWO))
        };
        WmsServer.Answer answer = SERVER.get(legend);
        assertThat(answer.contentType()).startsWith("application/json");
        assertThat(answer.text())
                .isEqualTo("{\"Legend\":[{\"layerName\":\"hazard_warning\",\"title\":{\"vi\":\""
                        + CATALOG.layer("hazard_warning").orElseThrow().title().vi() + "\",\"en\":\""
                        + CATALOG.layer("hazard_warning").orElseThrow().title().en()
                        + "\"},\"rules\":[{\"title\":{\"vi\":\"Nguy hiểm\",\"en\":\"Nguy hiểm\"},\"symbolizers\":"
                        + "[{\"fill\":\"#ff0000\",\"fillOpacity\":1.0}]},{\"title\":{\"vi\":\"Khác\",\"en\":\"Khác\"},"
                        + "\"symbolizers\":[{\"fill\":\"#00ff00\",\"fillOpacity\":1.0}]}]}]}");
        assertThat(SERVER.get(WmsDocumentsTest.with(legend, "SLD_BODY", null, "LAYER", "land_parcel"))
                        .text())
                .contains("\"title\":{\"vi\":\"Mục đích sử dụng\",\"en\":\"Land use\"},\"symbolizers\":[]")
                .contains("\"value\":\"LUC\"", "\"maxScaleDenominator\":");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "SLD | http://127.0.0.1/a.sld | send its content as SLD_BODY",
                "SLD_BODY | <x/> | neither SLD, SE nor Filter",
                "SLD_BODY | <x | not well formed",
                "SLD_BODY | not xml | not well formed",
                "SLD_BODY | <!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]><x>&e;</x> | DOCTYPE",
                "SLD_BODY | <StyledLayerDescriptor version='1.0.0' xmlns='http://www.opengis.net/sld'><UserLayer/></StyledLayerDescriptor> | UserLayer is not supported",
                "SLD_BODY | <StyledLayerDescriptor version='1.0.0' xmlns='http://www.opengis.net/sld'><NamedLayer><Name>hazard_warning</Name><UserStyle><FeatureTypeStyle><Rule><TextSymbolizer><Label>x</Label></TextSymbolizer></Rule></FeatureTypeStyle></UserStyle></NamedLayer></StyledLayerDescriptor> | SLD line 1: Label must be",
            })
    void what_cannot_be_drawn_is_refused(String parameter, String value, String message) {
        WmsServer.Answer answer = SERVER.get(WmsDocumentsTest.with(MAP, parameter, value));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text())
                .contains("code=\"InvalidParameterValue\"", "locator=\"" + parameter + "\"", message)
                .doesNotContain("root:");
        assertThat(OgcSchemas.errors(answer.bytes(), null, EXCEPTIONS_SCHEMA)).isEmpty();
    }

    @Test
    void published_styles_come_as_descriptors_that_are_valid_and_draw_the_same() {
        for (Layer layer : CATALOG.layers()) {
            String[] request = {"SERVICE", "WMS", "VERSION", "1.3.0", "REQUEST", "GetStyles", "LAYERS", layer.id()};
            WmsServer.Answer current = SERVER.get(request);
            assertThat(current.contentType()).startsWith("application/vnd.ogc.sld+xml");
            assertThat(OgcSchemas.errors(
                            current.bytes(), null, "http://schemas.opengis.net/sld/1.1.0/StyledLayerDescriptor.xsd"))
                    .as(layer.id())
                    .isEmpty();
            WmsServer.Answer earlier = SERVER.get(WmsDocumentsTest.with(request, "VERSION", "1.1.1"));
            assertThat(OgcSchemas.errors(
                            earlier.bytes(), null, "http://schemas.opengis.net/sld/1.0.0/StyledLayerDescriptor.xsd"))
                    .as(layer.id())
                    .isEmpty();
        }
        String[] group = {"SERVICE", "WMS", "VERSION", "1.3.0", "REQUEST", "GetStyles", "LAYERS", "hazard"};
        String[] own = WmsDocumentsTest.with(MAP, "LAYERS", "hazard_warning");
        String sent = SERVER.get(WmsDocumentsTest.with(group, "LAYERS", "hazard_warning", "SLDVER", "1.0.0"))
                .text();
        assertThat(sent).contains("version=\"1.0.0\"");
        assertThat(Arrays.equals(
                        SERVER.get(WmsDocumentsTest.with(MAP, "SLD_BODY", sent)).bytes(),
                        SERVER.get(own).bytes()))
                .isTrue();
        assertThat(SERVER.get(WmsDocumentsTest.with(group, "LANGUAGE", "en")).text())
                .contains("<se:Title>");
        assertThat(SERVER.get(WmsDocumentsTest.with(group, "LAYERS", "nowhere")).text())
                .contains("LayerNotDefined");
        assertThat(SERVER.get(WmsDocumentsTest.with(group, "SLDVER", "7")).text())
                .contains("SLDVER must be 1.0.0 or 1.1.0");
    }

    @Test
    void capabilities_say_what_styles_there_are_and_that_users_may_bring_their_own() {
        WmsServer.Answer current = SERVER.get("SERVICE", "WMS", "REQUEST", "GetCapabilities", "LANGUAGE", "en");
        assertThat(OgcSchemas.errors(
                        current.bytes(),
                        null,
                        "http://schemas.opengis.net/wms/1.3.0/capabilities_1_3_0.xsd",
                        "http://schemas.opengis.net/sld/1.1.0/sld_capabilities.xsd"))
                .isEmpty();
        assertThat(current.text())
                .contains(
                        "<sld:UserDefinedSymbolization SupportSLD=\"1\" UserLayer=\"0\" UserStyle=\"1\" RemoteWFS=\"0\"/>")
                .contains("<Name>outline</Name>", "<Title>Boundaries and numbers</Title>")
                .contains("&amp;LAYER=land_parcel&amp;STYLE=outline&amp;LANGUAGE=en");
        WmsServer.Answer earlier = SERVER.get("SERVICE", "WMS", "VERSION", "1.1.1", "REQUEST", "GetCapabilities");
        assertThat(OgcSchemas.documentTypeErrors(earlier.bytes())).isEmpty();
        assertThat(earlier.text())
                .contains("<UserDefinedSymbolization SupportSLD=\"1\"", "<GetStyles>", "<Name>outline</Name>");
    }

    @Test
    void a_layer_is_drawn_in_the_style_that_is_named() {
        DATABASE.execute("INSERT INTO layer.land_parcel (parcel_id, ward_code, sheet_no, parcel_no, land_use, geom)"
                + " VALUES ('w7sphsukub37', '06685', '1', '1', 'ODT',"
                + " ST_Multi(ST_MakeEnvelope(430010, 2317010, 430090, 2317090, 5899)))");
        String[] map = WmsDocumentsTest.with(
                MAP, "LAYERS", "land_parcel", "BBOX", "430000,2317000,430100,2317100", "WIDTH", "100", "HEIGHT", "100");
        BufferedImage usual = SERVER.get(map).picture();
        BufferedImage outline =
                SERVER.get(WmsDocumentsTest.with(map, "STYLES", "outline")).picture();
        assertThat(usual.getRGB(25, 25)).isNotEqualTo(0xFFFFFFFF);
        assertThat(outline.getRGB(25, 25)).isEqualTo(0xFFFFFFFF);
        assertThat(outline.getRGB(50, 10) & 0xFFFFFF).isNotEqualTo(0xFFFFFF);
        String[] described = WmsDocumentsTest.with(
                map,
                "LAYERS",
                null,
                "SLD_BODY",
                sld("<NamedLayer><Name>land_parcel</Name><NamedStyle><Name>outline</Name></NamedStyle></NamedLayer>"));
        assertThat(SERVER.get(described).bytes())
                .isEqualTo(SERVER.get(WmsDocumentsTest.with(map, "STYLES", "outline"))
                        .bytes());
        String[] legend = {
            "SERVICE",
            "WMS",
            "VERSION",
            "1.3.0",
            "REQUEST",
            "GetLegendGraphic",
            "FORMAT",
            "image/png",
            "LAYER",
            "land_parcel",
            "STYLE",
            "outline"
        };
        assertThat(SERVER.get(legend).picture().getHeight()).isLessThan(40);
        assertThat(SERVER.get(WmsDocumentsTest.with(legend, "STYLE", "nowhere")).text())
                .contains("StyleNotDefined");
    }

    @Test
    void floods_are_refused() {
        String deep = "<a xmlns='http://www.opengis.net/sld'>".repeat(5000);
        assertThat(post(deep).status()).isEqualTo(400);
        assertThat(post(" ".repeat(10) + "<a>" + "x".repeat(1 << 20) + "</a>").text())
                .contains("larger than");
        String many = sld(
                layer("<UserStyle>" + rules(("<Rule>" + fill("#ff0000") + "</Rule>").repeat(600)) + "</UserStyle>"));
        assertThat(post(many).text()).contains("more than 500 Rule");
    }

    private static WmsServer.Answer post(String body) {
        return SERVER.post(
                "application/x-www-form-urlencoded", WmsServer.query(WmsDocumentsTest.with(MAP, "SLD_BODY", body)));
    }

    private static String sld(String layers) {
        return "<StyledLayerDescriptor version='1.0.0' xmlns='http://www.opengis.net/sld'"
                + " xmlns:ogc='http://www.opengis.net/ogc'>" + layers + "</StyledLayerDescriptor>";
    }

    private static String layer(String content) {
        return "<NamedLayer><Name>hazard_warning</Name>" + content + "</NamedLayer>";
    }

    private static String rules(String rules) {
        return "<FeatureTypeStyle>" + rules + "</FeatureTypeStyle>";
    }

    private static String fill(String colour) {
        return "<PolygonSymbolizer><Fill><CssParameter name='fill'>" + colour
                + "</CssParameter></Fill></PolygonSymbolizer>";
    }

    private static String seen(String[] map, String... more) {
        return seen(SERVER.get(WmsDocumentsTest.with(map, more)));
    }

    /** The colours of the four squares: R, G, B, a full stop for white, another letter for anything else. */
    private static String seen(WmsServer.Answer answer) {
        Map<Integer, String> letters = Map.of(0xFF0000, "R", 0x00FF00, "G", 0x0000FF, "B", 0xFFFFFF, ".");
        BufferedImage picture = answer.picture();
        StringBuilder seen = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            seen.append(letters.getOrDefault(picture.getRGB(5 + 10 * i, 5) & 0xFFFFFF, "x"));
        }
        return seen.toString();
    }
}
