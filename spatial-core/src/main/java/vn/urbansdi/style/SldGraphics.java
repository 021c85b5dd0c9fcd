package vn.urbansdi.style;

import static vn.urbansdi.style.SldSymbols.literal;
import static vn.urbansdi.style.SldSymbols.number;

import javax.xml.stream.XMLStreamException;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.style.Displacement;
import org.geotools.api.style.ExternalGraphic;
import org.geotools.api.style.Fill;
import org.geotools.api.style.Graphic;
import org.geotools.api.style.Mark;
import org.geotools.api.style.Stroke;
import org.geotools.api.style.StyleFactory;

/** Reads graphics, their marks and their places (OGC 05-077r4, 11.3; OGC 02-070, 11.3). */
final class SldGraphics {

    private static final StyleFactory STYLES = SldSymbols.STYLES;
    private static final double DEFAULT_SIZE = 6;
    private static final double MOST_DEGREES = 36000;

    private final SldCursor xml;
    private final SldParameters parameters;
    private final SldSymbols symbols;
    private final SldIcons icons;

    SldGraphics(SldCursor xml, SldParameters parameters, SldSymbols symbols, SldIcons icons) {
        this.xml = xml;
        this.parameters = parameters;
        this.symbols = symbols;
        this.icons = icons;
    }

    /** @param repeated in a pattern or along a line, where no further pattern or line of marks may stand within */
    Graphic graphic(boolean repeated) throws XMLStreamException {
        Mark mark = null;
        ExternalGraphic external = null;
        boolean sized = false;
        int line = xml.line();
        Graphic graphic = STYLES.createGraphic(null, null, null, literal(1), literal(DEFAULT_SIZE), literal(0));
        graphic.graphicalSymbols().clear();
        while (xml.child()) {
            switch (xml.name()) {
                case "Mark" -> {
                    if (mark != null) {
                        throw xml.problem(
                                xml.line(),
                                "Graphic chỉ nhận một Mark: hãy tách thành hai symbolizer",
                                "a Graphic takes one Mark: make two symbolizers of it");
                    }
                    mark = mark(repeated);
                }
                case "ExternalGraphic" -> {
                    if (external != null) {
                        throw xml.unsupported();
                    }
                    external = icons.externalGraphic();
                }
                case "Opacity" -> graphic.setOpacity(parameters.number(0, 1));
                case "Size" -> {
                    sized = true;
                    graphic.setSize(parameters.length());
                }
                case "Rotation" -> graphic.setRotation(rotation());
                case "AnchorPoint" -> centred();
                case "Displacement" -> graphic.setDisplacement(displacement());
                default -> throw xml.unsupported();
            }
        }
        if (mark != null && external != null) {
            throw xml.problem(
                    line,
                    "Graphic có cả Mark lẫn ExternalGraphic: hãy bỏ một",
                    "the Graphic has both a Mark and an ExternalGraphic: leave one out");
        }
        if (external != null) {
            graphic.graphicalSymbols().add(external);
            if (!sized) {
                graphic.setSize(literal(SldIcons.heightOf(external)));
            }
            return graphic;
        }
        graphic.graphicalSymbols().add(mark == null ? mark(literal("square"), null, null) : mark);
        return graphic;
    }

    Expression rotation() throws XMLStreamException {
        int line = xml.line();
        Expression rotation = parameters.numberOrProperty(-MOST_DEGREES, MOST_DEGREES);
        parameters.requireNumeric(line, rotation);
        return rotation;
    }

    private void centred() throws XMLStreamException {
        int line = xml.line();
        double[] point = pair("AnchorPointX", "AnchorPointY", 0.5, 0, 1);
        if (point[0] != 0.5 || point[1] != 0.5) {
            throw xml.problem(
                    line,
                    "AnchorPoint của Graphic phải là 0.5 0.5: hãy dùng Displacement để dời",
                    "the AnchorPoint of a Graphic must be 0.5 0.5: use Displacement to move it");
        }
    }

    Displacement displacement() throws XMLStreamException {
        double[] moved = pair("DisplacementX", "DisplacementY", 0, -SldParameters.MAX_LENGTH, SldParameters.MAX_LENGTH);
        return STYLES.displacement(literal(moved[0]), literal(moved[1]));
    }

    /** Two numbers in elements of those names. */
    double[] pair(String nameX, String nameY, double otherwise, double least, double most) throws XMLStreamException {
        double[] pair = {otherwise, otherwise};
        while (xml.child()) {
            if (xml.name().equals(nameX)) {
                pair[0] = number(parameters.number(least, most));
            } else if (xml.name().equals(nameY)) {
                pair[1] = number(parameters.number(least, most));
            } else {
                throw xml.unsupported();
            }
        }
        return pair;
    }

    private Mark mark(boolean repeated) throws XMLStreamException {
        Expression name = literal("square");
        Fill fill = null;
        Stroke stroke = null;
        int line = xml.line();
        while (xml.child()) {
            switch (xml.name()) {
                case "WellKnownName" -> name = wellKnownName();
                case "Fill" -> fill = symbols.fill();
                case "Stroke" -> stroke = symbols.stroke();
                default -> throw xml.unsupported();
            }
        }
        boolean nested = (fill != null && fill.getGraphicFill() != null)
                || (stroke != null && stroke.getGraphicStroke() != null);
        if (nested && repeated) {
            throw xml.problem(
                    line,
                    "Mark trong GraphicFill hay GraphicStroke không được chứa GraphicFill hay GraphicStroke",
                    "a Mark within GraphicFill or GraphicStroke must not hold GraphicFill or GraphicStroke");
        }
        return mark(name, fill, stroke);
    }

    /** Without fill and outline, both (OGC 05-077r4, 11.3.2). */
    private static Mark mark(Expression name, Fill fill, Stroke stroke) {
        boolean bare = fill == null && stroke == null;
        return STYLES.mark(
                name,
                bare ? STYLES.createFill(literal(SldSymbols.GREY), literal(1)) : fill,
                bare ? SldSymbols.blackStroke() : stroke);
    }

    private Expression wellKnownName() throws XMLStreamException {
        int line = xml.line();
        String name = parameters.constant();
        return literal(MarkShape.named(name)
                .orElseThrow(() -> {
                    String list = String.join(", ", MarkShape.names());
                    return xml.invalid(line, "WellKnownName", name, "một trong " + list, "one of " + list);
                })
                .wellKnownName());
    }
}
