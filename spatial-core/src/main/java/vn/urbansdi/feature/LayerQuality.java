package vn.urbansdi.feature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * How good a layer was when a run had written it, in the elements of ISO 19157: completeness, logical consistency, temporal
 * quality.
 *
 * @param run                the run after which it was measured; of an undo, the undo's own
 * @param source             who delivered
 * @param files              names of the delivered files
 * @param features           in the layer
 * @param lastChange         of any feature; absent in an empty layer
 * @param withoutGeometry    features without a place
 * @param geometriesChecked  for validity: all, or a sample where the layer is large
 * @param geometriesInvalid  of the checked ones (ISO 19125-1)
 * @param geometryDuplicates features whose geometry an other one has too, all but one of each group
 * @param rowsRead           of the run's delivery; absent for an undo
 * @param rowsRejected       likewise
 */
public record LayerQuality(
        long run,
        String source,
        List<String> files,
        Instant measuredAt,
        long features,
        Optional<Instant> lastChange,
        long withoutGeometry,
        long geometriesChecked,
        long geometriesInvalid,
        long geometryDuplicates,
        List<AttributeQuality> attributes,
        List<KeyQuality> keys,
        OptionalLong rowsRead,
        OptionalLong rowsRejected) {

    public LayerQuality {
        files = List.copyOf(files);
        attributes = List.copyOf(attributes);
        keys = List.copyOf(keys);
    }

    /**
     * @param filled       features with a value
     * @param outsideCodes values that the attribute's code list does not have; absent where it has no list
     */
    public record AttributeQuality(String name, long filled, OptionalLong outsideCodes) {}

    /**
     * @param attributes that together should mean one feature
     * @param duplicates features that share them with an other one, all but one of each group
     */
    public record KeyQuality(List<String> attributes, long duplicates) {
        public KeyQuality {
            attributes = List.copyOf(attributes);
        }
    }
}
