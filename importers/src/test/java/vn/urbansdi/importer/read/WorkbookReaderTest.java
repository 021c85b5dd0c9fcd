package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.urbansdi.importer.read.WorkbookBytes.texts;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.importer.Gdal;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;
import vn.urbansdi.importer.row.Unreadable;

class WorkbookReaderTest {

    @TempDir
    Path directory;

    private Path file() {
        return directory.resolve("a.xlsx");
    }

    private Rows sheet(String rows) throws IOException {
        return Rows.of(new WorkbookBytes().sheet("Cấp phép", rows).write(file()));
    }

    private static ReadOptions table(String name) {
        return new ReadOptions(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
    }

    @Test
    void what_gdal_writes_is_read() throws Exception {
        Path csv = Files.writeString(
                directory.resolve("in.csv"),
                "so,ten,ngay,lon,lat\n12,Lê Lợi,2024/02/29,107.0784,20.9511\n,\"a & <b>\",,107.1,20.96\n");
        Gdal.ogr2ogr(file(), csv, "-f XLSX -oo AUTODETECT_TYPE=YES");
        Rows rows = Rows.of(file());
        assertThat(rows.value(0, "so")).isEqualTo(12L);
        assertThat(rows.value(0, "ten")).isEqualTo("Lê Lợi");
        assertThat(rows.value(0, "ngay")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(rows.rows().get(0).geometry().toText()).isEqualTo("POINT (107.0784 20.9511)");
        assertThat(rows.value(1, "so")).isNull();
        assertThat(rows.value(1, "ten")).isEqualTo("a & <b>");
        assertThat(rows.srid()).isEqualTo(4326);
    }

    @Test
    void a_title_above_and_column_numbers_below_the_header_are_passed_over_and_told() throws IOException {
        Path file = new WorkbookBytes()
                .sheet(
                        "Cấp phép",
                        texts(1, "DANH SÁCH CẤP PHÉP XÂY DỰNG")
                                + texts(3, "Số GP", "Chủ đầu tư", "X", "Y")
                                + texts(4, "(1)", "(2)", "(3)", "(4)")
                                + texts(6, "12/GP", "Lê Lợi", "2317000", "430000"))
                .write(file());
        try (RowReader reader = DeliveredFile.open(file, ReadOptions.automatic())) {
            assertThat(reader.fields()).extracting(SourceField::name).containsExactly("Số GP", "Chủ đầu tư", "X", "Y");
            SourceRow row = reader.next();
            assertThat(row.number()).isEqualTo(6);
            // In Vietnam's tables X runs north.
            assertThat(row.geometry().toText()).isEqualTo("POINT (430000 2317000)");
            assertThat(reader.next()).isNull();
            assertThat(reader.notes()).hasSize(3);
            assertThat(reader.notes().get(0).en()).contains("row 3");
            assertThat(reader.notes().get(2).en()).contains("X is the northing");
        }
    }

    @Test
    void numbers_are_what_their_format_says() throws IOException {
        Path file = new WorkbookBytes()
                .sheet(
                        "a",
                        texts(1, "ward", "day", "area", "time", "flag", "bad", "lon", "lat")
                                + "<row r=\"2\"><c r=\"A2\" s=\"1\"><v>6685</v></c><c r=\"B2\" s=\"2\"><v>45351</v></c>"
                                + "<c r=\"C2\"><v>37.600000000000001</v></c><c r=\"D2\" s=\"3\"><v>45351.5</v></c>"
                                + "<c r=\"E2\" t=\"b\"><v>1</v></c><c r=\"F2\" t=\"e\"><v>#REF!</v></c>"
                                + "<c r=\"G2\"><f>100+7</f><v>107</v></c><c t=\"str\"><v>21°02'45.3\"N</v></c></row>")
                .part(
                        "xl/styles.xml",
                        "<styleSheet><numFmts><numFmt numFmtId=\"164\" formatCode=\"00000\"/>"
                                + "<numFmt numFmtId=\"165\" formatCode=\"[$-42A]dd/mm/yyyy\\ hh:mm\"/></numFmts>"
                                + "<cellStyleXfs><xf numFmtId=\"14\"/></cellStyleXfs><cellXfs><xf numFmtId=\"0\"/>"
                                + "<xf numFmtId=\"164\"/><xf numFmtId=\"14\"/><xf numFmtId=\"165\"/></cellXfs></styleSheet>")
                .write(file());
        Rows rows = Rows.of(file);
        assertThat(rows.value(0, "ward")).isEqualTo("06685");
        assertThat(rows.value(0, "day")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(rows.value(0, "area")).isEqualTo(new BigDecimal("37.6"));
        assertThat(rows.value(0, "time")).isEqualTo("2024-02-29T12:00");
        assertThat(rows.value(0, "flag")).isEqualTo(true);
        assertThat(rows.value(0, "bad")).isInstanceOf(Unreadable.class);
        assertThat(rows.rows().get(0).geometry().getCoordinate().y).isEqualTo(21 + 2 / 60.0 + 45.3 / 3600);
    }

    @Test
    void the_sheet_with_data_is_taken_and_one_of_several_must_be_named() throws IOException {
        String rows = texts(1, "lon", "lat") + texts(2, "107", "21");
        Path one = new WorkbookBytes().sheet("Sheet1", "").sheet("Đất", rows).write(file());
        assertThat(Rows.of(one).rows()).hasSize(1);
        Path two = new WorkbookBytes().sheet("Đất", rows).sheet("Nhà", rows).write(file());
        assertThatThrownBy(() -> Rows.of(two)).hasMessageContaining("Đất").hasMessageContaining("Nhà");
        assertThat(Rows.of(two, table("Nhà")).rows()).hasSize(1);
        assertThatThrownBy(() -> Rows.of(two, table("x"))).hasMessageContaining("Đất");
    }

    @Test
    void a_value_without_a_column_name_is_not_lost_silently() throws IOException {
        Rows rows = sheet(texts(1, "lon", "", "lat") + texts(2, "107", "x", "21") + texts(3, "107", "x", "21", "y"));
        assertThat(rows.value(0, "B")).isEqualTo("x");
        assertThat(rows.rows().get(1).rejection().reason()).isEqualTo(Reason.BAD_VALUE);
        assertThat(rows.rows().get(1).rejection().detail().en()).contains("D3");
    }

    @Test
    void lies_about_places_and_texts_cost_no_memory() throws IOException {
        assertThatThrownBy(() -> sheet(texts(1, "lon", "lat") + "<row r=\"2\"><c r=\"ZZZZ2\"><v>1</v></c></row>"))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("columns");
        Rows rows = sheet(
                texts(1, "lon", "lat") + "<row r=\"2\"><c t=\"s\"><v>4000000</v></c><c t=\"s\"><v>-1</v></c></row>");
        assertThat(rows.value(0, "lon")).isInstanceOf(Unreadable.class);
        assertThat(rows.rows().get(0).rejection().reason()).isEqualTo(Reason.INVALID_GEOMETRY);
        assertThat(sheet(texts(1, "lon", "lat", "a") + texts(2, "107", "21", "x".repeat(10_000_000)))
                        .value(0, "a"))
                .isInstanceOf(Unreadable.class);
    }

    @Test
    void a_bomb_is_refused_before_it_fills_the_memory() throws IOException {
        String million = "<si><t>" + " ".repeat(1_000_000) + "</t></si>";
        Path bomb = new WorkbookBytes()
                .sheet("a", texts(1, "lon", "lat"))
                .part("xl/sharedStrings.xml", "<sst>" + million.repeat(60) + "</sst>")
                .write(file());
        assertThat(Files.size(bomb)).isLessThan(200_000);
        assertThatThrownBy(() -> Rows.of(bomb)).hasMessageContaining("zip bomb");
    }

    @Test
    void what_is_no_workbook_is_refused() throws IOException {
        Path good = new WorkbookBytes().sheet("a", texts(1, "lon", "lat")).write(file());
        byte[] bytes = Files.readAllBytes(good);
        Files.write(good, Arrays.copyOf(bytes, bytes.length / 2));
        assertThatThrownBy(() -> Rows.of(good)).isInstanceOf(DeliveryException.class);
        Files.writeString(good, "no zip");
        assertThatThrownBy(() -> Rows.of(good)).isInstanceOf(DeliveryException.class);
        assertThatThrownBy(() -> sheet(texts(1, "12", "13"))).hasMessageContaining("column names");
    }
}
