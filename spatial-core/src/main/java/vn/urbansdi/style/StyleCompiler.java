package vn.urbansdi.style;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Function;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.style.FeatureTypeStyle;
import org.geotools.api.style.GraphicalSymbol;
import org.geotools.api.style.LineSymbolizer;
import org.geotools.api.style.Mark;
import org.geotools.api.style.PointSymbolizer;
import org.geotools.api.style.PolygonSymbolizer;
import org.geotools.api.style.Style;
import org.geotools.api.style.Symbolizer;
import org.geotools.api.style.TextSymbolizer;
import org.geotools.api.util.InternationalString;
import org.geotools.filter.function.RecodeFunction;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.StyleDefinition;
import vn.urbansdi.catalog.Title;

/** Turns GeoTools' style model into records that need no evaluation. */
public final class StyleCompiler {

    private final Layer layer;
    private final Columns columns;
    private final List<CompiledStyle.Rule> rules = new ArrayList<>();

    private StyleCompiler(Layer layer) {
        this.layer = layer;
        this.columns = new Columns(layer);
    }

    /** @throws StyleException if the layer's style cannot be drawn, or reads what the public may not see */
    public static CompiledStyle compile(Layer layer, Catalog catalog) {
        return new StyleCompiler(layer).compile(StyleModel.of(layer, catalog));
    }

    private CompiledStyle compile(Style style) {
        for (FeatureTypeStyle group : style.featureTypeStyles()) {
            for (org.geotools.api.style.Rule rule : group.rules()) {
                if (rule.isElseFilter()) {
                    throw unsupported("ElseFilter");
                }
                compile(rule);
            }
        }
        return new CompiledStyle(layer.style().order(), columns.attributes(), rules);
    }

    private void compile(org.geotools.api.style.Rule rule) {
        Condition when = rule.getFilter() == null
                ? Condition.ALWAYS
                : new ConditionCompiler(layer, columns).compile(rule.getFilter());
        ScaleRange scales = new ScaleRange(rule.getMinScaleDenominator(), rule.getMaxScaleDenominator());
        Optional<Title> title =
                Optional.ofNullable(rule.getDescription().getTitle()).map(StyleCompiler::title);
        for (Symbolizer symbolizer : rule.symbolizers()) {
            rules.add(compile(symbolizer, title, scales, when));
            title = Optional.empty(); // one row in the legend for each rule
        }
    }

    private CompiledStyle.Rule compile(
            Symbolizer symbolizer, Optional<Title> title, ScaleRange scales, Condition when) {
        if (symbolizer instanceof PolygonSymbolizer polygon) {
            return new CompiledStyle.Rule(
                    title,
                    scales,
                    when,
                    fill(polygon.getFill()),
                    stroke(polygon.getStroke()),
                    Optional.empty(),
                    Optional.empty());
        }
        if (symbolizer instanceof LineSymbolizer line) {
            return new CompiledStyle.Rule(
                    title,
                    scales,
                    when,
                    Optional.empty(),
                    stroke(line.getStroke()),
                    Optional.empty(),
                    Optional.empty());
        }
        if (symbolizer instanceof PointSymbolizer point) {
            GraphicalSymbol symbol = point.getGraphic().graphicalSymbols().get(0);
            if (!(symbol instanceof Mark mark)) {
                throw unsupported("ExternalGraphic");
            }
            CompiledStyle.Mark compiled = new CompiledStyle.Mark(
                    shape(mark), number(point.getGraphic().getSize()));
            return new CompiledStyle.Rule(
                    title,
                    scales,
                    when,
                    fill(mark.getFill()),
                    stroke(mark.getStroke()),
                    Optional.of(compiled),
                    Optional.empty());
        }
        if (symbolizer instanceof TextSymbolizer text) {
            return new CompiledStyle.Rule(
                    Optional.empty(),
                    scales,
                    when,
                    Optional.empty(),
                    Optional.empty(),
                    Optional.empty(),
                    Optional.of(label(text)));
        }
        throw unsupported(symbolizer.getClass().getSimpleName());
    }

    private CompiledStyle.Label label(TextSymbolizer text) {
        Optional<Integer> halo = Optional.ofNullable(text.getHalo())
                .map(h -> fixedRgb(h.getFill().getColor()));
        if (!(text.getLabel() instanceof PropertyName property)) {
            throw unsupported("Label");
        }
        return new CompiledStyle.Label(
                columns.of(property.getPropertyName()),
                number(text.getFont().getSize()),
                "bold".equals(text(text.getFont().getWeight())),
                fixedRgb(text.getFill().getColor()),
                halo,
                Boolean.parseBoolean(text.getOptions().get(StyleModel.FOLLOW_LINE)));
    }

    private Optional<CompiledStyle.Fill> fill(org.geotools.api.style.Fill fill) {
        return Optional.ofNullable(fill).map(f -> new CompiledStyle.Fill(colour(f.getColor()), number(f.getOpacity())));
    }

    private Optional<CompiledStyle.Stroke> stroke(org.geotools.api.style.Stroke stroke) {
        return Optional.ofNullable(stroke)
                .map(s -> new CompiledStyle.Stroke(
                        colour(s.getColor()), number(s.getOpacity()), number(s.getWidth()), dashes(s)));
    }

    private List<Double> dashes(org.geotools.api.style.Stroke stroke) {
        return stroke.dashArray() == null
                ? List.of()
                : stroke.dashArray().stream().map(this::number).toList();
    }

    private StyleDefinition.Shape shape(Mark mark) {
        String name = text(mark.getWellKnownName()).toUpperCase(Locale.ROOT);
        for (StyleDefinition.Shape shape : StyleDefinition.Shape.values()) {
            if (shape.name().equals(name)) {
                return shape;
            }
        }
        throw unsupported(name);
    }

    private Colour colour(Expression expression) {
        if (!(expression instanceof RecodeFunction recode)) {
            return new Colour.Fixed(fixedRgb(expression));
        }
        List<Expression> parameters = ((Function) recode).getParameters();
        if (!(parameters.get(0) instanceof PropertyName property)) {
            throw unsupported("Recode");
        }
        Column column = columns.of(property.getPropertyName());
        Map<Object, Integer> rgbByValue = new LinkedHashMap<>();
        for (int i = 1; i + 1 < parameters.size(); i += 2) {
            Object value = Literals.of(column.attribute().type(), text(parameters.get(i)))
                    .orElseThrow(
                            () -> unsupported("Recode(" + column.attribute().name() + ")"));
            rgbByValue.put(value, fixedRgb(parameters.get(i + 1)));
        }
        return new Colour.ByValue(column, rgbByValue, fixedRgb(recode.getFallbackValue()));
    }

    private int fixedRgb(Expression expression) {
        String hex = text(expression);
        if (!hex.matches("#[0-9a-fA-F]{6}")) {
            throw unsupported("“" + hex + "”");
        }
        return Integer.parseInt(hex.substring(1), 16);
    }

    private double number(Expression expression) {
        if (expression instanceof Literal literal && literal.getValue() instanceof Number number) {
            return number.doubleValue();
        }
        Double parsed = expression instanceof Literal ? expression.evaluate(null, Double.class) : null;
        if (parsed == null) {
            throw unsupported(String.valueOf(expression));
        }
        return parsed;
    }

    private String text(Expression expression) {
        if (expression instanceof Literal literal) {
            return String.valueOf(literal.getValue());
        }
        throw unsupported(String.valueOf(expression));
    }

    private StyleException unsupported(String what) {
        return new StyleException(
                layer.id(), new Title("chưa vẽ được " + what, what + " is not something that can be drawn yet"));
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
