package vn.urbansdi.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;

/** Every style of every catalog that the project carries can be drawn. */
class CatalogStylesTest {

    static Stream<Arguments> layers() {
        Path samples = Path.of("..", "sample-data");
        return Stream.of(
                        CatalogLoader.builtIn(),
                        CatalogLoader.directory(samples.resolve("bench")),
                        CatalogLoader.directory(samples.resolve("cite")))
                .flatMap(catalog -> catalog.layers().stream().map(layer -> Arguments.of(layer.id(), layer, catalog)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("layers")
    void compiles(String id, Layer layer, Catalog catalog) {
        assertThat(StyleCompiler.compile(layer, catalog).rules()).as(id).isNotEmpty();
    }
}
