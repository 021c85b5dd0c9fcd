package vn.urbansdi.importer.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.importer.doctor.names.AttributeProposal;
import vn.urbansdi.importer.doctor.names.LayerCandidate;
import vn.urbansdi.importer.doctor.profile.FieldProfile;
import vn.urbansdi.importer.row.DecimalMark;

/**
 * How the fields that become numbers write them.
 *
 * @param decided fields of which some values are read by what the others tell
 * @param unclear fields of which some values may be two numbers, and the others do not tell
 * @param all     the mark that a delivery may state for the whole file without contradicting any value; absent if there is none
 */
record NumberMarks(List<FieldProfile> decided, List<FieldProfile> unclear, Optional<DecimalMark> all) {

    NumberMarks {
        decided = List.copyOf(decided);
        unclear = List.copyOf(unclear);
    }

    static NumberMarks of(Optional<LayerCandidate> layer, List<FieldProfile> fields) {
        Set<String> numbers = layer.stream()
                .flatMap(candidate -> candidate.mapping().attributes().stream()
                        .filter(AttributeProposal::isMapped)
                        .filter(each -> candidate
                                .layer()
                                .attribute(each.attribute())
                                .filter(NumberMarks::isNumber)
                                .isPresent()))
                .map(AttributeProposal::field)
                .collect(Collectors.toSet());
        List<FieldProfile> decided = new ArrayList<>();
        List<FieldProfile> unclear = new ArrayList<>();
        Set<String> marks = fields.stream()
                .filter(field -> numbers.contains(field.name()))
                .peek(field -> {
                    if (!field.ambiguousNumber().isEmpty()) {
                        (isTold(field) ? decided : unclear).add(field);
                    }
                })
                .map(FieldProfile::decimalMark)
                .filter(mark -> !mark.isEmpty())
                .collect(Collectors.toSet());
        boolean one = unclear.isEmpty() && marks.size() == 1 && !marks.contains(FieldProfile.BOTH_MARKS);
        return new NumberMarks(
                decided,
                unclear,
                one
                        ? marks.stream()
                                .map(mark -> DecimalMark.valueOf(mark.toUpperCase(Locale.ROOT)))
                                .findFirst()
                        : Optional.empty());
    }

    private static boolean isTold(FieldProfile field) {
        return !field.decimalMark().isEmpty() && !field.decimalMark().equals(FieldProfile.BOTH_MARKS);
    }

    private static boolean isNumber(Attribute attribute) {
        return attribute.type() == AttributeType.DECIMAL || attribute.type() == AttributeType.INTEGER;
    }
}
