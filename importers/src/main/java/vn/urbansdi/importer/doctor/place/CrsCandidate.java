package vn.urbansdi.importer.doctor.place;

import java.util.List;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.Extent;

/**
 * A reference system in which the coordinates may be meant.
 *
 * @param srid          EPSG code
 * @param swapped       whether x is northing or latitude in the file
 * @param declared      whether the file, or the person, says so
 * @param score         0 to 1
 * @param inAreaPercent of the sample that lands in the deployment's area
 * @param inCityPercent of the sample that lands in the extent of one of its cities
 * @param wardPercent   of the sampled rows that carry a ward's code, those that land in that ward's city; −1 where none does
 * @param lands         longitudes and latitudes (EPSG:4326) of the middle 98 % of the sample
 * @param where         the cities in whose extent it lands, the most hit first
 * @param evidence      what speaks for it and against it
 */
public record CrsCandidate(
        int srid,
        String name,
        boolean swapped,
        boolean declared,
        double score,
        double inAreaPercent,
        double inCityPercent,
        double wardPercent,
        Extent lands,
        Title where,
        List<Title> evidence) {

    public CrsCandidate {
        evidence = List.copyOf(evidence);
    }
}
