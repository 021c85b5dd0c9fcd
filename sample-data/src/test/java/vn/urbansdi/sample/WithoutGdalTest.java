package vn.urbansdi.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** Where GDAL is not installed, all of a city comes in but its MapInfo drawings, and the exit code says that this was all. */
class WithoutGdalTest {

    /** As {@code ./sdi up} knows it. */
    private static final int INCOMPLETE = 4;

    private static final int FAILED = 3;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @TempDir
    Path work;

    private record Outcome(int exitCode, String said) {}

    @Test
    void everything_else_is_imported_and_the_package_is_named() throws Exception {
        Path city = work.resolve("uong_bi");
        SampleFiles.copy(SampleFiles.flawed().resolve("uong_bi"), city);
        for (String heavy : List.of("land", "construction")) {
            Files.delete(city.resolve(heavy + ".delivery.yaml"));
        }
        Outcome vietnamese = run("vi", city);
        assertThat(vietnamese.exitCode()).as(vietnamese.said()).isEqualTo(INCOMPLETE);
        assertThat(vietnamese.said())
                .containsPattern("KHÔNG NHẬP ĐƯỢC .*drain_pipe\\.mif: .*hãy cài gói gdal-bin")
                .containsPattern("KHÔNG NHẬP ĐƯỢC .*outfall\\.mif: .*hãy cài gói gdal-bin");
        assertThat(DATABASE.queryOne("SELECT count(*) FROM layer.drain_pipe")).isEqualTo("0");
        assertThat(Long.parseLong(DATABASE.queryOne("SELECT count(*) FROM layer.street_light")))
                .isPositive();
        assertThat(Long.parseLong(DATABASE.queryOne("SELECT count(*) FROM layer.road")))
                .as("which comes behind the drawings")
                .isPositive();
    }

    @Test
    void a_delivery_that_is_wrong_itself_is_a_failure_all_the_same() throws Exception {
        Path city = work.resolve("uong_bi");
        Files.createDirectories(city);
        for (String file : List.of("drainage.delivery.yaml", "outfall.mif", "outfall.mid")) {
            Files.copy(SampleFiles.flawed().resolve("uong_bi").resolve(file), city.resolve(file));
        }
        Outcome outcome = run("en", city);
        assertThat(outcome.exitCode()).as(outcome.said()).isEqualTo(FAILED);
        assertThat(outcome.said()).containsPattern("FAILED .*outfall\\.mif: .*install the package gdal-bin");
    }

    private Outcome run(String language, Path deliveries) throws Exception {
        List<String> command = SampleFiles.javaCommand("512m", "vn.urbansdi.importer.run.SdiCommand");
        command.addAll(List.of("import", "--out", work.resolve("rejects").toString(), deliveries.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().keySet().removeIf(name -> name.startsWith("SDI_"));
        builder.environment().put("SDI_DB_URL", DATABASE.jdbcUrl());
        builder.environment().put("SDI_LANG", language);
        builder.environment()
                .put("PATH", Files.createDirectories(work.resolve("empty")).toString());
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        return new Outcome(process.exitValue(), said);
    }
}
