package vn.urbansdi.parcel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.domainquery.CodeView;
import vn.urbansdi.domainquery.Places;
import vn.urbansdi.domainquery.ReadsLayers;

/** Finds parcels and sets them beside plans and hazards, in the catalog's names. */
@Service
@ReadsLayers({ParcelEntity.class, PlanningZoneEntity.class, FloodZoneEntity.class, LandslideZoneEntity.class})
class ParcelQuery {

    private static final String PARCELS = "land_parcel";

    private final ParcelRepository repository;
    private final Catalog catalog;

    ParcelQuery(ParcelRepository repository, Catalog catalog) {
        this.repository = repository;
        this.catalog = catalog;
    }

    List<ParcelView> byIdentifier(String parcelId) {
        return repository.byIdentifier(parcelId).map(this::view).stream().toList();
    }

    List<ParcelView> byNumber(String wardCode, String sheetNo, String parcelNo) {
        return views(repository.byNumber(wardCode, sheetNo, parcelNo));
    }

    /** The parcels at a longitude and latitude of EPSG:4326, degrees. */
    List<ParcelView> at(double lon, double lat) {
        int srid = catalog.layer(PARCELS).orElseThrow().geometry().srid();
        return views(repository.at(Places.point(lon, lat, srid)));
    }

    /** One snapshot for the parcel and all its zones. */
    @Transactional(readOnly = true)
    public Optional<ParcelDossier> dossier(String parcelId) {
        return repository.byIdentifier(parcelId).map(this::dossier);
    }

    private ParcelDossier dossier(ParcelEntity parcel) {
        double areaM2 = repository.areaM2(parcel);
        List<ParcelDossier.Planning> planning = repository.planning(parcel).stream()
                .map(zone -> new ParcelDossier.Planning(
                        zone.zoneId(),
                        zone.name(),
                        CodeView.of(zone.code(), "land_use", catalog),
                        CodeView.of(zone.status(), "plan_status", catalog),
                        hundredths(zone.areaM2()),
                        percent(zone.areaM2(), areaM2)))
                .toList();
        List<ParcelDossier.Hazard> hazards = new ArrayList<>();
        repository.flood(parcel).forEach(zone -> hazards.add(hazard("flood_zone", zone, areaM2)));
        repository.landslide(parcel).forEach(zone -> hazards.add(hazard("landslide_zone", zone, areaM2)));
        return new ParcelDossier(view(parcel), hundredths(areaM2), planning, hazards);
    }

    private ParcelDossier.Hazard hazard(String layer, ZoneOverlap zone, double parcelAreaM2) {
        return new ParcelDossier.Hazard(
                layer,
                zone.zoneId(),
                zone.name(),
                CodeView.of(zone.code(), "risk_level", catalog),
                hundredths(zone.areaM2()),
                percent(zone.areaM2(), parcelAreaM2));
    }

    private List<ParcelView> views(List<ParcelEntity> parcels) {
        return parcels.stream().map(this::view).toList();
    }

    private ParcelView view(ParcelEntity parcel) {
        return new ParcelView(
                PARCELS + "." + parcel.fid,
                parcel.parcelId,
                parcel.city,
                parcel.wardCode,
                parcel.sheetNo,
                parcel.parcelNo,
                CodeView.of(parcel.landUse, "land_use", catalog),
                parcel.legalAreaM2,
                parcel.surveyAreaM2,
                parcel.address,
                Places.wgs84Centre(parcel.geom),
                Places.wgs84Extent(parcel.geom));
    }

    private static BigDecimal hundredths(double value) {
        return BigDecimal.valueOf(value).setScale(2, RoundingMode.HALF_UP);
    }

    /** Rounding and overlaps of a few square millimetres must not make more than the whole. */
    private static BigDecimal percent(double part, double whole) {
        return hundredths(Math.min(100, 100 * part / whole));
    }
}
