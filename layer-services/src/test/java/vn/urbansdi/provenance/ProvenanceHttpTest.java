package vn.urbansdi.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.merge.LayerImport;
import vn.urbansdi.store.merge.MergeRules;
import vn.urbansdi.store.merge.RunHeader;
import vn.urbansdi.store.merge.RunReport;
import vn.urbansdi.store.merge.StagedRow;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestRows;

class ProvenanceHttpTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final String HOLDER = "Nguyễn Bí Mật";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    private static String path;

    @BeforeAll
    static void twoDeliveries() {
        deliver("land_office", 80, "12", HOLDER);
        deliver("survey", 40, "12", "Lê Khác");
        path = "/api/layers/land_parcel/features/" + DATABASE.queryOne("SELECT fid FROM layer.land_parcel")
                + "/provenance";
    }

    private static void deliver(String source, int priority, String number, String holder) {
        Layer parcels = CATALOG.layer("land_parcel").orElseThrow();
        Object[] values = new Object[parcels.attributes().size()];
        List<String> names =
                parcels.attributes().stream().map(each -> each.name()).toList();
        values[names.indexOf("ward_code")] = "06685";
        values[names.indexOf("sheet_no")] = "7";
        values[names.indexOf("parcel_no")] = number;
        values[names.indexOf("land_use")] = priority > 50 ? "ODT" : "ONT";
        values[names.indexOf("owner_name")] = holder;
        RunHeader header = new RunHeader(source, priority, List.of(source + ".shp"), "tester");
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), parcels, CATALOG, header)) {
            run.stage(new StagedRow(4, source + ".shp", "ha_long", values, TestRows.square(430000, 2317000, 20)));
            run.merge(MergeRules.everything(parcels));
            run.commit(new RunReport(1, 0, "{}"));
        }
    }

    @Test
    void each_value_tells_who_delivered_it_and_why_it_stands() {
        HttpResponse<String> response = APP.get(path);
        assertThat(response.statusCode()).as(response.body()).isEqualTo(200);
        JsonNode attributes = JsonMapper.shared().readTree(response.body()).get("attributes");
        JsonNode use = attributes.get("land_use");
        assertThat(use.get("value").asString()).isEqualTo("ODT");
        assertThat(use.get("source").asString()).isEqualTo("land_office");
        assertThat(use.get("priority").asInt()).isEqualTo(80);
        assertThat(use.get("file").asString()).isEqualTo("land_office.shp");
        assertThat(use.get("row").asInt()).isEqualTo(4);
        assertThat(use.get("run").asLong())
                .isEqualTo(Long.parseLong(DATABASE.queryOne("SELECT id FROM sdi.run WHERE source = 'land_office'")));
        assertThat(use.get("at").asString()).startsWith("20");
        assertThat(use.get("rule").asString()).isEqualTo("priority");
        assertThat(use.get("because").get("en").asString()).isEqualTo("The source has priority over survey.");
        assertThat(use.get("others").get(0).get("value").asString()).isEqualTo("ONT");
        assertThat(attributes.get("ward_code").get("rule").asString()).isEqualTo("agreed");
        assertThat(attributes.get("geom").get("source").asString()).isEqualTo("land_office");
        assertThat(attributes.get("geom").get("value").isNull()).isTrue();
    }

    @Test
    void nothing_of_a_hidden_attribute_is_told() {
        assertThat(APP.get(path).body())
                .doesNotContain(HOLDER, "Lê Khác")
                .doesNotContainIgnoringCase("owner")
                .doesNotContain("tester");
    }

    @Test
    void the_feature_may_be_named_as_other_protocols_name_it() {
        String fid = path.replaceAll(".*features/(\\d+)/.*", "$1");
        assertThat(APP.get("/api/layers/land_parcel/features/land_parcel." + fid + "/provenance")
                        .body())
                .isEqualTo(APP.get(path).body());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "land_parcel/features/999999",
                "land_parcel/features/0x1",
                "land_parcel/features/-1",
                "land_parcel/features/99999999999999999999999",
                "land_parcel/features/ward.1",
                "land_parcel/features/1%27%20or%20true",
                "nothing/features/1",
                "land_parcel%27;drop%20table%20x/features/1"
            })
    void what_is_not_there_is_not_found(String where) {
        HttpResponse<String> response = APP.get("/api/layers/" + where + "/provenance");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(404);
        assertThat(response.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
    }

    @Test
    void the_openapi_describes_it() {
        assertThat(JsonMapper.shared()
                        .readTree(APP.get("/api/openapi.json").body())
                        .get("paths")
                        .has("/api/layers/{layer}/features/{fid}/provenance"))
                .isTrue();
    }
}
