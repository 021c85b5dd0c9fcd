package vn.urbansdi.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Whatever the size of a layer, reading it takes the same memory. */
class StreamMemoryTest {

    private static final int HEAP_MB = 40;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(TestLayers.catalog(TestLayers.parcel()));

    @Test
    void a_heap_of_40_mb_reads_100_mb_of_small_and_large_features() throws Exception {
        insert(100_000, 16);
        insert(500, 4_000);

        assertThat(readInSmallHeap()).startsWith("100500 features ");
    }

    @Test
    @Tag("soak")
    void a_heap_of_40_mb_reads_a_million_features() throws Exception {
        insert(1_000_000, 32);

        assertThat(readInSmallHeap()).startsWith("1000000 features ");
    }

    private static void insert(int rows, int vertices) {
        DATABASE.execute("""
                INSERT INTO layer.land_parcel (parcel_id, ward_code, sheet_no, parcel_no, owner_name, geom)
                SELECT 'p' || i || '-' || %2$d, '06685', '1', i::text, 'Nguyễn Văn An',
                       ST_Multi(ST_Buffer(ST_SetSRID(ST_MakePoint(420000 + i %% 1000 * 20, 2310000 + i / 1000 * 20), 5899),
                                          9, %2$d / 4))
                FROM generate_series(1, %1$d) AS i""".formatted(rows, vertices));
    }

    private static String readInSmallHeap() throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + HEAP_MB + "m",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapReader.class.getName(),
                        DATABASE.jdbcUrl())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(output).isZero();
        return output.lines()
                .filter(line -> line.contains(" features "))
                .findFirst()
                .orElse(output);
    }
}
