package vn.urbansdi.sample.change;

import java.util.Map;

/**
 * One entry of the list of changes.
 *
 * @param file path relative to the list
 * @param row in the second month's file, as people count; 0 for what vanished
 * @param kind one of {@link ChangeKind}, in lower case
 * @param key attribute to value, as the feature was known in the first month; of an added one, as it is known now
 * @param values attribute to value as it is now, of each that changed; of an added feature, of all
 * @param geometry well-known text in EPSG:5899 as it is now; null where it did not change
 */
public record PlantedChange(
        String file,
        String layer,
        long row,
        String kind,
        Map<String, String> key,
        Map<String, String> values,
        String geometry) {}
