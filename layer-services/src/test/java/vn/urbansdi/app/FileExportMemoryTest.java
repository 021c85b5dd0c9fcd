package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.clients.Programs;
import vn.urbansdi.testing.TestDatabase;

/** The service, in a process of its own with a small heap, sends files that are larger than the heap, and leaves none behind. */
class FileExportMemoryTest {

    private static final int HEAP_MB = 128;

    /** Names for the format, and the extension by which GDAL knows the file. */
    private static final Map<String, String> FORMATS = Map.of(
            "csv", "csv",
            "kml", "kml",
            "SHAPE-ZIP", "zip",
            "geopackage", "gpkg",
            "flatgeobuf", "fgb");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @TempDir
    Path directory;

    @Test
    void a_heap_of_128_mb_makes_files_that_have_to_be_gathered_on_disk() throws Exception {
        export(20_000, 500, List.of("SHAPE-ZIP", "geopackage"));
    }

    @Test
    @Tag("soak")
    void a_heap_of_128_mb_sends_200_000_features_in_every_format() throws Exception {
        export(200_000, 50, List.copyOf(FORMATS.keySet()));
    }

    private void export(int features, int vertices, List<String> formats) throws Exception {
        DATABASE.execute("""
                DELETE FROM layer.road;
                INSERT INTO layer.road (road_id, name, geom)
                SELECT 'r' || i, 'Đường ' || i, ST_Multi(l) FROM generate_series(1, %1$d) AS i, LATERAL (
                    SELECT ST_MakeLine(array_agg(ST_SetSRID(ST_MakePoint(430000 + i %% 1000 + v, 2317000 + i / 1000 + v %% 7), 5899) ORDER BY v)) AS l
                    FROM generate_series(1, %2$d) AS v) q""".formatted(features, vertices));
        List<Path> before = leftovers();
        try (SmallService service = SmallService.start(DATABASE, HEAP_MB)) {
            for (String format : formats) {
                Path file = directory.resolve("road." + FORMATS.get(format));
                HttpResponse<Path> response = HttpClient.newHttpClient()
                        .send(
                                HttpRequest.newBuilder(URI.create(service.address()
                                                + "/wfs?service=WFS&version=2.0.0&request=GetFeature&typeNames=road"
                                                + "&outputFormat=" + format))
                                        .build(),
                                HttpResponse.BodyHandlers.ofFile(file));
                assertThat(response.statusCode()).as(format).isEqualTo(200);
                String dataset = format.equals("SHAPE-ZIP") ? "/vsizip/" + file : file.toString();
                assertThat(Programs.ogrinfo("-ro", "-so", "-al", dataset))
                        .as(format)
                        // a FlatGeobuf that was written as it came does not say how many it holds
                        .contains(format.equals("flatgeobuf") ? "road_id: String" : "Feature Count: " + features);
                assertThat(leftovers()).as(format).isEqualTo(before);
                Files.delete(file);
            }
        }
    }

    private static List<Path> leftovers() throws IOException {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> file.getFileName().toString().startsWith("sdi-export-"))
                    .sorted()
                    .toList();
        }
    }
}
