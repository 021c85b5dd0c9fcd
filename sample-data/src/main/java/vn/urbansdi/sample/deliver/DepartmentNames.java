package vn.urbansdi.sample.deliver;

import com.google.common.base.Splitter;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import vn.urbansdi.sample.record.Field;
import vn.urbansdi.sample.record.SampleLayer;

/** What departments call the attributes: none of them knows the catalog's names. */
final class DepartmentNames {

    /** Ten characters at most, for DBF; the cadastre's own names cut off there, as its export does. */
    private static final Map<String, String> SHORT = names(
            "ward_code MaXa sheet_no SoHieuToBa parcel_no SoThuTuThu legal_area_m2 DienTichPh survey_area_m2 DienTich"
                    + " address DiaChi owner_name TenChu building_id MaCTXD use CongNang floors SoTang height_m ChieuCao"
                    + " built_year NamXD permit_no SoGP permit_type LoaiGP issued_on NgayCap floor_area_m2 DTSan"
                    + " applicant_name ChuDauTu zone_id maDoiTuong plan_no maHoSoQH max_floors TangCaoTD"
                    + " max_density_pct MatDoXD approved_on NgayPD note ghiChu road_id MaDuong name_en TenAnh class CapDuong"
                    + " surface MatDuong width_m BeRong lanes SoLan pipe_id MaCong from_node TuNut to_node DenNut"
                    + " diameter_mm DuongKinh material VatLieu invert_up_m CaoDayDau invert_down_m CaoDayCuoi"
                    + " manhole_id MaHoGa ground_m CaoMat invert_m CaoDay cover NapHo pump_id MaTram capacity_m3_h CongSuat"
                    + " outfall_id MaCuaXa receiving_water NguonNhan status TrangThai name Ten kind Loai");

    /** As TT 16/2025/TT-BXD and the cadastral data model have them, in full. */
    private static final Map<String, String> LONG =
            names("ward_code MaXa sheet_no SoHieuToBanDo parcel_no SoThuTuThua legal_area_m2 DienTichPhapLy"
                    + " survey_area_m2 DienTich address DiaChi owner_name TenChu zone_id maDoiTuong plan_no maHoSoQH"
                    + " note ghiChu pipe_id maDoiTuong manhole_id maDoiTuong pump_id maDoiTuong outfall_id maDoiTuong"
                    + " kind phanLoai diameter_mm duongKinh material vatLieu from_node maNutDau to_node maNutCuoi"
                    + " invert_up_m caoDoDayDau invert_down_m caoDoDayCuoi built_year namXayDung");

    private static final Map<String, String> CONTROL_CENTRE = Map.ofEntries(
            Map.entry("light_id", "Mã đèn"),
            Map.entry("cabinet_id", "Mã tủ"),
            Map.entry("lamp_type", "Loại đèn"),
            Map.entry("power_w", "Công suất (W)"),
            Map.entry("pole_height_m", "Chiều cao cột (m)"),
            Map.entry("status", "Trạng thái"),
            Map.entry("installed_on", "Ngày lắp đặt"),
            Map.entry("road_name", "Tuyến đường"),
            Map.entry("name", "Tên tủ"),
            Map.entry("capacity_kw", "Công suất (kW)"));

    /** Headings of the list of permits that the one-stop office keeps. */
    private static final Map<String, String> OFFICE = Map.ofEntries(
            Map.entry("permit_no", "Số giấy phép"),
            Map.entry("ward_code", "Mã phường"),
            Map.entry("permit_type", "Loại giấy phép"),
            Map.entry("status", "Tình trạng"),
            Map.entry("issued_on", "Ngày cấp"),
            Map.entry("floors", "Số tầng"),
            Map.entry("floor_area_m2", "Diện tích sàn (m²)"),
            Map.entry("address", "Địa chỉ công trình"),
            Map.entry("applicant_name", "Chủ đầu tư"));

    private DepartmentNames() {}

    static List<String> shortNames(SampleLayer layer) {
        return layer.fields().stream()
                .map(field -> field.name().equals("land_use")
                        ? (layer == SampleLayer.LAND_PARCEL ? "KyHieuMucD" : "phanLoai")
                        : SHORT.get(field.name()))
                .toList();
    }

    static List<String> longNames(SampleLayer layer) {
        return layer.fields().stream().map(field -> longName(layer, field)).toList();
    }

    private static String longName(SampleLayer layer, Field field) {
        if (field.name().equals("land_use")) {
            return layer == SampleLayer.LAND_PARCEL ? "KyHieuMucDichSuDung" : "phanLoai";
        }
        if (field.name().equals("name") && layer == SampleLayer.PLANNING_ZONE) {
            return "tenDoiTuong";
        }
        boolean drainage = Department.of(layer) == Department.DRAINAGE;
        boolean official = drainage || layer == SampleLayer.LAND_PARCEL || layer == SampleLayer.PLANNING_ZONE;
        return official ? LONG.getOrDefault(field.name(), field.name()) : field.name();
    }

    static List<String> controlCentreNames(SampleLayer layer) {
        return layer.fields().stream()
                .map(field -> CONTROL_CENTRE.get(field.name()))
                .toList();
    }

    static List<String> officeNames(SampleLayer layer) {
        return layer.fields().stream().map(field -> OFFICE.get(field.name())).toList();
    }

    static List<String> catalogNames(SampleLayer layer) {
        return layer.fields().stream().map(Field::name).toList();
    }

    private static Map<String, String> names(String pairs) {
        Map<String, String> names = new HashMap<>();
        Iterator<String> words = Splitter.on(' ').split(pairs).iterator();
        while (words.hasNext()) {
            names.put(words.next(), words.next());
        }
        return names;
    }
}
