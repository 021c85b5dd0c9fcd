package vn.urbansdi.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.catalog.StyleDefinition.Colour;
import vn.urbansdi.catalog.StyleDefinition.Label;
import vn.urbansdi.catalog.StyleDefinition.Mark;
import vn.urbansdi.catalog.StyleDefinition.Rule;

/**
 * Checks a style against its layer and takes it into its record. Labels and colours may follow only attributes that
 * everyone may see: a picture shows its style's values to whoever looks at it. Conditions are checked by the style's
 * compiler, which knows their language.
 */
final class StyleReader {

    private static final String NAME = "[A-Za-z][A-Za-z0-9_-]{0,62}";
    private static final String DEFAULT_FILL = "#cccccc";
    private static final String DEFAULT_STROKE = "#666666";
    private static final Mark DEFAULT_MARK = new Mark(StyleDefinition.Shape.CIRCLE, 6);

    private final YamlFile file;
    private final GeometryType geometry;
    private final List<Attribute> attributes;
    private final Map<String, Optional<CodeList>> codeLists;

    StyleReader(
            YamlFile file,
            GeometryType geometry,
            List<Attribute> attributes,
            Map<String, Optional<CodeList>> codeLists) {
        this.file = file;
        this.geometry = geometry;
        this.attributes = attributes;
        this.codeLists = codeLists;
    }

    /** @param document null for a layer without a style, which gets a plain grey one */
    StyleDefinition read(StyleDocument document) {
        if (document == null) {
            return new StyleDefinition(defaultOrder(), List.of(defaultRule()));
        }
        if (document.rule() != null && document.rules() != null) {
            file.problem(
                    "style.rules",
                    "Hoặc một quy tắc ghi thẳng, hoặc danh sách rules; không dùng cả hai.",
                    "Either one rule without a list, or rules; not both.");
        }
        List<Rule> rules = new ArrayList<>();
        if (document.rules() != null) {
            rules.addAll(rules(document.rules(), "style.rules"));
        } else {
            rules.add(document.rule() == null ? defaultRule() : rule(document.rule(), "style"));
        }
        return new StyleDefinition(Optional.ofNullable(document.order()).orElse(defaultOrder()), rules);
    }

    /** @param order of the layer among others, whatever the style */
    List<StyleDefinition.Named> named(Map<String, StyleDocument.NamedDocument> documents, int order) {
        List<StyleDefinition.Named> named = new ArrayList<>();
        documents.forEach((name, document) -> {
            String path = YamlFile.child("styles", name);
            if (!name.matches(NAME) || name.equals(StyleDefinition.DEFAULT)) {
                file.problem(
                        path,
                        "Tên kiểu vẽ chỉ gồm chữ không dấu, số, gạch nối, gạch dưới, và không phải \"default\".",
                        "The name of a style has only letters, digits, hyphens and underscores, and is not \"default\".");
            }
            named.add(new StyleDefinition.Named(
                    name,
                    document.title(),
                    new StyleDefinition(order, rules(document.rules(), YamlFile.child(path, "rules")))));
        });
        return named;
    }

    private List<Rule> rules(List<StyleDocument.RuleDocument> documents, String path) {
        List<Rule> rules = new ArrayList<>();
        for (int i = 0; i < documents.size(); i++) {
            rules.add(rule(documents.get(i), YamlFile.child(path, i)));
        }
        return rules;
    }

    private int defaultOrder() {
        return switch (geometry.dimension()) {
            case 0 -> 250;
            case 1 -> 150;
            default -> 50;
        };
    }

    private Rule defaultRule() {
        Optional<Colour> fill =
                geometry.dimension() == 1 ? Optional.empty() : Optional.of(new Colour(DEFAULT_FILL, Optional.empty()));
        return new Rule(
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                fill,
                1,
                Optional.of(new Colour(DEFAULT_STROKE, Optional.empty())),
                1,
                List.of(),
                geometry.dimension() == 0 ? Optional.of(DEFAULT_MARK) : Optional.empty(),
                Optional.empty());
    }

    private Rule rule(StyleDocument.RuleDocument rule, String path) {
        checkShape(rule, path);
        Optional<Colour> fill = colour(rule.fill(), YamlFile.child(path, "fill"));
        Optional<Colour> stroke = colour(rule.stroke(), YamlFile.child(path, "stroke"));
        return new Rule(
                Optional.ofNullable(rule.title()),
                Optional.ofNullable(rule.when()),
                Optional.ofNullable(rule.fromZoom()),
                Optional.ofNullable(rule.toZoom()),
                fill,
                Optional.ofNullable(rule.fillOpacity()).orElse(1.0),
                stroke,
                Optional.ofNullable(rule.strokeWidth()).orElse(1.0),
                Optional.ofNullable(rule.dash()).orElse(List.of()),
                mark(rule, fill.isPresent() || stroke.isPresent()),
                label(rule, path));
    }

    private void checkShape(StyleDocument.RuleDocument rule, String path) {
        if (rule.fill() == null && rule.stroke() == null && rule.label() == null) {
            file.problem(
                    path,
                    "Quy tắc không vẽ gì; hãy thêm fill, stroke hoặc label.",
                    "The rule draws nothing; add fill, stroke or label.");
        }
        if (rule.mark() != null && geometry.dimension() != 0) {
            file.problem(
                    YamlFile.child(path, "mark"),
                    "Chỉ lớp điểm mới có mark.",
                    "Only a layer of points can have a mark.");
        }
        if (rule.fill() != null && geometry.dimension() == 1) {
            file.problem(
                    YamlFile.child(path, "fill"),
                    "Lớp đường không có fill; hãy dùng stroke.",
                    "A layer of lines has no fill; use stroke.");
        }
        if (rule.fromZoom() != null && rule.toZoom() != null && rule.fromZoom() > rule.toZoom()) {
            file.problem(
                    YamlFile.child(path, "to_zoom"),
                    "to_zoom phải không nhỏ hơn from_zoom.",
                    "to_zoom must not be below from_zoom.");
        }
    }

    private Optional<Colour> colour(StyleDocument.ColourDocument colour, String path) {
        if (colour == null) {
            return Optional.empty();
        }
        String byPath = YamlFile.child(path, "by");
        if (colour.by() == null) {
            if (colour.from() != null || colour.otherwise() == null) {
                file.problem(
                        byPath,
                        "Thiếu \"by\": thuộc tính quyết định màu.",
                        "\"by\" is missing: the attribute that the colour follows.");
            }
        } else {
            publicAttribute(colour.by(), byPath).ifPresent(attribute -> checkColours(attribute, byPath));
        }
        return Optional.of(new Colour(
                Optional.ofNullable(colour.otherwise()).orElse(DEFAULT_FILL), Optional.ofNullable(colour.by())));
    }

    private void checkColours(Attribute attribute, String path) {
        if (attribute.codes().isEmpty()) {
            file.problem(
                    path,
                    "Thuộc tính \"" + attribute.name() + "\" không có danh mục mã (codes) để lấy màu.",
                    "The attribute \"" + attribute.name() + "\" has no code list (codes) to take colours from.");
            return;
        }
        codeLists.getOrDefault(attribute.codes().get(), Optional.empty()).ifPresent(list -> {
            if (list.codes().stream().allMatch(code -> code.colour().isEmpty())) {
                file.problem(
                        path,
                        "Danh mục \"" + list.id() + "\" không có màu nào (colour).",
                        "The code list \"" + list.id() + "\" has no colours.");
            }
        });
    }

    private Optional<Mark> mark(StyleDocument.RuleDocument rule, boolean drawn) {
        if (rule.mark() != null) {
            return Optional.of(new Mark(
                    rule.mark().shape(), Optional.ofNullable(rule.mark().size()).orElse(DEFAULT_MARK.sizePx())));
        }
        return geometry.dimension() == 0 && drawn ? Optional.of(DEFAULT_MARK) : Optional.empty();
    }

    private Optional<Label> label(StyleDocument.RuleDocument rule, String path) {
        StyleDocument.LabelDocument label = rule.label();
        if (label == null) {
            return Optional.empty();
        }
        String labelPath = YamlFile.child(path, "label");
        publicAttribute(label.attribute(), labelPath);
        boolean followLine = Boolean.TRUE.equals(label.followLine());
        if (followLine && geometry.dimension() != 1) {
            file.problem(
                    YamlFile.child(labelPath, "follow_line"),
                    "Chỉ lớp đường mới có nhãn chạy theo đường.",
                    "Only labels of a layer of lines can follow a line.");
        }
        return Optional.of(new Label(
                label.attribute(),
                Optional.ofNullable(label.fromZoom()).or(() -> Optional.ofNullable(rule.labelFromZoom())),
                Optional.ofNullable(label.size()).orElse(11.0),
                Boolean.TRUE.equals(label.bold()),
                Optional.ofNullable(label.colour()).orElse("#333333"),
                Optional.of(Optional.ofNullable(label.halo()).orElse("#ffffff")),
                followLine));
    }

    private Optional<Attribute> publicAttribute(String name, String path) {
        Optional<Attribute> attribute =
                attributes.stream().filter(a -> a.name().equals(name)).findFirst();
        if (attribute.isEmpty()) {
            file.problem(
                    path, "Lớp không có thuộc tính \"" + name + "\".", "The layer has no attribute \"" + name + "\".");
        } else if (!attribute.get().isPublic()) {
            file.problem(
                    path,
                    "Thuộc tính \"" + name + "\" bị hạn chế xem (visible_to) nên không được vẽ.",
                    "The attribute \"" + name + "\" is restricted (visible_to) and must not be drawn.");
            return Optional.empty();
        }
        return attribute;
    }
}
