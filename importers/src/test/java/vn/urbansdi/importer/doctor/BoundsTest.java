package vn.urbansdi.importer.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.importer.read.ReadOptions;

/** An examination that may not cost more says what it has not looked at. */
class BoundsTest {

    private static final int ROWS = 5_000;

    @TempDir
    Path directory;

    private Diagnosis examine(Bounds bounds) throws IOException {
        StringBuilder rows = new StringBuilder("MaXa;SoHieuToBanDo;SoThuTuThua;wkt\n");
        for (int i = 1; i <= ROWS; i++) {
            int x = 430_000 + 10 * (i % 100);
            int y = 2_317_000 + 10 * (i / 100);
            rows.append("06685;1;").append(i).append(";POLYGON((");
            rows.append(x)
                    .append(' ')
                    .append(y)
                    .append(',')
                    .append(x + 10)
                    .append(' ')
                    .append(y)
                    .append(',');
            rows.append(x + 10)
                    .append(' ')
                    .append(y + 10)
                    .append(',')
                    .append(x)
                    .append(' ')
                    .append(y + 10);
            rows.append(',').append(x).append(' ').append(y).append("))\n");
        }
        Path file = Files.writeString(directory.resolve("parcels.csv"), rows);
        return new Doctor(CatalogLoader.builtIn(), bounds, (step, share) -> {})
                .examine(new Examination(
                        file,
                        ReadOptions.automatic(),
                        Optional.of("land_parcel"),
                        Optional.empty(),
                        Optional.of(5899),
                        new Examination.DeliveryTerms("parcels.csv", Optional.empty(), Optional.empty())));
    }

    @Test
    void when_the_time_is_over_the_first_rows_are_told_of_and_no_more_is_claimed() throws IOException {
        Diagnosis found = examine(Bounds.ofARequest(Duration.ZERO));
        assertThat(found.complete()).isFalse();
        assertThat(found.checked()).isPositive().isLessThan(ROWS);
        assertThat(found.accepted()).isEqualTo(found.checked());
        assertThat(found.rows()).isLessThan(ROWS);
        assertThat(found.coverage().done()).isFalse();
        assertThat(found.findings().get(0).text().en()).contains("only the first " + found.checked() + " rows");
        assertThat(found.findings().get(0).text().vi()).contains(found.checked() + " dòng đầu");
        assertThat(found.delivery()).contains("land_parcel", "EPSG:5899");
    }

    @Test
    void what_is_remembered_and_compared_is_bounded() throws IOException {
        Diagnosis found = examine(new Bounds(Duration.ofHours(1), 100, 1_000, 100_000));
        assertThat(found.complete()).isTrue();
        assertThat(found.accepted()).isEqualTo(ROWS);
        assertThat(found.keys().get(0).found().complete()).isFalse();
        assertThat(found.coverage().tooMany()).isTrue();
        assertThat(found.findings())
                .anySatisfy(finding -> assertThat(finding.text().en()).contains("first 100 "));
    }
}
