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

    public LayerCandidate {
        evidence = List.copyOf(evidence);
    }
}
