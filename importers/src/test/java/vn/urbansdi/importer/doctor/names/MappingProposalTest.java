package vn.urbansdi.importer.doctor.names;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.importer.doctor.profile.FieldProfile;
import vn.urbansdi.importer.doctor.profile.FieldStatistics;
import vn.urbansdi.importer.map.DecimalColumns;
import vn.urbansdi.importer.row.SourceField;

class MappingProposalTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    private static MappingProposal propose(String layer, String... fields) {
        return LayerRanking.given(CATALOG.layer(layer).orElseThrow(), fields(0, fields), List.of())
                .candidates()
                .get(0)
                .mapping();
    }

    private static List<SourceField> fields(int limit, String... names) {
        return Arrays.stream(names).map(name -> new SourceField(name, limit)).toList();
    }

    private static Map<String, String> mapped(MappingProposal proposal) {
        Map<String, String> mapped = new LinkedHashMap<>();
        proposal.attributes().stream()
                .filter(AttributeProposal::isMapped)
                .forEach(each -> mapped.put(each.attribute(), each.field()));
        return mapped;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Mã xã|Số hiệu tờ bản đồ|Số thứ tự thửa|Mục đích sử dụng|Diện tích pháp lý|Diện tích|Địa chỉ|Tên chủ sử dụng",
                "Mã phường xã|Tờ bản đồ số|Số thửa|Loại đất|Diện tích pháp lý (m2)|Diện tích đo đạc|Địa chỉ thửa đất|Chủ sử dụng",
                "MA_XA|SO_HIEU_TO_BAN_DO|SO_THU_TU_THUA|MUC_DICH_SU_DUNG|DIEN_TICH_PHAP_LY|DIEN_TICH|DIA_CHI|TEN_CHU",
                "maxa|sohieutobando|sothututhua|loaidat|dientichphaply|dientich|diachi|tenchu",
                "MaXa|SoHieuToBanDo|SoThuTuThua|KyHieuMucDichSuDung|DienTichPhapLy|DienTich|DiaChi|TenChu",
                "MaXa|SH_ToBD|STT_Thua|MDSD|DT_PhapLy|DienTich|DiaChi|TenChu"
            })
    void a_parcel_file_by_the_names_of_offices(String names) {
        String[] fields = names.split("\\|");
        assertThat(mapped(propose("land_parcel", fields)))
                .isEqualTo(Map.of(
                        "ward_code", fields[0],
                        "sheet_no", fields[1],
                        "parcel_no", fields[2],
                        "land_use", fields[3],
                        "legal_area_m2", fields[4],
                        "survey_area_m2", fields[5],
                        "address", fields[6],
                        "owner_name", fields[7]));
    }

    @Test
    void the_names_of_planning_law() {
        assertThat(mapped(propose(
                        "planning_zone",
                        "maThongTinQH",
                        "maHoSoQH",
                        "maDoiTuong",
                        "tenDoiTuong",
                        "phanLoai",
                        "ghiChu")))
                .isEqualTo(Map.of(
                        "plan_no", "maHoSoQH",
                        "zone_id", "maDoiTuong",
                        "name", "tenDoiTuong",
                        "land_use", "phanLoai",
                        "note", "ghiChu"));
        assertThat(mapped(propose("drain_pipe", "maDoiTuong", "phanLoai", "ghiChu")))
                .isEqualTo(Map.of("pipe_id", "maDoiTuong", "kind", "phanLoai"));
        assertThat(mapped(propose("street_light", "maDoiTuong", "tenDoiTuong")))
                .containsEntry("light_id", "maDoiTuong");
    }

    @Test
    void a_layer_is_told_by_the_class_name_of_planning_law() {
        assertThat(best("MangLuoiThoatNuocMua_L", 1, "maDoiTuong", "phanLoai", "duongKinh", "vatLieu"))
                .isEqualTo(Optional.of("drain_pipe"));
        assertThat(best("CongTrinhChieuSang_P", 0, "maDoiTuong", "congSuat", "chieuCaoCot", "loaiDen"))
                .isEqualTo(Optional.of("street_light"));
        assertThat(best("ThuaDat", 2, "MaXa", "SoHieuToBanDo", "SoThuTuThua")).isEqualTo(Optional.of("land_parcel"));
    }

    private static Optional<String> best(String file, int dimension, String... fields) {
        return LayerRanking.of(CATALOG, fields(0, fields), List.of(), Set.of(dimension), file)
                .best()
                .map(candidate -> candidate.layer().id());
    }

    @Test
    void names_that_mean_nothing_are_matched_with_nothing() {
        String[] garbage = {
            "abc",
            "field1",
            "F2",
            "OBJECTID",
            "SHAPE_Leng",
            "Shape_Area",
            "GlobalID",
            "foo_bar",
            "temp",
            "zzz",
            "qwerty",
            "x1",
            "__",
            "ngay mai",
            "so",
            "1",
            "???"
        };
        for (Layer layer : CATALOG.layers()) {
            assertThat(mapped(propose(layer.id(), garbage))).as(layer.id()).isEmpty();
        }
        assertThat(best("data", 2, garbage)).isEmpty();
    }

    @Test
    void of_two_fields_that_fit_as_well_neither_is_taken() {
        MappingProposal proposal = propose("land_parcel", "MaXa", "Số thửa", "Thửa đất số", "Địa chỉ");
        AttributeProposal parcel = attribute(proposal, "parcel_no");
        assertThat(parcel.isMapped()).isFalse();
        assertThat(parcel.unclear()).isTrue();
        assertThat(parcel.contenders())
                .extracting(AttributeProposal.Contender::field)
                .containsExactlyInAnyOrder("Số thửa", "Thửa đất số");
        assertThat(proposal.unmapped()).containsExactlyInAnyOrder("Số thửa", "Thửa đất số");
        assertThat(mapped(proposal)).isEqualTo(Map.of("ward_code", "MaXa", "address", "Địa chỉ"));
    }

    @Test
    void where_an_import_would_take_one_of_two_by_itself_that_is_said() {
        AttributeProposal ward = attribute(propose("ward", "code", "MaXa", "name"), "ward_code");
        assertThat(ward.unclear()).isTrue();
        assertThat(ward.note().en()).contains("an import takes \"code\"");
    }

    @Test
    void the_attributes_own_name_is_surer_than_any_alias() {
        MappingProposal proposal = propose("ward", "MaXa", "ward_code", "name");
        assertThat(mapped(proposal)).containsEntry("ward_code", "ward_code");
        assertThat(attribute(proposal, "ward_code").contenders())
                .extracting(AttributeProposal.Contender::field)
                .containsExactly("MaXa");
    }

    @Test
    void a_field_whose_values_cannot_be_the_attributes_is_not_proposed_by_its_name_alone() {
        FieldStatistics words = new FieldStatistics();
        for (int i = 0; i < 100; i++) {
            words.add(i + 1, "rộng khoảng " + i + " bước");
        }
        SourceField field = new SourceField("Bề rộng đường");
        FieldProfile profile = words.profile(field, 100, new DecimalColumns(Optional.empty()).column(0), null);
        MappingProposal proposal = LayerRanking.given(
                        CATALOG.layer("road").orElseThrow(), List.of(field), List.of(profile))
                .candidates()
                .get(0)
                .mapping();
        assertThat(mapped(proposal)).isEmpty();
    }

    @Test
    void a_field_of_the_attributes_title_that_holds_something_else_is_left_out_with_the_reason() {
        FieldStatistics words = new FieldStatistics();
        for (int i = 0; i < 100; i++) {
            words.add(i + 2, "khoảng " + i + " bước");
        }
        SourceField field = new SourceField("Bề rộng");
        FieldProfile profile = words.profile(field, 100, new DecimalColumns(Optional.empty()).column(0), null);
        MappingProposal proposal = LayerRanking.given(
                        CATALOG.layer("road").orElseThrow(), List.of(field), List.of(profile))
                .candidates()
                .get(0)
                .mapping();
        assertThat(mapped(proposal)).isEmpty();
        assertThat(attribute(proposal, "width_m").note().en())
                .contains("\"Bề rộng\" is left out", "100 / 100 values are no decimal", "row 2: \"khoảng 0 bước\"");
    }

    @Test
    void a_field_of_the_attributes_title_is_proposed_although_some_of_its_values_are_wrong_and_these_are_told() {
        FieldStatistics widths = new FieldStatistics();
        for (int i = 0; i < 100; i++) {
            widths.add(i + 2, i % 5 == 3 ? "hẹp" : "7,5");
        }
        SourceField field = new SourceField("Bề rộng (m)");
        FieldProfile profile = widths.profile(field, 100, new DecimalColumns(Optional.empty()).column(0), null);
        MappingProposal proposal = LayerRanking.given(
                        CATALOG.layer("road").orElseThrow(), List.of(field), List.of(profile))
                .candidates()
                .get(0)
                .mapping();
        assertThat(mapped(proposal)).containsEntry("width_m", "Bề rộng (m)");
        assertThat(attribute(proposal, "width_m").note().en())
                .contains("20 / 100 values are no decimal (row 5: \"hẹp\", row 10: \"hẹp\", row 15: \"hẹp\")");
        assertThat(attribute(proposal, "width_m").note().vi())
                .contains("20 / 100 giá trị không phải decimal (dòng 5: ");
    }

    @Test
    void a_name_that_the_format_has_cut() {
        MappingProposal proposal = LayerRanking.given(
                        CATALOG.layer("land_parcel").orElseThrow(),
                        fields(10, "MaXa", "SoHieuToBa", "DienTichPh", "DienTich"),
                        List.of())
                .candidates()
                .get(0)
                .mapping();
        assertThat(mapped(proposal))
                .isEqualTo(Map.of(
                        "ward_code", "MaXa",
                        "sheet_no", "SoHieuToBa",
                        "legal_area_m2", "DienTichPh",
                        "survey_area_m2", "DienTich"));
        assertThat(attribute(proposal, "sheet_no").rule()).isEqualTo("cut_name");
    }

    @Test
    void required_attributes_without_a_field_are_named() {
        assertThat(propose("flood_zone", "maDoiTuong").missing())
                .extracting(AttributeProposal::attribute)
                .containsExactly("risk_level");
    }

    private static AttributeProposal attribute(MappingProposal proposal, String name) {
        return proposal.attributes().stream()
                .filter(each -> each.attribute().equals(name))
                .findFirst()
                .orElseThrow();
    }
}
