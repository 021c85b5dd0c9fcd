package vn.urbansdi.importer.doctor.names;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.doctor.profile.FieldProfile;
import vn.urbansdi.importer.map.FieldMapping;
import vn.urbansdi.importer.row.SourceField;

/** Gives each attribute of a layer the field that fits it best, unless another fits about as well. */
final class MappingProposer {

    /** Scores that lie closer together than this say nothing about which of two is right. */
    private static final double CLOSE = 0.04;

    /** What is left of a score where the values cannot be what the attribute holds. */
    private static final double MISFIT = 0.6;

    /** A field of the right name of which more of the values cannot be what the attribute holds must be something else. */
    private static final double MANY_MISFITS = 0.5;

    private static final int SHOWN_CONTENDERS = 4;

    private record Pair(SourceField field, Attribute attribute, Likeness likeness, double score) {

        boolean isClose(Pair other) {
            return Math.abs(score - other.score) < CLOSE
                    && likeness.rule() != Likeness.Rule.NAME == (other.likeness.rule() != Likeness.Rule.NAME);
        }
    }

    private final Layer layer;
    private final List<SourceField> fields;
    private final Map<String, FieldProfile> profiles = new HashMap<>();
    private final List<Pair> pairs = new ArrayList<>();
    private final Map<Attribute, Pair> leftOut = new LinkedHashMap<>();
    private final Map<Attribute, Pair> chosen = new LinkedHashMap<>();
    private final Map<Attribute, List<Pair>> unclear = new LinkedHashMap<>();
    private final Set<SourceField> taken = new HashSet<>();

    private MappingProposer(Layer layer, List<SourceField> fields, List<FieldProfile> profiles) {
        this.layer = layer;
        this.fields = fields;
        profiles.forEach(profile -> this.profiles.putIfAbsent(profile.name(), profile));
    }

    static MappingProposal propose(Layer layer, List<SourceField> fields, List<FieldProfile> profiles) {
        MappingProposer proposer = new MappingProposer(layer, fields, profiles);
        proposer.compare();
        proposer.choose();
        return proposer.proposal();
    }

    private void compare() {
        NameLikeness names = new NameLikeness(layer);
        for (SourceField field : fields) {
            for (Attribute attribute : layer.attributes()) {
                names.of(field, attribute).ifPresent(likeness -> {
                    double score = likeness.score() * (fits(field, attribute) ? 1 : MISFIT);
                    Pair pair = new Pair(field, attribute, likeness, score);
                    boolean said = likeness.rule().compareTo(Likeness.Rule.ALIAS) <= 0;
                    if (said || score >= NameLikeness.LEAST || (isExact(pair) && misfitShare(pair) <= MANY_MISFITS)) {
                        pairs.add(pair);
                    } else if (isExact(pair)) {
                        leftOut.putIfAbsent(attribute, pair);
                    }
                });
            }
        }
        pairs.sort(Comparator.comparingDouble(Pair::score)
                .reversed()
                .thenComparing(pair -> pair.likeness.rule())
                .thenComparing(pair -> layer.attributes().indexOf(pair.attribute)));
    }

    private boolean fits(SourceField field, Attribute attribute) {
        FieldProfile profile = profiles.get(field.name());
        return profile == null || profile.kind().fits(attribute.type());
    }

    private static boolean isExact(Pair pair) {
        return pair.likeness.rule() != Likeness.Rule.SIMILAR;
    }

    private double misfitShare(Pair pair) {
        FieldProfile profile = profiles.get(pair.field.name());
        return (double) (profile.misfits(pair.attribute.type()) + profile.unreadable()) / profile.filled();
    }

    private void choose() {
        for (Pair pair : pairs) {
            if (!isFree(pair)) {
                continue;
            }
            List<Pair> rivals = pairs.stream()
                    .filter(other -> !other.equals(pair) && isFree(other) && other.isClose(pair))
                    .filter(other -> other.attribute.equals(pair.attribute)
                            ? isBestUse(other)
                            : other.field.equals(pair.field) && pair.likeness.rule() == Likeness.Rule.SIMILAR)
                    .toList();
            if (rivals.isEmpty()) {
                chosen.put(pair.attribute, pair);
                taken.add(pair.field);
            } else {
                List<Pair> all = new ArrayList<>(List.of(pair));
                all.addAll(rivals);
                for (Pair each : all) {
                    unclear.computeIfAbsent(each.attribute, attribute -> new ArrayList<>())
                            .add(each);
                    taken.add(each.field);
                }
            }
        }
    }

    private boolean isFree(Pair pair) {
        return !taken.contains(pair.field)
                && !chosen.containsKey(pair.attribute)
                && !unclear.containsKey(pair.attribute);
    }

    /** Whether no other attribute that is still free wants the field clearly more. */
    private boolean isBestUse(Pair pair) {
        return pairs.stream()
                .noneMatch(other -> other.field.equals(pair.field)
                        && isFree(other)
                        && !other.attribute.equals(pair.attribute)
                        && other.score > pair.score);
    }

    private MappingProposal proposal() {
        Map<String, FieldMapping.Match> found = new HashMap<>();
        FieldMapping mapping = new FieldMapping(layer, Map.of());
        mapping.resolve(fields, false);
        mapping.matches().forEach(match -> found.put(match.attribute().name(), match));
        List<AttributeProposal> all = new ArrayList<>();
        for (Attribute attribute : layer.attributes()) {
            all.add(proposal(attribute, Optional.ofNullable(found.get(attribute.name()))));
        }
        Set<SourceField> used = new HashSet<>();
        chosen.values().forEach(pair -> used.add(pair.field));
        return new MappingProposal(
                all,
                fields.stream()
                        .filter(field -> !used.contains(field))
                        .map(SourceField::name)
                        .toList());
    }

    private AttributeProposal proposal(Attribute attribute, Optional<FieldMapping.Match> byImport) {
        Optional<Pair> pair = Optional.ofNullable(chosen.get(attribute));
        List<AttributeProposal.Contender> contenders = pairs.stream()
                .filter(other -> other.attribute.equals(attribute)
                        && pair.filter(other::equals).isEmpty())
                .limit(SHOWN_CONTENDERS)
                .map(other -> new AttributeProposal.Contender(
                        other.field.name(), other.likeness.rule().code(), other.score))
                .toList();
        boolean isUnclear = unclear.containsKey(attribute);
        boolean found = pair.isPresent()
                && byImport.filter(match -> match.field().equals(pair.get().field))
                        .isPresent();
        return new AttributeProposal(
                attribute.name(),
                attribute.title(),
                attribute.required() && attribute.assign().isEmpty(),
                pair.map(p -> p.field.name()).orElse(""),
                pair.map(p -> p.likeness.rule().code()).orElse(""),
                pair.map(Pair::score).orElse(0.0),
                pair.map(p -> p.likeness.name()).orElse(""),
                found,
                contenders,
                isUnclear,
                note(attribute, pair, isUnclear, byImport));
    }

    private Title note(
            Attribute attribute, Optional<Pair> pair, boolean isUnclear, Optional<FieldMapping.Match> byImport) {
        if (isUnclear) {
            Title choose = new Title(
                    "Nhiều trường khớp ngang nhau; hãy chọn trong bản khai.",
                    "Several fields fit equally well; choose one in the delivery.");
            return byImport.map(match -> new Title(
                            choose.vi() + " Nếu không chọn, lệnh import lấy \""
                                    + match.field().name() + "\".",
                            choose.en() + " Unless you do, an import takes \""
                                    + match.field().name() + "\"."))
                    .orElse(choose);
        }
        if (pair.isPresent() && !fits(pair.get().field, attribute)) {
            return new Misfits(profiles.get(pair.get().field.name()), attribute).ofChosen();
        }
        if (pair.isEmpty() && leftOut.containsKey(attribute)) {
            return new Misfits(profiles.get(leftOut.get(attribute).field.name()), attribute).ofLeftOut();
        }
        return new Title("", "");
    }
}
