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

    /** The rules that draw at a scale, their lengths in pixels. */
    public List<Rule> rulesAt(double scaleDenominator) {
        return rules.stream()
                .filter(rule -> rule.scales().contains(scaleDenominator))
                .map(rule -> rule.inPixels(scaleDenominator))
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
     * @param level all features are drawn by the rules of one level before any is by those of a higher one (OGC 05-077r4,
     *              9: feature type styles lie one above the other)
     * @param title of the legend row; absent for labels and for what the legend does not show
     * @param unit  of all lengths; pixels once the scale is known
     */
    public record Rule(
            int level,
            Optional<Title> title,
            ScaleRange scales,
            Condition when,
            SizeUnit unit,
            Optional<Fill> fill,
            Optional<Stroke> stroke,
            Optional<Mark> mark,
            Optional<Label> label) {

        /** Of what is measured on the ground, as far as one zooms in. */
        private static final double MAX_LENGTH_PX = 4096;

        private Rule inPixels(double scaleDenominator) {
            if (unit == SizeUnit.PIXEL) {
                return this;
            }
            double bound = MAX_LENGTH_PX / Math.max(1, longest());
            Rule sized = magnified(Math.min(bound, unit.pixels(scaleDenominator)));
            return new Rule(
                    level, title, scales, when, SizeUnit.PIXEL, sized.fill, sized.stroke, sized.mark, sized.label);
        }

        private double longest() {
            double longest = Math.max(
                    mark.map(Mark::sizePx).orElse(0.0), label.map(Label::sizePx).orElse(0.0));
            if (stroke.isPresent()) {
                double along = stroke.get()
                        .repeated()
                        .map(r -> r.graphic().mark().sizePx())
                        .orElse(0.0);
                longest = Math.max(longest, Math.max(stroke.get().widthPx(), along));
            }
            return longest;
        }

        private Rule magnified(double factor) {
            return new Rule(
                    level,
                    title,
                    scales,
                    when,
                    unit,
                    fill.map(area -> area.magnified(factor)),
                    stroke.map(line -> line.magnified(factor)),
                    mark.map(shape -> shape.magnified(factor)),
                    label.map(text -> text.magnified(factor)));
        }
    }

    /**
     * @param opacity 0 to 1
     * @param pattern what is repeated side by side instead of a plain colour
     */
    public record Fill(Colour colour, double opacity, Optional<Graphic> pattern) {

        private Fill magnified(double factor) {
            return new Fill(colour, opacity, pattern.map(graphic -> graphic.magnified(factor)));
        }
    }

    /** How the ends of a line and of its dashes look. */
    public enum Cap {
        BUTT,
        ROUND,
        SQUARE
    }

    /** How the corners of a line look. */
    public enum Join {
        MITRE,
        ROUND,
        BEVEL
    }

    /**
     * @param widthPx      pixels of 0.28 mm
     * @param dashPx       on, off, …; empty means solid
     * @param dashOffsetPx how far into the dashes the line begins
     * @param cap          absent: whichever looks best
     * @param join         absent: whichever looks best
     * @param repeated     what is set along the line instead of drawing it
     */
    public record Stroke(
            Colour colour,
            double opacity,
            double widthPx,
            List<Double> dashPx,
            double dashOffsetPx,
            Optional<Cap> cap,
            Optional<Join> join,
            Optional<Repeated> repeated) {
        public Stroke {
            dashPx = List.copyOf(dashPx);
        }

        private Stroke magnified(double factor) {
            return new Stroke(
                    colour,
                    opacity,
                    factor * widthPx,
                    dashPx.stream().map(length -> factor * length).toList(),
                    factor * dashOffsetPx,
                    cap,
                    join,
                    repeated.map(graphic -> new Repeated(
                            graphic.graphic().magnified(factor),
                            factor * graphic.initialGapPx(),
                            factor * graphic.gapPx())));
        }
    }

    /**
     * @param shape    where there is an icon, what stands for it to those who can draw none
     * @param icon     instead of the shape, with colours of its own
     * @param sizePx   diameter; of an icon the height
     * @param rotation clockwise
     * @param xPx      to the right of where it belongs
     * @param yPx      above where it belongs
     */
    public record Mark(MarkShape shape, Optional<Icon> icon, double sizePx, Angle rotation, double xPx, double yPx) {

        private Mark magnified(double factor) {
            return new Mark(shape, icon, factor * sizePx, rotation, factor * xPx, factor * yPx);
        }
    }

    /** A mark with its own fill and outline, in a pattern or along a line. */
    public record Graphic(Mark mark, Optional<Fill> fill, Optional<Stroke> stroke) {

        private Graphic magnified(double factor) {
            return new Graphic(
                    mark.magnified(factor),
                    fill.map(area -> area.magnified(factor)),
                    stroke.map(line -> line.magnified(factor)));
        }
    }

    /**
     * @param initialGapPx before the first
     * @param gapPx        between one and the next
     */
    public record Repeated(Graphic graphic, double initialGapPx, double gapPx) {}
}
