package vn.urbansdi.style;

import static vn.urbansdi.style.SldDocument.constant;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javax.xml.stream.XMLStreamException;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.style.AnchorPoint;
import org.geotools.api.style.Displacement;
import org.geotools.api.style.Fill;
import org.geotools.api.style.Font;
import org.geotools.api.style.Graphic;
import org.geotools.api.style.GraphicalSymbol;
import org.geotools.api.style.LabelPlacement;
import org.geotools.api.style.LinePlacement;
import org.geotools.api.style.Mark;
import org.geotools.api.style.PointPlacement;
import org.geotools.api.style.Stroke;
import org.geotools.api.style.TextSymbolizer;
import vn.urbansdi.catalog.Title;

/** Writes what symbolizers consist of (OGC 05-077r4, 11; OGC 02-070, 11), in the order of the schemas. */
final class SldSymbolWriter {

    private final SldDocument xml;

    SldSymbolWriter(SldDocument xml) {
        this.xml = xml;
    }

    void fill(Fill fill) throws XMLStreamException {
        if (fill == null) {
            return;
        }
        xml.open("Fill");
        if (fill.getGraphicFill() != null) {
            xml.open("GraphicFill");
            graphic(fill.getGraphicFill());
            xml.close();
        } else {
            xml.parameter("fill", constant(fill.getColor()));
        }
        parameter("fill-opacity", fill.getOpacity(), 1);
        xml.close();
    }

    void stroke(Stroke stroke) throws XMLStreamException {
        if (stroke == null) {
            return;
        }
        xml.open("Stroke");
        if (stroke.getGraphicStroke() != null) {
            graphicStroke(stroke.getGraphicStroke());
        } else {
            xml.parameter("stroke", constant(stroke.getColor()));
            xml.parameter("stroke-width", constant(stroke.getWidth()));
            parameter("stroke-opacity", stroke.getOpacity(), 1);
            parameter("stroke-linejoin", stroke.getLineJoin(), null);
            parameter("stroke-linecap", stroke.getLineCap(), null);
            List<Expression> dashes = stroke.dashArray();
            if (dashes != null && !dashes.isEmpty()) {
                xml.parameter(
                        "stroke-dasharray",
                        dashes.stream().map(SldDocument::constant).collect(Collectors.joining(" ")));
                parameter("stroke-dashoffset", stroke.getDashOffset(), 0);
            }
        }
        xml.close();
    }

    /** Gaps came with 1.1; before, GeoServer's dashes as long as the mark and the gap say the same. */
    private void graphicStroke(Graphic graphic) throws XMLStreamException {
        xml.open("GraphicStroke");
        graphic(graphic);
        boolean current = xml.version() == SldVersion.V1_1_0;
        if (current) {
            leaf("InitialGap", graphic.getInitialGap(), 0);
            leaf("Gap", graphic.getGap(), 0);
        }
        xml.close();
        if (!current) {
            xml.parameter("stroke-dasharray", constant(graphic.getSize()) + " " + constant(graphic.getGap()));
            double initial = Double.parseDouble(constant(graphic.getInitialGap()));
            if (initial != 0) {
                xml.parameter("stroke-dashoffset", SldDocument.number(-initial));
            }
        }
    }

    void graphic(Graphic graphic) throws XMLStreamException {
        xml.open("Graphic");
        for (GraphicalSymbol symbol : graphic.graphicalSymbols()) {
            Mark mark = (Mark) symbol;
            xml.open("Mark");
            xml.leaf("WellKnownName", constant(mark.getWellKnownName()));
            fill(mark.getFill());
            stroke(mark.getStroke());
            xml.close();
        }
        leaf("Opacity", graphic.getOpacity(), 1);
        xml.leaf("Size", constant(graphic.getSize()));
        leaf("Rotation", graphic.getRotation(), 0);
        Displacement displacement = graphic.getDisplacement();
        if (displacement != null
                && (isNotZero(displacement.getDisplacementX()) || isNotZero(displacement.getDisplacementY()))) {
            requireCurrent("Graphic/Displacement");
            displacement(displacement);
        }
        xml.close();
    }

    void text(TextSymbolizer text) throws XMLStreamException {
        xml.open("Label");
        xml.leafOgc("PropertyName", ((PropertyName) text.getLabel()).getPropertyName());
        xml.close();
        Font font = text.getFont();
        if (font != null) {
            xml.open("Font");
            xml.parameter("font-family", constant(font.getFamily().get(0)));
            xml.parameter("font-size", constant(font.getSize()));
            parameter("font-style", font.getStyle(), "normal");
            parameter("font-weight", font.getWeight(), "normal");
            xml.close();
        }
        placement(text.getLabelPlacement());
        if (text.getHalo() != null) {
            xml.open("Halo");
            xml.leaf("Radius", constant(text.getHalo().getRadius()));
            fill(text.getHalo().getFill());
            xml.close();
        }
        fill(text.getFill());
        leaf("Priority", text.getPriority(), null);
        for (Map.Entry<String, String> option : text.getOptions().entrySet()) {
            xml.option(option.getKey(), option.getValue());
        }
    }

    private void placement(LabelPlacement placement) throws XMLStreamException {
        if (placement == null) {
            return;
        }
        xml.open("LabelPlacement");
        if (placement instanceof LinePlacement line) {
            xml.open("LinePlacement");
            leaf("PerpendicularOffset", line.getPerpendicularOffset(), 0);
        } else {
            PointPlacement point = (PointPlacement) placement;
            xml.open("PointPlacement");
            AnchorPoint anchor = point.getAnchorPoint();
            xml.open("AnchorPoint");
            xml.leaf("AnchorPointX", constant(anchor.getAnchorPointX()));
            xml.leaf("AnchorPointY", constant(anchor.getAnchorPointY()));
            xml.close();
            displacement(point.getDisplacement());
            leaf("Rotation", point.getRotation(), 0);
        }
        xml.close();
        xml.close();
    }

    private void displacement(Displacement displacement) throws XMLStreamException {
        xml.open("Displacement");
        xml.leaf("DisplacementX", constant(displacement.getDisplacementX()));
        xml.leaf("DisplacementY", constant(displacement.getDisplacementY()));
        xml.close();
    }

    /** @throws StyleException if the version has no room for it */
    void requireCurrent(String what) {
        if (xml.version() != SldVersion.V1_1_0) {
            throw new StyleException("SLD", new Title("SLD 1.0 không ghi được " + what, "SLD 1.0 cannot say " + what));
        }
    }

    /** Left out where it says what holds anyway. */
    private void parameter(String name, Expression value, Object usual) throws XMLStreamException {
        if (isWritten(value, usual)) {
            xml.parameter(name, constant(value));
        }
    }

    private void leaf(String name, Expression value, Object usual) throws XMLStreamException {
        if (!isWritten(value, usual)) {
            return;
        }
        if (value instanceof PropertyName property) {
            xml.open(name);
            xml.leafOgc("PropertyName", property.getPropertyName());
            xml.close();
        } else {
            xml.leaf(name, constant(value));
        }
    }

    private static boolean isWritten(Expression value, Object usual) {
        return Expressions.isWritten(value)
                && !(value instanceof Literal && constant(value).equals(String.valueOf(usual)));
    }

    private static boolean isNotZero(Expression value) {
        return isWritten(value, 0);
    }
}
