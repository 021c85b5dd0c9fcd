package vn.urbansdi.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import com.networknt.schema.JsonSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.SpecVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The published JSON Schemas are those of the records that read the YAML, and every catalog that the project carries
 * keeps to them. After a change to the records run with {@code -Dbless=true}, which writes the schemas anew.
 */
class CatalogSchemaTest {

    private static final Path SCHEMAS = Path.of("..", "docs", "schema");
    private static final Map<String, JsonNode> GENERATED = Map.of(
            "layer", CatalogSchema.of(LayerDocument.class, "A layer of the catalog"),
            "codelist", CatalogSchema.of(CodeListDocument.class, "A code list of the catalog"),
            "group", CatalogSchema.of(GroupDocument.class, "A group of layers of the catalog"),
            "deployment", CatalogSchema.of(DeploymentDocument.class, "deployment.yaml of a catalog"));
    private static final YAMLMapper YAML = new YAMLMapper();

    static Stream<String> kinds() {
        return GENERATED.keySet().stream().sorted();
    }

    static Stream<Path> files() throws IOException {
        return Stream.of("src/main/resources/catalog", "../sample-data/bench", "../sample-data/cite")
                .map(Path::of)
                .flatMap(catalog ->
                        CatalogFiles.in(catalog).byName().keySet().stream().map(catalog::resolve));
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void publishedSchemaIsTheRecords(String kind) throws IOException {
        Path file = SCHEMAS.resolve(kind + ".schema.json");
        String text = writer().writeValueAsString(GENERATED.get(kind)) + "\n";
        if (Boolean.getBoolean("bless")) {
            Files.createDirectories(SCHEMAS);
            Files.writeString(file, text);
        }
        assertThat(file).as("run this test with -Dbless=true").exists();
        assertThat(Files.readString(file)).as("run this test with -Dbless=true").isEqualTo(text);
    }

    @ParameterizedTest
    @MethodSource("files")
    void everyFileKeepsToItsSchema(Path file) throws IOException {
        assertThat(schemaOf(file).validate(YAML.readTree(Files.readString(file))))
                .as("%s", file)
                .isEmpty();
    }

    @Test
    void schemaRefusesWhatTheReaderRefuses() throws IOException {
        JsonSchema layer = schema("layer");
        assertThat(layer.validate(YAML.readTree(CatalogOnDisk.LAYER))).isEmpty();
        for (Map.Entry<String, String> mistake : Map.of(
                        "theme: t", "theem: t",
                        "type: text}", "type: string}",
                        "key: [sample_id]", "key: []",
                        "#aabbcc", "red",
                        "{fill: \"#aabbcc\"}", "{rules: [{fill: \"#aabbcc\", width: 1}]}",
                        "wms: true", "tiles: {zoom: [1, 25]}",
                        "name: {", "name: {codes: [a], ")
                .entrySet()) {
            String wrong = CatalogOnDisk.LAYER.replace(mistake.getKey(), mistake.getValue());
            assertThat(layer.validate(YAML.readTree(wrong)))
                    .as(mistake.getValue())
                    .isNotEmpty();
        }
    }

    private static JsonSchema schemaOf(Path file) {
        if (file.endsWith(CatalogFiles.DEPLOYMENT)) {
            return schema("deployment");
        }
        if (file.getParent().endsWith("groups")) {
            return schema("group");
        }
        return schema(file.getParent().endsWith("codelists") ? "codelist" : "layer");
    }

    private static JsonSchema schema(String kind) {
        return JsonSchemaFactory.getInstance(SpecVersion.VersionFlag.V202012).getSchema(GENERATED.get(kind));
    }

    private static ObjectWriter writer() {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentObjectsWith(indenter);
        return new ObjectMapper().writer(printer);
    }
}
