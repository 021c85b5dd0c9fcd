package vn.urbansdi.importer.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;

/** Counts what is wrong with rows, by reason and field, and keeps the first of each. */
final class ProblemTally {

    private static final int EXAMPLES = 25;

    private record Key(Reason reason, String field) {}

    private static final class Group {
        private final List<Diagnosis.Problem.Example> examples = new ArrayList<>();
        private long count;
    }

    private final Map<Key, Group> groups = new LinkedHashMap<>();
    private final Map<String, Long> rejected = new TreeMap<>();

    /** The reason that an import would give. */
    void rejected(Reason reason) {
        rejected.merge(reason.code(), 1L, Long::sum);
    }

    /** @param at null where no place is known */
    void add(long row, Rejection fault, Coordinate at, boolean inFile) {
        Group group = groups.computeIfAbsent(new Key(fault.reason(), fault.field()), key -> new Group());
        group.count++;
        if (group.examples.size() < EXAMPLES) {
            group.examples.add(new Diagnosis.Problem.Example(
                    row, fault.detail(), at == null ? null : at.x, at == null ? null : at.y, inFile));
        }
    }

    Map<String, Long> byReason() {
        return Map.copyOf(rejected);
    }

    long rejectedRows() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    /** The most frequent first. */
    List<Diagnosis.Problem> problems() {
        return groups.entrySet().stream()
                .map(entry -> new Diagnosis.Problem(
                        entry.getKey().reason.code(),
                        entry.getKey().field,
                        entry.getKey().reason.howToMend(),
                        entry.getValue().count,
                        entry.getValue().examples))
                .sorted(Comparator.comparingLong(Diagnosis.Problem::count).reversed())
                .toList();
    }
}
