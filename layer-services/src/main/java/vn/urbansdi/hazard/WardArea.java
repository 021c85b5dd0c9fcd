package vn.urbansdi.hazard;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.locationtech.jts.geom.MultiPolygon;

@Entity(name = "WardArea")
@Immutable
@Table(schema = "layer", name = "ward")
class WardArea {

    @Id
    @Column(name = "fid")
    Long fid;

    @Column(name = "ward_code")
    String wardCode;

    @Column(name = "name")
    String name;

    @Column(name = "geom")
    MultiPolygon geom;
}
