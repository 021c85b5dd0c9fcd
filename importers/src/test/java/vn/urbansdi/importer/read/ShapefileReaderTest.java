package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Repair;
import vn.urbansdi.importer.row.SourceRow;

class ShapefileReaderTest {

    private static final double[] SHELL = {0, 0, 0, 10, 10, 10, 10, 0, 0, 0};
    private static final double[] HOLE = {2, 2, 8, 2, 8, 8, 2, 8, 2, 2};
    private static final double[] ISLAND = {4, 4, 4, 6, 6, 6, 6, 4, 4, 4};

    @TempDir
    Path directory;

    @Test
    void a_null_shape_has_no_geometry_and_a_deleted_row_is_passed_over_but_counted() throws IOException {
        Rows rows = Rows.of(new ShapefileBytes()
                .polygon("one", SHELL)
                .deleted()
                .nothing("three")
                .write(directory));
        assertThat(rows.rows()).extracting(SourceRow::number).containsExactly(1L, 3L);
        assertThat((Object) rows.rows().get(1).geometry()).isNull();
        assertThat(rows.value(1, "NAME")).isEqualTo("three");
        assertThat(rows.deleted()).isEqualTo(1);
        assertThat(rows.srid()).isZero();
    }

    @Test
    void holes_go_to_the_smallest_shell_around_them_whatever_the_order() throws IOException {
        Rows rows =
                Rows.of(new ShapefileBytes().polygon("a", HOLE, ISLAND, SHELL).write(directory));
        MultiPolygon both = (MultiPolygon) rows.rows().get(0).geometry();
        assertThat(both.getArea()).isEqualTo(100 - 36 + 4);
        assertThat(both.isValid()).isTrue();
        assertThat(rows.rows().get(0).repairs()).isEmpty();
    }

    @Test
    void rings_that_all_run_the_wrong_way_are_told_apart_by_position() throws IOException {
        double[] island = {4, 4, 6, 4, 6, 6, 4, 6, 4, 4};
        double[] shell = {0, 0, 10, 0, 10, 10, 0, 10, 0, 0};
        Rows rows =
                Rows.of(new ShapefileBytes().polygon("a", HOLE, island, shell).write(directory));
        assertThat(rows.rows().get(0).geometry().getArea()).isEqualTo(100 - 36 + 4);
        assertThat(rows.rows().get(0).repairs()).containsExactly(Repair.RINGS_NESTED);
    }

    @Test
    void a_single_ring_may_run_either_way() throws IOException {
        Rows rows = Rows.of(new ShapefileBytes().polygon("a", HOLE).write(directory));
        assertThat((Object) rows.rows().get(0).geometry()).isInstanceOf(Polygon.class);
        assertThat(rows.rows().get(0).geometry().getArea()).isEqualTo(36);
    }

    @Test
    void lying_counts_spoil_only_their_row() throws IOException {
        byte[] lying = ByteBuffer.allocate(60)
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(0, 5)
                .putInt(36, 2_000_000_000)
                .putInt(40, 2_000_000_000)
                .array();
        Rows rows = Rows.of(new ShapefileBytes()
                .shape(lying)
                .row(' ', "liar")
                .polygon("b", SHELL)
                .write(directory));
        assertThat(rows.rows().get(0).rejection().reason()).isEqualTo(Reason.INVALID_GEOMETRY);
        assertThat(rows.rows().get(1).geometry().getArea()).isEqualTo(100);
    }

    @Test
    void an_infinite_coordinate_spoils_only_its_row() throws IOException {
        double[] wild = SHELL.clone();
        wild[2] = Double.NEGATIVE_INFINITY;
        Rows rows = Rows.of(
                new ShapefileBytes().polygon("a", wild).polygon("b", SHELL).write(directory));
        assertThat(rows.rows().get(0).rejection().reason()).isEqualTo(Reason.INVALID_GEOMETRY);
        assertThat(rows.rows().get(1).rejection()).isNull();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 50, 99, 103, 150, 240})
    void a_cut_shp_is_refused(int length) throws IOException {
        Path shp = new ShapefileBytes().polygon("a", SHELL).polygon("b", SHELL).write(directory);
        Files.write(shp, Arrays.copyOf(Files.readAllBytes(shp), length));
        assertThatThrownBy(() -> Rows.of(shp))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("a.shp");
    }

    @Test
    void a_dbf_that_claims_more_rows_than_it_holds_is_refused() throws IOException {
        ShapefileBytes bytes = new ShapefileBytes().polygon("a", SHELL);
        Path shp = bytes.write(directory);
        Files.write(directory.resolve("a.dbf"), bytes.dbf(-1));
        assertThatThrownBy(() -> Rows.of(shp))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("4294967295");
    }

    @Test
    void a_dbf_with_fewer_rows_than_the_shp_has_shapes_is_refused() throws IOException {
        ShapefileBytes bytes = new ShapefileBytes().polygon("a", SHELL).polygon("b", SHELL);
        Path shp = bytes.write(directory);
        Files.write(directory.resolve("a.dbf"), bytes.dbf(1));
        assertThatThrownBy(() -> Rows.of(shp))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("more records");
    }

    @Test
    void a_shp_without_its_dbf_is_refused() throws IOException {
        Path shp = new ShapefileBytes().polygon("a", SHELL).write(directory);
        Files.delete(directory.resolve("a.dbf"));
        assertThatThrownBy(() -> Rows.of(shp)).hasMessageContaining(".dbf");
    }

    @Test
    void companions_may_be_spelled_in_capitals() throws IOException {
        Path shp = new ShapefileBytes().polygon("a", SHELL).write(directory);
        Files.move(directory.resolve("a.dbf"), directory.resolve("A.DBF"));
        assertThat(Rows.of(shp).rows()).hasSize(1);
    }

    @Test
    void the_encoding_stands_in_a_cpg_or_else_in_a_cst() throws IOException {
        Path shp = new ShapefileBytes().polygon("a", SHELL).write(directory);
        assertThat(encoding(shp)).isEmpty();
        Files.writeString(directory.resolve("a.cst"), "windows-1258\n");
        assertThat(encoding(shp)).contains(Charset.forName("windows-1258"));
        Files.writeString(directory.resolve("a.CPG"), "\uFEFFUTF-8");
        assertThat(encoding(shp)).contains(StandardCharsets.UTF_8);
    }

    private static Optional<Charset> encoding(Path shp) {
        try (RowReader reader = DeliveredFile.open(shp, ReadOptions.automatic())) {
            return reader.encoding();
        }
    }

    @Test
    void the_crs_stands_in_a_prj_or_where_that_says_nothing_known_in_a_qpj() throws IOException {
        Path shp = new ShapefileBytes().polygon("a", SHELL).write(directory);
        Files.writeString(directory.resolve("a.prj"), "PROJCS[\"Quang Ninh\",GEOGCS[\"GCS_unknown\"]]");
        assertThat(Rows.of(shp).srid()).isZero();
        Files.writeString(directory.resolve("a.qpj"), "PROJCS[\"x\",GEOGCS[\"VN-2000\"],AUTHORITY[\"EPSG\",\"9210\"]]");
        assertThat(Rows.of(shp).srid()).isEqualTo(9210);
        Files.writeString(
                directory.resolve("a.prj"), "\uFEFFPROJCS[\"x\",GEOGCS[\"VN-2000\"],AUTHORITY[\"EPSG\",\"5899\"]]");
        assertThat(Rows.of(shp).srid()).isEqualTo(5899);
    }

    @Test
    void an_index_is_neither_needed_nor_believed() throws IOException {
        Path shp = new ShapefileBytes().polygon("a", SHELL).polygon("b", SHELL).write(directory);
        assertThat(Rows.of(shp).rows()).hasSize(2);
        Files.write(directory.resolve("a.shx"), new byte[7]);
        assertThat(Rows.of(shp).rows()).hasSize(2);
    }

    @Test
    void a_table_alone_has_attributes_and_every_row_says_what_is_missing() throws IOException {
        Path shp = new ShapefileBytes().polygon("one", SHELL).deleted().write(directory);
        Path dbf = directory.resolve("a.dbf");
        assertThatThrownBy(() -> Rows.of(dbf)).hasMessageContaining("a.shp");
        Files.delete(shp);
        Rows rows = Rows.of(dbf);
        assertThat(rows.value(0, "NAME")).isEqualTo("one");
        assertThat(rows.rows()).hasSize(1);
        assertThat(rows.deleted()).isEqualTo(1);
        assertThat(rows.rows().get(0).rejection().reason()).isEqualTo(Reason.EMPTY_GEOMETRY);
        assertThat(rows.rows().get(0).rejection().detail().en()).contains("without the .shp");
    }
}
