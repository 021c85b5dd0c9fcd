package vn.urbansdi.parcel;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import vn.urbansdi.domainquery.CodeView;

/**
 * A parcel with the planning and hazard zones that it touches, largest share first.
 *
 * @param areaM2 area of the boundary on the grid of the layer's CRS, square metres; percentages are of it
 */
@Schema(name = "ParcelDossier")
record ParcelDossier(
        @JsonUnwrapped ParcelView parcel, BigDecimal areaM2, List<Planning> planning, List<Hazard> hazards) {

    /**
     * @param areaM2  area shared with the parcel, square metres
     * @param percent of the parcel, 0 to 100
     */
    @Schema(name = "ParcelPlanning")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Planning(
            String zoneId, String name, CodeView landUse, CodeView status, BigDecimal areaM2, BigDecimal percent) {}

    /**
     * @param layer the hazard layer: flood or landslide
     * @param areaM2  area shared with the parcel, square metres
     * @param percent of the parcel, 0 to 100
     */
    @Schema(name = "ParcelHazard")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Hazard(
            String layer, String zoneId, String name, CodeView riskLevel, BigDecimal areaM2, BigDecimal percent) {}
}
