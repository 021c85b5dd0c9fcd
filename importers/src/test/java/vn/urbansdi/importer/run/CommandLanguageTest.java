package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** Whatever goes wrong is told in one language: that of {@code --lang}, else of {@code SDI_LANG}, else Vietnamese. */
class CommandLanguageTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @TempDir
    static Path directory;

    private static ForkedCommand.Outcome run(Map<String, String> settings, String... arguments)
            throws IOException, InterruptedException {
        return ForkedCommand.run(directory, settings, arguments);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "undo 4711      | Không có lần nhập 4711; xem danh sách: ./sdi runs.  | There is no run 4711; ./sdi runs lists them.",
                "import no.yaml | no.yaml: không tìm thấy tệp.                       | no.yaml: the file does not exist.",
                "doctor no.csv  | no.csv: không tìm thấy tệp.                        | no.csv: the file does not exist.",
            })
    void a_failure(String command, String vi, String en) throws Exception {
        Map<String, String> english = Map.of("SDI_DB_URL", DATABASE.jdbcUrl(), "SDI_LANG", "en");
        ForkedCommand.Outcome inEnglish = run(english, command.split(" "));
        assertThat(inEnglish.code()).isEqualTo(SdiCommand.FAILED);
        assertThat(inEnglish.err().strip()).isEqualTo(en);
        ForkedCommand.Outcome inVietnamese = run(english, (command + " --lang=vi").split(" "));
        assertThat(inVietnamese.code()).isEqualTo(SdiCommand.FAILED);
        assertThat(inVietnamese.err().strip()).isEqualTo(vi);
    }

    @Test
    void a_failure_before_there_is_a_database() throws Exception {
        assertThat(run(Map.of(), "runs").err().strip())
                .isEqualTo("Biến SDI_DB_URL phải là địa chỉ JDBC của PostgreSQL: jdbc:postgresql://host:port/database");
        assertThat(run(Map.of("SDI_DB_POOL", "1", "SDI_DB_URL", DATABASE.jdbcUrl()), "runs", "--lang", "en")
                        .err()
                        .strip())
                .isEqualTo("SDI_DB_POOL must be a number from 2 to 9999: 1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "import --nothing x             | Không có tuỳ chọn như vậy: --nothing",
                "import                         | Thiếu FILE",
                "import x --crs                 | Thiếu giá trị của --crs (EPSG:n)",
                "import x --layer a --layer b   | Chỉ được ghi một lần: --layer (ID)",
                "import x --max-rejects many    | Giá trị \"many\" của --max-rejects (PERCENT) không phải số.",
                "runs --limit 1.5               | Giá trị \"1.5\" của --limit (N) không phải số nguyên.",
                "runs again                     | Thừa tham số: again",
                "provenance street_light        | Thiếu FID",
            })
    void wrong_usage_in_vietnamese(String command, String message) throws Exception {
        List<String> said = wrong(Map.of(), command);
        assertThat(said.get(0)).isEqualTo(message);
        assertThat(said.get(1)).startsWith("Cách dùng: sdi ");
        assertThat(String.join("\n", said)).contains("  Hiện hướng dẫn này rồi thoát.");
    }

    @Test
    void wrong_usage_in_english() throws Exception {
        List<String> said = wrong(Map.of("SDI_LANG", "en"), "runs --limit 1.5");
        assertThat(said.get(0)).isEqualTo("Invalid value for option '--limit': '1.5' is not an int");
        assertThat(said.get(1)).startsWith("Usage: sdi runs ");
        assertThat(wrong(Map.of("SDI_LANG", "en"), "import --max-reject 5 x"))
                .containsExactly("Unknown option: '--max-reject'", "Did you mean: --max-rejects?");
    }

    @Test
    void the_commands_are_listed_under_a_heading_in_vietnamese() throws Exception {
        assertThat(run(Map.of(), "--help").out()).contains("Cách dùng: sdi [-hV] [LỆNH]", "Các lệnh:");
    }

    private static List<String> wrong(Map<String, String> settings, String command) throws Exception {
        ForkedCommand.Outcome outcome = run(settings, command.split(" +"));
        assertThat(outcome.code()).isEqualTo(2);
        assertThat(outcome.out()).isEmpty();
        return outcome.err().lines().toList();
    }
}
