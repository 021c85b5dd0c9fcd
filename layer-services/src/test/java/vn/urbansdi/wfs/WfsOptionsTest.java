package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.wfs.WfsLamps.assertRefused;
import static vn.urbansdi.wfs.WfsLamps.element;
import static vn.urbansdi.wfs.WfsLamps.ok;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.testing.TestDatabase;

/** What a request may ask for beside its queries: no option is passed over in silence. */
class WfsOptionsTest {

    @Order(1)
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(WfsLamps.CATALOG);

    @Order(2)
    @RegisterExtension
    static final WfsServer SERVER = WfsServer.over(WfsLamps.CATALOG, DATABASE);

    @BeforeAll
    static void fiveLamps() {
        WfsLamps.reset(DATABASE, 5);
    }

    @ParameterizedTest
    @CsvSource({
        "resolve, remote, OptionNotSupported",
        "resolve, all, OptionNotSupported",
        "resolve, nearby, InvalidParameterValue",
        "aliases, a, OptionNotSupported",
        "filter_language, urn:x:sql, InvalidParameterValue",
        "resolvePath, sdi:kind, OptionNotSupported"
    })
    void optionsThatAreNotOfferedAreRefused(String option, String value, String code) {
        assertRefused(
                SERVER.get("GetPropertyValue", "typeNames", "lamp", "valueReference", "kind", option, value),
                400,
                code,
                option);
        if (!option.equals("filter_language")) {
            String attribute = " " + option + "=\"" + value + "\"";
            boolean ofQuery = option.equals("aliases");
            assertRefused(
                    SERVER.post(
                            "application/xml",
                            element(
                                    "GetPropertyValue valueReference=\"kind\"" + (ofQuery ? "" : attribute),
                                    "<Query typeNames=\"sdi:lamp\"" + (ofQuery ? attribute : "") + "/>")),
                    400,
                    code,
                    option);
        }
    }

    @Test
    void optionsThatAreOfferedAreTaken() {
        for (List<String> option : List.of(
                List.of("resolve", "local"),
                List.of("resolve", "none"),
                List.of("filter_language", "urn:ogc:def:queryLanguage:OGC-FES:Filter"),
                List.of("filter_language", "urn:ogc:def:query Language:OGC-FES:Filter"))) {
            ok(SERVER, SERVER.get("GetFeature", "typeNames", "lamp", option.get(0), option.get(1)));
        }
        assertThat(ok(SERVER, SERVER.get("GetFeature", "featureId", "lamp.3")))
                .contains("numberReturned=\"1\"", "lamp.3");
    }

    @Test
    void identifiersFindTheirFeaturesUnderTheNamesAndInTheBracketsOfEveryVersion() {
        for (String pairs : List.of(
                "version=2.0.0&typeNames=(sdi:lamp)(sdi:street)&resourceId=(lamp.2,lamp.4)(street.1)",
                "version=2.0.0&typeNames=sdi:lamp&resourceId=(lamp.2,lamp.4)",
                "version=2.0.0&featureId=lamp.2,lamp.4",
                "version=1.1.0&typeName=sdi:lamp&resourceId=lamp.2,lamp.4",
                "version=1.1.0&typeName=sdi:lamp&featureId=(lamp.2,lamp.4)")) {
            String body = SERVER.raw("service=WFS&request=GetFeature&" + pairs).body();
            assertThat(body)
                    .as(pairs)
                    .contains("\"lamp.2\"", "\"lamp.4\"")
                    .doesNotContain("lamp.1\"", "lamp.3\"", "lamp.5\"");
        }
    }

    @Test
    void xmlOfAnotherNamespaceIsNoRequest() {
        WfsServer.Answer answer = SERVER.post(
                "application/xml",
                "<GetFeature xmlns=\"urn:other\" service=\"WFS\" version=\"2.0.0\"><Query typeNames=\"lamp\"/></GetFeature>");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.body()).contains("exceptionCode=\"OperationParsingFailed\"", "urn:other");
    }

    @Test
    void aMisspeltAttributeIsNotPassedOver() {
        String filter = "<Query typeNames=\"sdi:lamp\"><fes:Filter><fes:PropertyIsEqualTo%s><fes:ValueReference>kind"
                + "</fes:ValueReference><fes:Literal>led</fes:Literal></fes:PropertyIsEqualTo></fes:Filter></Query>";
        for (String[] refused : new String[][] {
            {"GetFeature Count=\"1\"", "<Query typeNames=\"sdi:lamp\"/>", "Count"},
            {"GetFeature", "<Query typeNames=\"sdi:lamp\" srs=\"EPSG:4326\"/>", "srs"},
            {"GetFeature", filter.formatted(" matchcase=\"false\""), "matchcase"},
            {"GetFeature", filter.formatted(" matchCase=\"maybe\""), "matchCase"},
            {"GetFeature", filter.formatted(" matchAction=\"Some\""), "matchAction"},
            {"Transaction", "<Delete typeName=\"sdi:lamp\" handel=\"x\"/>", "handel"}
        }) {
            WfsServer.Answer answer = SERVER.post("application/xml", element(refused[0], refused[1]));
            assertThat(answer.status()).as(refused[2]).isEqualTo(400);
            assertThat(answer.body()).contains("ExceptionReport", " " + refused[2]);
        }
        assertThat(ok(
                        SERVER,
                        SERVER.post(
                                "application/xml",
                                element(
                                        "GetFeature xmlns:x=\"urn:x\" x:note=\"ours\"",
                                        filter.formatted(" matchCase=\"false\" matchAction=\"One\"")))))
                .contains("numberMatched=\"2\"");
    }

    @Test
    void aRequestOfTheCurrentVersionSaysSo() {
        String request =
                "<GetFeature xmlns=\"http://www.opengis.net/wfs%s\" service=\"WFS\"><Query %s=\"lamp\"/></GetFeature>";
        assertRefused(
                SERVER.post("application/xml", request.formatted("/2.0", "typeNames")),
                400,
                "MissingParameterValue",
                "version");
        assertThat(SERVER.post("application/xml", request.formatted("", "typeName"))
                        .body())
                .contains("\"lamp.5\"");
    }

    @ParameterizedTest
    @CsvSource({
        "text/xml; subtype=gml/3.1.1, text/xml;subtype=gml/3.1.1;charset=utf-8",
        "GML2, text/xml;subtype=gml/2.1.2;charset=utf-8",
        "application/geo+json, application/geo+json",
        "application/json, application/json"
    })
    void anAnswerSaysWhatItIs(String asked, String answered) {
        WfsServer.Answer answer = SERVER.get("GetFeature", "typeNames", "lamp", "outputFormat", asked);
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.contentType().replace(" ", "").toLowerCase(java.util.Locale.ROOT))
                .isEqualTo(answered);
    }

    @Test
    void pairsAreAdvertisedWhereTheyWork() {
        for (String version : List.of("2.0.0", "1.1.0", "1.0.0")) {
            String body = SERVER.raw("service=WFS&request=GetCapabilities&version=" + version)
                    .body();
            String operations = version.equals("1.0.0") ? "<Transaction>" : "name=\"Transaction\">";
            String transaction = body.substring(body.indexOf(operations));
            transaction = transaction.substring(
                    0, transaction.indexOf(version.equals("1.0.0") ? "</Transaction>" : "</ows:Operation>"));
            assertThat(transaction).as(version).contains("Post").doesNotContain("Get");
        }
        assertThat(SERVER.raw("service=WFS&request=GetCapabilities").body())
                .doesNotContainPattern("name=\"CreateStoredQuery\">\\s*<ows:DCP>\\s*<ows:HTTP>\\s*<ows:Get");
    }
}
