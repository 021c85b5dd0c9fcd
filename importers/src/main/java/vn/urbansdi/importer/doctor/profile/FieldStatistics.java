package vn.urbansdi.importer.doctor.profile;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.urbansdi.importer.map.DecimalColumn;
import vn.urbansdi.importer.row.DecimalMark;
import vn.urbansdi.importer.row.DecimalText;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.text.TextFinding;

/** Gathers what the values of one field are. Its size is bounded, however many values come. */
public final class FieldStatistics {

    private static final int SAMPLES = 5;
    private static final int EXAMPLES = 3;
    private static final int COUNTED_VALUES = 1_000;
    private static final int FREQUENT = 60;
    private static final int SHOWN = 60;
    private static final int LONGEST_CODE = 24;
    private static final int MOST_CODES = 60;
    private static final int REPEATS_OF_A_CODE = 4;
    private static final double NEARLY_ALL = 0.9;

    private final Map<ValueKind, Long> kinds = new EnumMap<>(ValueKind.class);
    private final Map<ValueKind, List<FieldProfile.RowValue>> examples = new EnumMap<>(ValueKind.class);
    private final Map<String, Long> counts = new LinkedHashMap<>();
    private final List<String> samples = new ArrayList<>();
    private final DistinctEstimate distinct = new DistinctEstimate();
    private boolean countsAreComplete = true;
    private long filled;
    private long unreadable;
    private int longest;
    private String first = "";
    private String last = "";
    private long groupedByPoint;
    private long groupedByComma;
    private final NumberRange byPoint = new NumberRange();
    private final NumberRange byComma = new NumberRange();

    /**
     * @param row   as a person counts rows in the file
     * @param value decoded; null and blank text are no value
     */
    public void add(long row, Object value) {
        if (value == null || (value instanceof String blank && blank.isBlank())) {
            return;
        }
        filled++;
        ValueKind kind = KindOf.value(value);
        kinds.merge(kind, 1L, Long::sum);
        String text = value instanceof BigDecimal number
                ? NumberRange.shown(number)
                : value.toString().strip();
        longest = Math.max(longest, text.length());
        distinct.add(text);
        String shown = text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
        List<FieldProfile.RowValue> ofKind = examples.computeIfAbsent(kind, each -> new ArrayList<>(EXAMPLES));
        if (ofKind.size() < EXAMPLES) {
            ofKind.add(new FieldProfile.RowValue(row, shown));
        }
        if (first.isEmpty() || shown.compareTo(first) < 0) {
            first = shown;
        }
        if (shown.compareTo(last) > 0) {
            last = shown;
        }
        number(value, text);
        if (counts.containsKey(shown) || counts.size() < COUNTED_VALUES) {
            if (counts.merge(shown, 1L, Long::sum) == 1 && samples.size() < SAMPLES) {
                samples.add(shown);
            }
        } else {
            countsAreComplete = false;
        }
    }

    private void number(Object value, String text) {
        if (value instanceof Number || Character.isDigit(text.charAt(0)) || text.charAt(0) == '-') {
            DecimalText.Readings readings = DecimalText.readings(text);
            readings.point().or(readings::comma).ifPresent(byPoint::add);
            readings.comma().or(readings::point).ifPresent(byComma::add);
            if (readings.isAmbiguous()) {
                groupedByComma += isWhole(readings.point()) ? 1 : 0;
                groupedByPoint += isWhole(readings.comma()) ? 1 : 0;
            }
        }
    }

    private static boolean isWhole(Optional<BigDecimal> number) {
        return number.orElseThrow().scale() <= 0;
    }

    /** A value that cannot be text. */
    public void addUnreadable() {
        filled++;
        unreadable++;
    }

    /**
     * @param numbers how the field writes numbers
     * @param text    null where the field has no text
     */
    public FieldProfile profile(SourceField field, long rows, DecimalColumn numbers, TextFinding text) {
        NumberRange range = numbers.mark().equals(Optional.of(DecimalMark.COMMA)) ? byComma : byPoint;
        numbers.mark().ifPresent(this::countGroupedAsWhole);
        ValueKind kind = kind();
        boolean numeric = kind == ValueKind.INTEGER || kind == ValueKind.DECIMAL;
        Map<String, Long> byCode = new TreeMap<>();
        kinds.forEach((each, count) -> byCode.put(each.code(), count));
        Map<String, List<FieldProfile.RowValue>> shownByCode = new TreeMap<>();
        examples.forEach((each, values) -> shownByCode.put(each.code(), List.copyOf(values)));
        List<FieldProfile.ValueCount> frequent = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(FREQUENT)
                .map(entry -> new FieldProfile.ValueCount(entry.getKey(), entry.getValue()))
                .toList();
        return new FieldProfile(
                field.name(),
                field.nameLimit(),
                kind,
                byCode,
                shownByCode,
                rows,
                filled,
                unreadable,
                countsAreComplete ? counts.size() : distinct.estimate(),
                countsAreComplete,
                numeric && range.isKnown() ? range.least() : first,
                numeric && range.isKnown() ? range.greatest() : last,
                longest,
                samples,
                frequent,
                numbers.isMixed()
                        ? FieldProfile.BOTH_MARKS
                        : numbers.written().map(DecimalMark::yamlName).orElse(""),
                numbers.ambiguousSample(),
                text);
    }

    /** {@code 1.200} was taken for a decimal number, until all values had told. */
    private void countGroupedAsWhole(DecimalMark mark) {
        long whole = mark == DecimalMark.COMMA ? groupedByPoint : groupedByComma;
        kinds.merge(ValueKind.DECIMAL, -whole, Long::sum);
        kinds.merge(ValueKind.INTEGER, whole, Long::sum);
        kinds.values().removeIf(count -> count == 0);
        groupedByPoint = 0;
        groupedByComma = 0;
    }

    private ValueKind kind() {
        if (filled == 0) {
            return ValueKind.EMPTY;
        }
        for (ValueKind kind : List.of(ValueKind.INTEGER, ValueKind.DATE, ValueKind.BOOLEAN)) {
            if (share(kind) >= NEARLY_ALL) {
                return kind;
            }
        }
        if (share(ValueKind.INTEGER) + share(ValueKind.DECIMAL) >= NEARLY_ALL) {
            return ValueKind.DECIMAL;
        }
        if (share(ValueKind.DATE) + share(ValueKind.TIMESTAMP) >= NEARLY_ALL) {
            return ValueKind.TIMESTAMP;
        }
        boolean digits = share(ValueKind.CODE) > 0 && share(ValueKind.CODE) + share(ValueKind.INTEGER) >= NEARLY_ALL;
        boolean repeats = countsAreComplete
                && counts.size() <= MOST_CODES
                && filled >= (long) REPEATS_OF_A_CODE * counts.size()
                && longest <= LONGEST_CODE;
        return digits || repeats ? ValueKind.CODE : ValueKind.TEXT;
    }

    private double share(ValueKind kind) {
        return (double) kinds.getOrDefault(kind, 0L) / filled;
    }
}
