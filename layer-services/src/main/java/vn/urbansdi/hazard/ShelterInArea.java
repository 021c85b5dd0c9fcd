package vn.urbansdi.hazard;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.hibernate.annotations.Immutable;
import org.locationtech.jts.geom.Point;

@Entity(name = "ShelterInArea")
@Immutable
@Table(schema = "layer", name = "shelter")
class ShelterInArea {

    @Id
    @Column(name = "fid")
    Long fid;

    @Column(name = "city")
    String city;

    @Column(name = "shelter_id")
    String shelterId;

    @Column(name = "name")
    String name;

    @Column(name = "capacity_persons")
    Long capacityPersons;

    @Column(name = "address")
    String address;

    @Column(name = "phone")
    String phone;

    @Column(name = "geom")
    Point geom;
}
