package vn.urbansdi.hazard;

import jakarta.persistence.EntityManager;
import jakarta.persistence.Tuple;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hibernate.jpa.HibernateHints;
import org.locationtech.jts.geom.Geometry;
import org.springframework.stereotype.Repository;
import vn.urbansdi.domainquery.ReadsLayers;

/** The typed queries behind {@link ExposureQuery}; the area is bound, everything else is constant. */
@Repository
@ReadsLayers({
    ParcelAtRisk.class,
    BuildingAtRisk.class,
    LightAtRisk.class,
    ShelterInArea.class,
    WardArea.class,
    FloodArea.class,
    LandslideArea.class
})
class ExposureRepository {

    static final int MOST_SHELTERS = 500;

    private final EntityManager entities;

    ExposureRepository(EntityManager entities) {
        this.entities = entities;
    }

    List<ExposureRow> exposure(Asset asset, Geometry area) {
        String query = """
                select new vn.urbansdi.hazard.ExposureRow(x.ward, x.city, x.flood, x.landslide, count(*))
                from (select %s as ward, a.city as city,
                             (select max(f.riskLevel) from FloodArea f where st_intersects(f.geom, a.geom) = true) as flood,
                             (select max(l.riskLevel) from LandslideArea l where st_intersects(l.geom, a.geom) = true) as landslide
                      from %s a where st_intersects(a.geom, :area) = true) x
                group by x.ward, x.city, x.flood, x.landslide
                order by x.city, x.ward, x.flood desc nulls last, x.landslide desc nulls last""".formatted(asset.wardExpression(), asset.entity());
        return entities.createQuery(query, ExposureRow.class)
                .setParameter("area", area)
                .getResultList();
    }

    /** Largest first. */
    List<ShelterInArea> shelters(Geometry area) {
        return entities.createQuery("""
                        select s from ShelterInArea s where st_intersects(s.geom, :area) = true
                        order by s.capacityPersons desc nulls last, s.fid""", ShelterInArea.class)
                .setParameter("area", area)
                .setMaxResults(MOST_SHELTERS)
                .setHint(HibernateHints.HINT_READ_ONLY, true)
                .getResultList();
    }

    Map<String, String> wardNames() {
        return entities.createQuery("select w.wardCode, w.name from WardArea w where w.name is not null", Tuple.class)
                .getResultStream()
                .collect(Collectors.toMap(
                        ward -> ward.get(0, String.class), ward -> ward.get(1, String.class), (a, b) -> a));
    }
}
