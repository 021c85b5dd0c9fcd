package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.PathItem;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.parameters.Parameter;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import vn.urbansdi.app.TestService;

/** The API's definition: of the form of OpenAPI 3.0, and true. */
class OpenApiDocumentTest {

    private static final Set<String> TYPES = Set.of("string", "number", "integer", "boolean", "array", "object");

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final OgcApi API = new OgcApi(SERVICE);

    private static OpenAPI read() throws IOException {
        return Json.mapper().readValue(TestService.text(SERVICE.get("/ogc/api")), OpenAPI.class);
    }

    @Test
    void req_oas30_oas_definition_1_servers_and_paths_line_up_with_the_landing_page() throws IOException {
        OpenAPI definition = read();
        assertThat(definition.getOpenapi()).matches("3\\.0\\.\\d");
        assertThat(definition.getServers().get(0).getUrl()).isEqualTo(SERVICE.address() + "/ogc");
        Set<String> ids = new HashSet<>();
        for (Map.Entry<String, PathItem> path : definition.getPaths().entrySet()) {
            Operation operation = path.getValue().getGet();
            assertThat(ids.add(operation.getOperationId()))
                    .as(operation.getOperationId())
                    .isTrue();
            assertThat(operation.getResponses()).containsKeys("200", "400");
            if (!path.getKey().contains("{")) {
                assertThat(SERVICE.get("/ogc" + path.getKey()).statusCode())
                        .as(path.getKey())
                        .isEqualTo(200);
            }
        }
        for (JsonNode collection : API.json("/collections").get("collections")) {
            String id = collection.get("id").asString();
            assertThat(definition.getPaths())
                    .containsKeys(
                            "/collections/" + id,
                            "/collections/" + id + "/items",
                            "/collections/" + id + "/schema",
                            "/collections/" + id + "/queryables",
                            "/collections/" + id + "/sortables",
                            "/collections/" + id + "/items/{featureId}");
        }
    }

    @Test
    void req_core_fc_limit_bbox_and_time_definition() throws IOException {
        Map<String, Parameter> parameters = read().getComponents().getParameters();
        Schema<?> limit = parameters.get("limit").getSchema();
        assertThat(limit.getType()).isEqualTo("integer");
        assertThat(limit.getMinimum()).isEqualByComparingTo("1");
        assertThat(limit.getMaximum()).isEqualByComparingTo("10000");
        assertThat(limit.getDefault()).isEqualTo(100);
        Schema<?> bbox = parameters.get("bbox").getSchema();
        assertThat(bbox.getType()).isEqualTo("array");
        assertThat(bbox.getMinItems()).isEqualTo(4);
        assertThat(bbox.getMaxItems()).isEqualTo(6);
        assertThat(bbox.getItems().getType()).isEqualTo("number");
        assertThat(parameters.get("datetime").getSchema().getType()).isEqualTo("string");
        for (String name : List.of("limit", "bbox", "datetime", "crs", "bbox-crs")) {
            Parameter parameter = parameters.get(name);
            assertThat(parameter.getName()).isEqualTo(name);
            assertThat(parameter.getIn()).isEqualTo("query");
            assertThat(parameter.getRequired()).isFalse();
            assertThat(parameter.getStyle()).isEqualTo(Parameter.StyleEnum.FORM);
            assertThat(parameter.getExplode()).isFalse();
        }
    }

    @Test
    void req_features_filter_filter_lang_param_and_filter_crs_param() throws IOException {
        Map<String, Parameter> parameters = read().getComponents().getParameters();
        assertThat(parameters.get("filter").getSchema().getType()).isEqualTo("string");
        Schema<?> language = parameters.get("filter-lang").getSchema();
        assertThat(language.getEnum()).map(Object::toString).containsExactly("cql2-text", "cql2-json");
        assertThat(language.getDefault()).isEqualTo("cql2-text");
        Schema<?> crs = parameters.get("filter-crs").getSchema();
        assertThat(crs.getFormat()).isEqualTo("uri");
        assertThat(crs.getDefault()).hasToString("http://www.opengis.net/def/crs/OGC/1.3/CRS84");
        Schema<?> sortBy = parameters.get("sortby").getSchema();
        assertThat(sortBy.getType()).isEqualTo("array");
        assertThat(sortBy.getItems().getType()).isEqualTo("string");
        for (String name : List.of("filter", "filter-lang", "filter-crs", "sortby")) {
            assertThat(parameters.get(name).getIn()).isEqualTo("query");
            assertThat(parameters.get(name).getRequired()).isFalse();
        }
    }

    /** What OpenAPI 3.0.3 prescribes and a program that generates clients stumbles over. */
    @Test
    void the_document_is_of_the_form_of_openapi() {
        JsonNode definition = API.json("/api");
        assertThat(definition.get("info").get("title").asString()).isNotBlank();
        assertThat(definition.get("info").get("version").asString()).isNotBlank();
        check(definition, definition, "#");
        for (Map.Entry<String, JsonNode> path : definition.get("paths").properties()) {
            assertThat(path.getKey()).startsWith("/");
            Set<String> declared = new HashSet<>();
            Set<String> names = new HashSet<>();
            for (JsonNode written : path.getValue().get("get").get("parameters")) {
                JsonNode parameter = resolved(definition, written);
                assertThat(names.add(parameter.get("in").asString()
                                + parameter.get("name").asString()))
                        .isTrue();
                if (parameter.get("in").asString().equals("path")) {
                    declared.add(parameter.get("name").asString());
                    assertThat(parameter.get("required").asBoolean()).isTrue();
                }
            }
            Set<String> used = new HashSet<>();
            Pattern.compile("\\{([^}]*)}").matcher(path.getKey()).results().forEach(match -> used.add(match.group(1)));
            assertThat(declared).as(path.getKey()).isEqualTo(used);
        }
        for (JsonNode component : definition.get("components")) {
            assertThat(component.propertyNames()).allMatch(name -> name.matches("[A-Za-z0-9._-]+"));
        }
    }

    /** References lead somewhere, schemas have types, arrays have items, responses have descriptions. */
    private static void check(JsonNode definition, JsonNode node, String at) {
        if (node.isObject()) {
            if (node.has("$ref")) {
                assertThat(node.size()).as(at).isEqualTo(1);
                assertThat(resolved(definition, node).isObject()).as(at).isTrue();
            }
            if (node.path("type").isString() && !at.endsWith("/properties")) {
                assertThat(node.get("type").asString()).as(at).isIn(TYPES);
                assertThat(node.has("items"))
                        .as(at)
                        .isEqualTo(node.get("type").asString().equals("array"));
            }
            if (at.matches(".*/responses/[^/]+") && !node.has("$ref")) {
                assertThat(node.path("description").asString()).as(at).isNotBlank();
            }
            node.properties()
                    .forEach(entry -> check(
                            definition,
                            entry.getValue(),
                            at + "/" + entry.getKey().replace("/", "~1")));
        } else if (node.isArray()) {
            node.valueStream().forEach(each -> check(definition, each, at + "/0"));
        }
    }

    private static JsonNode resolved(JsonNode definition, JsonNode node) {
        return node.has("$ref") ? definition.at(node.get("$ref").asString().substring(1)) : node;
    }

    @Test
    void filters_and_properties_are_those_of_the_catalog() {
        JsonNode definition = API.json("/api", "lang", "en");
        JsonNode items =
                definition.get("paths").get("/collections/land_parcel/items").get("get");
        List<String> filters = items.get("parameters")
                .valueStream()
                .filter(parameter -> !parameter.has("$ref"))
                .map(parameter -> parameter.get("name").asString())
                .toList();
        assertThat(filters)
                .containsExactly(
                        "fid",
                        "parcel_id",
                        "ward_code",
                        "sheet_no",
                        "parcel_no",
                        "land_use",
                        "legal_area_m2",
                        "survey_area_m2",
                        "address");
        assertThat(definition
                        .at("/components/schemas/land_parcel_feature/properties/properties/properties")
                        .propertyNames())
                .contains("legal_area_m2", "address")
                .doesNotContain("owner_name", "tax_file_no");
    }
}
