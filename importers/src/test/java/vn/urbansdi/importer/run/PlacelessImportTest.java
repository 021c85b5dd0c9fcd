package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.store.merge.RunUndo;
import vn.urbansdi.testing.TestDatabase;

/** A list without geometry says more of features that are there, and nothing else. */
class PlacelessImportTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @TempDir
    Path directory;

    /** Parcels 1, 2 and 3 of sheet 7; 3 twice, at different places. */
    @BeforeEach
    void land() throws IOException {
        DATABASE.execute(
                "DELETE FROM layer.land_parcel; DELETE FROM history.land_parcel; DELETE FROM sdi.said; DELETE FROM sdi.source");
        assertThat(landOffice().inserted()).isEqualTo(4);
    }

    private ImportReport landOffice() throws IOException {
        String csv = "MaXa;SoHieuToBanDo;SoThuTuThua;TenChu;KyHieuMucDichSuDung;wkt\n";
        int x = 430_000;
        for (String number : List.of("1", "2", "3", "3")) {
            x += 100;
            csv += "06685;7;" + number + ";Chủ " + number + ";ODT;POLYGON((" + x + " 2317000," + (x + 10) + " 2317000,"
                    + (x + 10) + " 2317010," + x + " 2317010," + x + " 2317000))\n";
        }
        return deliver("land", 50, "land.csv", csv, "crs: EPSG:5899, wkt: wkt, ");
    }

    @Test
    void what_nobody_else_tells_comes_in_and_what_a_better_source_says_stays() throws IOException {
        ImportReport report = deliver("tax", 30, "tax.csv", """
                Phường;Tờ;Thửa;TenChu;MaHoSoThue
                06685;7;1;Chủ 1;T-1
                06685;7;2;Người khác;T-2
                """, "geometry: none, ");
        assertThat(report.updated()).isEqualTo(2);
        assertThat(report.outranked()).isEqualTo(1);
        assertThat(report.rejectedRows()).isZero();
        assertThat(DATABASE.query("SELECT concat_ws(' ', parcel_no, owner_name, tax_file_no, ST_AsText(geom) LIKE"
                        + " 'MULTIPOLYGON%', version) FROM layer.land_parcel WHERE parcel_no < '3' ORDER BY 1"))
                .containsExactly("1 Chủ 1 T-1 t 2", "2 Chủ 2 T-2 t 2");
        assertThat(deliver("tax", 30, "tax.csv", Files.readString(directory.resolve("tax.csv")), "geometry: none, ")
                        .unchanged())
                .isEqualTo(2);
    }

    @Test
    void rows_that_fit_nothing_or_too_much_are_rejected_and_bring_nothing() throws IOException {
        ImportReport report = deliver("tax", 30, "tax.csv", """
                Phường;Tờ;Thửa;TenChu;MaHoSoThue
                06685;7;1;Chủ 1;T-1
                06685;7;3;Chủ 3;T-3
                06685;8;1;Chủ 8;T-8
                06685;7;1;Chủ 1;T-9
                06685;;1;Chủ 0;T-0
                """, "geometry: none, full: true, ");
        assertThat(report.rejected()).isEqualTo(Map.of("ambiguous_match", 1L, "unmatched", 2L, "duplicate_key", 1L));
        assertThat(report.inserted()).isZero();
        assertThat(report.updated()).isEqualTo(1);
        assertThat(Files.readString(Path.of(report.rejectsFile())))
                .contains("\"sdi_row\":3", "\"sdi_row\":4", "\"sdi_row\":5", "\"sdi_row\":6");
        assertThat(DATABASE.queryOne("SELECT count(*) || string_agg(tax_file_no, ',') FROM layer.land_parcel"))
                .isEqualTo("4T-1");
        assertThat(landOffice().unchanged())
                .as("the land office again, which says nothing of tax files")
                .isEqualTo(4);
    }

    @Test
    void a_key_is_enough_and_a_required_attribute_needs_no_column() throws IOException {
        List<String> ids = DATABASE.query("SELECT parcel_id FROM layer.land_parcel ORDER BY fid");
        ImportReport report =
                deliver("tax", 30, "tax.csv", "parcel_id;MaHoSoThue\n" + ids.get(3) + ";T-4\n", "geometry: none, ");
        assertThat(report.updated()).isEqualTo(1);
        assertThat(DATABASE.queryOne("SELECT tax_file_no || ward_code FROM layer.land_parcel WHERE parcel_id = '"
                        + ids.get(3) + "'"))
                .isEqualTo("T-406685");
    }

    @Test
    void a_wrong_code_is_still_a_fault_and_an_empty_required_value_too() throws IOException {
        ImportReport report = deliver("tax", 60, "tax.csv", """
                Phường;Tờ;Thửa;KyHieuMucDichSuDung
                06685;7;1;XX
                ;7;2;CLN
                06685;7;2;CLN
                """, "geometry: none, ");
        assertThat(report.rejected()).isEqualTo(Map.of("unknown_code", 1L, "missing_required", 1L));
        assertThat(DATABASE.queryOne("SELECT land_use FROM layer.land_parcel WHERE parcel_no = '2'"))
                .isEqualTo("CLN");
    }

    @Test
    void undo_gives_back_what_stood_before() throws IOException {
        String everything = "SELECT (to_jsonb(t) - 'version' - 'changed_at' - 'changed_tx' - 'changed_by')::text FROM"
                + " layer.land_parcel t ORDER BY fid";
        List<String> before = DATABASE.query(everything);
        ImportReport report = deliver("tax", 60, "tax.csv", """
                Phường;Tờ;Thửa;TenChu;MaHoSoThue
                06685;7;1;Chủ mới;T-1
                """, "geometry: none, ");
        assertThat(DATABASE.query(everything)).isNotEqualTo(before);
        new RunUndo(DATABASE.dataSource(), CATALOG).undo(report.run(), "test", notice -> {});
        assertThat(DATABASE.query(everything)).isEqualTo(before);
    }

    @Test
    void without_the_word_a_table_without_coordinates_is_refused_with_a_hint() {
        assertThatThrownBy(() -> deliver("tax", 30, "tax.csv", "Phường;Tờ;Thửa\n06685;7;1\n", ""))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("geometry: none");
    }

    private ImportReport deliver(String source, int priority, String file, String csv, String terms)
            throws IOException {
        Files.writeString(directory.resolve(file), csv);
        String fields = csv.startsWith("Phường")
                ? "fields: {ward_code: Phường, sheet_no: Tờ, parcel_no: Thửa}"
                : "encoding: auto";
        Path yaml = Files.writeString(
                directory.resolve(source + ".delivery.yaml"), """
                source: %s
                city: ha_long
                priority: %d
                deliveries:
                  - {file: %s, layer: land_parcel, %s%s}
                """.formatted(source, priority, file, terms, fields));
        Delivery delivery = DeliveryFiles.find(yaml).get(0);
        return new ImportRun(DATABASE.dataSource(), CATALOG, directory.resolve("rejects"), 0.9, "test")
                .run(delivery, RunProgress.SILENT);
    }
}
