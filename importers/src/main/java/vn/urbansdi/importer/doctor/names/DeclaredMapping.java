package vn.urbansdi.importer.doctor.names;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.map.FieldMapping;
import vn.urbansdi.importer.row.SourceField;

/** The mapping that an import makes of what a delivery says: nothing is proposed any more. */
final class DeclaredMapping {

    private static final Title NOTHING = new Title("", "");

    private DeclaredMapping() {}

    /** @param declared attribute → field; the other attributes are found as an import finds them */
    static MappingProposal of(Layer layer, List<SourceField> fields, Map<String, String> declared) {
        FieldMapping mapping = new FieldMapping(layer, declared);
        mapping.resolve(fields, false);
        Map<Attribute, FieldMapping.Match> found = mapping.matches().stream()
                .collect(Collectors.toMap(FieldMapping.Match::attribute, Function.identity()));
        return new MappingProposal(
                layer.attributes().stream()
                        .map(attribute -> proposal(attribute, found.get(attribute)))
                        .toList(),
                mapping.unused().stream().map(SourceField::name).toList());
    }

    private static AttributeProposal proposal(Attribute attribute, FieldMapping.Match match) {
        String field = match == null ? "" : match.field().name();
        return new AttributeProposal(
                attribute.name(),
                attribute.title(),
                attribute.required() && attribute.assign().isEmpty(),
                field,
                match == null ? "" : match.rule().name().toLowerCase(Locale.ROOT),
                match == null ? 0 : 1,
                field,
                match != null,
                List.of(),
                false,
                NOTHING);
    }
}
