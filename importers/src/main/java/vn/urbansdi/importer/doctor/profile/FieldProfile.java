package vn.urbansdi.importer.doctor.profile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.importer.text.TextFinding;

/**
 * One field of a file, as its values show it.
 *
 * @param name          as the file has it
 * @param nameLimit     longest name that the format can hold, in bytes; 0 where names are never cut
 * @param kind          what nearly all of its values are
 * @param kinds         values by kind, as {@link ValueKind#code()}
 * @param examples      the first values of each kind with their rows, as {@code kinds}
 * @param rows          rows of the file
 * @param filled        rows with a value that is not blank
 * @param unreadable    values that cannot be text: bytes that their encoding lacks, control characters
 * @param distinct      different values; an estimate where {@code distinctExact} is not set, within about 3 %
 * @param minimum       smallest value, of numbers by size, else by letters; empty if there is none
 * @param maximum       largest value
 * @param longest       length of the longest value, characters
 * @param samples       the first different values
 * @param frequent      the most frequent of the first thousand different values, with their counts
 * @param decimalMark   {@code point} or {@code comma}, where values that are text tell it; {@link #BOTH_MARKS}; else empty
 * @param ambiguousNumber a value that is one number with a point and another one with a comma; empty if there is none
 * @param text          in what encoding its text was found and what would be changed; null where it has no text
 */
public record FieldProfile(
        String name,
        int nameLimit,
        ValueKind kind,
        Map<String, Long> kinds,
        Map<String, List<RowValue>> examples,
        long rows,
        long filled,
        long unreadable,
        long distinct,
        boolean distinctExact,
        String minimum,
        String maximum,
        int longest,
        List<String> samples,
        List<ValueCount> frequent,
        String decimalMark,
        String ambiguousNumber,
        TextFinding text) {

    /** Some values have a decimal point, others a decimal comma. */
    public static final String BOTH_MARKS = "both";

    private static final int SHOWN_MISFITS = 3;

    public FieldProfile {
        kinds = Map.copyOf(kinds);
        examples = Map.copyOf(examples);
        samples = List.copyOf(samples);
        frequent = List.copyOf(frequent);
    }

    public record ValueCount(String value, long count) {}

    /** @param row as a person counts rows in the file */
    public record RowValue(long row, String value) {}

    /** How many values cannot be read as the type, those apart that are no text at all. */
    public long misfits(AttributeType type) {
        return misfitKinds(type)
                .mapToLong(kind -> kinds.getOrDefault(kind.code(), 0L))
                .sum();
    }

    /** The first values that cannot be read as the type, in the order of the file. */
    public List<RowValue> misfitExamples(AttributeType type) {
        return misfitKinds(type)
                .flatMap(kind -> examples.getOrDefault(kind.code(), List.of()).stream())
                .sorted(Comparator.comparingLong(RowValue::row))
                .limit(SHOWN_MISFITS)
                .toList();
    }

    private static Stream<ValueKind> misfitKinds(AttributeType type) {
        return Arrays.stream(ValueKind.values()).filter(kind -> !kind.mayBeOne(type));
    }

    /** 0 to 100. */
    public double filledPercent() {
        return rows == 0 ? 0 : 100.0 * filled / rows;
    }
}
