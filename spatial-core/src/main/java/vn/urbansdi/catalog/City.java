package vn.urbansdi.catalog;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.geo.Extent;

/**
 * A place that the map can jump to and that features belong to.
 *
 * @param id     {@code ha_long}
 * @param extent where it lies, EPSG:4326
 * @param wards  codes of its wards; a row that carries one of them belongs to the city
 * @param districtCode code of the district that the city was, where there was one
 */
public record City(String id, Title name, Extent extent, List<String> wards, Optional<String> districtCode) {
    public City {
        wards = List.copyOf(wards);
    }
}
