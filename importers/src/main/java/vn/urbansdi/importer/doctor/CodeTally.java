package vn.urbansdi.importer.doctor;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.EditDistance;
import vn.urbansdi.importer.row.FieldName;

/** Counts the values of one attribute that are not in its code list. */
final class CodeTally {

    private static final int MOST_VALUES = 1_000;
    private static final int WORST = 20;
    private static final int LONGEST_COMPARED = 40;
    private static final int LONGEST_KEPT = 100;
    private static final int SHORTEST_NAME = 6;
    private static final double NEARLY = 0.25;

    private final String attribute;
    private final String field;
    private final CodeList list;
    private final Set<String> codes;
    private final Map<String, Long> unknown = new HashMap<>();
    private long values;
    private long outside;

    CodeTally(String attribute, String field, CodeList list) {
        this.attribute = attribute;
        this.field = field;
        this.list = list;
        this.codes = list.codes().stream().map(CodeList.Code::value).collect(Collectors.toUnmodifiableSet());
    }

    void add(Object value) {
        if (value == null) {
            return;
        }
        values++;
        String text = value.toString();
        if (!codes.contains(text)) {
            outside++;
            text = text.length() > LONGEST_KEPT ? text.substring(0, LONGEST_KEPT) + "…" : text;
            if (unknown.size() < MOST_VALUES || unknown.containsKey(text)) {
                unknown.merge(text, 1L, Long::sum);
            }
        }
    }

    Diagnosis.CodeFinding finding() {
        List<Diagnosis.CodeFinding.Unknown> worst = unknown.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(WORST)
                .map(entry -> unknown(entry.getKey(), entry.getValue()))
                .toList();
        return new Diagnosis.CodeFinding(attribute, field, list.id(), values, outside, worst);
    }

    private Diagnosis.CodeFinding.Unknown unknown(String value, long count) {
        Optional<CodeList.Code> near = nearest(value);
        return new Diagnosis.CodeFinding.Unknown(
                value,
                count,
                near.map(CodeList.Code::value).orElse(""),
                near.map(CodeList.Code::title).orElse(new Title("", "")));
    }

    /** By the code's own spelling, else by its name, else by one letter that differs, else by nearly its name, if that is of one code only. */
    private Optional<CodeList.Code> nearest(String value) {
        String key = FieldName.key(value);
        if (key.isEmpty() || value.length() > LONGEST_COMPARED) {
            return Optional.empty();
        }
        Optional<CodeList.Code> named = list.codes().stream()
                .filter(code -> FieldName.key(code.value()).equals(key)
                        || FieldName.key(code.title().vi()).equals(key)
                        || FieldName.key(code.title().en()).equals(key))
                .findFirst();
        if (named.isPresent()) {
            return named;
        }
        List<CodeList.Code> near = list.codes().stream()
                .filter(code -> code.value().length() > 2)
                .filter(code ->
                        EditDistance.between(code.value().toLowerCase(Locale.ROOT), value.toLowerCase(Locale.ROOT))
                                == 1)
                .toList();
        return near.size() == 1 ? Optional.of(near.get(0)) : named(key);
    }

    /** The one code whose name is nearly this. */
    private Optional<CodeList.Code> named(String key) {
        List<CodeList.Code> near = list.codes().stream()
                .filter(code -> {
                    String name = FieldName.key(code.title().vi());
                    int longer = Math.max(name.length(), key.length());
                    return longer >= SHORTEST_NAME && EditDistance.between(name, key) <= NEARLY * longer;
                })
                .toList();
        return near.size() == 1 ? Optional.of(near.get(0)) : Optional.empty();
    }
}
