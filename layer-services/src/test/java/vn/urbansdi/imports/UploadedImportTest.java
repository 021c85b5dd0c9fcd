package vn.urbansdi.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.Title;

/** What listeners hear of a run, from its conversion on. */
class UploadedImportTest {

    @TempDir
    Path directory;

    @Test
    void a_conversion_is_told_before_the_rows() {
        Path file = directory.resolve("a.dxf");
        UploadedImport uploaded = new UploadedImport(
                UUID.randomUUID(), directory, new UploadReader.Upload(List.of(file), 1), file, Instant.MAX);
        List<ImportView.Progress> told = new ArrayList<>();
        uploaded.listen(view -> told.add(view.progress()));
        Title message = new Title("GDAL đang chuyển đổi: 1 s", "GDAL is converting: 1 s");
        uploaded.converting(message);
        uploaded.at(0.0001, 1);
        uploaded.at(0.0002, 2);
        uploaded.at(0.5, 5_000);
        uploaded.merging();
        assertThat(told)
                .containsExactly(
                        new ImportView.Progress("converting", 0, 0, message),
                        new ImportView.Progress("reading", 0.0001, 1, null),
                        new ImportView.Progress("reading", 0.5, 5_000, null),
                        new ImportView.Progress("merging", 1, 5_000, null));
    }
}
