package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Reason;
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
