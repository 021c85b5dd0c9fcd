package vn.urbansdi.style;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.style.AnchorPoint;
import org.geotools.api.style.Displacement;
import org.geotools.api.style.LabelPlacement;
import org.geotools.api.style.LinePlacement;
import org.geotools.api.style.PointPlacement;
import org.geotools.api.style.TextSymbolizer;
import vn.urbansdi.catalog.Layer;

/** Compiles text symbolizers (OGC 05-077r4, 11.4), with those of GeoServer's vendor options that {@link LabelOption} has. */
final class LabelCompiler {

    private static final double DEFAULT_SIZE_PX = 10;
    private static final double DEFAULT_HALO_PX = 1;
    private static final int SEMI_BOLD = 600;

    private final Expressions expressions;
    private final StyleCompiler.Columns columns;
    private final SymbolCompiler symbols;

    LabelCompiler(Layer layer, StyleCompiler.Columns columns, SymbolCompiler symbols) {
        this.expressions = new Expressions(layer);
        this.columns = columns;
        this.symbols = symbols;
    }

    Label label(TextSymbolizer text) {
        if (!(text.getLabel() instanceof PropertyName property)) {
            throw expressions.unsupported("Label");
        }
        Optional<Label.Halo> halo = Optional.ofNullable(text.getHalo())
                .map(h -> new Label.Halo(
                        expressions.rgb(h.getFill().getColor()),
                        expressions.number(h.getFill().getOpacity(), 1),
                        expressions.number(h.getRadius(), DEFAULT_HALO_PX)));
        return new Label(
                columns.of(property.getPropertyName()),
                text.getFont() == null
                        ? DEFAULT_SIZE_PX
                        : expressions.number(text.getFont().getSize(), DEFAULT_SIZE_PX),
                text.getFont() != null && isBold(text.getFont().getWeight()),
                text.getFill() == null ? 0 : expressions.rgb(text.getFill().getColor()),
                text.getFill() == null ? 1 : expressions.number(text.getFill().getOpacity(), 1),
                halo,
                placement(text),
                choice(text));
    }

    private boolean isBold(Expression weight) {
        String name = expressions.optionalText(weight).orElse("normal");
        return name.equals("bold")
                || name.equals("bolder")
                || (name.matches("[1-9]00") && Integer.parseInt(name) >= SEMI_BOLD);
    }

    private Label.Placement placement(TextSymbolizer text) {
        LabelPlacement placement = text.getLabelPlacement();
        if (placement instanceof PointPlacement point) {
            AnchorPoint anchor = point.getAnchorPoint();
            Displacement moved = point.getDisplacement();
            return new Label.Placement.AtPoint(
                    anchor == null ? 0 : expressions.number(anchor.getAnchorPointX(), 0),
                    anchor == null ? 0.5 : expressions.number(anchor.getAnchorPointY(), 0.5),
                    moved == null ? 0 : expressions.number(moved.getDisplacementX(), 0),
                    moved == null ? 0 : expressions.number(moved.getDisplacementY(), 0),
                    symbols.angle(point.getRotation()));
        }
        if (placement instanceof LinePlacement line) {
            boolean follow = LabelOption.FOLLOW_LINE
                    .of(text.getOptions())
                    .map(LabelOption::isTrue)
                    .orElse(true);
            return new Label.Placement.OnLine(expressions.number(line.getPerpendicularOffset(), 0), follow);
        }
        return new Label.Placement.Automatic();
    }

    private Label.Choice choice(TextSymbolizer text) {
        Map<String, String> options = text.getOptions();
        Expression priority = text.getPriority();
        Optional<Column> priorityBy = priority instanceof PropertyName property
                ? Optional.of(columns.of(property.getPropertyName()))
                : Optional.empty();
        double wrap = LabelOption.AUTO_WRAP.number(options);
        return new Label.Choice(
                priorityBy.isPresent() ? 0 : expressions.number(priority, 0),
                priorityBy,
                LabelOption.CONFLICT_RESOLUTION
                        .of(options)
                        .map(LabelOption::isTrue)
                        .orElse(true),
                LabelOption.GROUP.of(options).map(LabelOption::isTrue).orElse(false),
                LabelOption.SPACE_AROUND.number(options),
                LabelOption.MAX_DISPLACEMENT.number(options),
                wrap > 0 ? OptionalDouble.of(wrap) : OptionalDouble.empty());
    }
}
