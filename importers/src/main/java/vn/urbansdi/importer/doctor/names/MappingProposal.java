package vn.urbansdi.importer.doctor.names;

import java.util.List;

/**
 * Fields of a file for the attributes of a layer.
 *
 * @param attributes in the layer's order
 * @param unmapped   fields that become nothing
 */
public record MappingProposal(List<AttributeProposal> attributes, List<String> unmapped) {

    public MappingProposal {
        attributes = List.copyOf(attributes);
        unmapped = List.copyOf(unmapped);
    }

    /** Attributes without which every row is rejected, and for which there is no field. */
    public List<AttributeProposal> missing() {
        return attributes.stream()
                .filter(attribute -> attribute.required() && !attribute.isMapped())
                .toList();
    }

    /** Attributes for which a person has to choose between fields. */
    public List<AttributeProposal> unclear() {
        return attributes.stream().filter(AttributeProposal::unclear).toList();
    }

    /** Sum of the scores of what is mapped. */
    double score() {
        return attributes.stream().mapToDouble(AttributeProposal::score).sum();
    }
}
