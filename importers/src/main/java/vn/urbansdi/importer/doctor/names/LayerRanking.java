package vn.urbansdi.importer.doctor.names;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.doctor.profile.FieldProfile;
import vn.urbansdi.importer.row.SourceField;

/**
 * Which layers a file may be for, told by its fields' names, its values of code lists, its geometry and its name.
 *
 * @param candidates the best first
 */
public record LayerRanking(List<LayerCandidate> candidates) {

    private static final double FIELDS = 0.3;
    private static final double ATTRIBUTES = 0.25;
    private static final double REQUIRED = 0.15;
    private static final double FILE_NAME = 0.2;
    private static final double CODES = 0.1;
    private static final double LEAST = 0.25;
    private static final double CLEAR = 0.05;
    private static final double PERCENT = 100;
    private static final double NAMED_ALIKE = 0.4;

    public LayerRanking {
        candidates = List.copyOf(candidates);
    }

    /**
     * @param dimensions of the geometries met: 0 points, 1 lines, 2 areas
     * @param fileName   and the table's name
     */
    public static LayerRanking of(
            Catalog catalog,
            List<SourceField> fields,
            List<FieldProfile> profiles,
            Set<Integer> dimensions,
            String fileName) {
        List<LayerCandidate> all = new ArrayList<>();
        for (Layer layer : catalog.layers()) {
            int dimension = layer.geometry().type().dimension();
            if (dimensions.isEmpty() || dimensions.contains(dimension)) {
                all.add(candidate(catalog, layer, fields, profiles, fileName));
            }
        }
        all.sort(Comparator.comparingDouble(LayerCandidate::score).reversed());
        return new LayerRanking(all);
    }

    /** The layer that was asked for, whatever the file looks like. */
    public static LayerRanking given(Layer layer, List<SourceField> fields, List<FieldProfile> profiles) {
        return new LayerRanking(List.of(new LayerCandidate(
                layer,
                MappingProposer.propose(layer, fields, profiles),
                1,
                List.of(new Title("Do người dùng chọn (--layer).", "Chosen with --layer.")))));
    }

    /** The layer of a delivery, with the fields that it names: attribute → field. */
    public static LayerRanking declared(Layer layer, List<SourceField> fields, Map<String, String> declared) {
        return new LayerRanking(List.of(new LayerCandidate(
                layer,
                DeclaredMapping.of(layer, fields, declared),
                1,
                List.of(new Title("Do bản khai giao nộp ghi.", "Stated by the delivery.")))));
    }

    /**
     * The same for rows that only say more of features that are there.
     *
     * @param given whether the layer was, so that it stays although its features cannot be told by the file's fields
     */
    public LayerRanking ofPlaceless(boolean given) {
        return new LayerRanking(candidates.stream()
                .filter(candidate -> given || candidate.isMatchedByAttributes())
                .map(candidate -> new LayerCandidate(
                        candidate.layer(), candidate.mapping().ofPlaceless(), candidate.score(), candidate.evidence()))
                .toList());
    }

    /** The layer that is proposed; absent where none fits. */
    public Optional<LayerCandidate> best() {
        return candidates.stream().findFirst().filter(first -> first.score() >= LEAST);
    }

    /** Whether no other layer fits about as well. */
    public boolean isClear() {
        return candidates.size() < 2
                || candidates.get(0).score() - candidates.get(1).score() >= CLEAR;
    }

    private static LayerCandidate candidate(
            Catalog catalog, Layer layer, List<SourceField> fields, List<FieldProfile> profiles, String fileName) {
        MappingProposal mapping = MappingProposer.propose(layer, fields, profiles);
        long mapped = mapping.attributes().stream()
                .filter(AttributeProposal::isMapped)
                .count();
        long required = mapping.attributes().stream()
                .filter(AttributeProposal::required)
                .count();
        double requiredShare =
                required == 0 ? 1 : 1 - (double) mapping.missing().size() / required;
        double named = fileName(layer, fileName);
        double codes = codes(catalog, layer, mapping, profiles);
        double score = FIELDS * mapping.score() / Math.max(1, fields.size())
                + ATTRIBUTES * mapping.score() / layer.attributes().size()
                + REQUIRED * (mapped == 0 ? 0 : requiredShare)
                + FILE_NAME * named
                + CODES * codes;
        List<Title> evidence = new ArrayList<>();
        evidence.add(new Title(
                mapped + "/" + fields.size() + " trường khớp với " + mapped + "/"
                        + layer.attributes().size() + " thuộc tính",
                mapped + " of " + fields.size() + " fields fit " + mapped + " of "
                        + layer.attributes().size() + " attributes"));
        if (!mapping.missing().isEmpty()) {
            String names =
                    mapping.missing().stream().map(AttributeProposal::attribute).collect(Collectors.joining(", "));
            evidence.add(new Title("thiếu thuộc tính bắt buộc: " + names, "required attributes missing: " + names));
        }
        if (named >= NAMED_ALIKE) {
            evidence.add(new Title("tên tệp giống tên lớp", "the file is named like the layer"));
        }
        if (codes > 0) {
            String share = String.format(Locale.ROOT, "%.0f %%", PERCENT * codes);
            evidence.add(new Title(
                    share + " giá trị mã thuộc danh mục của lớp",
                    share + " of the codes are in the layer's code lists"));
        }
        return new LayerCandidate(layer, mapping, score, evidence);
    }

    private static double fileName(Layer layer, String fileName) {
        List<String> names = new ArrayList<>(List.of(layer.id().replaceFirst("^.*:", "")));
        names.add(layer.title().vi().replaceAll("\\([^)]*\\)", " "));
        names.add(layer.title().en());
        names.addAll(layer.keywords());
        NameWords words = new NameWords(names);
        List<String> ours = words.of(fileName);
        double best = 0;
        for (int i = 0; i < names.size(); i++) {
            // The id, the titles and, with half the weight since layers share them, the keywords.
            double weight = i < names.size() - layer.keywords().size() ? 1 : 0.5;
            best = Math.max(best, weight * NameWords.similarity(ours, words.of(names.get(i))));
        }
        return best;
    }

    /** Share of the values met that are codes of the lists that their attributes take; 0 where no attribute takes any. */
    private static double codes(Catalog catalog, Layer layer, MappingProposal mapping, List<FieldProfile> profiles) {
        long inList = 0;
        long all = 0;
        for (AttributeProposal proposal : mapping.attributes()) {
            Optional<CodeList> list = layer.attribute(proposal.attribute())
                    .flatMap(Attribute::codes)
                    .flatMap(catalog::codeList);
            Optional<FieldProfile> profile = profiles.stream()
                    .filter(each -> each.name().equals(proposal.field()))
                    .findFirst();
            if (list.isPresent() && profile.isPresent()) {
                for (FieldProfile.ValueCount value : profile.get().frequent()) {
                    all += value.count();
                    inList += list.get().code(value.value()).isPresent() ? value.count() : 0;
                }
            }
        }
        return all == 0 ? 0 : (double) inList / all;
    }
}
