package vn.urbansdi.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.style.FeatureTypeStyle;
import org.geotools.api.style.Fill;
import org.geotools.api.style.Font;
import org.geotools.api.style.Graphic;
import org.geotools.api.style.Halo;
import org.geotools.api.style.Mark;
import org.geotools.api.style.Rule;
import org.geotools.api.style.Stroke;
import org.geotools.api.style.Style;
import org.geotools.api.style.StyleFactory;
import org.geotools.api.style.Symbolizer;
import org.geotools.api.style.TextSymbolizer;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.function.RecodeFunction;
import org.geotools.util.GrowableInternationalString;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.StyleDefinition;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.filter.EcqlParser;
import vn.urbansdi.filter.FilterException;

/**
 * The catalog's short form of a style as GeoTools' style model, which is SE 1.1's (OGC 05-077r4). Each rule becomes a
 * feature type style of its own, because those are drawn one above the other, and so does its label. A colour that follows
 * a code list becomes SE's {@code Recode} function with the other features' colour as its fallback.
 */
final class StyleModel {

    static final Locale VIETNAMESE = Locale.forLanguageTag("vi");
    static final Locale ENGLISH = Locale.ENGLISH;

    private static final double DEFAULT_MARK_SIZE_PX = 6;
    private static final double HALO_RADIUS_PX = 1.5;

    /** Lets a little of the map through. */
    private static final double HALO_OPACITY = 0.88;

    private final StyleFactory styles = CommonFactoryFinder.getStyleFactory();
    private final FilterFactory filters = CommonFactoryFinder.getFilterFactory();
    private final Layer layer;
    private final Catalog catalog;

    private StyleModel(Layer layer, Catalog catalog) {
        this.layer = layer;
        this.catalog = catalog;
    }

    /**
     * The style in which the layer is drawn when nobody says otherwise.
     *
     * @throws StyleException if a condition is not ECQL, or a colour follows an attribute without a code list
     */
    static Style of(Layer layer, Catalog catalog) {
        return new StyleModel(layer, catalog).style(StyleDefinition.DEFAULT, layer.title(), layer.style());
    }

    /** That one first, then those that the layer has besides. */
    static List<Style> all(Layer layer, Catalog catalog) {
        List<Style> all = new ArrayList<>(List.of(of(layer, catalog)));
        StyleModel model = new StyleModel(layer, catalog);
        layer.styles().forEach(named -> all.add(model.style(named.name(), named.title(), named.style())));
        return all;
    }

    private Style style(String name, Title title, StyleDefinition rules) {
        Style style = styles.createStyle();
        style.setName(name);
        style.getDescription().setTitle(text(title));
        for (StyleDefinition.Rule definition : rules.rules()) {
            org.geotools.api.filter.Filter condition = condition(definition);
            symbolizer(definition).ifPresent(symbolizer -> {
                Rule rule = rule(condition, symbolizer, definition.fromZoom(), definition.toZoom());
                definition.title().ifPresent(row -> rule.getDescription().setTitle(text(row)));
                style.featureTypeStyles().add(alone(rule));
            });
            definition.label().ifPresent(label -> {
                Optional<Double> from = label.fromZoom().or(definition::fromZoom);
                Rule rule = rule(condition, textSymbolizer(label), from, definition.toZoom());
                style.featureTypeStyles().add(alone(rule));
            });
        }
        return style;
    }

    private FeatureTypeStyle alone(Rule rule) {
        return styles.createFeatureTypeStyle(rule);
    }

    private org.geotools.api.filter.Filter condition(StyleDefinition.Rule definition) {
        if (definition.when().isEmpty()) {
            return org.geotools.api.filter.Filter.INCLUDE;
        }
        try {
            return EcqlParser.parse(definition.when().get(), layer).ast();
        } catch (FilterException e) {
            Title explanation = new Title(
                    "điều kiện “" + definition.when().get() + "” không hợp lệ: "
                            + e.title().vi(),
                    "the condition “" + definition.when().get() + "” is not valid: "
                            + e.title().en());
            throw new StyleException(layer.id(), explanation, e);
        }
    }

    private Rule rule(
            org.geotools.api.filter.Filter condition,
            Symbolizer symbolizer,
            Optional<Double> fromZoom,
            Optional<Double> toZoom) {
        ScaleRange scales = ScaleRange.ofZooms(fromZoom.orElse(0.0), toZoom.orElse(Double.POSITIVE_INFINITY));
        Rule rule = styles.createRule();
        rule.setFilter(condition);
        rule.setMinScaleDenominator(scales.minDenominator());
        rule.setMaxScaleDenominator(scales.maxDenominator());
        rule.symbolizers().add(symbolizer);
        return rule;
    }

    private Optional<Symbolizer> symbolizer(StyleDefinition.Rule definition) {
        Fill fill = definition
                .fill()
                .map(colour -> styles.createFill(colour(colour), number(definition.fillOpacity())))
                .orElse(null);
        Stroke stroke = definition
                .stroke()
                .map(colour -> stroke(colour, definition.strokeWidth(), definition.dash()))
                .orElse(null);
        int dimension = layer.geometry().type().dimension();
        if (fill == null && stroke == null) {
            return Optional.empty();
        }
        if (dimension == 0 || definition.mark().isPresent()) {
            StyleDefinition.Mark mark = definition
                    .mark()
                    .orElse(new StyleDefinition.Mark(StyleDefinition.Shape.CIRCLE, DEFAULT_MARK_SIZE_PX));
            return Optional.of(styles.createPointSymbolizer(graphic(mark, fill, stroke), null));
        }
        return Optional.of(
                dimension == 1
                        ? styles.createLineSymbolizer(stroke, null)
                        : styles.createPolygonSymbolizer(stroke, fill, null));
    }

    private Graphic graphic(StyleDefinition.Mark definition, Fill fill, Stroke stroke) {
        Expression size = number(definition.sizePx());
        String wellKnownName = MarkShape.of(definition.shape()).wellKnownName();
        Mark mark = styles.createMark(filters.literal(wellKnownName), stroke, fill, size, number(0));
        return styles.createGraphic(null, new Mark[] {mark}, null, number(1), size, number(0));
    }

    private Stroke stroke(StyleDefinition.Colour colour, double widthPx, List<Double> dashPx) {
        Stroke stroke = withoutEnds(styles.createStroke(colour(colour), number(widthPx)));
        if (!dashPx.isEmpty()) {
            stroke.setDashArray(
                    dashPx.stream().map(px -> (Expression) number(px)).toList());
        }
        return stroke;
    }

    /** A stroke that leaves caps and joins to the painter; GeoTools would write in its own. */
    static Stroke withoutEnds(Stroke stroke) {
        stroke.setLineCap(Expression.NIL);
        stroke.setLineJoin(Expression.NIL);
        return stroke;
    }

    private TextSymbolizer textSymbolizer(StyleDefinition.Label label) {
        Font font = styles.createFont(
                filters.literal("Be Vietnam Pro"),
                filters.literal("normal"),
                filters.literal(label.bold() ? "bold" : "normal"),
                number(label.sizePx()));
        Halo halo = label.halo()
                .map(hex -> styles.createHalo(
                        styles.createFill(filters.literal(hex), number(HALO_OPACITY)), number(HALO_RADIUS_PX)))
                .orElse(null);
        TextSymbolizer symbolizer = styles.createTextSymbolizer(
                styles.createFill(filters.literal(label.colour())),
                new Font[] {font},
                halo,
                filters.property(label.attribute()),
                label.followLine() ? styles.createLinePlacement(number(0)) : null, // wherever there is room
                null);
        return symbolizer;
    }

    private Expression colour(StyleDefinition.Colour colour) {
        Literal otherwise = filters.literal(colour.hex());
        if (colour.by().isEmpty()) {
            return otherwise;
        }
        String attribute = colour.by().get();
        CodeList codes = layer.attribute(attribute)
                .flatMap(a -> a.codes().flatMap(catalog::codeList))
                .orElseThrow(() -> new StyleException(
                        layer.id(),
                        new Title(
                                "màu theo “" + attribute + "” cần một thuộc tính có danh mục mã",
                                "a colour by “" + attribute + "” needs an attribute with a code list")));
        List<Expression> recode = new ArrayList<>();
        recode.add(filters.property(attribute));
        for (CodeList.Code code : codes.codes()) {
            code.colour().ifPresent(hex -> {
                recode.add(filters.literal(code.value()));
                recode.add(filters.literal(hex));
            });
        }
        return recode.size() == 1 ? otherwise : new RecodeFunction(recode, otherwise);
    }

    private Literal number(double value) {
        return filters.literal(value);
    }

    static GrowableInternationalString text(Title title) {
        GrowableInternationalString text = new GrowableInternationalString(title.vi());
        text.add(VIETNAMESE, title.vi());
        text.add(ENGLISH, title.en());
        return text;
    }
}
