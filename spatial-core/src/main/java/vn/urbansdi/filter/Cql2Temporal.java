package vn.urbansdi.filter;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The temporal relations of CQL2 (OGC 21-065r2, 7.8) as comparisons of beginnings and ends, by OWL Time. Intervals include both
 * of their ends; an instant begins and ends at once.
 */
record Cql2Temporal(boolean conjunction, boolean instants, List<Condition> conditions) {

    /** @param leftStart the beginning of the first operand, not its end; {@code rightStart} likewise of the second */
    record Condition(boolean leftStart, String operator, boolean rightStart) {}

    private static final Map<String, Cql2Temporal> RELATIONS = Map.ofEntries(
            Map.entry("T_AFTER", of(true, "s > e")),
            Map.entry("T_BEFORE", of(true, "e < s")),
            Map.entry("T_DISJOINT", new Cql2Temporal(false, true, conditions("s > e", "e < s"))),
            Map.entry("T_EQUALS", of(true, "s = s", "e = e")),
            Map.entry("T_INTERSECTS", of(true, "s <= e", "e >= s")),
            Map.entry("T_CONTAINS", of(false, "s < s", "e > e")),
            Map.entry("T_DURING", of(false, "s > s", "e < e")),
            Map.entry("T_FINISHEDBY", of(false, "s < s", "e = e")),
            Map.entry("T_FINISHES", of(false, "s > s", "e = e")),
            Map.entry("T_MEETS", of(false, "e = s")),
            Map.entry("T_METBY", of(false, "s = e")),
            Map.entry("T_OVERLAPPEDBY", of(false, "s > s", "s < e", "e > e")),
            Map.entry("T_OVERLAPS", of(false, "s < s", "e > s", "e < e")),
            Map.entry("T_STARTEDBY", of(false, "s = s", "e > e")),
            Map.entry("T_STARTS", of(false, "s = s", "e < e")));

    static Set<String> relations() {
        return RELATIONS.keySet();
    }

    static Cql2Temporal relation(String name) {
        return RELATIONS.get(name);
    }

    private static Cql2Temporal of(boolean instants, String... conditions) {
        return new Cql2Temporal(true, instants, conditions(conditions));
    }

    private static List<Condition> conditions(String... written) {
        return List.of(written).stream()
                .map(each -> each.split(" "))
                .map(words -> new Condition(words[0].equals("s"), words[1], words[2].equals("s")))
                .toList();
    }
}
