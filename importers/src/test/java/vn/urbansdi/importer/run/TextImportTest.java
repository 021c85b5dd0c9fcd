package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.importer.map.RepairRules;
import vn.urbansdi.importer.merge.MergeOptions;
import vn.urbansdi.importer.read.ReadOptions;
import vn.urbansdi.importer.text.TextFinding;
import vn.urbansdi.testing.TestDatabase;

/** Files in old encodings arrive as Unicode, and the report says so. */
class TextImportTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @TempDir
    Path directory;

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM layer.street_light; DELETE FROM history.street_light");
    }

    private ImportReport run(Path file, String encoding) {
        return new ImportRun(DATABASE.dataSource(), CATALOG, directory, 0.9, "test")
                .run(
                        new Delivery(
                                file,
                                "street_light",
                                "test",
                                Optional.empty(),
                                Delivery.DEFAULT_PRIORITY,
                                ReadOptions.automatic(),
                                DeliveryFiles.encoding(Optional.of(encoding)),
                                Optional.empty(),
                                RepairRules.DEFAULT,
                                MergeOptions.DEFAULT,
                                Map.of()),
                        RunProgress.SILENT);
    }

    private static List<String> roads() {
        return DATABASE.query("SELECT road_name FROM layer.street_light ORDER BY light_id");
    }

    /** Bytes as ABC fonts show them in a program that knows only Latin-1. */
    private Path csvInTcvn3() throws IOException {
        return Files.write(directory.resolve("den.csv"), """
                light_id,lon,lat,road_name,cabinet_id
                A1,107.08,20.95,§­êng NguyÔn V¨n Cõ,T-01
                A2,107.08,20.95,Lª Th¸nh T«ng,T-01
                A3,107.08,20.95,Main Street,T.02
                A4,20.95,107.08,B·i Ch¸y,T.02
                A5,107.08,20.95,HåNG GAI,T-03
                """.getBytes(StandardCharsets.ISO_8859_1));
    }

    @Test
    void a_table_in_tcvn3() throws IOException {
        ImportReport report = run(csvInTcvn3(), "auto");
        assertThat(roads()).containsExactly("Đường Nguyễn Văn Cừ", "Lê Thánh Tông", "Main Street", "HồNG GAI");
        TextFinding road = report.textFields().stream()
                .filter(field -> field.field().equals("road_name"))
                .findFirst()
                .orElseThrow();
        assertThat(road.encoding()).isEqualTo("tcvn3");
        assertThat(road.changed()).isEqualTo(3);
        assertThat(road.notes()).isEqualTo(Map.of("capitals_by_font", 1L));
        assertThat(report.text()).isEqualTo(Map.of("tcvn3", 3L));
        assertThat(Files.readString(Path.of(report.rejectsFile()))).contains("\"road_name\":\"Bãi Cháy\"");
        assertThat(ReportJson.of(report)).contains("\"text_fields\":[", "\"encoding\":\"tcvn3\"", "\"other_words\":0");
        StringWriter printed = new StringWriter();
        new ReportTable(new PrintWriter(printed), "en").print(report);
        assertThat(printed.toString())
                .contains("Text of road_name: tcvn3 (100 % of")
                .contains("§­êng NguyÔn V¨n Cõ → Đường Nguyễn Văn Cừ")
                .contains("1 × Capitals made by the font");
    }

    @Test
    void unicode_with_vni_in_it() throws IOException {
        StringBuilder json = new StringBuilder("{\"type\":\"FeatureCollection\",\"features\":[");
        String[] roads = {"Ñöôøng Leâ Lôïi", "Phoá Hoàng Gai", "Ngoâ Quyeàn", "Hạ Long", "Main Street"};
        for (int i = 0; i < roads.length; i++) {
            json.append(i == 0 ? "" : ",")
                    .append("{\"type\":\"Feature\",\"properties\":{\"light_id\":\"A")
                    .append(i)
                    .append("\",\"road_name\":\"")
                    .append(roads[i])
                    .append("\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[107.08,20.95]}}");
        }
        ImportReport report = run(Files.writeString(directory.resolve("a.geojson"), json + "]}"), "auto");
        assertThat(roads()).containsExactly("Đường Lê Lợi", "Phố Hồng Gai", "Ngô Quyền", "Hạ Long", "Main Street");
        assertThat(report.text()).isEqualTo(Map.of("garbled-vni", 3L));
    }

    @Test
    void text_destroyed_before_it_came_is_told_and_only_a_key_of_it_is_rejected() throws IOException {
        Path file = Files.writeString(directory.resolve("den.csv"), """
                light_id,lon,lat,road_name
                A1,107.08,20.95,Ph? ?ng
                A2,107.08,20.951,Nguy\uFFFDn Du
                A?B3,107.08,20.952,Lê Lợi
                A4,107.08,20.953,Sao thế?
                A5,107.08,20.954,http://a/?b
                """);
        ImportReport report = run(file, "auto");
        assertThat(roads()).containsExactly("Ph? ?ng", "Nguy\uFFFDn Du", "Sao thế?", "http://a/?b");
        assertThat(report.rejected()).isEqualTo(Map.of("bad_value", 1L));
        TextFinding road = report.textFields().stream()
                .filter(field -> field.field().equals("road_name"))
                .findFirst()
                .orElseThrow();
        assertThat(road.notes()).containsEntry("destroyed", 2L);
        assertThat(road.destroyed()).containsExactly("Ph? ?ng", "Nguy\uFFFDn Du");
        StringWriter printed = new StringWriter();
        new ReportTable(new PrintWriter(printed), "en").print(report);
        assertThat(printed.toString()).contains("2 × Values in which letters were replaced", "      Ph? ?ng");
    }

    @Test
    void the_escapes_of_a_drawing_are_decoded_and_told() throws IOException {
        StringBuilder dxf = new StringBuilder("0\nSECTION\n2\nENTITIES\n");
        String[] names = {"Ho\\U+0302\\U+0300ng Gai", "H\\U+1ED3ng Gai %%d", "Main \\U+D800", "C:\\U+x"};
        for (int i = 0; i < names.length; i++) {
            dxf.append("0\nTEXT\n8\n")
                    .append(i == 3 ? "0" : "\\U+0110\\U+00C8N")
                    .append("\n10\n")
                    .append(430_000 + i);
            dxf.append("\n20\n2317000\n30\n0\n40\n2\n1\n").append(names[i]).append('\n');
        }
        Files.writeString(directory.resolve("den.dxf"), dxf + "0\nENDSEC\n0\nEOF\n");
        Files.writeString(directory.resolve("den.delivery.yaml"), """
                source: test
                deliveries:
                  - file: den.dxf
                    layer: street_light
                    table: ĐÈN
                    crs: EPSG:5899
                    fields: {light_id: Text}
                """);
        ImportReport report = new ImportRun(DATABASE.dataSource(), CATALOG, directory, 0.9, "test")
                .run(DeliveryFiles.find(directory.resolve("den.delivery.yaml")).get(0), RunProgress.SILENT);
        assertThat(DATABASE.query("SELECT light_id FROM layer.street_light ORDER BY ST_X(geom)"))
                .containsExactly("Hồng Gai", "Hồng Gai °", "Main \\U+D800");
        assertThat(report.text()).containsEntry("unicode-escape", 2L);
        TextFinding text = report.textFields().stream()
                .filter(field -> field.field().equals("Text"))
                .findFirst()
                .orElseThrow();
        assertThat(text.samples())
                .extracting(TextFinding.Sample::before, TextFinding.Sample::after)
                .contains(org.assertj.core.groups.Tuple.tuple("Ho\\U+0302\\U+0300ng Gai", "Hồng Gai"));
    }

    @Test
    void what_the_delivery_declares_is_obeyed() throws IOException {
        Path file = Files.write(
                directory.resolve("a.csv"),
                "light_id,lon,lat,road_name\nA1,107.08,20.95,Phã\n".getBytes(StandardCharsets.ISO_8859_1));
        ImportReport report = run(file, "ABC");
        assertThat(roads()).containsExactly("Phó");
        assertThat(report.textFields())
                .anyMatch(field -> field.declared() && field.encoding().equals("tcvn3"));
    }

    @Test
    void what_is_not_in_the_declared_encoding_is_rejected() throws IOException {
        ImportReport report = run(csvInTcvn3(), "utf-8");
        assertThat(roads()).containsExactly("Main Street");
        assertThat(report.rejected()).isEqualTo(Map.of("bad_value", 3L, "swapped_axes", 1L));
    }
}
