package vn.urbansdi.store.merge;

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
        long version = 1;
    }

    /** What a source delivers, and how far it is believed. */
    record Source(String name, int priority, List<String> attributes) {}

    /** What a delivery came to. */
    record Counts(long inserted, long updated, long unchanged, long rejected, long conflicts, long outranked) {}

    final Map<String, Feature> features = new TreeMap<>();
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final List<String> attributes;

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
        long[] kept = new long[2];
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
        return new Counts(inserted, updated, unchanged, rejected, kept[0], kept[1]);
    }

    private void insert(Source source, String key, Map<String, Object> values) {
        Feature feature = new Feature();
        for (String attribute : attributes) {
            feature.values.put(attribute, values.get(attribute));
        }
        feature.said.put(source.name(), delivered(source, values));
        features.put(key, feature);
    }

    private boolean update(Source source, Feature feature, Map<String, Object> values, long[] kept) {
        Map<String, Object> last = feature.said.get(source.name());
        Map<String, Object> taken = new HashMap<>();
        for (String attribute : source.attributes()) {
            Object delivered = values.get(attribute);
            Object present = feature.values.get(attribute);
            boolean repeats = last != null && Objects.equals(delivered, last.get(attribute));
            boolean agreed = last != null && Objects.equals(present, last.get(attribute));
            if (Objects.equals(delivered, present) || repeats) {
                continue;
            }
            if (feature.edited.contains(attribute) && !agreed) {
                kept[0]++;
            } else if (outranked(source, feature, attribute)) {
                kept[1]++;
            } else {
                taken.put(attribute, delivered);
            }
        }
        feature.said.put(source.name(), delivered(source, values));
        if (taken.isEmpty()) {
            return false;
        }
        feature.values.putAll(taken);
        feature.edited.removeAll(taken.keySet());
        feature.version++;
        return true;
    }

    private boolean outranked(Source source, Feature feature, String attribute) {
        return sources.values().stream()
                .anyMatch(other -> other.priority() > source.priority()
                        && feature.said.containsKey(other.name())
                        && other.attributes().contains(attribute));
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
