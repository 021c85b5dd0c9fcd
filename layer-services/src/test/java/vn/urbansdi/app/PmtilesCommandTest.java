package vn.urbansdi.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import vn.urbansdi.pmtiles.PmtilesReader;

/** {@code sdi pmtiles}, its file read back, beside the service over the same database. */
class PmtilesCommandTest {

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    @TempDir
    private Path folder;

    /** A ward that covers tiles whole, and parcels in one corner of it. */
    @BeforeAll
    static void insert() {
        SERVICE.database().execute("""
                INSERT INTO layer.ward (ward_code, name, geom)
                  VALUES ('06685', 'Hồng Gai', ST_Multi(ST_MakeEnvelope(425000, 2312000, 435000, 2322000, 5899)));
                INSERT INTO layer.land_parcel (parcel_id, ward_code, sheet_no, parcel_no, land_use, owner_name, geom)
                  SELECT lpad(i::text, 12, '0'), '06685', '7', i::text, 'ODT', 'Nguyễn Thị Bí Mật',
                    ST_Multi(ST_MakeEnvelope(430000 + 20 * (i % 30), 2317000 + 20 * (i / 30),
                      430018 + 20 * (i % 30), 2317018 + 20 * (i / 30), 5899))
                  FROM generate_series(1, 900) AS i;
                """);
    }

    @Test
    void every_tile_is_the_one_that_the_service_answers() throws IOException {
        Path file = folder.resolve("two.pmtiles");
        Run run = run("--layer", "admin,land_parcel", "--zoom", "9-16", "--lang", "en", "-o", file.toString());
        assertThat(run.code()).as(run.err()).isZero();
        assertThat(run.out()).contains("two.pmtiles: ").contains(" tiles, ");
        PmtilesReader archive = new PmtilesReader(file);
        assertThat(archive.minZoom()).isEqualTo(9);
        assertThat(archive.maxZoom()).isEqualTo(16);
        Map<Integer, Integer> byZoom = new HashMap<>();
        for (PmtilesReader.Tile tile : archive.tiles()) {
            HttpResponse<byte[]> answer = SERVICE.get(
                    "/tiles/land_parcel,ward,city/" + tile.zoom() + "/" + tile.column() + "/" + tile.row() + ".mvt");
            assertThat(answer.body()).isEqualTo(tile.content());
            byZoom.merge(tile.zoom(), 1, Integer::sum);
        }
        // all that the ward covers, 10 km by 10 km in tiles of 611 m
        assertThat(byZoom).containsOnlyKeys(9, 10, 11, 12, 13, 14, 15, 16);
        assertThat(byZoom.get(16)).isBetween(250, 500);
        // in most of them nothing but the same full square
        assertThat(archive.contents()).isLessThan(archive.tiles().size() / 2);
    }

    @Test
    void says_what_is_in_it_and_nothing_secret() throws IOException {
        Path file = folder.resolve("one.pmtiles");
        Run run = run(
                "--layer", "land_parcel", "--bbox", "107.07,20.94,107.09,20.95", "--lang", "vi", "-o", file.toString());
        assertThat(run.code()).as(run.err()).isZero();
        PmtilesReader archive = new PmtilesReader(file);
        JsonNode metadata = archive.metadata();
        assertThat(metadata.get("name").asString()).isEqualTo("Thửa đất");
        assertThat(metadata.get("attribution").asString()).isNotBlank();
        JsonNode layer = metadata.get("vector_layers").get(0);
        assertThat(layer.get("id").asString()).isEqualTo("land_parcel");
        assertThat(layer.get("minzoom").asInt()).isEqualTo(12);
        assertThat(layer.get("maxzoom").asInt()).isEqualTo(15);
        assertThat(layer.get("fields").has("land_use")).isTrue();
        assertThat(metadata.toString()).doesNotContain("owner_name");
        assertThat(archive.tiles()).isNotEmpty();
        for (PmtilesReader.Tile tile : archive.tiles()) {
            assertThat(new String(tile.content(), StandardCharsets.UTF_8)).doesNotContain("Bí Mật", "owner_name");
        }
        double[] bounds = archive.bounds();
        assertThat(bounds[0]).isEqualTo(107.0788, within(0.001));
        assertThat(bounds[3]).isEqualTo(20.95, within(0.0001));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--layer nothing",
                "--layer land_parcel --zoom 3-9",
                "--layer land_parcel --zoom 14-13",
                "--layer land_parcel --zoom high",
                "--layer land_parcel --bbox 1,2,3",
                "--layer land_parcel --bbox 10,10,11,11",
                "--layer land_parcel --bbox a,b,c,d",
                "--zoom 12-13"
            })
    void says_what_is_wrong_and_writes_nothing(String arguments) throws IOException {
        Path file = folder.resolve("none.pmtiles");
        List<String> all = new java.util.ArrayList<>(List.of(arguments.split(" ", -1)));
        all.addAll(List.of("-o", file.toString()));
        Run run = run(all.toArray(String[]::new));
        assertThat(run.code()).isIn(2, 3);
        assertThat(run.err()).isNotBlank().doesNotContain("\tat ");
        try (var files = Files.list(folder)) {
            assertThat(files).isEmpty();
        }
    }

    private record Run(int code, String out, String err) {}

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int code = PmtilesCommand.commandLine(
                        Map.of("SDI_DB_URL", SERVICE.database().jdbcUrl()))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err))
                .execute(arguments);
        return new Run(code, out.toString(), err.toString());
    }
}
