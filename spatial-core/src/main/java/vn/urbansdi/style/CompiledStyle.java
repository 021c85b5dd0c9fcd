package vn.urbansdi.style;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.StyleDefinition;
import vn.urbansdi.catalog.Title;

/**
 * A style ready to draw with.
 *
 * @param order      see {@link StyleDefinition#order()}
 * @param properties what a query must ask for, in this order, so that conditions, colours and labels find their values
 * @param rules      drawn in order, later ones above
 */
public record CompiledStyle(int order, List<Attribute> properties, List<Rule> rules) {

    public CompiledStyle {
        properties = List.copyOf(properties);
        rules = List.copyOf(rules);
    }

    /** The rules that draw at a scale. */
    public List<Rule> rulesAt(double scaleDenominator) {
        return rules.stream()
                .filter(rule -> rule.scales().contains(scaleDenominator))
                .toList();
    }

    /** The same symbols and letters, larger or smaller: for pixels that are not of 0.28 mm. */
    public CompiledStyle magnified(double factor) {
        return factor == 1
                ? this
                : new CompiledStyle(
                        order,
                        properties,
                        rules.stream().map(rule -> rule.magnified(factor)).toList());
    }

    /**
     * One symbol for the features that meet a condition. With a mark, fill and stroke are the mark's; without, those of the
     * area or line. A rule with a label has nothing else.
     *
     * @param title of the legend row; absent for labels and for what the legend does not show
     */
    public record Rule(
            Optional<Title> title,
            ScaleRange scales,
            Condition when,
            Optional<Fill> fill,
            Optional<Stroke> stroke,
            Optional<Mark> mark,
            Optional<Label> label) {

        private Rule magnified(double factor) {
            return new Rule(
                    title,
                    scales,
                    when,
                    fill,
                    stroke.map(line -> line.magnified(factor)),
                    mark.map(shape -> new Mark(shape.shape(), factor * shape.sizePx())),
                    label.map(text -> text.magnified(factor)));
        }
    }

    /** @param opacity 0 to 1 */
    public record Fill(Colour colour, double opacity) {}

    /**
     * @param widthPx pixels of 0.28 mm
     * @param dashPx  on, off, …; empty means solid
     */
    public record Stroke(Colour colour, double opacity, double widthPx, List<Double> dashPx) {
        public Stroke {
            dashPx = List.copyOf(dashPx);
        }

        private Stroke magnified(double factor) {
            return new Stroke(
                    colour,
                    opacity,
                    factor * widthPx,
                    dashPx.stream().map(length -> factor * length).toList());
        }
    }

    /** @param sizePx diameter */
    public record Mark(StyleDefinition.Shape shape, double sizePx) {}

    /**
     * @param column     whose value is written
     * @param sizePx     height of the letters' em square
     * @param rgb        {@code 0xRRGGBB}
     * @param haloRgb    around the letters
     * @param followLine along a line instead of beside it
     */
    public record Label(
            Column column, double sizePx, boolean bold, int rgb, Optional<Integer> haloRgb, boolean followLine) {

        private Label magnified(double factor) {
            return new Label(column, factor * sizePx, bold, rgb, haloRgb, followLine);
        }
    }
}
