package vn.urbansdi.hazard;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.domainquery.CodeView;
import vn.urbansdi.domainquery.Places;
import vn.urbansdi.domainquery.ReadsLayers;

/** Counts what an area holds. */
@Service
@ReadsLayers({
    ParcelAtRisk.class,
    BuildingAtRisk.class,
    LightAtRisk.class,
    ShelterInArea.class,
    WardArea.class,
    FloodArea.class,
    LandslideArea.class
})
class ExposureQuery {

    private final ExposureRepository repository;
    private final Catalog catalog;

    ExposureQuery(ExposureRepository repository, Catalog catalog) {
        this.repository = repository;
        this.catalog = catalog;
    }

    /** @param wgs84Area a valid area of longitudes and latitudes */
    @Transactional(readOnly = true, timeout = 30)
    public Exposure exposure(Geometry wgs84Area) {
        Geometry area = Places.fromWgs84(
                wgs84Area, catalog.layer("land_parcel").orElseThrow().geometry().srid());
        Map<String, String> wardNames = repository.wardNames();
        Map<Asset, Long> totals = new EnumMap<>(Asset.class);
        List<Exposure.Row> rows = new ArrayList<>();
        for (Asset asset : Asset.values()) {
            List<ExposureRow> counted = repository.exposure(asset, area);
            counted.forEach(row -> rows.add(row(asset, row, wardNames)));
            totals.put(asset, counted.stream().mapToLong(ExposureRow::count).sum());
        }
        List<Exposure.Shelter> shelters =
                repository.shelters(area).stream().map(ExposureQuery::shelter).toList();
        BigDecimal areaM2 = BigDecimal.valueOf(area.getArea()).setScale(2, RoundingMode.HALF_UP);
        return new Exposure(areaM2, totals, rows, shelters);
    }

    private Exposure.Row row(Asset asset, ExposureRow row, Map<String, String> wardNames) {
        return new Exposure.Row(
                asset,
                CodeView.of(row.floodLevel(), "risk_level", catalog),
                CodeView.of(row.landslideLevel(), "risk_level", catalog),
                row.wardCode(),
                row.wardCode() == null ? null : wardNames.get(row.wardCode()),
                row.city(),
                row.count());
    }

    private static Exposure.Shelter shelter(ShelterInArea shelter) {
        return new Exposure.Shelter(
                shelter.shelterId,
                shelter.name,
                shelter.capacityPersons,
                shelter.address,
                shelter.phone,
                Places.wgs84Centre(shelter.geom));
    }
}
