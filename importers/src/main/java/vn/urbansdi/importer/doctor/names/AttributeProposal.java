package vn.urbansdi.importer.doctor.names;

import java.util.List;
import vn.urbansdi.catalog.Title;

/**
 * What is proposed for one attribute of the layer.
 *
 * @param attribute  its name
 * @param title      for people
 * @param required   whether a row without it is rejected
 * @param field      the field that is proposed; empty if there is none, or none can be chosen
 * @param rule       {@link Likeness.Rule#code()}; empty with the field
 * @param score      0 to 1; 0 without a field
 * @param resembles  the name that the field's resembles
 * @param byImport   whether an import finds the field by itself
 * @param contenders other fields that fit, the best first
 * @param unclear    whether two fields fit about as well, so that a person has to choose
 * @param note       what a person should know; empty in both languages if nothing
 */
public record AttributeProposal(
        String attribute,
        Title title,
        boolean required,
        String field,
        String rule,
        double score,
        String resembles,
        boolean byImport,
        List<Contender> contenders,
        boolean unclear,
        Title note) {

    public AttributeProposal {
        contenders = List.copyOf(contenders);
    }

    public record Contender(String field, String rule, double score) {}

    AttributeProposal notRequired() {
        return new AttributeProposal(
                attribute, title, false, field, rule, score, resembles, byImport, contenders, unclear, note);
    }

    public boolean isMapped() {
        return !field.isEmpty();
    }
}
