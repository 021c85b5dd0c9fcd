package vn.urbansdi.parcel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.math.BigDecimal;
import org.hibernate.annotations.Immutable;
import org.locationtech.jts.geom.MultiPolygon;

@Entity(name = "Parcel")
@Immutable
@Table(schema = "layer", name = "land_parcel")
class ParcelEntity {

    @Id
    @Column(name = "fid")
    Long fid;

    @Column(name = "city")
    String city;

    @Column(name = "parcel_id")
    String parcelId;

    @Column(name = "ward_code")
    String wardCode;

    @Column(name = "sheet_no")
    String sheetNo;

    @Column(name = "parcel_no")
    String parcelNo;

    @Column(name = "land_use")
    String landUse;

    @Column(name = "legal_area_m2")
    BigDecimal legalAreaM2;

    @Column(name = "survey_area_m2")
    BigDecimal surveyAreaM2;

    @Column(name = "address")
    String address;

    @Column(name = "geom")
    MultiPolygon geom;
}
