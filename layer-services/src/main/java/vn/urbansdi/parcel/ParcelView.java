package vn.urbansdi.parcel;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import vn.urbansdi.domainquery.CodeView;

/**
 * A parcel as everyone may see it.
 *
 * @param fid          identifier on every protocol: {@code land_parcel.<number>}
 * @param legalAreaM2  area in the land records, square metres
 * @param surveyAreaM2 area in the survey, square metres
 * @param centre       longitude and latitude (EPSG:4326) of a point inside
 * @param extent       west, south, east, north (EPSG:4326)
 */
@Schema(name = "Parcel")
@JsonInclude(JsonInclude.Include.NON_NULL)
@SuppressWarnings("ArrayRecordComponent") // written as JSON, compared by nobody
record ParcelView(
        String fid,
        String parcelId,
        String city,
        String wardCode,
        String sheetNo,
        String parcelNo,
        CodeView landUse,
        BigDecimal legalAreaM2,
        BigDecimal surveyAreaM2,
        String address,
        double[] centre,
        double[] extent) {}
