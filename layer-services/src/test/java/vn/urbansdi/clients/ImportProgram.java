package vn.urbansdi.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.testing.TestDatabase;

/** The importers' command line in a process of its own, as {@code ./sdi import} and {@code ./sdi migrate} start it. */
final class ImportProgram {

    private static final String MAIN_CLASS = "vn.urbansdi.importer.run.SdiCommand";

    private final Map<String, String> environment;
    private final Path directory;

    /**
     * @param catalogDirectory where it is not the built-in catalog
     * @param directory        for reports and rejected rows
     */
    ImportProgram(TestDatabase database, Optional<Path> catalogDirectory, Path directory) {
        this.environment = new HashMap<>(Map.of("SDI_DB_URL", database.jdbcUrl(), "SDI_LANG", "en"));
        catalogDirectory.ifPresent(path -> environment.put("SDI_CATALOG_DIR", path.toString()));
        this.directory = directory;
    }

    /** Fails unless every file is taken. @return the report of all runs, as JSON */
    JsonNode importing(String... arguments) {
        Path report = directory.resolve("report.json");
        List<String> all = new ArrayList<>(List.of("import", "--report", report.toString()));
        all.addAll(List.of("--out", directory.resolve("rejects").toString()));
        all.addAll(List.of(arguments));
        Programs.java(MAIN_CLASS, environment, all.toArray(new String[0]));
        try {
            return JsonMapper.shared().readTree(Files.readString(report));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** @return what it says */
    String migrate() {
        return Programs.java(MAIN_CLASS, environment, "migrate");
    }
}
