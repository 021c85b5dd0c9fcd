package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.doctor.Doctor;

/** Where nobody looks at a screen, a line every two seconds tells how far it has come. */
class ProgressTest {

    private static final long A_LITTLE_MORE_MS = 2_100;
    private static final Title CONVERTING = new Title("GDAL đang chuyển đổi: 2 s", "GDAL is converting: 2 s");

    private final StringWriter said = new StringWriter();

    @Test
    void an_import_tells_of_a_conversion_before_the_first_row() throws InterruptedException {
        try (TerminalProgress progress = new TerminalProgress("a.dxf", new PrintWriter(said), "vi", false)) {
            progress.converting(CONVERTING);
            assertThat(said.toString()).isEmpty();
            Thread.sleep(A_LITTLE_MORE_MS);
            progress.converting(CONVERTING);
            progress.converting(CONVERTING);
            assertThat(said.toString().lines()).containsExactly("a.dxf: GDAL đang chuyển đổi: 2 s");
        }
    }

    @Test
    void so_does_the_doctor() throws InterruptedException {
        try (DoctorProgress progress = new DoctorProgress("a.dxf", new PrintWriter(said), "en")) {
            progress.converting(CONVERTING);
            Thread.sleep(A_LITTLE_MORE_MS);
            progress.converting(CONVERTING);
            progress.at(Doctor.Step.ROWS, 0.5);
            Thread.sleep(A_LITTLE_MORE_MS);
            progress.at(Doctor.Step.ROWS, 0.75);
        }
        assertThat(said.toString().lines())
                .containsExactly("a.dxf: GDAL is converting: 2 s", "a.dxf: checking the rows 75 %");
    }
}
