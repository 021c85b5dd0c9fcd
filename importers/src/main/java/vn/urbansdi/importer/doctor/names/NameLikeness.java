package vn.urbansdi.importer.doctor.names;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.importer.doctor.names.Likeness.Rule;
import vn.urbansdi.importer.row.FieldName;
import vn.urbansdi.importer.row.SourceField;

/** Compares names of fields with all that the attributes of one layer are called. */
final class NameLikeness {

    static final double LEAST = 0.62;
    private static final double CUT = 0.95;
    private static final double TITLE = 0.92;
    private static final double KNOWN_NAME = 0.9;
    private static final double KNOWN_KEY_NAME = 0.88;
    private static final double SIMILAR = 0.85;
    private static final double MISSPELT = 0.84;
    private static final double BEGINNING = 0.7;
    private static final int SHORTEST_MISSPELT = 6;
    private static final int SHORTEST_BEGINNING = 5;

    private final Layer layer;
    private final NameWords words;

    NameLikeness(Layer layer) {
        this.layer = layer;
        List<String> all = new ArrayList<>();
        layer.attributes().forEach(attribute -> all.addAll(allNames(attribute)));
        this.words = new NameWords(all);
    }

    private List<String> allNames(Attribute attribute) {
        List<String> names = new ArrayList<>(List.of(attribute.name()));
        names.addAll(attribute.aliases());
        names.addAll(titles(attribute));
        names.addAll(knownNames(attribute));
        return names;
    }

    private static List<String> titles(Attribute attribute) {
        return List.of(bare(attribute.title().vi()), bare(attribute.title().en()));
    }

    private static String bare(String title) {
        return title.replaceAll("\\([^)]*\\)", " ").strip();
    }

    private List<String> knownNames(Attribute attribute) {
        List<String> names = new ArrayList<>(Vocabulary.NAMES.getOrDefault(attribute.name(), List.of()));
        if (isKey(attribute)) {
            names.addAll(Vocabulary.NAMES.getOrDefault(Vocabulary.KEY, List.of()));
        }
        return names;
    }

    private boolean isKey(Attribute attribute) {
        return layer.key().equals(List.of(attribute.name()))
                && attribute.assign().isEmpty();
    }

    /** Empty if the names have too little in common. */
    Optional<Likeness> of(SourceField field, Attribute attribute) {
        String key = FieldName.key(field.name());
        String bareKey = FieldName.key(bare(field.name()));
        if (key.isEmpty()) {
            return Optional.empty();
        }
        if (key.equals(FieldName.key(attribute.name()))) {
            return Optional.of(new Likeness(Rule.NAME, 1, attribute.name()));
        }
        Optional<Likeness> equal = same(key, attribute.aliases(), Rule.ALIAS, 1)
                .or(() -> same(bareKey, titles(attribute), Rule.TITLE, TITLE))
                .or(() -> same(
                        bareKey,
                        Vocabulary.NAMES.getOrDefault(attribute.name(), List.of()),
                        Rule.KNOWN_NAME,
                        KNOWN_NAME))
                .or(() -> isKey(attribute)
                        ? same(bareKey, Vocabulary.NAMES.get(Vocabulary.KEY), Rule.KNOWN_NAME, KNOWN_KEY_NAME)
                        : Optional.empty());
        return equal.or(() -> cut(field, key, attribute)).or(() -> similar(bare(field.name()), attribute));
    }

    private static Optional<Likeness> same(String key, List<String> names, Rule rule, double score) {
        return names.stream()
                .filter(name -> FieldName.key(name).equals(key))
                .findFirst()
                .map(name -> new Likeness(rule, score, name));
    }

    private Optional<Likeness> cut(SourceField field, String key, Attribute attribute) {
        if (!field.mayBeCut() || key.length() < SHORTEST_BEGINNING) {
            return Optional.empty();
        }
        return allNames(attribute).stream()
                .filter(name -> FieldName.key(name).startsWith(key))
                .findFirst()
                .map(name -> new Likeness(Rule.CUT_NAME, CUT, name));
    }

    private Optional<Likeness> similar(String name, Attribute attribute) {
        List<String> ours = words.of(name);
        Likeness best = new Likeness(Rule.SIMILAR, 0, "");
        for (String other : allNames(attribute)) {
            List<String> theirs = words.of(other);
            double score = SIMILAR * NameWords.similarity(ours, theirs);
            if (NameWords.begins(ours, theirs)) {
                score = Math.max(score, BEGINNING);
            }
            boolean longEnough = FieldName.key(name).length() >= SHORTEST_MISSPELT
                    && FieldName.key(other).length() >= SHORTEST_MISSPELT;
            double misspelt = longEnough ? NameWords.likeness(name, other) : 0;
            if (misspelt >= MISSPELT) {
                score = Math.max(score, SIMILAR * misspelt);
            }
            if (score > best.score()) {
                best = new Likeness(Rule.SIMILAR, score, other);
            }
        }
        return best.score() >= LEAST * SIMILAR ? Optional.of(best) : Optional.empty();
    }
}
