package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import vn.urbansdi.app.TestService;

/** OGC API – Features – Part 5: Schemas (OGC 23-058r2); tests carry the names of its requirements. */
class OgcApiSchemasTest {

    private static final String RELATION = "http://www.opengis.net/def/rel/ogc/1.0/";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final OgcApi API = new OgcApi(SERVICE);

    @Test
    void req_schemas_json_schema_properties_and_role_of_every_collection() {
        for (JsonNode collection : API.json("/collections").get("collections")) {
            for (String kind : List.of("schema", "queryables", "sortables")) {
                List<JsonNode> links = OgcApi.links(collection, RELATION + kind);
                assertThat(links).hasSize(1);
                assertThat(links.get(0).get("type").asString()).isEqualTo("application/schema+json");
                String href = links.get(0).get("href").asString();
                JsonNode schema = API.follow(href);
                assertThat(schema.get("$schema").asString()).isEqualTo("https://json-schema.org/draft/2020-12/schema");
                assertThat(schema.get("$id").asString()).isEqualTo(href);
                assertThat(schema.get("type").asString()).isEqualTo("object");
                properties(schema.get("properties"), !kind.equals("sortables"));
            }
        }
    }

    private static void properties(JsonNode properties, boolean spatial) {
        Set<String> roles = new HashSet<>();
        int position = 0;
        for (Map.Entry<String, JsonNode> property : properties.properties()) {
            JsonNode schema = property.getValue();
            String format = schema.path("format").asString("");
            assertThat(schema.has("type")).as(property.getKey()).isNotEqualTo(format.startsWith("geometry-"));
            assertThat(schema.get("title").asString()).isNotBlank();
            assertThat(schema.get("x-ogc-propertySeq").asInt()).isEqualTo(++position);
            if (schema.has("x-ogc-role")) {
                assertThat(roles.add(schema.get("x-ogc-role").asString())).isTrue();
            }
            schema.propertyNames()
                    .forEach(keyword -> assertThat(keyword)
                            .matches("type|title|description|format|readOnly|oneOf|x-ogc-(role|unit|propertySeq)"));
        }
        assertThat(roles).contains("id");
        assertThat(roles.contains("primary-geometry")).isEqualTo(spatial);
        assertThat(roles.contains("primary-interval-start")).isEqualTo(roles.contains("primary-interval-end"));
    }

    @Test
    void req_returnables_and_receivables_op_and_response() {
        HttpResponse<byte[]> response =
                SERVICE.get("/ogc/collections/hazard_warning/schema", "Accept", "application/schema+json");
        assertThat(TestService.header(response, "Content-Type")).startsWith("application/schema+json");
        JsonNode schema = API.json("/collections/hazard_warning/schema", "lang", "en");
        JsonNode properties = schema.get("properties");
        assertThat(properties.get("valid_from").get("x-ogc-role").asString()).isEqualTo("primary-interval-start");
        assertThat(properties.get("valid_to").get("x-ogc-role").asString()).isEqualTo("primary-interval-end");
        assertThat(properties.get("geom").get("format").asString()).isEqualTo("geometry-multipolygon");
        JsonNode level = properties.get("risk_level");
        assertThat(level.get("type").asString()).isEqualTo("integer");
        assertThat(level.get("oneOf").get(0).get("const").isInt()).isTrue();
        assertThat(level.get("oneOf").get(0).get("title").asString()).isNotBlank();
        assertThat(schema.get("required").valueStream().map(JsonNode::asString)).contains("warning_id", "issued_at");
        assertThat(API.json("/collections/land_parcel/schema").get("properties").propertyNames())
                .contains("legal_area_m2")
                .doesNotContain("owner_name", "tax_file_no");
    }

    @Test
    void schemas_are_pages_too() {
        for (String kind : List.of("schema", "queryables", "sortables")) {
            String page = TestService.text(SERVICE.get("/ogc/collections/land_parcel/" + kind + "?f=html&lang=en"));
            assertThat(page).contains("<code>land_use</code>", "LUC").doesNotContain("owner_name");
        }
        API.refused(404, "/collections/nothing/schema");
        API.refused(400, "/collections/land_parcel/schema", "nothing", "1");
    }
}
