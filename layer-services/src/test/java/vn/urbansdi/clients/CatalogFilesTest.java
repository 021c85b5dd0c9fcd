package vn.urbansdi.clients;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestDatabase;

/** Every layer of the catalog in every file format, read by GDAL: a new layer brings its own test. */
class CatalogFilesTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    @TempDir
    static Path directory;

    @BeforeAll
    static void importAFewRowsOfEveryLayer() {
        Path delivery = new CatalogRows(CATALOG, 107.06, 20.95).write(directory);
        new ImportProgram(DATABASE, Optional.empty(), directory).importing(delivery.toString());
    }

    @ParameterizedTest
    @CsvSource({"csv, 5899", "kml, 4326", "SHAPE-ZIP, 5899", "geopackage, 5899", "flatgeobuf, 5899"})
    void gdal_reads_every_feature_of_every_layer(String format, int srid, @TempDir Path files) {
        List<Layer> layers = CATALOG.layers().stream()
                .filter(layer -> layer.publish().wfs().isPresent())
                .toList();
        for (Layer layer : layers) {
            DownloadedFile.save(
                            APP.url() + "/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=" + layer.id()
                                    + "&outputFormat=" + format,
                            files)
                    .assertSame(DATABASE, layer, layer.id(), srid);
        }
    }
}
