package vn.urbansdi.sample.deliver;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.urbansdi.sample.record.SampleLayer;

/**
 * How one city delivers.
 *
 * @param city its id; null where the rows are not of one city
 * @param directory in which its files lie
 */
record CityHabits(String city, String directory, Format surveys) {

    private static final Map<String, String> TAXED = Map.of("ha_long", "06685", "uong_bi", "06811");

    enum Format {
        SHAPEFILE_TM3,
        /** As the other, from a program of the time before Unicode. */
        SHAPEFILE_ABC,
        SHAPEFILE_UTM,
        GEOPACKAGE,
        GEOJSON,
        CSV,
        MAPINFO,
        WORKBOOK
    }

    /** Borders come from the province, for all cities at once. */
    static CityHabits province() {
        return new CityHabits(null, "admin", Format.GEOJSON);
    }

    static CityHabits of(String city) {
        return new CityHabits(
                city,
                city,
                switch (city) {
                    case "ha_long" -> Format.SHAPEFILE_TM3;
                    case "cam_pha" -> Format.GEOPACKAGE;
                    case "uong_bi" -> Format.GEOJSON;
                    case "mong_cai" -> Format.SHAPEFILE_UTM;
                    default -> throw new IllegalArgumentException(city);
                });
    }

    Format format(SampleLayer layer) {
        Department department = Department.of(layer);
        return switch (department) {
            case LIGHTING -> Format.CSV;
            case HAZARD, ADMIN -> Format.GEOJSON;
            case LAND -> surveys == Format.SHAPEFILE_TM3 ? Format.SHAPEFILE_ABC : surveys;
            case DRAINAGE -> surveys == Format.GEOJSON ? Format.MAPINFO : surveys;
            default -> layer == SampleLayer.BUILDING_PERMIT && surveys == Format.GEOPACKAGE ? Format.WORKBOOK : surveys;
        };
    }

    /** The ward of which the tax office has a list, in cities where it hands one in. */
    Optional<String> taxedWard() {
        return Optional.ofNullable(TAXED.get(directory));
    }

    /** All wards of which a tax office has a list. */
    static Set<String> taxedWards() {
        return Set.copyOf(TAXED.values());
    }

    List<String> names(SampleLayer layer) {
        return switch (format(layer)) {
            case SHAPEFILE_TM3, SHAPEFILE_ABC, SHAPEFILE_UTM, MAPINFO -> DepartmentNames.shortNames(layer);
            case GEOPACKAGE -> DepartmentNames.longNames(layer);
            case CSV -> DepartmentNames.controlCentreNames(layer);
            case WORKBOOK -> DepartmentNames.officeNames(layer);
            case GEOJSON ->
                layer == SampleLayer.LAND_PARCEL
                        ? DepartmentNames.longNames(layer)
                        : DepartmentNames.catalogNames(layer);
        };
    }

    /** Name of a table; for pipes that of TT 16/2025/TT-BXD. */
    String table(SampleLayer layer) {
        return switch (layer) {
            case LAND_PARCEL -> "ThuaDat";
            case DRAIN_PIPE -> "MangLuoiThoatNuoc_L";
            case MANHOLE -> "HoGa_P";
            case PUMP_STATION -> "TramBom_P";
            case OUTFALL -> "CuaXa_P";
            case PLANNING_ZONE -> "ChucNangSuDungDat_A";
            default -> layer.id();
        };
    }
}
