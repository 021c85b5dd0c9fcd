package vn.urbansdi.hazard;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.locationtech.jts.geom.MultiPolygon;

@Entity(name = "BuildingAtRisk")
@Immutable
@Table(schema = "layer", name = "building")
class BuildingAtRisk {

    @Id
    @Column(name = "fid")
    Long fid;

    @Column(name = "city")
    String city;

    @Column(name = "ward_code")
    String wardCode;

    @Column(name = "geom")
    MultiPolygon geom;
}
