package vn.urbansdi.parcel;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Optional;
import org.hibernate.jpa.HibernateHints;
import org.locationtech.jts.geom.Point;
import org.springframework.stereotype.Repository;
import org.springframework.transaction.annotation.Transactional;
import vn.urbansdi.domainquery.ReadsLayers;

/** The typed queries behind {@link ParcelQuery}; each value is bound. */
@Repository
@ReadsLayers({ParcelEntity.class, PlanningZoneEntity.class, FloodZoneEntity.class, LandslideZoneEntity.class})
@Transactional(readOnly = true, timeout = 10)
class ParcelRepository {

    /** Ward, sheet and number repeat in real data, but not by the hundred. */
    static final int MOST_PARCELS = 100;

    /** Slivers below this share of a square metre are two drawings of one boundary, not an overlap. */
    private static final double LEAST_OVERLAP_M2 = 0.01;

    private final EntityManager entities;

    ParcelRepository(EntityManager entities) {
        this.entities = entities;
    }

    Optional<ParcelEntity> byIdentifier(String parcelId) {
        return entities.createQuery("select p from Parcel p where p.parcelId = :id", ParcelEntity.class)
                .setParameter("id", parcelId)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultStream()
                .findFirst();
    }

    /** @param sheetNo null for every sheet */
    List<ParcelEntity> byNumber(String wardCode, String sheetNo, String parcelNo) {
        return entities.createQuery("""
                        select p from Parcel p
                        where p.wardCode = :ward and p.parcelNo = :number and (:sheet is null or p.sheetNo = :sheet)
                        order by p.sheetNo, p.fid""", ParcelEntity.class)
                .setParameter("ward", wardCode)
                .setParameter("sheet", sheetNo)
                .setParameter("number", parcelNo)
                .setMaxResults(MOST_PARCELS)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultList();
    }

    /** Parcels that hold the point, boundary included: two or more on a shared boundary. */
    List<ParcelEntity> at(Point point) {
        return entities.createQuery(
                        "select p from Parcel p where st_intersects(p.geom, :point) = true order by p.fid",
                        ParcelEntity.class)
                .setParameter("point", point)
                .setMaxResults(MOST_PARCELS)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultList();
    }

    double areaM2(ParcelEntity parcel) {
        return entities.createQuery("select st_area(p.geom) from Parcel p where p.fid = :fid", Double.class)
                .setParameter("fid", parcel.fid)
                .getSingleResult();
    }

    List<ZoneOverlap> planning(ParcelEntity parcel) {
        return overlaps("z.landUse, z.status", "PlanningZone", parcel);
    }

    List<ZoneOverlap> flood(ParcelEntity parcel) {
        return overlaps("cast(z.riskLevel as String), cast(null as String)", "FloodZone", parcel);
    }

    List<ZoneOverlap> landslide(ParcelEntity parcel) {
        return overlaps("cast(z.riskLevel as String), cast(null as String)", "LandslideZone", parcel);
    }

    /** The columns and the entity are constants of this class, never a request's. */
    private List<ZoneOverlap> overlaps(String columns, String entity, ParcelEntity parcel) {
        String query = """
                select z.zoneId, z.name, %s, st_area(st_intersection(z.geom, p.geom))
                from Parcel p join %s z on st_intersects(z.geom, p.geom) = true
                where p.fid = :fid and st_area(st_intersection(z.geom, p.geom)) >= :least
                order by 5 desc, 1""".formatted(columns, entity);
        return entities.createQuery(query, Tuple.class)
                .setParameter("fid", parcel.fid)
                .setParameter("least", LEAST_OVERLAP_M2)
                .getResultStream()
                .map(row -> new ZoneOverlap(
                        row.get(0, String.class),
                        row.get(1, String.class),
                        row.get(2, String.class),
                        row.get(3, String.class),
                        row.get(4, Number.class).doubleValue()))
                .toList();
    }
}
