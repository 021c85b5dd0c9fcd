package vn.urbansdi.parcel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.locationtech.jts.geom.MultiPolygon;

@Entity(name = "PlanningZone")
@Immutable
@Table(schema = "layer", name = "planning_zone")
class PlanningZoneEntity {

    @Id
    @Column(name = "fid")
    Long fid;

    @Column(name = "zone_id")
    String zoneId;

    @Column(name = "name")
    String name;

    @Column(name = "land_use")
    String landUse;

    @Column(name = "status")
    String status;

    @Column(name = "geom")
    MultiPolygon geom;
}
