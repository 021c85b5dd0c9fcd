package vn.urbansdi.store.provenance;

import java.util.Map;
import java.util.Set;

/**
 * A source and what is kept of its last word about a feature, if that is not simply the last version that it wrote.
 *
 * @param attributes that the source delivers
 * @param erases     whether its blanks say that there is no value; else they say nothing
 * @param run        with which it said so; 0 if nothing is kept
 * @param said       by attribute, as text
 * @param geometry   checksum of the geometry that it said; null for none
 */
record Spoken(
        String source,
        int priority,
        Set<String> attributes,
        boolean erases,
        long run,
        boolean withdrawn,
        Map<String, String> said,
        boolean geometryKnown,
        String geometry) {

    boolean isKept() {
        return run != 0;
    }
}
