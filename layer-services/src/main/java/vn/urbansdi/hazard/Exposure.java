package vn.urbansdi.hazard;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import vn.urbansdi.domainquery.CodeView;

/**
 * What lies inside an area or touches it.
 *
 * @param areaM2   of the area asked for, on the grid of the layers' CRS, square metres
 * @param totals   number of assets of each kind
 * @param exposure the same numbers by hazard class, ward and city; an asset in several zones of a kind counts once, at the
 *                 highest level
 * @param shelters largest first, 500 at most
 */
@Schema(name = "Exposure")
record Exposure(BigDecimal areaM2, Map<Asset, Long> totals, List<Row> exposure, List<Shelter> shelters) {

    /**
     * @param flood     highest level among the flood zones touched; absent for none
     * @param landslide highest level among the landslide zones touched; absent for none
     * @param city      absent outside the cities
     */
    @Schema(name = "ExposureRow")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Row(
            Asset asset,
            CodeView flood,
            CodeView landslide,
            String wardCode,
            String wardName,
            String city,
            long count) {}

    /** @param at longitude and latitude, EPSG:4326 */
    @Schema(name = "ShelterInside")
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @SuppressWarnings("ArrayRecordComponent") // written as JSON, compared by nobody
    record Shelter(String shelterId, String name, Long capacityPersons, String address, String phone, double[] at) {}
}
