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
            Optional<Label> label) {}

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
            Column column, double sizePx, boolean bold, int rgb, Optional<Integer> haloRgb, boolean followLine) {}
}
