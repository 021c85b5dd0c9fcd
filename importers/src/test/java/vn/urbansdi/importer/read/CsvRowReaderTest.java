package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;
import vn.urbansdi.importer.row.Unreadable;

class CsvRowReaderTest {

    @TempDir
    Path directory;

    private Path file(String text, Charset encoding) throws IOException {
        return Files.write(directory.resolve("a.csv"), text.getBytes(encoding));
    }

    private Rows read(String text) throws IOException {
        return Rows.of(file(text, StandardCharsets.UTF_8));
    }

    @ParameterizedTest
    @ValueSource(strings = {",", ";", "\t", "|"})
    void finds_the_separator(String separator) throws IOException {
        String csv = "tên,kinh_do,Vĩ độ\n\"Lê Lợi\",107.08,20.95\n";
        Rows rows = read(csv.replace(",", separator));
        assertThat(rows.value(0, "tên")).isEqualTo("Lê Lợi");
        assertThat(rows.rows().get(0).geometry().toText()).isEqualTo("POINT (107.08 20.95)");
        assertThat(rows.srid()).isEqualTo(4326);
    }

    /** {@code Tên đường}, {@code Phường} and {@code Vĩ độ} in TCVN3, as Latin-1 shows them. */
    @Test
    void names_of_columns_are_decoded_too() throws IOException {
        Rows rows = Rows.of(file("Tªn ®­êng,Ph­êng,Kinh ®é,VÜ ®é\nA,B,107,21\n", StandardCharsets.ISO_8859_1));
        assertThat(rows.fields())
                .extracting(SourceField::name)
                .containsExactly("Tên đường", "Phường", "Kinh độ", "Vĩ độ");
        assertThat(rows.rows().get(0).geometry().toText()).isEqualTo("POINT (107 21)");
    }

    @Test
    void takes_decimal_commas() throws IOException {
        Rows rows = read("id;x;y\n1;430000,25;2317000,5\n2;430.000,25;2.317.000,5\n");
        assertThat(rows.rows())
                .extracting(row -> row.geometry().toText())
                .containsExactly("POINT (430000.25 2317000.5)", "POINT (430000.25 2317000.5)");
        assertThat(rows.srid()).isZero();
    }

    @Test
    void rows_are_counted_as_lines() throws IOException {
        Rows rows = read("id,lon,lat\n1,107,21\n\n\"two\nlines\",107,21\n3,107,21\n");
        assertThat(rows.rows()).extracting(SourceRow::number).containsExactly(2L, 4L, 6L);
    }

    @Test
    void a_byte_order_mark_is_no_part_of_the_first_name() throws IOException {
        assertThat(read("\uFEFFid,lon,lat\n1,107,21\n").fields().get(0).name()).isEqualTo("id");
        Rows utf16 = Rows.of(file("\uFEFFtên,lon,lat\nHồng Gai,107,21\n", StandardCharsets.UTF_16LE));
        assertThat(utf16.value(0, "tên")).isEqualTo("Hồng Gai");
    }

    @Test
    void coordinates_may_be_declared_or_stand_as_text() throws IOException {
        Path file = file("a,Y,X\n1,2317000,430000\n", StandardCharsets.UTF_8);
        ReadOptions declared = new ReadOptions(Optional.empty(), Optional.of("x"), Optional.of("y"), Optional.empty());
        assertThat(Rows.of(file, declared).rows().get(0).geometry().toText()).isEqualTo("POINT (430000 2317000)");
        assertThat(read("id,WKT\n1,\"LINESTRING Z (1 2 3, 4 5 6)\"\n")
                        .rows()
                        .get(0)
                        .geometry()
                        .toText())
                .isEqualTo("LINESTRING (1 2, 4 5)");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mã,Kinh độ,Vĩ độ",
                "mã,KINH_DO,VI_DO",
                "mã,Toạ độ kinh độ (WGS84),Toạ độ vĩ độ (WGS84)",
                "mã,Longitude (DD),Latitude (DD)"
            })
    void knows_the_columns_of_degrees(String header) throws IOException {
        Rows rows = read(header + "\n1,107°04'42.24\"Đ,20.9511\n");
        assertThat(rows.rows().get(0).geometry().getCoordinate().x).isCloseTo(107.0784, Offset.offset(1e-9));
        assertThat(rows.srid()).isEqualTo(4326);
    }

    @Test
    void degrees_are_read_in_any_encoding_and_stay_in_their_column() throws IOException {
        String csv = "id;kinh do;vi do\n1;107°04'43,2\";21°02'45\"N\n2;21°02'45\"N;107°04'43\"E\n";
        for (Charset encoding : List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1)) {
            Rows rows = Rows.of(file(csv, encoding));
            assertThat(rows.rows().get(0).geometry().getCoordinate().x)
                    .isCloseTo(107 + 4 / 60.0 + 43.2 / 3600, Offset.offset(1e-9));
            assertThat(rows.rows().get(1).rejection().detail().en()).contains("wrong column");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "X;Y | 2317000;430000 | X is the northing",
                "X;Y | 430000;2317000 | X is the easting",
                "Toạ độ X (m);Toạ độ Y (m) | 2317000,5;430000,25 | X is the northing",
                "x_vn2000;y_vn2000 | 2.317.000,5;430.000,25 | X is the northing",
                "Tung độ;Hoành độ | 2317000;430000 | X is the easting",
                "X;Y | 20.95;107.08 | X is the northing",
                "X;Y | 12;13 | do not tell"
            })
    void the_values_tell_which_of_x_and_y_runs_east_and_the_report_says_so(String header, String cells, String note)
            throws IOException {
        Path file = file("id;" + header + "\n1;" + cells + "\n", StandardCharsets.UTF_8);
        try (RowReader reader = DeliveredFile.open(file, ReadOptions.automatic())) {
            assertThat(reader.notes()).hasSize(1);
            assertThat(reader.notes().get(0).en()).contains(note);
            Coordinate place = reader.next().geometry().getCoordinate();
            assertThat(place.x < place.y || (place.x > 100 && place.x < 120)).isTrue();
        }
    }

    @Test
    void a_few_swapped_rows_do_not_turn_the_table_and_many_are_refused() throws IOException {
        String right = "2317000,430000\n".repeat(19);
        Rows rows = read("x,y\n" + right + "430000,2317000\n");
        assertThat(rows.rows().get(0).geometry().toText()).isEqualTo("POINT (430000 2317000)");
        assertThat(rows.rows().get(19).geometry().toText()).isEqualTo("POINT (2317000 430000)");
        assertThatThrownBy(() -> read("x,y\n" + right + "430000,2317000\n".repeat(19)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("state x");
    }

    @Test
    void a_projection_file_beside_the_table_tells_its_crs() throws IOException {
        Path file = file("x,y\n430000,2317000\n", StandardCharsets.UTF_8);
        Files.writeString(directory.resolve("a.prj"), "PROJCS[\"x\",GEOGCS[\"VN-2000\"],AUTHORITY[\"EPSG\",\"5899\"]]");
        assertThat(Rows.of(file).srid()).isEqualTo(5899);
    }

    @Test
    void wkt_may_name_its_crs() throws IOException {
        Rows rows = read("id,wkt\n1,\n2,SRID=5899;POINT(430000 2317000)\n3,srid = 3405; POINT(1 2)\n4,POINT(5 6)\n");
        assertThat(rows.srid()).isEqualTo(5899);
        assertThat(rows.rows()).allMatch(row -> row.rejection() == null);
        assertThat(rows.rows().subList(1, 4))
                .extracting(row -> row.geometry().getSRID())
                .containsExactly(5899, 3405, 0);
        assertThat(rows.rows().get(1).geometry().toText()).isEqualTo("POINT (430000 2317000)");
        assertThat(read("id,wkt\n1,SRID=1;POINT(430000 2317000)\n").srid()).isZero();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "id,lon,lat\n1,abc,21\n",
                "id,lon,lat\n1,NaN,21\n",
                "id,lon,lat\n1,1e999,21\n",
                "id,wkt\n1,POINT(1\n",
                "id,wkt\n1,\"POLYGON((0 0,1 1,2 2))\"\n",
                "id,wkt\n1,\"GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(GEOMETRYCOLLECTION(POINT(1 2)))))))\"\n"
            })
    void a_place_that_cannot_be_read_spoils_only_its_row(String csv) throws IOException {
        assertThat(read(csv).rows().get(0).rejection().reason()).isEqualTo(Reason.INVALID_GEOMETRY);
    }

    @Test
    void a_line_with_too_few_or_too_many_fields_is_rejected() throws IOException {
        Rows rows = read("id,lon,lat\n1,107\n2,107,21,9\n3,107,21\n");
        assertThat(rows.rows().get(0).rejection().reason()).isEqualTo(Reason.BAD_VALUE);
        assertThat(rows.rows().get(1).rejection().reason()).isEqualTo(Reason.BAD_VALUE);
        assertThat(rows.rows().get(2).rejection()).isNull();
    }

    @Test
    void empty_cells_have_no_place() throws IOException {
        assertThat((Object) read("id,lon,lat\n1,,\n").rows().get(0).geometry()).isNull();
    }

    @Test
    void a_field_of_ten_megabytes_is_not_kept_and_an_endless_one_is_refused() throws IOException {
        assertThat(read("a,lon,lat\n" + "x".repeat(10_000_000) + ",107,21\n").value(0, "a"))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> read("a,lon,lat\n\"" + "x".repeat(20_000_000)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("row 2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a,b,c\n1,2,3\n"})
    void a_table_without_a_place_is_refused(String csv) {
        assertThatThrownBy(() -> read(csv)).isInstanceOf(DeliveryException.class);
    }
}
