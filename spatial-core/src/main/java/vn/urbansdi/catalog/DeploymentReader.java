package vn.urbansdi.catalog;

import java.net.URI;
import java.net.URISyntaxException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.OutsideCrsException;
import vn.urbansdi.geo.TileMatrixSet;

/** Checks a deployment and takes it into its record. */
final class DeploymentReader {

    private static final int WGS_84 = 4326;
    private static final Pattern ID = Pattern.compile(Names.ID_PATTERN);
    private static final Extent WORLD = new Extent(WGS_84, -180, -90, 180, 90);

    private final YamlFile file;
    private final DeploymentDocument document;

    DeploymentReader(YamlFile file, DeploymentDocument document) {
        this.file = file;
        this.document = document;
    }

    /** The deployment; of no use where the file now has problems. */
    Deployment read() {
        checkNamespace();
        checkCrs();
        List<Theme> themes = new ArrayList<>();
        document.themes().forEach((id, title) -> {
            checkId(id, "themes");
            themes.add(new Theme(id, title));
        });
        Extent extent = extent(document.extent(), "extent");
        return new Deployment(
                document.title(),
                Optional.ofNullable(document.description()),
                new Deployment.Contact(
                        document.contact().organisation(),
                        Optional.ofNullable(document.contact().person()),
                        Optional.ofNullable(document.contact().email()),
                        Optional.ofNullable(document.contact().phone())),
                document.prefix(),
                document.namespace(),
                extent,
                document.srid(),
                document.crs(),
                themes,
                cities(extent),
                tileMatrixSets(extent),
                Optional.ofNullable(document.notice()));
    }

    private void checkNamespace() {
        if (Names.isReservedPrefix(document.prefix())) {
            file.problem(
                    "prefix",
                    "Tiền tố \"" + document.prefix() + "\" dành cho chuẩn OGC; hãy chọn tiền tố khác.",
                    "The prefix \"" + document.prefix() + "\" belongs to the standards; choose another.");
        }
        try {
            if (!new URI(document.namespace()).isAbsolute()) {
                throw new URISyntaxException(document.namespace(), "not absolute");
            }
        } catch (URISyntaxException e) {
            file.problem(
                    "namespace",
                    "Phải là URI đầy đủ, ví dụ https://example.vn/ten.",
                    "Must be an absolute URI, such as https://example.org/name.");
        }
    }

    private void checkCrs() {
        for (int i = 0; i < document.crs().size(); i++) {
            int srid = document.crs().get(i);
            String path = YamlFile.child("crs", i);
            if (CrsRegistry.standard().crs(srid).isEmpty()) {
                file.problem(path, "Không biết hệ toạ độ EPSG:" + srid + ".", "EPSG:" + srid + " is not known.");
            }
            if (document.crs().indexOf(srid) < i) {
                file.problem(path, "EPSG:" + srid + " đã có ở trên.", "EPSG:" + srid + " is listed twice.");
            }
        }
        if (!document.crs().contains(document.srid())) {
            file.problem(
                    "srid",
                    "EPSG:" + document.srid() + " phải có trong danh sách crs.",
                    "EPSG:" + document.srid() + " must be among crs.");
        }
    }

    private List<TileMatrixSet> tileMatrixSets(Extent extent) {
        List<TileMatrixSet> sets =
                new ArrayList<>(List.of(TileMatrixSet.WEB_MERCATOR_QUAD, TileMatrixSet.WORLD_CRS84_QUAD));
        String own = document.tileMatrixSet();
        Optional<Crs> crs = CrsRegistry.standard().crs(document.srid());
        if (own == null || crs.isEmpty()) {
            return sets;
        }
        if (sets.stream().anyMatch(set -> set.id().equals(own))) {
            file.problem("tile_matrix_set", "Tên này là của chuẩn OGC.", "That name belongs to the standard.");
        } else if (crs.get().geographic()) {
            file.problem(
                    "tile_matrix_set",
                    "srid phải là hệ toạ độ phẳng, tính bằng mét.",
                    "srid must be a projected CRS, measured in metres.");
        } else {
            try {
                sets.add(TileMatrixSet.ofZone(own, crs.get(), extent));
            } catch (OutsideCrsException e) {
                file.problem(
                        "tile_matrix_set",
                        "extent nằm ngoài vùng dùng được của EPSG:" + document.srid() + ".",
                        "The extent lies where EPSG:" + document.srid() + " is not defined.");
            }
        }
        return sets;
    }

    private List<City> cities(Extent area) {
        List<City> cities = new ArrayList<>();
        Map<String, String> cityOfWard = new HashMap<>();
        Optional.ofNullable(document.cities()).orElse(Map.of()).forEach((id, city) -> {
            String path = YamlFile.child("cities", id);
            checkId(id, "cities");
            List<String> wards = Optional.ofNullable(city.wards()).orElse(List.of());
            for (int i = 0; i < wards.size(); i++) {
                String other = cityOfWard.put(wards.get(i), id);
                if (other != null) {
                    file.problem(
                            YamlFile.child(YamlFile.child(path, "wards"), i),
                            "Phường " + wards.get(i) + " đã thuộc \"" + other + "\".",
                            "Ward " + wards.get(i) + " already belongs to \"" + other + "\".");
                }
            }
            Extent extent = extent(city.extent(), YamlFile.child(path, "extent"));
            if (!extent.intersects(area)) {
                file.problem(
                        YamlFile.child(path, "extent"),
                        "Nằm ngoài phạm vi của hệ thống (extent).",
                        "Lies outside the deployment's extent.");
            }
            cities.add(new City(id, city.name(), extent, wards, Optional.ofNullable(city.districtCode())));
        });
        return cities;
    }

    private void checkId(String id, String parent) {
        if (!ID.matcher(id).matches()) {
            file.problem(
                    YamlFile.child(parent, id),
                    "Mã phải theo mẫu " + Names.ID_PATTERN + ".",
                    "An id must have the form " + Names.ID_PATTERN + ".");
        }
    }

    private Extent extent(List<Double> bounds, String path) {
        double west = bounds.get(0);
        double south = bounds.get(1);
        double east = bounds.get(2);
        double north = bounds.get(3);
        if (west >= east || south >= north || !WORLD.contains(west, south) || !WORLD.contains(east, north)) {
            file.problem(
                    path,
                    "Phải là [tây, nam, đông, bắc] theo độ, tây < đông, nam < bắc.",
                    "Must be [west, south, east, north] in degrees, west < east, south < north.");
            return WORLD;
        }
        return new Extent(WGS_84, west, south, east, north);
    }
}
