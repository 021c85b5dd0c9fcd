package vn.urbansdi.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.imports.ImportClient.json;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** The whole life of an import over HTTP, with real files. */
class ImportsTest {

    private static final String HEADER = "light_id;longitude;latitude;lamp_type;power_w;installed_on\n";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    private static ImportClient client;

    @BeforeAll
    static void connect() {
        client = new ImportClient(APP.url());
    }

    @BeforeEach
    void empty() {
        DATABASE.execute(
                "DELETE FROM layer.street_light; DELETE FROM history.street_light; DELETE FROM layer.ward; DELETE FROM history.ward; DELETE FROM sdi.said;"
                        + " DELETE FROM sdi.source");
    }

    private static byte[] lights(String... rows) {
        return (HEADER + String.join("\n", rows) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private static String light(String id, int power) {
        return id + ";107,08;20,95;LED;" + power + ";31/01/2024";
    }

    @Test
    void the_real_wards_from_upload_to_undo() throws IOException {
        Path wards = TestDatabase.sharedData().resolve("real/quang-ninh-wards-2025.geojson");
        byte[] content = Files.readAllBytes(wards);
        JsonNode view = client.uploaded("wards.geojson", content);
        JsonNode diagnosis = view.get("diagnosis");
        assertThat(view.get("state").asString()).isEqualTo("uploaded");
        assertThat(diagnosis.get("format").asString()).isEqualTo("GeoJSON");
        assertThat(diagnosis.get("rows").asInt()).isEqualTo(54);
        assertThat(diagnosis.get("complete").asBoolean()).isTrue();
        assertThat(diagnosis.get("crs").get("srid").asInt()).isEqualTo(4326);
        assertThat(diagnosis.get("fields").toString()).contains("areaKm2", "code");
        assertThat(diagnosis.get("layer").asString()).isEqualTo("ward");

        String id = client.mapped("wards.geojson", content, "ward", "");
        String before = everything();
        JsonNode preview = json(200, client.get(id + "/preview"));
        assertThat(preview.get("report").get("inserted").asInt()).isEqualTo(54);
        assertThat(preview.get("samples")).hasSize(10);
        assertThat(preview.get("samples").get(0).get("kind").asString()).isEqualTo("INSERTED");
        assertThat(everything()).isEqualTo(before);

        JsonNode end = client.committed(id);
        assertThat(end.get("state").asString()).isEqualTo("committed");
        JsonNode report = json(200, client.get(id + "/report"));
        assertSameCounts(preview.get("report"), report);
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.ward")).isEqualTo("54");
        assertThat(report.get("run").asLong()).isEqualTo(end.get("run").asLong());
        assertThat(DATABASE.queryOne(
                        "SELECT source_file || ' ' || changed_by FROM layer.ward WHERE ward_code = '06685'"))
                .isEqualTo("wards.geojson http");

        String again = client.mapped("wards.geojson", content, "ward", "");
        JsonNode unchanged = json(200, client.get(again + "/preview"));
        assertThat(unchanged.get("report").get("unchanged").asInt()).isEqualTo(54);
        assertThat(unchanged.get("samples").get(0).get("kind").asString()).isEqualTo("UNCHANGED");

        JsonNode undone = json(200, client.post(id + "/undo"));
        assertThat(undone.get("removed").asInt()).isEqualTo(54);
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.ward")).isEqualTo("0");
        assertThat(json(200, client.get(id)).get("state").asString()).isEqualTo("undone");
        assertThat(client.delete(id).statusCode()).isEqualTo(204);
        assertThat(client.get(id).statusCode()).isEqualTo(404);
    }

    @Test
    void a_preview_shows_every_kind_and_the_commit_does_the_same() {
        String first =
                client.mapped("a.csv", lights(light("A1", 10), light("A2", 20), light("A3", 30)), "street_light", "");
        assertThat(client.committed(first).get("state").asString()).isEqualTo("committed");
        DATABASE.execute("UPDATE layer.street_light SET power_w = 99 WHERE light_id = 'A3'");

        byte[] second =
                lights(light("A1", 10), light("A2", 25), light("A3", 35), light("A4", 40), light("A4", 41), ";x;;;;");
        String id = client.mapped("b.csv", second, "street_light", "");
        String before = everything();
        JsonNode preview = json(200, client.get(id + "/preview"));
        assertThat(everything()).isEqualTo(before);
        JsonNode report = preview.get("report");
        assertThat(report.get("inserted").asInt()).isEqualTo(1);
        assertThat(report.get("updated").asInt()).isEqualTo(1);
        assertThat(report.get("unchanged").asInt()).isEqualTo(2);
        assertThat(report.get("conflicts")).hasSize(1);
        assertThat(preview.get("rejected")).hasSize(2);
        Map<String, JsonNode> samples = new LinkedHashMap<>();
        preview.get("samples").forEach(each -> samples.put(each.get("kind").asString(), each));
        assertThat(samples.get("UPDATED").get("before").get("power_w").asString())
                .isEqualTo("20");
        assertThat(samples.get("UPDATED").get("after").get("power_w").asString())
                .isEqualTo("25");
        assertThat(samples.get("INSERTED").get("after").get("light_id").asString())
                .isEqualTo("A4");
        assertThat(samples.get("INSERTED").get("row").asInt()).isEqualTo(5);
        assertThat(samples).containsKey("UNCHANGED");
        assertThat(preview.toString()).doesNotContain("/tmp", "sdi-uploads");

        client.committed(id);
        assertSameCounts(report, json(200, client.get(id + "/report")));
        JsonNode rejects = json(200, client.get(id + "/rejects"));
        assertThat(rejects.get("features")).hasSize(2);
        assertThat(DATABASE.queryOne("SELECT power_w FROM layer.street_light WHERE light_id = 'A3'"))
                .isEqualTo("99");

        json(200, client.post(id + "/undo"));
        assertThat(DATABASE.query("SELECT light_id || power_w FROM layer.street_light ORDER BY 1"))
                .containsExactly("A110", "A220", "A399");
    }

    @Test
    void repaired_rows_are_in_the_report_and_in_a_list_of_their_own() {
        String bowTie = "430400 2317000, 430410 2317010, 430410 2317000, 430400 2317010, 430400 2317000";
        String spike = "430000 2317000, 430010 2317000, 430015 2317000, 430010 2317000, 430010 2317010, 430000 2317000";
        byte[] wards = ("code;name;wkt\n1;a;POLYGON ((" + spike + "))\n2;b;POLYGON ((" + bowTie + "))\n")
                .getBytes(StandardCharsets.UTF_8);
        String id = client.mapped("wards.csv", wards, "ward", ",\"crs\":\"EPSG:5899\",\"repair\":[\"spikes\"]");
        assertThat(client.get(id + "/repairs").statusCode()).isEqualTo(404);
        JsonNode preview = json(200, client.get(id + "/preview")).get("report");
        assertThat(preview.get("repaired").get("rows").asInt()).isEqualTo(1);
        assertThat(client.get(id + "/repairs").body()).contains("\n2,spikes_removed,50.0000,50.0000,0.000000,");
        client.committed(id);
        JsonNode repaired = json(200, client.get(id + "/report")).get("repaired");
        assertThat(repaired.get("worst").get("row").asInt()).isEqualTo(2);
        assertThat(repaired.get("file").asString()).matches("rejects/\\d+-repairs\\.csv");
        assertThat(client.get(id + "/repairs")
                        .headers()
                        .firstValue("Content-Type")
                        .orElse(""))
                .startsWith("text/csv");
        assertThat(json(200, client.get(id + "/rejects")).get("features")).hasSize(1);
        json(200, client.post(id + "/undo"));
    }

    @Test
    void a_full_delivery_previews_what_it_retires() {
        client.committed(client.mapped(
                "a.csv", lights(light("A1", 1), light("A2", 2), light("A3", 3), light("A4", 4)), "street_light", ""));
        String id = client.mapped(
                "b.csv",
                lights(light("A1", 1), light("A2", 2), light("A3", 3)),
                "street_light",
                ",\"full\":true,\"retire_at_most\":50");
        JsonNode preview = json(200, client.get(id + "/preview"));
        assertThat(preview.get("report").get("retired").get("features").asInt()).isEqualTo(1);
        assertThat(preview.get("samples").toString()).contains("RETIRED");
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.street_light")).isEqualTo("4");
        String strict =
                client.mapped("b.csv", lights(light("A1", 1)), "street_light", ",\"full\":true,\"retire_at_most\":20");
        assertThat(json(422, client.get(strict + "/preview"))
                        .get("messages")
                        .get("en")
                        .asString())
                .contains("retire_at_most");
        assertThat(client.committed(strict).get("state").asString()).isEqualTo("failed");
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.street_light")).isEqualTo("4");
    }

    @Test
    void a_shapefile_in_parts_or_zipped_and_a_gdal_format(@TempDir Path directory) throws Exception {
        Path csv = directory.resolve("in.csv");
        Files.writeString(csv, "light_id,x,y,lamp_type,power_w\nS1,107.08,20.95,LED,10\nS2,107.09,20.96,LED,20\n");
        gdal(directory, "-f", "ESRI Shapefile", "lights.shp", "in.csv");
        Map<String, byte[]> parts = new LinkedHashMap<>();
        for (String extension : List.of("shp", "dbf", "prj")) {
            parts.put("lights." + extension, Files.readAllBytes(directory.resolve("lights." + extension)));
        }
        JsonNode inParts = json(201, client.upload(parts));
        assertThat(inParts.get("file").asString()).isEqualTo("lights.shp");
        assertThat(inParts.get("diagnosis").get("rows").asInt()).isEqualTo(2);
        assertThat(inParts.get("diagnosis").get("crs").get("declared").asInt()).isEqualTo(4326);

        ByteArrayOutputStream zipped = new ByteArrayOutputStream();
        try (ZipOutputStream zip = new ZipOutputStream(zipped)) {
            for (Map.Entry<String, byte[]> part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry("Đèn/" + part.getKey()));
                zip.write(part.getValue());
            }
        }
        String id = client.mapped("đèn đường.zip", zipped.toByteArray(), "street_light", "");
        assertThat(client.committed(id).get("state").asString()).isEqualTo("committed");
        assertThat(DATABASE.query("SELECT light_id FROM layer.street_light ORDER BY 1"))
                .containsExactly("S1", "S2");

        gdal(directory, "-f", "GML", "lights.gml", "in.csv");
        JsonNode gml = client.uploaded("lights.gml", Files.readAllBytes(directory.resolve("lights.gml")));
        assertThat(gml.get("diagnosis").get("rows").asInt()).isEqualTo(2);
    }

    private static void gdal(Path directory, String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("ogr2ogr", "-oo", "X_POSSIBLE_NAMES=x", "-oo", "Y_POSSIBLE_NAMES=y"));
        command.addAll(List.of("-a_srs", "EPSG:4326"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(directory.toFile())
                .inheritIO()
                .start();
        assertThat(process.waitFor()).isZero();
    }

    /** All that is kept, but the sequences, of which a preview uses up numbers. */
    private static String everything() {
        try (Stream<String> tables = DATABASE
                .query("SELECT table_schema || '.' || table_name FROM information_schema.tables"
                        + " WHERE table_schema IN ('sdi', 'layer', 'history') AND table_type = 'BASE TABLE' ORDER BY 1")
                .stream()) {
            StringBuilder all = new StringBuilder();
            tables.forEach(table -> all.append(table)
                    .append(DATABASE.queryOne(
                            "SELECT coalesce(md5(string_agg(r, '|' ORDER BY r)), '') FROM (SELECT ctid::text"
                                    + " || xmin::text || t::text AS r FROM " + table + " t) rows"))
                    .append('\n'));
            return all.toString();
        }
    }

    private static void assertSameCounts(JsonNode preview, JsonNode report) {
        for (String count : List.of(
                "read",
                "inserted",
                "updated",
                "unchanged",
                "outranked",
                "retired",
                "conflicts",
                "rejected",
                "mapping")) {
            assertThat(report.get(count)).as(count).isEqualTo(preview.get(count));
        }
    }

    @Test
    void the_openapi_describes_it_all() {
        JsonNode paths = JsonMapper.shared()
                .readTree(APP.get("/api/openapi.json").body())
                .get("paths");
        for (String path : List.of(
                "",
                "/{id}",
                "/{id}/mapping",
                "/{id}/preview",
                "/{id}/commit",
                "/{id}/events",
                "/{id}/report",
                "/{id}/rejects",
                "/{id}/repairs",
                "/{id}/undo")) {
            assertThat(paths.has("/api/imports" + path)).as(path).isTrue();
        }
    }
}
