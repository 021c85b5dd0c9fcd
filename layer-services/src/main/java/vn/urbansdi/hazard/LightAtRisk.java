package vn.urbansdi.hazard;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.locationtech.jts.geom.Point;

@Entity(name = "LightAtRisk")
@Immutable
@Table(schema = "layer", name = "street_light")
class LightAtRisk {

    @Id
    @Column(name = "fid")
    Long fid;

    @Column(name = "city")
    String city;

    @Column(name = "geom")
    Point geom;
}
