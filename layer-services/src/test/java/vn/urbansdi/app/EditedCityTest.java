package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The city of a feature that people draw, move and renumber, by WFS-T and OGC API alike. */
class EditedCityTest {

    private static final String HA_LONG = "107.0788,20.9449";
    private static final String HA_LONG_OR_CAM_PHA = "107.25,21.0";
    private static final String CAM_PHA = "107.38,21.1";
    private static final String MONG_CAI = "107.95,21.5";
    private static final String SEA = "107.55,20.9";
    private static final String WARD_OF_UONG_BI = "06811";
    private static final String COMMUNE_OF_NO_CITY = "06877";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    @BeforeEach
    void empty() {
        for (String layer : new String[] {"street_light", "building"}) {
            SERVICE.database().execute("DELETE FROM layer." + layer + "; DELETE FROM history." + layer);
        }
    }

    @ParameterizedTest
    @EnumSource
    void of_a_layer_without_wards_follows_the_place(Protocol by) {
        insert(by, "street_light", "{'light_id':'A'}", point(HA_LONG));
        assertThat(city("street_light")).isEqualTo("ha_long");
        place(by, "street_light", point(HA_LONG_OR_CAM_PHA));
        assertThat(city("street_light")).isEqualTo("ha_long");
        place(by, "street_light", point(CAM_PHA));
        assertThat(city("street_light")).isEqualTo("cam_pha");
        place(by, "street_light", point(HA_LONG_OR_CAM_PHA));
        assertThat(city("street_light")).isEqualTo("cam_pha");
        place(by, "street_light", point(SEA));
        assertThat(city("street_light")).isEqualTo("null");
        place(by, "street_light", point(HA_LONG_OR_CAM_PHA));
        assertThat(city("street_light")).isEqualTo("null");
        place(by, "street_light", point(MONG_CAI));
        assertThat(city("street_light")).isEqualTo("mong_cai");
        say(by, "street_light", "power_w", "60");
        assertThat(city("street_light")).isEqualTo("mong_cai");
    }

    @ParameterizedTest
    @EnumSource
    void of_a_layer_with_wards_is_the_wards_wherever_it_lies(Protocol by) {
        insert(by, "building", "{'building_id':'B','ward_code':'" + WARD_OF_UONG_BI + "'}", square(HA_LONG));
        assertThat(city("building")).isEqualTo("uong_bi");
        say(by, "building", "ward_code", "06685");
        assertThat(city("building")).isEqualTo("ha_long");
        say(by, "building", "ward_code", COMMUNE_OF_NO_CITY);
        assertThat(city("building")).isEqualTo("null");
        say(by, "building", "ward_code", null);
        assertThat(city("building")).isEqualTo("ha_long");
        place(by, "building", square(MONG_CAI));
        assertThat(city("building")).isEqualTo("mong_cai");
    }

    /** Whoever delivered it knew its city; nothing that was edited says otherwise. */
    @ParameterizedTest
    @EnumSource
    void that_was_delivered_stays_where_nothing_speaks_against_it(Protocol by) {
        SERVICE.database()
                .execute(
                        "INSERT INTO layer.building (building_id, ward_code, city, geom) VALUES ('D', '"
                                + WARD_OF_UONG_BI
                                + "', 'ha_long', ST_Multi(ST_Transform(ST_MakeEnvelope(107.07, 20.94, 107.08, 20.95, 4326), 5899)))");
        say(by, "building", "name", "Chợ");
        assertThat(city("building")).isEqualTo("ha_long");
        say(by, "building", "ward_code", WARD_OF_UONG_BI);
        place(by, "building", square(HA_LONG));
        assertThat(city("building")).isEqualTo("ha_long");
        place(by, "building", square(MONG_CAI));
        assertThat(city("building")).isEqualTo("uong_bi");
    }

    private static String city(String layer) {
        return SERVICE.database().queryOne("SELECT coalesce(city, 'null') FROM layer." + layer);
    }

    private static String point(String at) {
        return "{'type':'Point','coordinates':[" + at + "]}";
    }

    private static String square(String at) {
        double x = Double.parseDouble(at.substring(0, at.indexOf(',')));
        double y = Double.parseDouble(at.substring(at.indexOf(',') + 1));
        return "{'type':'MultiPolygon','coordinates':[[[[%1$s,%2$s],[%3$s,%2$s],[%3$s,%4$s],[%1$s,%2$s]]]]}"
                .formatted(x, y, x + 0.0001, y + 0.0001);
    }

    private static void insert(Protocol by, String layer, String values, String geometry) {
        by.insert(layer, values, geometry);
    }

    private static void place(Protocol by, String layer, String geometry) {
        by.update(layer, "geom", geometry);
    }

    private static void say(Protocol by, String layer, String attribute, String value) {
        by.update(layer, attribute, value);
    }

    enum Protocol {
        WFS_T {
            @Override
            void insert(String layer, String values, String geometry) {
                String properties =
                        values.replaceAll("[{}]", "").replaceAll("'(\\w+)':'([^']*)',?", "<sdi:$1>$2</sdi:$1>");
                transact("<Insert><sdi:%1$s>%2$s<sdi:geom>%3$s</sdi:geom></sdi:%1$s></Insert>"
                        .formatted(layer, properties, gml(geometry)));
            }

            @Override
            void update(String layer, String property, String value) {
                String written =
                        value == null ? "" : "<Value>" + (property.equals("geom") ? gml(value) : value) + "</Value>";
                transact(
                        "<Update typeName='sdi:%1$s'><Property><ValueReference>%2$s</ValueReference>%3$s</Property><fes:Filter><fes:ResourceId rid='%4$s'/></fes:Filter></Update>"
                                .formatted(layer, property, written, id(layer)));
            }

            private void transact(String action) {
                HttpResponse<byte[]> answer =
                        SERVICE.send(HttpRequest.newBuilder(URI.create(SERVICE.address() + "/wfs"))
                                .header("Content-Type", "application/xml")
                                .POST(HttpRequest.BodyPublishers.ofString("<Transaction service='WFS' version='2.0.0'"
                                        + " xmlns='http://www.opengis.net/wfs/2.0' xmlns:fes='http://www.opengis.net/fes/2.0'"
                                        + " xmlns:gml='http://www.opengis.net/gml/3.2' xmlns:sdi='https://sdi.example/quang-ninh'>"
                                        + action + "</Transaction>")));
                assertThat(answer.statusCode()).as(TestService.text(answer)).isEqualTo(200);
            }

            private String gml(String geoJson) {
                String numbers = geoJson.replaceAll("[^0-9.]+", " ").strip();
                return geoJson.contains("Point")
                        ? "<gml:Point gml:id='g' srsName='http://www.opengis.net/def/crs/OGC/1.3/CRS84'><gml:pos>"
                                + numbers + "</gml:pos></gml:Point>"
                        : "<gml:Polygon gml:id='g' srsName='http://www.opengis.net/def/crs/OGC/1.3/CRS84'><gml:exterior>"
                                + "<gml:LinearRing><gml:posList>" + numbers
                                + "</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon>";
            }
        },
        OGC_API {
            @Override
            void insert(String layer, String values, String geometry) {
                send(
                        "POST",
                        layer,
                        "application/geo+json",
                        "{'type':'Feature','properties':" + values + ",'geometry':" + geometry + "}");
            }

            @Override
            void update(String layer, String property, String value) {
                String quoted = value == null || property.equals("power_w") ? value : "'" + value + "'";
                send(
                        "PATCH",
                        layer + "/items/" + id(layer),
                        "application/merge-patch+json",
                        property.equals("geom")
                                ? "{'geometry':" + value + "}"
                                : "{'properties':{'" + property + "':" + quoted + "}}");
            }

            private void send(String method, String path, String type, String body) {
                String items = path.contains("/") ? path : path + "/items";
                HttpResponse<byte[]> answer =
                        SERVICE.send(HttpRequest.newBuilder(URI.create(SERVICE.address() + "/ogc/collections/" + items))
                                .header("Content-Type", type)
                                .header("If-Match", "*")
                                .method(method, HttpRequest.BodyPublishers.ofString(body.replace('\'', '"'))));
                assertThat(answer.statusCode()).as(TestService.text(answer)).isBetween(200, 204);
            }
        };

        abstract void insert(String layer, String values, String geometry);

        abstract void update(String layer, String property, String value);

        static String id(String layer) {
            return layer + "." + SERVICE.database().queryOne("SELECT fid FROM layer." + layer);
        }
    }
}
