package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Every format in every CRS, asked for directly and by stored queries: either the features or why there are none. */
class WfsFormatsTest {

    private static final Layer LAMP = TestLayers.layer("lamp", GeometryType.POINT, 5899)
            .attribute(TestLayers.required("lamp_id", AttributeType.TEXT))
            .attribute(TestLayers.optional("power_w", AttributeType.INTEGER))
            .key("lamp_id")
            .build();
    private static final Layer ZONE = TestLayers.layer("zone", GeometryType.MULTI_POLYGON, 5899)
            .attribute(TestLayers.required("zone_id", AttributeType.TEXT))
            .key("zone_id")
            .build();
    private static final Catalog CATALOG = TestLayers.catalog(LAMP, ZONE);

    private static final List<String> WGS_84 = List.of("urn:ogc:def:crs:EPSG::4326", "CRS:84");
    private static final Optional<String> COMPARED = Optional.of("CRS:84");
    private static final List<String> PROJECTED = List.of("EPSG:5899", "urn:ogc:def:crs:EPSG::3857");

    @Order(1)
    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @Order(2)
    @RegisterExtension
    static final WfsServer SERVER = WfsServer.over(CATALOG, DATABASE);

    @BeforeAll
    static void lampsAZoneAndStoredQueries() {
        DATABASE.execute(
                "INSERT INTO layer.lamp (lamp_id, power_w, geom) SELECT 'L' || i, 50 + i,"
                        + " ST_SetSRID(ST_Point(430000 + i, 2317000), 5899) FROM generate_series(1, 3) i;"
                        + " INSERT INTO layer.zone (zone_id, geom) VALUES ('Z', ST_Multi(ST_MakeEnvelope(430000, 2317000, 430100, 2317100, 5899)))");
        store("urn:x:lamps", query("lamp", ""));
        store("urn:x:lamps-in-3857", query("lamp", " srsName='urn:ogc:def:crs:EPSG::3857'"));
        store("urn:x:both", query("lamp", "") + query("zone", ""));
    }

    private static String query(String type, String attributes) {
        return "<Query typeNames='sdi:" + type + "'" + attributes + "/>";
    }

    private static void store(String id, String queries) {
        WfsServer.Answer kept = SERVER.post(
                "application/xml",
                "<CreateStoredQuery service='WFS' version='2.0.0' xmlns='http://www.opengis.net/wfs/2.0'"
                        + " xmlns:sdi='https://example.org/sdi'><StoredQueryDefinition id='" + id
                        + "'><QueryExpressionText returnFeatureTypes='' language='" + StoredQuery.LANGUAGE + "'>"
                        + queries
                        + "</QueryExpressionText></StoredQueryDefinition></CreateStoredQuery>");
        assertThat(kept.status()).as(kept.body()).isEqualTo(200);
    }

    /** A way to ask for the three lamps, for one of them, or for lamps and zone. */
    enum Asked {
        LAMPS("typeNames=lamp"),
        LAMPS_BY_STORED_QUERY("storedquery_id=urn:x:lamps"),
        LAMPS_STORED_IN_ANOTHER_CRS("storedquery_id=urn:x:lamps-in-3857"),
        ONE("typeNames=lamp&resourceId=lamp.2"),
        ONE_BY_ID("id=lamp.2&storedquery_id=" + StoredQueries.GET_FEATURE_BY_ID),
        BOTH("typeNames=(lamp)(zone)"),
        BOTH_BY_STORED_QUERY("storedquery_id=urn:x:both");

        private final String pairs;

        Asked(String pairs) {
            this.pairs = pairs;
        }

        boolean severalTypes() {
            return this == BOTH || this == BOTH_BY_STORED_QUERY;
        }

        /** The same without a stored query. */
        Asked plain() {
            return switch (this) {
                case LAMPS, LAMPS_BY_STORED_QUERY, LAMPS_STORED_IN_ANOTHER_CRS -> LAMPS;
                case ONE, ONE_BY_ID -> ONE;
                case BOTH, BOTH_BY_STORED_QUERY -> BOTH;
            };
        }
    }

    private static WfsServer.Answer ask(Asked asked, OutputFormat format, Optional<String> srsName) {
        return SERVER.raw("service=WFS&version=2.0.0&request=GetFeature&" + asked.pairs + "&outputFormat="
                + encoded(format.advertised().get(0))
                + srsName.map(name -> "&srsName=" + encoded(name)).orElse(""));
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    static Stream<Arguments> combinations() {
        return Arrays.stream(Asked.values())
                .flatMap(asked -> Arrays.stream(OutputFormat.values()).map(format -> Arguments.of(asked, format)));
    }

    @ParameterizedTest
    @MethodSource("combinations")
    void every_combination_is_answered_or_refused_for_a_reason(Asked asked, OutputFormat format) {
        boolean oneLayer =
                format.file().filter(file -> !file.holdsSeveralLayers()).isPresent();
        boolean refused = asked.severalTypes() && oneLayer;
        for (String srsName : WGS_84) {
            if (refused) {
                refused("outputFormat", ask(asked, format, Optional.of(srsName)));
            } else {
                answered(asked, format, Optional.of(srsName));
            }
        }
        for (String srsName : PROJECTED) {
            if (format == OutputFormat.KML) {
                refused("srsName", ask(asked, format, Optional.of(srsName)));
            } else if (refused) {
                refused("outputFormat", ask(asked, format, Optional.of(srsName)));
            } else {
                answered(asked, format, Optional.of(srsName));
            }
        }
        refused("srsName", ask(asked, format, Optional.of("EPSG:2154")));
        if (format == OutputFormat.KML && asked == Asked.LAMPS_STORED_IN_ANOTHER_CRS) {
            refused("srsName", ask(asked, format, Optional.empty()));
        } else if (!refused && asked != Asked.LAMPS_STORED_IN_ANOTHER_CRS) {
            answered(asked, format, Optional.empty());
        }
    }

    private static void answered(Asked asked, OutputFormat format, Optional<String> srsName) {
        WfsServer.Answer answer = ask(asked, format, srsName);
        assertThat(answer.status()).as("%s: %s", srsName, answer.body()).isEqualTo(200);
        assertThat(answer.contentType().replace(" ", ""))
                .startsWith(format.contentType().replace(" ", ""));
        assertThat(answer.body()).as("%s", srsName).isNotEmpty();
        boolean bare = asked == Asked.ONE_BY_ID && format.file().isEmpty();
        if (asked.plain() != asked && !bare && srsName.equals(COMPARED)) {
            assertThat(content(answer)).isEqualTo(content(ask(asked.plain(), format, srsName)));
        }
    }

    /** Without moments and addresses; of archives and databases, which hold the moment in places of their own, the size. */
    private static String content(WfsServer.Answer answer) {
        return answer.contentType().matches(".*(zip|sqlite3).*")
                ? String.valueOf(answer.body().length() / 1000)
                : answer.body().replaceAll("\"?timeStamp\"?[:=]\"[^\"]*\"", "");
    }

    private static void refused(String locator, WfsServer.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.body()).contains("exceptionCode=\"InvalidParameterValue\"", "locator=\"" + locator + "\"");
    }

    @ParameterizedTest
    @EnumSource
    void the_number_alone_comes_in_gml_where_a_file_has_no_place_for_it(OutputFormat format) {
        WfsServer.Answer hits = SERVER.get(
                "GetFeature",
                "typeNames",
                "(lamp)(zone)",
                "resultType",
                "hits",
                "outputFormat",
                format.advertised().get(0));
        assertThat(hits.status()).as(hits.body()).isEqualTo(200);
        assertThat(hits.body())
                .containsPattern(format.isGeoJson() ? "\"numberMatched\":4" : "number(Matched|OfFeatures)=\"4\"");
    }

    @ParameterizedTest
    @EnumSource
    void earlier_versions_have_every_format_too(OutputFormat format) {
        for (String version : List.of("1.1.0", "1.0.0")) {
            for (String srsName : List.of("EPSG:4326", "EPSG:5899", "EPSG:2154")) {
                WfsServer.Answer answer = SERVER.raw("service=WFS&version=" + version
                        + "&request=GetFeature&typeName=lamp&srsName=" + srsName + "&outputFormat="
                        + encoded(format.advertised().get(0)));
                assertThat(answer.status()).isEqualTo(200);
                boolean served = !srsName.endsWith("2154") && (format != OutputFormat.KML || srsName.endsWith("4326"));
                if (served) {
                    assertThat(answer.contentType().replace(" ", ""))
                            .startsWith(format.contentType().replace(" ", ""));
                } else {
                    assertThat(answer.body()).contains("Exception", "srsName");
                }
            }
        }
    }

    @Test
    void formats_that_are_not_there_are_refused_by_every_operation() {
        for (String unknown : List.of("image/png", "dxf", "gml9", "'", "application/gml+xml; version=4")) {
            refused("outputFormat", SERVER.get("GetFeature", "typeNames", "lamp", "outputFormat", unknown));
            refused("outputFormat", SERVER.get("DescribeFeatureType", "typeNames", "lamp", "outputFormat", unknown));
            refused(
                    "outputFormat",
                    SERVER.get(
                            "GetFeature",
                            "storedquery_id",
                            StoredQueries.GET_FEATURE_BY_ID,
                            "id",
                            "lamp.1",
                            "outputFormat",
                            unknown));
            refused(
                    "outputFormat",
                    SERVER.get(
                            "GetPropertyValue",
                            "typeNames",
                            "lamp",
                            "valueReference",
                            "lamp_id",
                            "outputFormat",
                            unknown));
        }
        refused("outputFormat", SERVER.get("DescribeFeatureType", "typeNames", "lamp", "outputFormat", "kml"));
    }

    @Test
    void a_feature_that_is_not_there_is_not_found_in_any_format() {
        for (OutputFormat format : OutputFormat.values()) {
            WfsServer.Answer answer = SERVER.get(
                    "GetFeature",
                    "storedquery_id",
                    StoredQueries.GET_FEATURE_BY_ID,
                    "id",
                    "lamp.99",
                    "outputFormat",
                    format.advertised().get(0));
            assertThat(answer.status()).as("%s: %s", format, answer.body()).isEqualTo(404);
            assertThat(answer.body()).contains("exceptionCode=\"NotFound\"");
        }
    }
}
