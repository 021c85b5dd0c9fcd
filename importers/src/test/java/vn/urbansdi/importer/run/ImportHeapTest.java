package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.importer.Gdal;
import vn.urbansdi.testing.TestDatabase;

/** Ten times the rows need no more memory, in each format that is read here: a million go through a heap of 256 MB. */
@Tag("soak")
class ImportHeapTest {

    private static final int FEW = 100_000;
    private static final int MANY = 1_000_000;

    /** What one moment's garbage, and the moment at which it is looked for, may make of a difference. */
    private static final long NOISE_BYTES = 16 << 20;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @TempDir
    static Path directory;

    @ParameterizedTest
    @CsvSource({"CSV, csv", "ESRI~Shapefile, shp", "GPKG, gpkg", "GeoJSON, geojson"})
    void a_million_rows_need_as_much_heap_as_a_tenth_of_them(String driver, String extension) throws Exception {
        long few = mostAlive(driver, extension, FEW);
        long many = mostAlive(driver, extension, MANY);
        assertThat(many)
                .as(extension + ": " + few + " bytes for " + FEW + " rows")
                .isLessThan(few + NOISE_BYTES);
    }

    private static long mostAlive(String driver, String extension, int rows) throws Exception {
        Path csv = directory.resolve(rows + ".csv");
        if (Files.notExists(csv)) {
            write(csv, rows);
        }
        Path file = directory.resolve(rows + "." + extension);
        if (!driver.equals("CSV")) {
            Gdal.ogr2ogr(
                    file,
                    csv,
                    "-f " + driver + " -oo X_POSSIBLE_NAMES=x -oo Y_POSSIBLE_NAMES=y -a_srs EPSG:5899 -gt 65536");
        }
        // A million deleted rows would be a million rows of history.
        DATABASE.execute("ALTER TABLE layer.street_light DISABLE TRIGGER USER;"
                + " TRUNCATE layer.street_light, history.street_light, sdi.said, sdi.source;"
                + " ALTER TABLE layer.street_light ENABLE TRIGGER USER");
        Path answer = directory.resolve("alive.txt");
        ForkedCommand.Outcome outcome = ForkedCommand.run(
                directory,
                MeasuredImport.class,
                "256m",
                Map.of("SDI_DB_URL", DATABASE.jdbcUrl(), "SDI_LANG", "en"),
                answer.toString(),
                "import",
                "--layer=street_light",
                "--crs=EPSG:5899",
                "--out=" + directory.resolve("rejects"),
                file.toString());
        assertThat(outcome.code()).as(outcome.out() + outcome.err()).isZero();
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.street_light")).isEqualTo(Integer.toString(rows));
        return Long.parseLong(Files.readString(answer));
    }

    private static void write(Path csv, int rows) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(csv, StandardCharsets.UTF_8)) {
            out.write("light_id,x,y,lamp_type,road_name\n");
            for (int i = 0; i < rows; i++) {
                out.write(String.format(
                        Locale.ROOT,
                        "L%07d,%d,%d,LED,Đường số %d%n",
                        i,
                        430_000 + i % 1000,
                        2_317_000 + i / 1000,
                        i % 977));
            }
        }
    }
}
