package vn.urbansdi.importer.doctor.place;

import java.util.List;
import vn.urbansdi.catalog.Title;

/**
 * In which reference system a file is.
 *
 * @param declared   EPSG code that the file or the person states; 0 if neither does
 * @param how        from what that was concluded, or why there is none
 * @param srid       the one that is proposed; 0 where a person has to choose
 * @param swapped    whether the proposal holds only with x and y exchanged
 * @param certainty  of the proposal
 * @param conclusion in a sentence
 * @param disagrees  whether what is stated contradicts where the coordinates land
 * @param candidates the best first
 */
public record CrsDiagnosis(
        int declared,
        Title how,
        int srid,
        boolean swapped,
        Certainty certainty,
        Title conclusion,
        boolean disagrees,
        List<CrsCandidate> candidates) {

    public CrsDiagnosis {
        candidates = List.copyOf(candidates);
    }

    public enum Certainty {
        /** Stated, and the coordinates agree; or nothing else is possible. */
        CERTAIN,
        /** The best of several; a person should look at the map. */
        LIKELY,
        /** A person has to say. */
        UNKNOWN
    }
}
