package vn.urbansdi.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/catalog.md tells a deployer to write works as it stands there. */
class CatalogDocumentationTest {

    private static final Path PAGE = Path.of("..", "docs", "catalog.md");
    private static final Pattern FILE =
            Pattern.compile("`my-catalog/([^`]+)`:\\n\\n```yaml\\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path directory;

    @BeforeEach
    void writeTheDocumentedFiles() throws IOException {
        Matcher file = FILE.matcher(Files.readString(PAGE));
        while (file.find()) {
            Path path = directory.resolve(file.group(1));
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.group(2));
        }
    }

    @Test
    void theExampleAddsALayer() {
        Layer tree = load().layer("street_tree").orElseThrow();
        assertThat(tree.attribute("species").orElseThrow().codes()).contains("tree_species");
        assertThat(load().codeList("tree_species").orElseThrow().codes()).hasSize(2);
    }

    @Test
    void theQuotedMessageIsTheOneGiven() throws IOException {
        Path layer = directory.resolve("land/street_tree.yaml");
        Files.writeString(layer, Files.readString(layer).replace("codes: tree_species", "codes: tree_specis"));
        String quoted = Files.readString(PAGE)
                .lines()
                .filter(line -> line.startsWith("    my-catalog/land/street_tree.yaml:"))
                .findFirst()
                .orElseThrow()
                .strip()
                .replace("my-catalog", directory.toString());
        assertThatThrownBy(this::load).hasMessageContaining(quoted);
    }

    private Catalog load() {
        return CatalogLoader.load(Map.of("SDI_CATALOG_DIR", directory.toString()));
    }
}
