package vn.urbansdi.style;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.geotools.api.style.FeatureTypeStyle;
import org.geotools.api.style.LineSymbolizer;
import org.geotools.api.style.PointSymbolizer;
import org.geotools.api.style.PolygonSymbolizer;
import org.geotools.api.style.Rule;
import org.geotools.api.style.Style;
import org.geotools.api.style.Symbolizer;
import org.geotools.api.style.TextSymbolizer;
import org.geotools.api.util.InternationalString;
import org.geotools.styling.UomOgcMapping;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;

/** Turns GeoTools' style model into records that need no evaluation. */
public final class StyleCompiler {

    private final Layer layer;
    private final Columns columns;
    private final ConditionCompiler conditions;
    private final SymbolCompiler symbols;
    private final LabelCompiler labels;
    private final List<CompiledStyle.Rule> rules = new ArrayList<>();
    private int level;

    private StyleCompiler(Layer layer) {
        this.layer = layer;
        this.columns = new Columns(layer);
        this.conditions = new ConditionCompiler(layer, columns);
        this.symbols = new SymbolCompiler(layer, columns);
        this.labels = new LabelCompiler(layer, columns, symbols);
    }

    /** @throws StyleException if the layer's style cannot be drawn, or reads what the public may not see */
    public static CompiledStyle compile(Layer layer, Catalog catalog) {
        return compile(layer, StyleModel.of(layer, catalog));
    }

    /** All styles of the layer by name, the default one first. */
    public static Map<String, CompiledStyle> compileAll(Layer layer, Catalog catalog) {
        Map<String, CompiledStyle> styles = new LinkedHashMap<>();
        StyleModel.all(layer, catalog).forEach(style -> styles.put(style.getName(), compile(layer, style)));
        return styles;
    }

    /** @throws StyleException if the style cannot be drawn, or reads what the public may not see */
    static CompiledStyle compile(Layer layer, Style style) {
        return new StyleCompiler(layer).compile(style);
    }

    private CompiledStyle compile(Style style) {
        for (FeatureTypeStyle group : style.featureTypeStyles()) {
            for (Rule rule : group.rules()) {
                if (rule.isElseFilter()) {
                    compileElse(rule, group.rules());
                } else {
                    compile(rule, scales(rule), condition(rule));
                }
            }
            level++;
        }
        return new CompiledStyle(layer.style().order(), columns.attributes(), rules);
    }

    /**
     * What no other rule of the group draws at the same scale (OGC 05-077r4, 10.4): a condition for each range of scales
     * between which the others change.
     */
    private void compileElse(Rule rule, List<Rule> group) {
        ScaleRange range = scales(rule);
        List<Rule> others =
                group.stream().filter(other -> !other.isElseFilter()).toList();
        TreeSet<Double> bounds = new TreeSet<>(List.of(range.minDenominator(), range.maxDenominator()));
        for (Rule other : others) {
            bounds.add(other.getMinScaleDenominator());
            bounds.add(other.getMaxScaleDenominator());
        }
        bounds.removeIf(bound -> bound < range.minDenominator() || bound > range.maxDenominator());
        Double from = null;
        for (Double to : bounds) {
            if (from != null) {
                double start = from;
                List<Condition> drawn = others.stream()
                        .filter(other -> scales(other).contains(start))
                        .map(this::condition)
                        .toList();
                Condition rest = drawn.isEmpty() ? Condition.ALWAYS : new Condition.Not(new Condition.Any(drawn));
                compile(rule, new ScaleRange(start, to), rest);
            }
            from = to;
        }
    }

    private Condition condition(Rule rule) {
        return rule.getFilter() == null ? Condition.ALWAYS : conditions.compile(rule.getFilter());
    }

    private static ScaleRange scales(Rule rule) {
        return new ScaleRange(rule.getMinScaleDenominator(), rule.getMaxScaleDenominator());
    }

    private void compile(Rule rule, ScaleRange scales, Condition when) {
        Optional<Title> title =
                Optional.ofNullable(rule.getDescription().getTitle()).map(StyleCompiler::title);
        for (Symbolizer symbolizer : rule.symbolizers()) {
            CompiledStyle.Rule compiled = compile(symbolizer, title, scales, when);
            rules.add(compiled);
            if (compiled.label().isEmpty()) {
                title = Optional.empty(); // one row in the legend for each rule
            }
        }
    }

    private CompiledStyle.Rule compile(
            Symbolizer symbolizer, Optional<Title> title, ScaleRange scales, Condition when) {
        SizeUnit unit = symbolizer.getUnitOfMeasure() == null
                ? SizeUnit.PIXEL
                : SizeUnit.of(UomOgcMapping.get(symbolizer.getUnitOfMeasure()));
        if (symbolizer instanceof PolygonSymbolizer polygon) {
            return new CompiledStyle.Rule(
                    level,
                    title,
                    scales,
                    when,
                    unit,
                    symbols.fill(polygon.getFill()),
                    symbols.stroke(polygon.getStroke()),
                    Optional.empty(),
                    Optional.empty());
        }
        if (symbolizer instanceof LineSymbolizer line) {
            return new CompiledStyle.Rule(
                    level,
                    title,
                    scales,
                    when,
                    unit,
                    Optional.empty(),
                    symbols.stroke(line.getStroke()),
                    Optional.empty(),
                    Optional.empty());
        }
        if (symbolizer instanceof PointSymbolizer point) {
            CompiledStyle.Graphic graphic = symbols.graphic(point.getGraphic());
            return new CompiledStyle.Rule(
                    level,
                    title,
                    scales,
                    when,
                    unit,
                    graphic.fill(),
                    graphic.stroke(),
                    Optional.of(graphic.mark()),
                    Optional.empty());
        }
        if (symbolizer instanceof TextSymbolizer text) {
            return new CompiledStyle.Rule(
                    level,
                    Optional.empty(),
                    scales,
                    when,
                    unit,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(labels.label(text)));
        }
        throw new Expressions(layer).unsupported(symbolizer.getClass().getSimpleName());
    }

    private static Title title(InternationalString text) {
        return new Title(text.toString(StyleModel.VIETNAMESE), text.toString(StyleModel.ENGLISH));
    }

    /** Hands out positions in the order in which the style first names its attributes. */
    static final class Columns {

        private final Layer layer;
        private final Map<String, Column> byName = new HashMap<>();
        private final List<Attribute> attributes = new ArrayList<>();

        Columns(Layer layer) {
            this.layer = layer;
        }

        Column of(String name) {
            return byName.computeIfAbsent(name, this::add);
        }

        List<Attribute> attributes() {
            return attributes;
        }

        private Column add(String name) {
            Attribute attribute = layer.attribute(name)
                    .filter(Attribute::isPublic)
                    .orElseThrow(() -> new StyleException(
                            layer.id(),
                            new Title(
                                    "không có thuộc tính công khai “" + name + "”",
                                    "there is no public attribute “" + name + "”")));
            attributes.add(attribute);
            return new Column(attributes.size() - 1, attribute);
        }
    }
}
