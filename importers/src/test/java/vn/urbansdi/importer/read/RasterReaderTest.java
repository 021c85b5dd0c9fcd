package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.importer.Gdal;
import vn.urbansdi.importer.row.DeliveryException;

class RasterReaderTest {

    /** Metres of water; −9999 no data, 0 dry, 0.7 and 0.7000001 either side of nothing, 5 above the gap from 1 to 2. */
    private static final String GRID = """
            ncols 4
            nrows 3
            xllcorner 430000
            yllcorner 2316970
            cellsize 10
            NODATA_value -9999
            0 0.2 0.7 0.7
            0.69 -9999 1 3
            0.2 0.2 -5 5
            """;

    private static final List<RasterClass> CLASSES = List.of(
            new RasterClass(0.05, 0.7, Map.of("depth_class", "D1", "risk_level", "1")),
            new RasterClass(0.7, 1, Map.of("depth_class", "D2")),
            new RasterClass(2, Double.POSITIVE_INFINITY, Map.of("depth_class", "D4", "risk_level", "3")));

    @TempDir
    Path directory;

    private static ReadOptions options(List<RasterClass> classes) {
        return new ReadOptions(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                classes,
                ReadOptions.Place.REQUIRED);
    }

    private Path tiff(String type) throws Exception {
        Path grid = Files.writeString(directory.resolve("a.asc"), GRID);
        Path tiff = directory.resolve("a.tif");
        Gdal.run("gdal_translate", "-q", "-ot", type, "-a_srs", "EPSG:5899", grid.toString(), tiff.toString());
        return tiff;
    }

    @Test
    void connected_cells_of_a_class_become_an_area_with_the_values_of_the_class() throws Exception {
        for (String type : List.of("Float32", "Float64")) {
            Rows rows = Rows.of(tiff(type), options(CLASSES));
            assertThat(rows.srid()).isEqualTo(5899);
            double[] areaByClass = new double[3];
            for (int i = 0; i < rows.rows().size(); i++) {
                assertThat(rows.rows().get(i).geometry().isValid()).isTrue();
                int number = Integer.parseInt(rows.value(i, "area").toString().substring(0, 1));
                assertThat(rows.value(i, "depth_class"))
                        .isEqualTo(List.of("D1", "D2", "D4").get(number - 1));
                assertThat(rows.value(i, "risk_level"))
                        .isEqualTo(Arrays.asList("1", null, "3").get(number - 1));
                areaByClass[number - 1] += rows.rows().get(i).geometry().getArea();
            }
            // four cells of D1, two of D2, two of D4, each of 100 m²; the metre and the dry ones belong to none
            assertThat(areaByClass).containsExactly(400, 200, 200);
            assertThat(rows.rows())
                    .extracting(row -> row.values()[0])
                    .containsExactlyInAnyOrder("1-1", "1-2", "2-1", "3-1");
        }
    }

    @Test
    void classes_must_be_stated_ascend_and_not_overlap() throws Exception {
        Path tiff = tiff("Float32");
        assertThatThrownBy(() -> Rows.of(tiff)).hasMessageContaining("classes");
        List<RasterClass> overlapping = List.of(new RasterClass(0, 2, Map.of()), new RasterClass(1, 3, Map.of()));
        assertThatThrownBy(() -> Rows.of(tiff, options(overlapping))).hasMessageContaining("overlap");
    }

    @Test
    void what_is_no_tiff_or_damaged_is_refused() throws Exception {
        Path tiff = tiff("Float32");
        byte[] bytes = Files.readAllBytes(tiff);
        Files.write(tiff, Arrays.copyOf(bytes, 40));
        assertThatThrownBy(() -> Rows.of(tiff, options(CLASSES))).isInstanceOf(DeliveryException.class);
        Files.writeString(tiff, "<VRTDataset rasterXSize=\"1\" rasterYSize=\"1\"/>");
        assertThatThrownBy(() -> Rows.of(tiff, options(CLASSES))).hasMessageContaining("not a TIFF");
    }

    @Test
    void a_tiny_file_that_claims_a_huge_raster_is_refused() throws Exception {
        Path tiff = tiff("Float32");
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(tiff)).order(ByteOrder.LITTLE_ENDIAN);
        int directoryAt = bytes.getInt(4);
        for (int i = 0; i < bytes.getShort(directoryAt); i++) {
            int entry = directoryAt + 2 + 12 * i;
            if (bytes.getShort(entry) == 256 || bytes.getShort(entry) == 257) {
                bytes.putShort(entry + 8, (short) 60_000); // ImageWidth, ImageLength
            }
        }
        Files.write(tiff, bytes.array());
        assertThatThrownBy(() -> Rows.of(tiff, options(CLASSES))).isInstanceOf(DeliveryException.class);
    }
}
