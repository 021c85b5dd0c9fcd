package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.clients.DownloadedFile;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;

/** Every file format, read by GDAL, holds what the database holds: random features with all that formats must escape. */
class FeatureFilesAgainstSqlTest {

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(RandomCases.CATALOG);

    @RegisterExtension
    @Order(2)
    static final WfsServer SERVER = WfsServer.over(
            RandomCases.CATALOG, () -> new PostgisFeatureSource(DATABASE.dataSource(), RandomCases.CATALOG));

    @TempDir
    Path directory;

    @BeforeAll
    static void randomFeatures() {
        System.out.println("FeatureFilesAgainstSqlTest: -Dsdi.test.seed=" + RandomCases.SEED);
        DATABASE.execute(RandomCases.inserts(new Random(RandomCases.SEED)));
        for (Layer layer : RandomCases.LAYERS) {
            DATABASE.execute("INSERT INTO layer." + layer.table() + " (code) VALUES ('nowhere')");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"csv", "SHAPE-ZIP", "geopackage", "application/flatgeobuf"})
    void every_value_and_vertex_is_in_the_file_in_every_crs(String format) {
        for (Layer layer : RandomCases.LAYERS) {
            for (int srid : new int[] {5899, 4326, 3857}) {
                download(layer, format, "&srsName=EPSG:" + srid).assertSame(DATABASE, layer, layer.id(), srid);
            }
            download(layer, format, "")
                    .assertSame(DATABASE, layer, layer.id(), layer.geometry().srid());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kml", "application/vnd.google-earth.kml+xml"})
    void kml_is_in_longitude_and_latitude(String format) {
        for (Layer layer : RandomCases.LAYERS) {
            download(layer, format, "").assertSame(DATABASE, layer, layer.id(), 4326);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"kml", "shape-zip", "gpkg"})
    void layers_of_several_kinds_stand_in_one_file(String format) {
        DownloadedFile file = DownloadedFile.save(
                SERVER.address() + "?service=WFS&version=2.0.0&request=GetFeature&typeNames=(zone)(pipe)(lamp)"
                        + "&srsName=EPSG:4326&outputFormat=" + format,
                directory);
        assertThat(file.srid()).isEqualTo(4326);
        for (Layer layer : RandomCases.LAYERS) {
            file.assertSame(DATABASE, layer, layer.id(), 4326);
        }
    }

    private DownloadedFile download(Layer layer, String format, String parameters) {
        return DownloadedFile.save(
                SERVER.address() + "?service=WFS&version=2.0.0&request=GetFeature&typeNames=" + layer.id()
                        + "&outputFormat=" + URLEncoder.encode(format, StandardCharsets.UTF_8) + parameters,
                directory);
    }
}
