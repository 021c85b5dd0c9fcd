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

    /** The same for rows that bring no new features: these need not say everything. */
    MappingProposal ofPlaceless() {
        return new MappingProposal(
                attributes.stream().map(AttributeProposal::notRequired).toList(), unmapped);
    }

    /** Whether there is a field for each of these attributes. */
    boolean maps(List<String> names) {
        return names.stream()
                .allMatch(name ->
                        attributes.stream().anyMatch(each -> each.attribute().equals(name) && each.isMapped()));
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
