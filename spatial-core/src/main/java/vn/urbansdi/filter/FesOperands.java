package vn.urbansdi.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.xml.stream.XMLStreamException;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.factory.CommonFactoryFinder;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.geo.CrsRegistry;

/** What stands inside the operators of Filter Encoding: properties, literals, geometries, times. */
final class FesOperands {

    private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

    private final XmlCursor xml;
    private final Layer layer;
    private final GmlGeometryReader geometries;

    FesOperands(XmlCursor xml, Layer layer, CrsReference defaultCrs, CrsRegistry names) {
        this.xml = xml;
        this.layer = layer;
        this.geometries = new GmlGeometryReader(xml, defaultCrs, names);
    }

    /** Two moments, as texts of ISO 8601. */
    record TimePeriod(String begin, String end) {}

    /** Reads the expression whose start tag has just been entered, and leaves it. */
    Expression expression() throws XMLStreamException {
        return switch (xml.name()) {
            case "ValueReference", "PropertyName" ->
                FACTORY.property(ValueReference.operand(layer, xml.text()).property());
            case "Literal" -> FACTORY.literal(literalValue());
            case "Function", "Add", "Sub", "Mul", "Div" -> throw Refusal.unsupported(xml.name());
            default -> FACTORY.literal(geometries.read());
        };
    }

    /** Reads {@code fes:Literal} and leaves it: text as it stands, or a geometry. */
    Object literalValue() throws XMLStreamException {
        if (!xml.name().equals("Literal")) {
            throw Refusal.syntax(
                    xml.name(),
                    "cần fes:Literal, không phải " + xml.name(),
                    "fes:Literal is expected, not " + xml.name());
        }
        Optional<String> text = xml.textOrEnter();
        if (text.isPresent()) {
            return text.get();
        }
        Object geometry = geometries.read();
        xml.leave();
        return geometry;
    }

    /** Reads a literal or GML time whose start tag has just been entered, and leaves it. */
    Expression time() throws XMLStreamException {
        String name = xml.name();
        return switch (name) {
            case "Literal" -> {
                Optional<String> text = xml.textOrEnter();
                if (text.isPresent()) {
                    yield FACTORY.literal(text.get());
                }
                Expression inner = time();
                xml.leave();
                yield inner;
            }
            case "TimeInstant" -> FACTORY.literal(only(positions(name), name));
            case "TimePeriod" -> {
                List<String> positions = positions(name);
                if (positions.size() != 2) {
                    throw Refusal.syntax(
                            name, name + " cần lúc đầu và lúc cuối", name + " needs a beginning and an end");
                }
                yield FACTORY.literal(new TimePeriod(positions.get(0), positions.get(1)));
            }
            default -> throw Refusal.unsupported(name);
        };
    }

    /** The positions of a GML instant or period, in order, whether written directly or as instants inside. */
    private List<String> positions(String name) throws XMLStreamException {
        List<String> positions = new ArrayList<>();
        while (xml.enter()) {
            switch (xml.name()) {
                case "timePosition", "beginPosition", "endPosition" -> {
                    if (xml.attribute("indeterminatePosition").isPresent()) {
                        throw Refusal.unsupported("indeterminatePosition");
                    }
                    positions.add(xml.text().strip());
                }
                case "begin", "end" -> {
                    xml.require();
                    positions.add(only(positions(name), name));
                    xml.leave();
                }
                default -> throw Refusal.unsupported(xml.name());
            }
        }
        return positions;
    }

    private static String only(List<String> positions, String name) {
        if (positions.size() != 1) {
            throw Refusal.syntax(name, name + " cần đúng một thời điểm", name + " needs one position");
        }
        return positions.get(0);
    }
}
