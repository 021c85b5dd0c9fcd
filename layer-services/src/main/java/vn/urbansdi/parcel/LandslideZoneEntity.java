package vn.urbansdi.parcel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.locationtech.jts.geom.MultiPolygon;

@Entity(name = "LandslideZone")
@Immutable
@Table(schema = "layer", name = "landslide_zone")
class LandslideZoneEntity {

    @Id
    @Column(name = "fid")
    Long fid;

    @Column(name = "zone_id")
    String zoneId;

    @Column(name = "name")
    String name;

    @Column(name = "risk_level")
    Long riskLevel;

    @Column(name = "geom")
    MultiPolygon geom;
}
