package vn.urbansdi.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where a catalog may come from. */
class CatalogDirectoryTest {

    private static final Path SAMPLES = Path.of("..", "sample-data");

    @TempDir
    Path directory;

    @Test
    void readsACatalogOfOtherLayersInAnotherCrs() {
        Catalog bench = CatalogLoader.directory(SAMPLES.resolve("bench"));
        assertThat(bench.layers())
                .extracting(Layer::id)
                .containsExactly("hazards", "parcels", "buildings", "drains", "lights");
        assertThat(bench.layers())
                .allSatisfy(layer -> assertThat(layer.geometry().srid()).isEqualTo(4326));
        assertThat(bench.codeLists()).isEmpty();
        assertThat(bench.qualifiedName(bench.layers().get(0))).isEqualTo("bench:hazards");
    }

    @Test
    void keepsThePublishedNameApartFromTheTable() {
        Catalog cite = CatalogLoader.load(
                Map.of("SDI_CATALOG_DIR", SAMPLES.resolve("cite").toString()));
        Layer lakes = cite.layer("Lakes").orElseThrow();
        assertThat(lakes.id()).isEqualTo("cite:Lakes");
        assertThat(lakes.table()).isEqualTo("cite_lakes");
        assertThat(cite.layer("cite:Lakes")).contains(lakes);
        assertThat(cite.localName(lakes)).isEqualTo("Lakes");
        assertThat(cite.qualifiedName(lakes)).isEqualTo("cite:Lakes");
        assertThat(cite.layer("lakes")).isEmpty();
        assertThat(cite.layers()).hasSize(16);
    }

    @Test
    void themesAreGroupsAndSoIsWhatAFileLists() throws IOException {
        String styles = "styles: {calm: {title: {vi: a, en: b}, rules: [{stroke: \"#000000\"}]}}\n";
        CatalogOnDisk.write(
                directory,
                Map.of(
                        "t/above.yaml", CatalogOnDisk.LAYER.replace("id: sample", "id: above") + styles,
                        "groups/quiet.yaml",
                                CatalogOnDisk.GROUP.replace(
                                                "{layer: sample, style: default}", "{layer: above, style: calm}")
                                        + "  - test:sample\n"));
        Catalog catalog = CatalogLoader.directory(directory);
        Layer above = catalog.layer("above").orElseThrow();
        Layer sample = catalog.layer("sample").orElseThrow();
        assertThat(catalog.groups()).extracting(LayerGroup::id).containsExactly("t", "quiet");
        assertThat(catalog.groups().get(0).layers()).containsExactly(above, sample);
        LayerGroup quiet = catalog.groups().get(1);
        assertThat(quiet.members())
                .containsExactly(new LayerGroup.Member(above, "calm"), new LayerGroup.Member(sample, "default"));
        assertThat(quiet.backgroundRgb()).hasValue(0x0a0b0c);
    }

    @Test
    void addsAndReplacesFilesOfTheBuiltInCatalog() throws IOException {
        write(
                "land/tree.yaml",
                CatalogOnDisk.LAYER.replace("id: sample", "id: tree").replace("theme: t", "theme: land"));
        write("codelists/drain_kind.yaml", """
                id: drain_kind
                title: {vi: Loại, en: Kind}
                codes:
                  STORM: {vi: Mưa, en: Rain, colour: "#0000ff"}
                  SEWAGE: {vi: Thải, en: Sewage}
                """);
        write(
                "land/land_parcel.yaml",
                CatalogOnDisk.LAYER.replace("id: sample", "id: land_parcel").replace("theme: t", "theme: land"));
        Catalog catalog = CatalogLoader.load(Map.of("SDI_CATALOG_DIR", directory.toString()));
        Catalog builtIn = CatalogLoader.builtIn();
        assertThat(catalog.layers()).hasSize(builtIn.layers().size() + 1);
        assertThat(catalog.layer("tree")).isPresent();
        assertThat(catalog.layer("land_parcel").orElseThrow().attributes()).hasSize(2);
        assertThat(catalog.codeList("drain_kind").orElseThrow().codes()).hasSize(2);
        assertThat(catalog.deployment()).isEqualTo(builtIn.deployment());
    }

    @Test
    void aSecondDeclarationUnderAnotherNameIsNotAReplacement() throws IOException {
        write(
                "mine/parcels.yaml",
                CatalogOnDisk.LAYER.replace("id: sample", "id: land_parcel").replace("theme: t", "theme: land"));
        assertThatThrownBy(() -> CatalogLoader.load(Map.of("SDI_CATALOG_DIR", directory.toString())))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("parcels.yaml:1: id: Layer \"land_parcel\" is already declared in")
                .hasMessageContaining("give your file the same folder and name to replace it");
    }

    @Test
    void readsAJarAsItReadsADirectory() throws IOException {
        Path builtIn = Path.of("src", "main", "resources", "catalog");
        Path jar = directory.resolve("catalog.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out);
                Stream<Path> files = Files.walk(builtIn)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                entries.putNextEntry(new JarEntry("catalog/" + builtIn.relativize(file)));
                Files.copy(file, entries);
            }
        }
        URL url = new URL("jar:" + jar.toUri() + "!/catalog/deployment.yaml");
        assertThat(CatalogReader.read(CatalogFiles.beside(url))).isEqualTo(CatalogLoader.builtIn());
    }

    @Test
    void leavesDeliveriesHiddenFilesAndOtherKindsAlone() throws IOException {
        CatalogOnDisk.write(directory, Map.of());
        write("t/.sample.yaml.swp", "not yaml: [");
        write("t/.hidden.yaml", "not yaml: [");
        write("t/trees.delivery.yaml", "source: somebody");
        write("README.md", "[");
        assertThat(CatalogLoader.directory(directory).layers()).hasSize(1);
    }

    @Test
    void followsLinksToDirectoriesAndFiles() throws IOException {
        Path real = Files.createDirectories(directory.resolve("real"));
        CatalogOnDisk.write(real, Map.of());
        Path linked = Files.createSymbolicLink(directory.resolve("linked"), real);
        assertThat(CatalogLoader.directory(linked)).isEqualTo(CatalogLoader.directory(real));
    }

    @Test
    void saysWhatIsMissing() {
        assertThatThrownBy(() -> CatalogLoader.directory(directory))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("There is no deployment.yaml")
                .hasMessageContaining("Thiếu deployment.yaml");
        assertThatThrownBy(() -> CatalogLoader.load(
                        Map.of("SDI_CATALOG_DIR", directory.resolve("absent").toString())))
                .isInstanceOf(CatalogException.class)
                .hasMessageContaining("absent");
    }

    @Test
    void ordersLayersByThemeThenDrawingOrderThenId() throws IOException {
        CatalogOnDisk.write(
                directory,
                Map.of(
                        "deployment.yaml",
                                CatalogOnDisk.DEPLOYMENT.replace("themes: {t:", "themes: {u: {vi: u, en: u}, t:"),
                        "t/sample.yaml", CatalogOnDisk.LAYER,
                        "t/b.yaml", CatalogOnDisk.LAYER.replace("id: sample", "id: b"),
                        "t/low.yaml",
                                CatalogOnDisk.LAYER
                                        .replace("id: sample", "id: low")
                                        .replace("style: {", "style: {order: 3, "),
                        "a.yaml",
                                CatalogOnDisk.LAYER
                                        .replace("id: sample", "id: zzz")
                                        .replace("theme: t", "theme: u")));
        assertThat(CatalogLoader.directory(directory).layers())
                .extracting(Layer::id)
                .isEqualTo(List.of("zzz", "low", "b", "sample"));
    }

    private void write(String name, String text) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }
}
