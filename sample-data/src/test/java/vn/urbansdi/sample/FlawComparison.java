package vn.urbansdi.sample;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import vn.urbansdi.sample.flaw.PlantedFlaw;

/**
 * The importer's rejects against a manifest: both name file, layer, row, kind and field.
 *
 * @param missed planted, but not found so
 * @param unexpected found, but not planted so
 */
record FlawComparison(List<PlantedFlaw> missed, List<PlantedFlaw> unexpected) {

    /** What the generator plants, in the importer's words. */
    private static final Map<String, String> KINDS = Map.of(
            "invalid_geometry", "invalid_ring",
            "duplicate_key", "duplicate_key",
            "missing_required", "missing_required",
            "unknown_code", "unknown_code",
            "swapped_axes", "swapped_axis",
            "ambiguous_match", "ambiguous");

    static FlawComparison of(List<PlantedFlaw> planted, List<SampleImport.Reject> rejects) {
        List<PlantedFlaw> missed = new ArrayList<>(planted);
        List<PlantedFlaw> unexpected = new ArrayList<>();
        for (SampleImport.Reject reject : rejects) {
            PlantedFlaw found = new PlantedFlaw(
                    reject.file(),
                    reject.layer(),
                    reject.row(),
                    KINDS.getOrDefault(reject.reason(), reject.reason()),
                    reject.field());
            // One by one: what was found twice must have been planted twice.
            if (!missed.remove(found)) {
                unexpected.add(found);
            }
        }
        return new FlawComparison(missed, unexpected);
    }
}
