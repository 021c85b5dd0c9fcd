package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.TestService;

/** The history of a feature and the feed of changes over HTTP. */
class OgcApiHistoryTest {

    private static final String PARCELS = "/collections/land_parcel";
    private static final String HISTORY = PARCELS + "/items/land_parcel.1/history";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final OgcApi API = new OgcApi(SERVICE);

    @BeforeAll
    static void fourVersions() {
        write("INSERT INTO layer.land_parcel (ward_code, land_use, owner_name, geom) VALUES ('06685', 'ODT', 'Bà Lan',"
                + " ST_Multi(ST_MakeEnvelope(430000, 2317000, 430010, 2317010, 5899)))");
        write("UPDATE layer.land_parcel SET land_use = 'CLN', sheet_no = '<7>'");
        write("UPDATE layer.land_parcel SET owner_name = 'Ông Minh'");
        write("UPDATE layer.land_parcel SET geom = ST_Multi(ST_MakeEnvelope(430000, 2317000, 430012, 2317010, 5899))");
        write("INSERT INTO layer.land_parcel (ward_code, geom) VALUES ('06685',"
                + " ST_Multi(ST_MakeEnvelope(430100, 2317000, 430110, 2317010, 5899)))");
        write("DELETE FROM layer.land_parcel WHERE fid = 2");
    }

    private static void write(String sql) {
        SERVICE.database().execute("SELECT set_config('sdi.user', 'hoa', true); " + sql);
    }

    @Test
    void versions_come_newest_first_with_old_and_new_values() {
        JsonNode versions = API.json(HISTORY).get("versions");
        assertThat(versions.valueStream().map(each -> each.get("version").asInt()))
                .containsExactly(4, 3, 2, 1);
        assertThat(versions.valueStream().map(each -> each.get("change").asString()))
                .containsExactly("updated", "updated", "updated", "inserted");
        assertThat(versions.at("/2/changes").toString())
                .isEqualTo(
                        "{\"sheet_no\":{\"old\":null,\"new\":\"<7>\"},\"land_use\":{\"old\":\"ODT\",\"new\":\"CLN\"}}");
        assertThat(versions.at("/0/geometryChange/movedM").asDouble()).isEqualTo(2);
        assertThat(versions.at("/0/geometryChange/areaChangeM2").asDouble()).isEqualTo(20);
        assertThat(versions.at("/0/by").asString()).isEqualTo("hoa");
        assertThat(versions.at("/1/until").asString())
                .isEqualTo(versions.at("/0/at").asString());
    }

    @Test
    void a_version_is_what_is_seen_as_of_its_moment() {
        List<JsonNode> versions =
                new ArrayList<>(API.json(HISTORY).get("versions").valueStream().toList());
        Collections.reverse(versions);
        Map<String, JsonNode> values = new HashMap<>();
        for (JsonNode version : versions) {
            version.get("changes")
                    .propertyStream()
                    .forEach(change ->
                            values.put(change.getKey(), change.getValue().get("new")));
            JsonNode then = API.json(
                    HISTORY.substring(0, HISTORY.lastIndexOf('/')),
                    "asOf",
                    version.get("at").asString());
            values.forEach((name, value) -> assertThat(then.get("properties").get(name))
                    .as(name + " of " + version)
                    .isEqualTo(value));
        }
        assertThat(values).containsKey("land_use");
    }

    @Test
    void what_the_asker_may_not_see_is_in_no_version() {
        String foreign = TestService.text(SERVICE.get("/ogc" + HISTORY, "X-Forwarded-For", "203.0.113.7"));
        assertThat(foreign).doesNotContain("owner_name", "Lan", "Minh", "hoa", "\"by\"");
        assertThat(JsonMapper.shared()
                        .readTree(foreign)
                        .at("/versions/1/changes")
                        .isEmpty())
                .isTrue();
    }

    @Test
    void pages_lead_from_one_to_the_next() {
        List<Integer> seen = new ArrayList<>();
        JsonNode page = API.json(HISTORY, "limit", "3");
        page.get("versions").forEach(each -> seen.add(each.get("version").asInt()));
        page = API.follow(OgcApi.href(page, "next"));
        page.get("versions").forEach(each -> seen.add(each.get("version").asInt()));
        assertThat(seen).containsExactly(4, 3, 2, 1);
        assertThat(OgcApi.links(page, "next")).isEmpty();
        API.refused(404, PARCELS + "/items/land_parcel.9/history");
        API.refused(400, HISTORY, "before", "x");
    }

    @Test
    void a_feature_that_is_no_more_has_a_history() {
        JsonNode versions = API.json(PARCELS + "/items/land_parcel.2/history").get("versions");
        assertThat(versions.at("/0/deleted/by").asString()).isEqualTo("hoa");
        API.refused(404, PARCELS + "/items/land_parcel.2");
    }

    @Test
    void the_history_is_a_page_too_and_the_feature_leads_to_it() {
        String page = TestService.text(SERVICE.get("/ogc" + HISTORY + "?f=html&lang=en"));
        assertThat(page)
                .contains("Version 4", "&lt;7&gt;", "area changed by 20.00 m²", "moved by 2.00 m", "hoa")
                .doesNotContain("Bà Lan", "<7>");
        JsonNode feature = API.json(PARCELS + "/items/land_parcel.1");
        assertThat(API.follow(OgcApi.href(feature, "version-history")).get("id").asString())
                .isEqualTo("land_parcel.1");
    }

    @Test
    void changes_are_told_in_order_and_go_on_from_a_cursor() {
        List<String> told = new ArrayList<>();
        JsonNode page = API.json(PARCELS + "/changes", "limit", "2");
        while (true) {
            page.get("features")
                    .forEach(each -> told.add(
                            each.get("change").asString() + " " + each.get("id").asString() + " "
                                    + each.get("version").asInt()));
            if (page.get("complete").asBoolean()) {
                break;
            }
            page = API.follow(OgcApi.href(page, "next"));
        }
        assertThat(told)
                .containsExactly(
                        "inserted land_parcel.1 1",
                        "updated land_parcel.1 2",
                        "updated land_parcel.1 3",
                        "updated land_parcel.1 4",
                        "inserted land_parcel.2 1",
                        "deleted land_parcel.2 1");
        JsonNode nothing = API.json(PARCELS + "/changes", "since", "now");
        assertThat(nothing.get("numberReturned").asInt()).isZero();
        assertThat(API.follow(OgcApi.href(nothing, "next")).get("features")).isEmpty();
        JsonNode deleted = API.json(PARCELS + "/changes").get("features").get(5);
        assertThat(deleted.get("geometry").isNull()).isTrue();
        String text = API.json(PARCELS + "/changes").toString();
        assertThat(text).doesNotContain("owner_name", "Lan");
    }

    @Test
    void what_is_no_cursor_is_refused() {
        String cursor = OgcApi.href(API.json(PARCELS + "/changes"), "next").replaceFirst(".*since=", "");
        API.json(PARCELS + "/changes", "since", cursor);
        API.json(PARCELS + "/changes", "since", "2026-01-01T00:00:00Z");
        API.refused(400, "/collections/ward/changes", "since", cursor);
        for (String wrong : List.of("x", "", "2026-01-01", "::", cursor + "AAAA")) {
            API.refused(400, PARCELS + "/changes", "since", wrong);
        }
    }
}
