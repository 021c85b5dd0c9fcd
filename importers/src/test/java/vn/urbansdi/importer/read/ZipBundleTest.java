package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.importer.row.DeliveryException;

class ZipBundleTest {

    private static final double[] SHELL = {0, 0, 0, 10, 10, 10, 10, 0, 0, 0};

    @TempDir
    Path directory;

    private Path zip(Map<String, byte[]> entries) throws IOException {
        Path file = directory.resolve("a.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : new TreeMap<>(entries).entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
            }
        }
        return file;
    }

    private Map<String, byte[]> shapefile(String stem) {
        ShapefileBytes bytes = new ShapefileBytes().polygon("a", SHELL);
        Map<String, byte[]> entries = new TreeMap<>();
        entries.put(stem + ".SHP", bytes.shp());
        entries.put(stem + ".dbf", bytes.dbf(1));
        return entries;
    }

    @Test
    void a_shapefile_in_a_folder_of_the_zip_is_found_with_its_companions() throws IOException {
        assertThat(Rows.of(zip(shapefile("thư mục/thửa đất"))).rows()).hasSize(1);
    }

    @Test
    void nothing_stays_behind() throws IOException {
        Path file = zip(shapefile("a"));
        Path unpacked;
        try (ZipBundle bundle = ZipBundle.unpack(file)) {
            unpacked = bundle.main().getParent();
            assertThat(unpacked).isDirectory();
        }
        assertThat(unpacked).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(strings = {"../a", "x/../../a", "/etc/a", "..\\a", "C:\\a"})
    void a_name_that_leads_outside_is_refused(String stem) throws IOException {
        Path file = zip(shapefile(stem));
        assertThatThrownBy(() -> Rows.of(file))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("leads outside");
    }

    @Test
    void a_bomb_is_refused_before_it_fills_the_disk() throws IOException {
        Path file = zip(Map.of("a.geojson", new byte[64 << 20]));
        assertThat(Files.size(file)).isLessThan(100_000);
        assertThatThrownBy(() -> Rows.of(file)).hasMessageContaining("zip bomb");
    }

    @Test
    void two_datasets_are_refused_by_name() throws IOException {
        Map<String, byte[]> entries = shapefile("a");
        entries.putAll(shapefile("b"));
        Path file = zip(entries);
        assertThatThrownBy(() -> Rows.of(file)).hasMessageContaining("a.SHP").hasMessageContaining("b.SHP");
    }

    @Test
    void a_cut_zip_is_refused() throws IOException {
        Path file = zip(shapefile("a"));
        byte[] bytes = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> Rows.of(file)).isInstanceOf(DeliveryException.class);
    }
}
