package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Repair;
import vn.urbansdi.importer.row.SourceRow;
import vn.urbansdi.importer.row.Unreadable;

class KmlReaderTest {

    private static final String POINT = "<Point><coordinates>107.08,20.95</coordinates></Point>";

    @TempDir
    Path directory;

    private Path file(String content) throws IOException {
        return Files.writeString(directory.resolve("a.kml"), content);
    }

    @Test
    void a_field_given_two_values_spoils_its_row_and_no_other() throws IOException {
        String twice = "<ExtendedData><Data name=\"a\"><value>1</value></Data><Data name=\"a\"><value>%s</value></Data>"
                + "</ExtendedData>";
        Rows rows = placemarks(twice.formatted("2") + POINT, twice.formatted("1") + POINT);
        assertThat(rows.rows().get(0).rejection().message().en()).contains("\"a\" is given twice");
        assertThat(rows.rows().get(1).rejection()).isNull();
        assertThat(rows.value(1, "a")).isEqualTo("1");
    }

    private Rows placemarks(String... contents) throws IOException {
        StringBuilder kml = new StringBuilder("<?xml version=\"1.0\" encoding=\"UTF-8\"?>"
                + "<kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document><Folder>");
        for (String content : contents) {
            kml.append("<Placemark>").append(content).append("</Placemark>");
        }
        return Rows.of(file(kml.append("</Folder></Document></kml>").toString()));
    }

    @Test
    void data_of_every_kind_become_fields() throws IOException {
        Rows rows = placemarks(
                "<name>Trạm <![CDATA[<1>]]></name><TimeStamp><when>2026-08-14</when></TimeStamp><ExtendedData>"
                        + "<Data name=\"maXa\"><displayName>Mã xã</displayName><value>06685</value></Data>"
                        + "<SchemaData schemaUrl=\"#s\"><SimpleData name=\"cap\">2</SimpleData>"
                        + "<SimpleArrayData name=\"list\"><value>1</value></SimpleArrayData></SchemaData></ExtendedData>"
                        + POINT,
                "<name>b</name><styleUrl>#x</styleUrl>" + POINT);
        assertThat(rows.value(0, "name")).isEqualTo("Trạm <1>");
        assertThat(rows.value(0, "maXa")).isEqualTo("06685");
        assertThat(rows.value(0, "cap")).isEqualTo("2");
        assertThat(rows.value(0, "when")).isEqualTo("2026-08-14");
        assertThat(rows.value(0, "list")).isInstanceOf(Unreadable.class);
        assertThat(rows.value(1, "maXa")).isNull();
        assertThat(rows.srid()).isEqualTo(4326);
    }

    @Test
    void parts_of_one_kind_become_one_geometry_and_others_are_rejected() throws IOException {
        String line = "<LineString><coordinates>107,20,5 108,21,5</coordinates></LineString>";
        Rows rows = placemarks(
                "<MultiGeometry><MultiGeometry>" + line + "</MultiGeometry>" + line + "</MultiGeometry>",
                "<MultiGeometry>" + line + POINT + "</MultiGeometry>",
                "<Model><Link><href>http://127.0.0.1:9/a.dae</href></Link></Model>",
                "<name>nothing</name>");
        assertThat(rows.rows().get(0).geometry().toText())
                .isEqualTo("MULTILINESTRING ((107 20, 108 21), (107 20, 108 21))");
        assertThat(rows.rows().get(0).repairs()).containsExactly(Repair.Z_DROPPED);
        assertThat(rows.rows().get(1).rejection().reason()).isEqualTo(Reason.WRONG_GEOMETRY_TYPE);
        assertThat(rows.rows().get(2).rejection().reason()).isEqualTo(Reason.WRONG_GEOMETRY_TYPE);
        assertThat((Object) rows.rows().get(3).geometry()).isNull();
        assertThat(rows.rows()).extracting(SourceRow::number).containsExactly(1L, 2L, 3L, 4L);
    }

    @Test
    void blanks_after_commas_do_not_tear_a_position() throws IOException {
        Rows rows = placemarks(
                "<LineString><coordinates>\n107.1, 20.9, 0\n107.2,20.8\t107.3, 20.7\n</coordinates></LineString>");
        assertThat(rows.rows().get(0).geometry().toText()).isEqualTo("LINESTRING (107.1 20.9, 107.2 20.8, 107.3 20.7)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"107.1", "a,b", "107,NaN", "0x1p3,2", "1e999,2", "107 20", "1,2 3,4", "<b/>1,2"})
    void positions_that_are_none_spoil_only_their_row(String coordinates) throws IOException {
        Rows rows = placemarks("<Point><coordinates>" + coordinates + "</coordinates></Point>", POINT);
        assertThat(rows.rows().get(0).rejection().reason()).isEqualTo(Reason.INVALID_GEOMETRY);
        assertThat(rows.rows().get(1).rejection()).isNull();
    }

    @Test
    void links_are_counted_and_never_followed() throws IOException {
        Path secret =
                Files.writeString(directory.resolve("other.kml"), "<kml><Placemark>" + POINT + "</Placemark></kml>");
        Path file = file("<kml><Document><NetworkLink><Link><href>" + secret.toUri()
                + "</href></Link></NetworkLink><Placemark>" + POINT + "</Placemark></Document></kml>");
        try (RowReader reader = DeliveredFile.open(file, ReadOptions.automatic())) {
            assertThat(reader.next()).isNotNull();
            assertThat(reader.next()).isNull();
            assertThat(reader.notes()).hasSize(1);
            assertThat(reader.notes().get(0).en()).contains("1 NetworkLink");
        }
    }

    @Test
    void a_document_type_is_refused_and_nothing_of_it_read() throws IOException {
        Path secret = Files.writeString(directory.resolve("secret.txt"), "secret");
        Path file = file("<!DOCTYPE kml [<!ENTITY x SYSTEM \"" + secret.toUri()
                + "\">]><kml><Placemark><name>&x;</name>" + POINT + "</Placemark></kml>");
        assertThatThrownBy(() -> Rows.of(file))
                .isInstanceOf(DeliveryException.class)
                .hasMessageNotContaining("secret");
    }

    @Test
    void a_huge_text_is_not_kept_and_a_huge_tag_refused() throws IOException {
        String huge = "x".repeat(10_000_000);
        assertThat(placemarks("<name>" + huge + "</name>" + POINT).value(0, "name"))
                .isInstanceOf(Unreadable.class);
        assertThatThrownBy(() -> placemarks("<name a=\">" + huge + "\">x</name>" + POINT))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("million characters");
        assertThatThrownBy(() -> placemarks("<!--" + huge + "-->" + POINT)).hasMessageContaining("million characters");
        assertThatThrownBy(() -> placemarks("<name>" + "<b>".repeat(200_000) + "</name>"))
                .isInstanceOf(DeliveryException.class);
        assertThatThrownBy(() -> placemarks("<MultiGeometry>".repeat(200_000))).isInstanceOf(DeliveryException.class);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ", "UTF-8, \uFEFF", "UTF-16LE, \uFEFF", "UTF-16BE, \uFEFF", "windows-1258, "})
    void is_read_in_the_encoding_that_it_declares(String encoding, String mark) throws IOException {
        String kml = (mark == null ? "" : mark) + "<?xml version='1.0' encoding='"
                + (encoding.startsWith("UTF-16") ? "UTF-16" : encoding) + "'?><kml><Placemark><name>Đô</name>" + POINT
                + "</Placemark></kml>";
        Path file = Files.write(directory.resolve("a.kml"), kml.getBytes(Charset.forName(encoding)));
        assertThat(Rows.of(file).value(0, "name")).isEqualTo("Đô");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "<html/>", "<kml><Placemark><name>a", "not xml", "<kml><Placemark></kml>"})
    void what_is_no_kml_is_refused(String content) throws IOException {
        Path file = file(content);
        assertThatThrownBy(() -> Rows.of(file))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("a.kml");
    }
}
