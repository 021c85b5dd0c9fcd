package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.importer.Gdal;
import vn.urbansdi.importer.row.DeliveryException;

class FlatGeobufReaderTest {

    @TempDir
    Path directory;

    private Path file;
    private byte[] bytes;

    @BeforeEach
    void writeFile() throws Exception {
        StringBuilder features = new StringBuilder();
        for (int i = 0; i < 50; i++) {
            features.append(
                    "{\"type\":\"Feature\",\"properties\":{\"n\":%d,\"t\":\"Lê Lợi %d\",\"f\":1.5,\"b\":true},\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[107,20],[107.5,20.%d]]}}\n"
                            .formatted(i, i, i + 10));
        }
        Path input = Files.writeString(directory.resolve("in.geojsonl"), features);
        file = directory.resolve("a.fgb");
        Gdal.ogr2ogr(file, input, "-f FlatGeobuf -lco SPATIAL_INDEX=NO");
        bytes = Files.readAllBytes(file);
    }

    @Test
    void values_keep_their_types() throws IOException {
        Rows rows = Rows.of(file);
        assertThat(rows.rows()).hasSize(50);
        assertThat(rows.value(7, "n")).isEqualTo(7L);
        assertThat(rows.value(7, "t")).isEqualTo("Lê Lợi 7");
        assertThat(rows.value(7, "f")).hasToString("1.5");
        assertThat(rows.value(7, "b")).isEqualTo(true);
    }

    @Test
    void a_file_cut_between_features_is_known_by_its_count() throws IOException {
        int last = bytes.length;
        for (int at = 12 + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(8); at < bytes.length; ) {
            last = at;
            at += 4 + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(at);
        }
        Files.write(file, Arrays.copyOf(bytes, last));
        assertThatThrownBy(() -> Rows.of(file))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("50")
                .hasMessageContaining("49");
    }

    @Test
    void lengths_that_lie_are_refused_before_memory_is_taken() throws IOException {
        for (int lie : new int[] {0, -1, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            byte[] changed = bytes.clone();
            ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(8, lie);
            Files.write(file, changed);
            assertThatThrownBy(() -> Rows.of(file)).isInstanceOf(DeliveryException.class);
        }
        int firstFeature =
                12 + ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).getInt(8);
        byte[] changed = bytes.clone();
        ByteBuffer.wrap(changed).order(ByteOrder.LITTLE_ENDIAN).putInt(firstFeature, 120 << 20);
        Files.write(file, changed);
        assertThatThrownBy(() -> Rows.of(file))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("row 1");
    }
}
