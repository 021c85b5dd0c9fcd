package vn.urbansdi.style;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Function;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.style.Displacement;
import org.geotools.api.style.ExternalGraphic;
import org.geotools.api.style.GraphicalSymbol;
import org.geotools.filter.function.RecodeFunction;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.style.CompiledStyle.Cap;
import vn.urbansdi.style.CompiledStyle.Fill;
import vn.urbansdi.style.CompiledStyle.Graphic;
import vn.urbansdi.style.CompiledStyle.Join;
import vn.urbansdi.style.CompiledStyle.Mark;
import vn.urbansdi.style.CompiledStyle.Repeated;
import vn.urbansdi.style.CompiledStyle.Stroke;

/** Compiles what areas, lines and marks are drawn with. */
final class SymbolCompiler {

    /** The custom property of an external graphic under which its outlines are. */
    static final String ICON = "icon";

    private static final double DEFAULT_MARK_SIZE_PX = 6;

    private final Expressions expressions;
    private final StyleCompiler.Columns columns;

    SymbolCompiler(Layer layer, StyleCompiler.Columns columns) {
        this.expressions = new Expressions(layer);
        this.columns = columns;
    }

    Optional<Fill> fill(org.geotools.api.style.Fill fill) {
        return fill(fill, 1);
    }

    private Optional<Fill> fill(org.geotools.api.style.Fill fill, double opacity) {
        return Optional.ofNullable(fill)
                .map(f -> new Fill(
                        colour(f.getColor()),
                        opacity * expressions.number(f.getOpacity(), 1),
                        Optional.ofNullable(f.getGraphicFill()).map(this::graphic)));
    }

    Optional<Stroke> stroke(org.geotools.api.style.Stroke stroke) {
        return stroke(stroke, 1);
    }

    private Optional<Stroke> stroke(org.geotools.api.style.Stroke stroke, double opacity) {
        return Optional.ofNullable(stroke)
                .map(s -> new Stroke(
                        colour(s.getColor()),
                        opacity * expressions.number(s.getOpacity(), 1),
                        expressions.number(s.getWidth(), 1),
                        dashes(s),
                        expressions.number(s.getDashOffset(), 0),
                        expressions.optionalText(s.getLineCap()).map(this::cap),
                        expressions.optionalText(s.getLineJoin()).map(this::join),
                        Optional.ofNullable(s.getGraphicStroke()).map(this::repeated)));
    }

    private List<Double> dashes(org.geotools.api.style.Stroke stroke) {
        return stroke.dashArray() == null
                ? List.of()
                : stroke.dashArray().stream().map(expressions::number).toList();
    }

    /** The mark of a graphic with its fill and outline, which the graphic's opacity makes fainter. */
    Graphic graphic(org.geotools.api.style.Graphic graphic) {
        double opacity = expressions.number(graphic.getOpacity(), 1);
        GraphicalSymbol symbol = graphic.graphicalSymbols().get(0);
        if (symbol instanceof org.geotools.api.style.Mark mark) {
            return new Graphic(
                    placed(graphic, shape(mark), Optional.empty()),
                    fill(mark.getFill(), opacity),
                    stroke(mark.getStroke(), opacity));
        }
        if (symbol instanceof ExternalGraphic external
                && external.getCustomProperties().get(ICON) instanceof Icon icon) {
            return new Graphic(
                    placed(graphic, MarkShape.SQUARE, Optional.of(icon.faded(opacity))),
                    Optional.empty(),
                    Optional.empty());
        }
        throw expressions.unsupported("ExternalGraphic");
    }

    private Mark placed(org.geotools.api.style.Graphic graphic, MarkShape shape, Optional<Icon> icon) {
        Displacement displacement = graphic.getDisplacement();
        return new Mark(
                shape,
                icon,
                expressions.number(graphic.getSize(), DEFAULT_MARK_SIZE_PX),
                angle(graphic.getRotation()),
                displacement == null ? 0 : expressions.number(displacement.getDisplacementX(), 0),
                displacement == null ? 0 : expressions.number(displacement.getDisplacementY(), 0));
    }

    private Repeated repeated(org.geotools.api.style.Graphic graphic) {
        return new Repeated(
                graphic(graphic),
                expressions.number(graphic.getInitialGap(), 0),
                expressions.number(graphic.getGap(), 0));
    }

    private MarkShape shape(org.geotools.api.style.Mark mark) {
        String name = expressions.text(mark.getWellKnownName());
        return MarkShape.named(name).orElseThrow(() -> expressions.unsupported(name));
    }

    Angle angle(Expression rotation) {
        if (rotation instanceof PropertyName property) {
            return new Angle(0, Optional.of(columns.of(property.getPropertyName())));
        }
        return new Angle(expressions.number(rotation, 0), Optional.empty());
    }

    Colour colour(Expression expression) {
        if (!(expression instanceof RecodeFunction recode)) {
            return new Colour.Fixed(expressions.rgb(expression));
        }
        List<Expression> parameters = ((Function) recode).getParameters();
        if (!(parameters.get(0) instanceof PropertyName property)) {
            throw expressions.unsupported("Recode");
        }
        Column column = columns.of(property.getPropertyName());
        Map<Object, Integer> rgbByValue = new LinkedHashMap<>();
        for (int i = 1; i + 1 < parameters.size(); i += 2) {
            Object value = Literals.of(column.attribute().type(), expressions.text(parameters.get(i)))
                    .orElseThrow(() -> expressions.unsupported(
                            "Recode(" + column.attribute().name() + ")"));
            rgbByValue.put(value, expressions.rgb(parameters.get(i + 1)));
        }
        return new Colour.ByValue(column, rgbByValue, expressions.rgb(recode.getFallbackValue()));
    }

    private Cap cap(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "butt" -> Cap.BUTT;
            case "round" -> Cap.ROUND;
            case "square" -> Cap.SQUARE;
            default -> throw expressions.unsupported("stroke-linecap: " + name);
        };
    }

    private Join join(String name) {
        return switch (name.toLowerCase(Locale.ROOT)) {
            case "mitre", "miter" -> Join.MITRE;
            case "round" -> Join.ROUND;
            case "bevel" -> Join.BEVEL;
            default -> throw expressions.unsupported("stroke-linejoin: " + name);
        };
    }
}
