package vn.urbansdi.importer.doctor.names;

import java.util.List;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;

/**
 * A layer that the file may be for.
 *
 * @param score    0 to 1
 * @param evidence what speaks for it and against it
 */
public record LayerCandidate(Layer layer, MappingProposal mapping, double score, List<Title> evidence) {

    /** Whether the file tells of each row which feature it means, without a place. */
    public boolean isMatchedByAttributes() {
        return mapping.maps(layer.key()) || layer.attributeMatches().stream().anyMatch(mapping::maps);
    }

    public LayerCandidate {
        evidence = List.copyOf(evidence);
    }
}
