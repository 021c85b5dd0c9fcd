package vn.urbansdi.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.style.Fill;
import org.geotools.api.style.Graphic;
import org.geotools.api.style.Mark;
import org.geotools.api.style.Stroke;
import org.geotools.api.style.StyleFactory;
import org.geotools.factory.CommonFactoryFinder;

/** Reads fills and strokes (OGC 05-077r4, 11.1 and 11.2; OGC 02-070, 11). */
final class SldSymbols {

    static final StyleFactory STYLES = CommonFactoryFinder.getStyleFactory();

    static final String GREY = "#808080";
    private static final String BLACK = "#000000";

    private static final int MAX_DASHES = 32;

    private final SldCursor xml;
    private final SldParameters parameters;
    private final SldGraphics graphics;

    SldSymbols(SldCursor xml, SldParameters parameters, SldIcons icons) {
        this.xml = xml;
        this.parameters = parameters;
        this.graphics = new SldGraphics(xml, parameters, this, icons);
    }

    SldGraphics graphics() {
        return graphics;
    }

    Fill fill() throws XMLStreamException {
        Expression colour = null;
        Expression opacity = literal(1);
        Graphic pattern = null;
        while (xml.child()) {
            switch (xml.name()) {
                case "GraphicFill" -> pattern = only("Graphic", () -> graphics.graphic(true));
                case "SvgParameter", "CssParameter" -> {
                    switch (parameterName()) {
                        case "fill" -> colour = parameters.colour();
                        case "fill-opacity" -> opacity = parameters.number(0, 1);
                        default -> throw unsupportedParameter();
                    }
                }
                default -> throw xml.unsupported();
            }
        }
        if (pattern != null && colour != null) {
            throw xml.problem(
                    xml.line(),
                    "Fill có cả GraphicFill lẫn màu fill: hãy tách thành hai PolygonSymbolizer",
                    "Fill has both GraphicFill and a fill colour: make two PolygonSymbolizers of it");
        }
        Fill fill = STYLES.createFill(colour == null ? literal(GREY) : colour, opacity);
        if (pattern != null) {
            fill.setColor(colourOf(pattern));
            fill.setGraphicFill(pattern);
        }
        return fill;
    }

    /** What stands for a pattern or for marks where only a colour can be shown. */
    private static Expression colourOf(Graphic pattern) {
        if (!(pattern.graphicalSymbols().get(0) instanceof Mark mark)) {
            return literal(GREY);
        }
        return mark.getStroke() != null
                ? mark.getStroke().getColor()
                : mark.getFill() != null ? mark.getFill().getColor() : literal(GREY);
    }

    Stroke stroke() throws XMLStreamException {
        Stroke stroke = blackStroke();
        boolean plain = false;
        Optional<Graphic> marks = Optional.empty();
        while (xml.child()) {
            switch (xml.name()) {
                case "GraphicStroke" -> marks = Optional.of(graphicStroke());
                case "SvgParameter", "CssParameter" -> {
                    String name = parameterName();
                    plain |= !name.startsWith("stroke-dash");
                    parameter(stroke, name);
                }
                default -> throw xml.unsupported();
            }
        }
        if (marks.isPresent()) {
            if (plain) {
                throw xml.problem(
                        xml.line(),
                        "Stroke có GraphicStroke thì chỉ còn nhận stroke-dasharray và stroke-dashoffset: hãy tách thành hai"
                                + " symbolizer",
                        "a Stroke with GraphicStroke takes only stroke-dasharray and stroke-dashoffset besides: make two"
                                + " symbolizers of it");
            }
            alongLine(stroke, marks.get());
        }
        return stroke;
    }

    /** What a stroke is that says nothing of itself. */
    static Stroke blackStroke() {
        return StyleModel.withoutEnds(STYLES.createStroke(literal(BLACK), literal(1)));
    }

    private void parameter(Stroke stroke, String name) throws XMLStreamException {
        switch (name) {
            case "stroke" -> stroke.setColor(parameters.colour());
            case "stroke-width" -> stroke.setWidth(parameters.length());
            case "stroke-opacity" -> stroke.setOpacity(parameters.number(0, 1));
            case "stroke-dasharray" -> stroke.setDashArray(dashes());
            case "stroke-dashoffset" ->
                stroke.setDashOffset(parameters.number(-SldParameters.MAX_LENGTH, SldParameters.MAX_LENGTH));
            case "stroke-linecap" -> stroke.setLineCap(oneOf(Set.of("butt", "round", "square")));
            case "stroke-linejoin" -> stroke.setLineJoin(oneOf(Set.of("mitre", "miter", "round", "bevel")));
            default -> throw unsupportedParameter();
        }
    }

    /** GeoServer writes the gaps between marks as dashes: as long as the mark, and as the gap. */
    private static void alongLine(Stroke stroke, Graphic marks) {
        List<Expression> dashes = stroke.dashArray() == null ? List.of() : stroke.dashArray();
        if (dashes.size() >= 2) {
            double size = number(marks.getSize());
            marks.setGap(literal(Math.max(0, number(dashes.get(0)) + number(dashes.get(1)) - size)));
            double offset = stroke.getDashOffset() == null ? 0 : number(stroke.getDashOffset());
            marks.setInitialGap(literal(Math.max(0, -offset)));
            stroke.setDashArray(List.<Expression>of());
            stroke.setDashOffset(literal(0));
        }
        stroke.setColor(colourOf(marks));
        stroke.setGraphicStroke(marks);
    }

    static double number(Expression literal) {
        return ((Number) ((Literal) literal).getValue()).doubleValue();
    }

    private List<Expression> dashes() throws XMLStreamException {
        int line = xml.line();
        String text = parameters.constant();
        List<Expression> dashes = new ArrayList<>();
        double sum = 0;
        for (String length : text.split("[\\s,]+", MAX_DASHES + 1)) {
            Literal dash = parameters.number(line, "stroke-dasharray", length, 0, SldParameters.MAX_LENGTH);
            sum += number(dash);
            dashes.add(dash);
        }
        if (dashes.size() > MAX_DASHES || sum < 1) {
            throw xml.invalid(
                    line,
                    "stroke-dasharray",
                    text,
                    "từ 1 đến " + MAX_DASHES + " độ dài, tổng ít nhất là 1",
                    "1 to " + MAX_DASHES + " lengths of at least 1 together");
        }
        if (dashes.size() % 2 == 1) {
            dashes.addAll(List.copyOf(dashes)); // as SVG has it
        }
        return dashes;
    }

    private Literal oneOf(Set<String> allowed) throws XMLStreamException {
        int line = xml.line();
        String name = parameterName();
        String value = parameters.constant().toLowerCase(Locale.ROOT);
        if (!allowed.contains(value)) {
            String list = String.join(", ", allowed.stream().sorted().toList());
            throw xml.invalid(line, name, value, "một trong " + list, "one of " + list);
        }
        return SldParameters.FACTORY.literal(value.equals("miter") ? "mitre" : value);
    }

    private Graphic graphicStroke() throws XMLStreamException {
        Graphic graphic = null;
        Expression initialGap = literal(0);
        Expression gap = literal(0);
        int line = xml.line();
        while (xml.child()) {
            switch (xml.name()) {
                case "Graphic" -> graphic = graphics.graphic(true);
                case "InitialGap" -> initialGap = parameters.length();
                case "Gap" -> gap = parameters.length();
                default -> throw xml.unsupported();
            }
        }
        if (graphic == null) {
            throw xml.problem(line, "GraphicStroke thiếu Graphic", "GraphicStroke lacks a Graphic");
        }
        graphic.setInitialGap(initialGap);
        graphic.setGap(gap);
        return graphic;
    }

    private String parameterName() {
        return xml.attribute("name").orElse("");
    }

    StyleException unsupportedParameter() {
        return xml.unsupported(xml.name() + " name=\"" + parameterName() + "\"");
    }

    /** What reads an element to its end tag. */
    interface Part<T> {
        T read() throws XMLStreamException;
    }

    /** The element's only child, which must have that name. */
    private <T> T only(String child, Part<T> part) throws XMLStreamException {
        String name = xml.name();
        int line = xml.line();
        if (!xml.child() || !xml.name().equals(child)) {
            throw xml.problem(line, name + " thiếu " + child, name + " lacks a " + child);
        }
        T value = part.read();
        if (xml.child()) {
            throw xml.unsupported();
        }
        return value;
    }

    static Literal literal(Object value) {
        return SldParameters.FACTORY.literal(value);
    }
}
