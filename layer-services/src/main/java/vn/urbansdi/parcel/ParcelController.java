package vn.urbansdi.parcel;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.domainquery.ReadsLayers;
import vn.urbansdi.problem.ProblemException;

@RestController
@RequestMapping("/api/parcels")
@Tag(name = "Thửa đất · Parcels")
@ReadsLayers({ParcelEntity.class, PlanningZoneEntity.class, FloodZoneEntity.class, LandslideZoneEntity.class})
class ParcelController {

    private static final int LONGEST_TEXT = 200;

    private final ParcelQuery query;

    ParcelController(ParcelQuery query) {
        this.query = query;
    }

    record Parcels(List<ParcelView> parcels) {}

    @GetMapping
    @Operation(
            summary = "Tìm thửa đất · Find parcels",
            description =
                    "By exactly one of: `id`; `ward_code` with `parcel_no`, and `sheet_no` if known (a list: the three are not "
                            + "unique in real data); `lon` with `lat`, degrees of EPSG:4326. At most 100 parcels.")
    Parcels find(
            @Parameter(description = "Parcel identifier, 12-character geohash") @RequestParam(required = false)
                    String id,
            @RequestParam(name = "ward_code", required = false) String wardCode,
            @RequestParam(name = "sheet_no", required = false) String sheetNo,
            @RequestParam(name = "parcel_no", required = false) String parcelNo,
            @RequestParam(required = false) Double lon,
            @RequestParam(required = false) Double lat) {
        boolean byNumber = wardCode != null || sheetNo != null || parcelNo != null;
        boolean byPoint = lon != null || lat != null;
        if ((id != null ? 1 : 0) + (byNumber ? 1 : 0) + (byPoint ? 1 : 0) != 1) {
            throw ProblemException.badRequest(
                    new Title(
                            "Hãy cho đúng một cách tìm: id; hoặc ward_code và parcel_no (thêm sheet_no nếu biết); hoặc lon và lat.",
                            "Give exactly one way to find parcels: id; or ward_code and parcel_no (and sheet_no if known); or lon and lat."));
        }
        if (id != null) {
            return new Parcels(query.byIdentifier(text("id", id)));
        }
        return new Parcels(byNumber ? byNumber(wardCode, sheetNo, parcelNo) : byPoint(lon, lat));
    }

    @GetMapping("/{id}")
    @Operation(
            summary = "Hồ sơ thửa đất · A parcel's dossier",
            description =
                    "The parcel with the planning and hazard zones that it touches, in m² on the grid of the layer's CRS and in "
                            + "percent of the parcel.")
    ParcelDossier dossier(@PathVariable String id) {
        return query.dossier(text("id", id))
                .orElseThrow(() -> ProblemException.notFound(
                        new Title("Không có thửa đất mang mã này.", "There is no parcel of that identifier.")));
    }

    private List<ParcelView> byNumber(String wardCode, String sheetNo, String parcelNo) {
        if (wardCode == null || parcelNo == null) {
            throw ProblemException.badRequest(new Title(
                    "Tìm theo số thửa cần cả ward_code và parcel_no.",
                    "To find parcels by number, ward_code and parcel_no are both needed."));
        }
        return query.byNumber(
                text("ward_code", wardCode),
                sheetNo == null ? null : text("sheet_no", sheetNo),
                text("parcel_no", parcelNo));
    }

    private List<ParcelView> byPoint(Double lon, Double lat) {
        if (lon == null || lat == null || !(Math.abs(lon) <= 180) || !(Math.abs(lat) <= 85)) {
            throw ProblemException.badRequest(new Title(
                    "Điểm cần cả lon (−180 đến 180) và lat (−85 đến 85), tính bằng độ WGS 84.",
                    "A point needs both lon (−180 to 180) and lat (−85 to 85), degrees of WGS 84."));
        }
        return query.at(lon, lat);
    }

    private static String text(String parameter, String value) {
        if (value.isBlank() || value.length() > LONGEST_TEXT || value.indexOf('\0') >= 0) {
            throw ProblemException.badRequest(new Title(
                    "Tham số " + parameter + " rỗng, quá dài hoặc có ký tự không hợp lệ.",
                    "The parameter " + parameter + " is empty, too long, or holds an illegal character."));
        }
        return value;
    }
}
