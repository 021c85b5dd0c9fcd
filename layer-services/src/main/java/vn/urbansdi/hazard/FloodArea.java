package vn.urbansdi.hazard;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.locationtech.jts.geom.MultiPolygon;

@Entity(name = "FloodArea")
@Immutable
@Table(schema = "layer", name = "flood_zone")
class FloodArea {

    @Id
    @Column(name = "fid")
    Long fid;

    @Column(name = "risk_level")
    Long riskLevel;

    @Column(name = "geom")
    MultiPolygon geom;
}
