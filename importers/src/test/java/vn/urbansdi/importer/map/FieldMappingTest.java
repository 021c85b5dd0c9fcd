package vn.urbansdi.importer.map;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.SourceField;

class FieldMappingTest {

    private static final Layer PARCEL =
            CatalogLoader.builtIn().layer("land_parcel").orElseThrow();

    private static Map<String, String> map(Map<String, String> declared, SourceField... fields) {
        FieldMapping mapping = new FieldMapping(PARCEL, declared);
        mapping.resolve(List.of(fields), true);
        return mapping.matches().stream()
                .collect(Collectors.toMap(
                        match -> match.attribute().name(),
                        match -> match.field().name() + " " + match.rule()));
    }

    private static SourceField[] fields(String... names) {
        return Arrays.stream(names).map(SourceField::new).toArray(SourceField[]::new);
    }

    @Test
    void names_win_over_aliases_and_the_delivery_over_both() {
        assertThat(map(
                        Map.of("parcel_no", "thửa"),
                        fields("WARD_CODE", "MaXa", "So_hieu_to_ban_do", "Thua", "parcel_no")))
                .containsEntry("ward_code", "WARD_CODE NAME")
                .containsEntry("sheet_no", "So_hieu_to_ban_do ALIAS")
                .containsEntry("parcel_no", "Thua DECLARED");
    }

    @Test
    void of_two_fields_that_differ_only_in_diacritics_the_delivery_means_the_one_it_writes() {
        SourceField[] fields = fields("MaXa", "SO THUA", "Số thửa");
        assertThat(map(Map.of("parcel_no", "Số thửa"), fields)).containsEntry("parcel_no", "Số thửa DECLARED");
        assertThat(map(Map.of("parcel_no", "SO THUA"), fields)).containsEntry("parcel_no", "SO THUA DECLARED");
        assertThat(map(Map.of("parcel_no", "so_thua"), fields)).containsEntry("parcel_no", "SO THUA DECLARED");
    }

    @Test
    void a_cut_name_is_taken_if_it_can_only_be_one() {
        SourceField cut = new SourceField("SoHieuToBa", 10);
        assertThat(map(Map.of(), new SourceField("MaXa", 10), cut)).containsEntry("sheet_no", "SoHieuToBa CUT_NAME");
        assertThat(map(Map.of(), new SourceField("MaXa", 10), new SourceField("legal_area", 10)))
                .containsEntry("legal_area_m2", "legal_area CUT_NAME");
    }

    @Test
    void a_name_that_may_be_two_is_left_alone() {
        assertThat(map(Map.of(), new SourceField("MaXa", 10), new SourceField("DienTich", 8)))
                .containsEntry("survey_area_m2", "DienTich ALIAS")
                .doesNotContainKey("legal_area_m2");
    }

    @Test
    void what_the_delivery_names_must_be_there() {
        assertThatThrownBy(() -> map(Map.of("parcel_nr", "a"), fields("MaXa")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("parcel_nr");
        assertThatThrownBy(() -> map(Map.of("parcel_no", "thua"), fields("MaXa")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("thua");
    }

    @Test
    void a_required_attribute_without_a_field_stops_the_delivery_before_it_starts() {
        assertThatThrownBy(() -> map(Map.of(), fields("thua")))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("ward_code");
    }
}
