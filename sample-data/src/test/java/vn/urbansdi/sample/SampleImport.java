package vn.urbansdi.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLFactory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.urbansdi.testing.TestDatabase;

/**
 * What the importer says of a directory of deliveries. It is run as people run it: its own command line, in a process and a heap
 * of its own.
 *
 * @param read rows read from all files
 * @param inserted features that are new
 * @param updated features of which it tells something new
 * @param unchanged features about which the delivery says nothing new
 * @param outranked values that another source is believed about
 * @param retired features that their source no longer has
 * @param rejects every row that was not taken, as its report says
 */
record SampleImport(
        long read, long inserted, long updated, long unchanged, long outranked, long retired, List<Reject> rejects) {

    private static final String HEAP = "512m";

    /** @param file relative to the directory of the deliveries */
    record Reject(String file, String layer, long row, String reason, String field) {}

    static SampleImport of(Path deliveries, TestDatabase database, Path workDirectory)
            throws IOException, InterruptedException {
        Path report = Files.createTempFile(workDirectory, "report", ".json");
        List<String> command = SampleFiles.javaCommand(HEAP, "vn.urbansdi.importer.run.SdiCommand");
        command.addAll(List.of(
                "import",
                "--out",
                workDirectory.resolve("rejects").toString(),
                "--report",
                report.toString(),
                deliveries.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("SDI_"));
        builder.environment().put("SDI_DB_URL", database.jdbcUrl());
        builder.environment().put("SDI_LANG", "en");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(3, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return read(deliveries, new ObjectMapper().readTree(report.toFile()));
    }

    private static SampleImport read(Path deliveries, JsonNode report) throws IOException {
        Map<String, String> paths = paths(deliveries);
        long read = 0;
        long inserted = 0;
        long updated = 0;
        long unchanged = 0;
        long outranked = 0;
        long retired = 0;
        List<Reject> rejects = new ArrayList<>();
        for (JsonNode run : report.get("runs")) {
            read += run.get("read").longValue();
            inserted += run.get("inserted").longValue();
            updated += run.get("updated").longValue();
            unchanged += run.get("unchanged").longValue();
            outranked += run.get("outranked").longValue();
            retired += run.get("retired").get("features").longValue();
            String layer = run.get("layer").textValue();
            String path = paths.get(
                    run.get("source").textValue() + ' ' + run.get("file").textValue());
            String rejectsFile = run.get("rejects_file").textValue();
            if (!rejectsFile.isEmpty()) {
                for (JsonNode feature : new ObjectMapper()
                        .readTree(Path.of(rejectsFile).toFile())
                        .get("features")) {
                    JsonNode properties = feature.get("properties");
                    rejects.add(new Reject(
                            path,
                            layer,
                            properties.get("sdi_row").longValue(),
                            properties.get("sdi_reason").textValue(),
                            properties.get("sdi_field").textValue()));
                }
            }
        }
        assertThat(report.get("runs").size())
                .as("files imported, of those that the delivery descriptions name")
                .isEqualTo(items(deliveries));
        return new SampleImport(read, inserted, updated, unchanged, outranked, retired, rejects);
    }

    /** "source file" → path: the report names a file without its directory. */
    private static Map<String, String> paths(Path deliveries) throws IOException {
        Map<String, String> paths = new HashMap<>();
        for (Path yaml : descriptions(deliveries)) {
            JsonNode description = new ObjectMapper(new YAMLFactory()).readTree(yaml.toFile());
            for (JsonNode item : description.get("deliveries")) {
                String file = item.get("file").textValue();
                paths.put(
                        description.get("source").textValue() + ' ' + file,
                        deliveries
                                .relativize(yaml.resolveSibling(file))
                                .toString()
                                .replace('\\', '/'));
            }
        }
        return paths;
    }

    private static int items(Path deliveries) throws IOException {
        int items = 0;
        for (Path yaml : descriptions(deliveries)) {
            items += new ObjectMapper(new YAMLFactory())
                    .readTree(yaml.toFile())
                    .get("deliveries")
                    .size();
        }
        return items;
    }

    private static List<Path> descriptions(Path deliveries) throws IOException {
        try (Stream<Path> files = Files.walk(deliveries)) {
            return files.filter(file -> file.toString().endsWith(".delivery.yaml"))
                    .toList();
        }
    }
}
