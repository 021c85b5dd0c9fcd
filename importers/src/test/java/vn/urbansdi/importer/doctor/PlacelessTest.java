package vn.urbansdi.importer.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.importer.read.ReadOptions;

/** A table without coordinates says more of features that are there, if it names them. */
class PlacelessTest {

    @TempDir
    Path directory;

    private Diagnosis examine(String csv, Optional<String> layer) throws IOException {
        Path file = Files.writeString(directory.resolve("list.csv"), csv);
        return new Doctor(CatalogLoader.builtIn(), (step, share) -> {})
                .examine(new Examination(
                        file,
                        ReadOptions.firstLook(),
                        layer,
                        Optional.empty(),
                        Optional.empty(),
                        new Examination.DeliveryTerms("list.csv", Optional.empty(), Optional.empty())));
    }

    private static boolean fails(Diagnosis diagnosis) {
        return diagnosis.findings().stream().anyMatch(each -> each.severity() == Diagnosis.Severity.ERROR);
    }

    @Test
    void a_tax_list_is_diagnosed_by_its_values_alone() throws IOException {
        Diagnosis found = examine("""
                Mã phường;Tờ bản đồ;Thửa đất;KyHieuMucDichSuDung;MaHoSoThue
                06685;7;1;ODT;T-1
                06685;7;2;XYZ;T-2
                06685;7;1;CLN;T-3
                ;7;4;CLN;T-4
                """, Optional.empty());
        assertThat(found.layer()).isEqualTo("land_parcel");
        assertThat(fails(found)).isFalse();
        assertThat(found.geometryTypes()).isEqualTo(Map.of("none", 4L));
        assertThat(found.rejected()).isEqualTo(Map.of("unknown_code", 1L, "missing_required", 1L));
        assertThat(found.accepted()).isEqualTo(2);
        assertThat(found.codes().get(0).worst().get(0).value()).isEqualTo("XYZ");
        assertThat(found.keys().get(0).found().repeated()).isEqualTo(1);
        assertThat(found.delivery()).contains("geometry: none", "ward_code:").doesNotContain("crs:");
    }

    @Test
    void a_required_attribute_needs_no_field_where_the_key_is_there() throws IOException {
        Diagnosis found = examine("parcel_id;MaHoSoThue\nw7sphsukub37;T-1\n", Optional.of("land_parcel"));
        assertThat(fails(found)).isFalse();
        assertThat(found.accepted()).isEqualTo(1);
        assertThat(found.mapping().missing()).isEmpty();
    }

    @Test
    void a_list_that_names_no_feature_is_refused_with_what_it_lacks() throws IOException {
        for (Optional<String> layer : List.of(Optional.of("land_parcel"), Optional.<String>empty())) {
            Diagnosis found = examine("MaHoSoThue;TenChu\nT-1;Nguyễn Văn A\n", layer);
            assertThat(found.findings()).anySatisfy(each -> {
                assertThat(each.severity()).isEqualTo(Diagnosis.Severity.ERROR);
                assertThat(each.text().en()).contains("no columns with coordinates");
            });
        }
    }
}
