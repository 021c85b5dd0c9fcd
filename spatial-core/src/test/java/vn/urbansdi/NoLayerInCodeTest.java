package vn.urbansdi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;

/** A dataset is YAML, not code: only the domain-query packages, which are about certain layers, name any. */
class NoLayerInCodeTest {

    private static final List<String> MODULES = List.of("spatial-core", "importers", "layer-services");
    private static final List<String> DOMAIN_QUERIES = List.of("parcel", "hazard", "network");

    private static final Pattern COMMENT = Pattern.compile("/\\*.*?\\*/|//[^\n]*", Pattern.DOTALL);

    /** The layer's name is also the name of a column that every layer has. */
    private static final String COLUMN_OF_EVERY_LAYER = "city";

    @Test
    void no_layer_id_stands_in_java_outside_the_domain_queries() throws IOException {
        Catalog catalog = CatalogLoader.builtIn();
        List<String> found = new ArrayList<>();
        for (Path file : sources()) {
            String code = COMMENT.matcher(Files.readString(file)).replaceAll("");
            for (Layer layer : catalog.layers()) {
                if (!layer.id().equals(COLUMN_OF_EVERY_LAYER) && code.contains("\"" + layer.id() + "\"")) {
                    found.add(layer.id() + " in " + file.getFileName());
                }
            }
        }
        assertThat(found).isEmpty();
    }

    private static List<Path> sources() throws IOException {
        List<Path> sources = new ArrayList<>();
        for (String module : MODULES) {
            Path packages = Path.of("..", module, "src/main/java/vn/urbansdi");
            try (Stream<Path> files = Files.walk(packages)) {
                files.filter(file -> file.toString().endsWith(".java"))
                        .filter(file -> !DOMAIN_QUERIES.contains(
                                packages.relativize(file).getName(0).toString()))
                        .forEach(sources::add);
            }
        }
        assertThat(sources).hasSizeGreaterThan(100);
        return sources;
    }
}
