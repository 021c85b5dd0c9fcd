package vn.urbansdi.store.merge;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;

/** The rules of merging over maps, written from their description and not from the SQL, for comparison with it. */
final class MergeModel {

    /** One feature: values by attribute, which of them a person gave, what each source last said, how often it changed. */
    static final class Feature {
        final Map<String, Object> values = new HashMap<>();
        final Set<String> edited = new HashSet<>();
        final Map<String, Map<String, Object>> said = new HashMap<>();
        final Map<String, Long> saidAt = new HashMap<>();
        long version = 1;
    }

    /** What a source delivers, how far it is believed, and whether its blanks say that there is no value. */
    record Source(String name, int priority, boolean erases, List<String> attributes) {}

    /** What a delivery came to. */
    record Counts(
            long inserted,
            long updated,
            long unchanged,
            long rejected,
            long conflicts,
            long outranked,
            long blank,
            long yielded) {}

    /** What another source says of a value. */
    private record Word(int priority, long at, Object value) {}

    final Map<String, Feature> features = new TreeMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final List<String> attributes;
    private long run;

    MergeModel(List<String> attributes) {
        this.attributes = attributes;
    }

    /** @param rows key and values by attribute, in the order of the delivery */
    Counts deliver(Source source, List<Map.Entry<String, Map<String, Object>>> rows) {
        Set<String> seen = new HashSet<>();
        long inserted = 0;
        long updated = 0;
        long unchanged = 0;
        long rejected = 0;
        long[] kept = new long[4];
        run++;
        for (Map.Entry<String, Map<String, Object>> row : rows) {
            if (row.getKey() == null || !seen.add(row.getKey())) {
                rejected++;
                continue;
            }
            Feature feature = features.get(row.getKey());
            if (feature == null) {
                insert(source, row.getKey(), row.getValue());
                inserted++;
            } else if (update(source, feature, row.getValue(), kept)) {
                updated++;
            } else {
                unchanged++;
            }
        }
        sources.put(source.name(), source);
        return new Counts(inserted, updated, unchanged, rejected, kept[0], kept[1], kept[2], kept[3]);
    }

    private void insert(Source source, String key, Map<String, Object> values) {
        Feature feature = new Feature();
        for (String attribute : attributes) {
            feature.values.put(attribute, values.get(attribute));
        }
        feature.said.put(source.name(), delivered(source, values));
        feature.saidAt.put(source.name(), run);
        features.put(key, feature);
    }

    private boolean update(Source source, Feature feature, Map<String, Object> values, long[] kept) {
        Map<String, Object> last = feature.said.get(source.name());
        Source before = sources.get(source.name());
        boolean lowered = before != null && before.priority() > source.priority();
        Map<String, Object> taken = new HashMap<>();
        boolean news = false;
        for (String attribute : source.attributes()) {
            Object delivered = values.get(attribute);
            Object present = feature.values.get(attribute);
            boolean edited = feature.edited.contains(attribute);
            boolean repeats = last != null && Objects.equals(delivered, last.get(attribute));
            boolean agreed = last != null && Objects.equals(present, last.get(attribute));
            List<Word> words = words(source, feature, attribute);
            Object next = words.isEmpty() ? null : words.get(0).value();
            boolean ranked = words.stream().anyMatch(word -> word.priority() > source.priority());
            int holder = words.stream()
                    .filter(word -> Objects.equals(word.value(), present))
                    .mapToInt(Word::priority)
                    .max()
                    .orElse(-1);
            news |= !repeats;
            if (delivered == null && !source.erases()) {
                if (present == null) {
                    continue;
                }
                if (edited || !agreed || Objects.equals(next, present)) {
                    kept[2]++;
                } else {
                    taken.put(attribute, next);
                    kept[3] += next == null ? 0 : 1;
                }
            } else if (Objects.equals(delivered, present)) {
                if (lowered && !edited && ranked && holder < words.get(0).priority()) {
                    taken.put(attribute, next);
                    kept[3]++;
                }
            } else if (repeats) {
                boolean unheld = holder < 0 ? present == null : source.priority() > holder;
                if (!edited && !ranked && unheld) {
                    taken.put(attribute, delivered);
                }
            } else if (edited && !agreed) {
                kept[0]++;
            } else if (ranked) {
                kept[1]++;
            } else {
                taken.put(attribute, delivered);
            }
        }
        feature.said.put(source.name(), delivered(source, values));
        if (news || !taken.isEmpty()) {
            feature.saidAt.put(source.name(), run);
        }
        if (taken.isEmpty()) {
            return false;
        }
        feature.values.putAll(taken);
        feature.edited.removeAll(taken.keySet());
        feature.version++;
        return true;
    }

    /** What the other sources say, whom one believes most first, then who has spoken last. */
    private List<Word> words(Source source, Feature feature, String attribute) {
        return sources.values().stream()
                .filter(other -> !other.name().equals(source.name()))
                .filter(other ->
                        feature.said.getOrDefault(other.name(), Map.of()).containsKey(attribute))
                .filter(other ->
                        other.erases() || feature.said.get(other.name()).get(attribute) != null)
                .map(other -> new Word(
                        other.priority(),
                        feature.saidAt.get(other.name()),
                        feature.said.get(other.name()).get(attribute)))
                .sorted(Comparator.comparingInt(Word::priority)
                        .thenComparingLong(Word::at)
                        .reversed())
                .toList();
    }

    void edit(String key, String attribute, Object value) {
        Feature feature = features.get(key);
        if (!Objects.equals(feature.values.get(attribute), value)) {
            feature.values.put(attribute, value);
            feature.edited.add(attribute);
            feature.version++;
        }
    }

    private static Map<String, Object> delivered(Source source, Map<String, Object> values) {
        Map<String, Object> said = new HashMap<>();
        source.attributes().forEach(attribute -> said.put(attribute, values.get(attribute)));
        return said;
    }
}
