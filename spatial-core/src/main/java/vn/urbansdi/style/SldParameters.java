package vn.urbansdi.style;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import javax.xml.stream.XMLStreamException;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.factory.CommonFactoryFinder;
import org.geotools.filter.function.RecodeFunction;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;

/**
 * Values of parameters (OGC 05-077r4, 11.1.3: {@code ParameterValueType}): constants, and where the painter can use them a
 * public attribute, or colours by the values of one (11.6.2: {@code Recode}).
 */
final class SldParameters {

    static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

    /** Of sizes, widths, distances. */
    static final double MAX_LENGTH = 1000;

    private static final int MAX_MAP_ITEMS = 1000;

    private final SldCursor xml;
    private final Layer layer;

    SldParameters(SldCursor xml, Layer layer) {
        this.xml = xml;
        this.layer = layer;
    }

    /** A length from 0 to {@link #MAX_LENGTH}. */
    Expression length() throws XMLStreamException {
        return number(0, MAX_LENGTH);
    }

    /** A constant number; reads to the element's end tag. */
    Literal number(double least, double most) throws XMLStreamException {
        int line = xml.line();
        String name = described();
        return number(line, name, constant(), least, most);
    }

    Literal number(int line, String name, String text, double least, double most) {
        String plain =
                text.endsWith("px") ? text.substring(0, text.length() - 2).strip() : text;
        boolean isNumber = plain.matches("[+-]?([0-9]{1,15}(\\.[0-9]{0,20})?|\\.[0-9]{1,20})([eE][+-]?[0-9]{1,2})?");
        double number = isNumber ? Double.parseDouble(plain) : Double.NaN;
        if (!(number >= least && number <= most)) {
            String range = shown(least) + " – " + shown(most);
            throw xml.invalid(line, name, text, "một số trong khoảng " + range, "a number in the range " + range);
        }
        return FACTORY.literal(number);
    }

    private static String shown(double bound) {
        return bound == Math.rint(bound) ? String.format(Locale.ROOT, "%.0f", bound) : String.valueOf(bound);
    }

    /** A constant number, or a numeric attribute. */
    Expression numberOrProperty(double least, double most) throws XMLStreamException {
        int line = xml.line();
        String name = described();
        Expression value = read();
        if (value instanceof Literal literal) {
            return number(line, name, String.valueOf(literal.getValue()), least, most);
        }
        if (value instanceof RecodeFunction) {
            throw xml.problem(line, name + " không nhận Recode", name + " does not take Recode");
        }
        return value;
    }

    /** {@code #rrggbb}, or colours by an attribute's values. */
    Expression colour() throws XMLStreamException {
        int line = xml.line();
        String name = described();
        Expression value = read();
        if (value instanceof RecodeFunction) {
            return value;
        }
        if (value instanceof Literal literal) {
            return colour(line, name, String.valueOf(literal.getValue()));
        }
        throw xml.invalid(line, name, String.valueOf(value), "màu #rrggbb", "a colour #rrggbb");
    }

    /** {@code #rrggbb} alone. */
    Expression fixedColour() throws XMLStreamException {
        int line = xml.line();
        String name = described();
        return colour(line, name, constant());
    }

    private Literal colour(int line, String name, String text) {
        if (!text.matches("#[0-9a-fA-F]{6}")) {
            throw xml.invalid(line, name, text, "màu #rrggbb", "a colour #rrggbb");
        }
        return FACTORY.literal(text.toLowerCase(Locale.ROOT));
    }

    /** Constant text; reads to the element's end tag. */
    String constant() throws XMLStreamException {
        int line = xml.line();
        String name = described();
        Expression value = read();
        if (value instanceof Literal literal) {
            return String.valueOf(literal.getValue());
        }
        throw xml.problem(line, name + " phải là hằng số", name + " must be a constant");
    }

    /** Whatever may stand here; reads to the element's end tag. */
    Expression read() throws XMLStreamException {
        int line = xml.line();
        String name = described();
        StringBuilder text = new StringBuilder();
        Expression found = null;
        while (xml.next(text)) {
            if (found != null) {
                throw xml.problem(
                        line,
                        name + " chỉ nhận một giá trị: không ghép được chữ và thuộc tính",
                        name + " takes one value: texts and properties cannot be joined");
            }
            found = expression();
        }
        String plain = text.toString().strip();
        if (found != null && !plain.isEmpty()) {
            throw xml.problem(
                    line,
                    name + " chỉ nhận một giá trị: không ghép được chữ và thuộc tính",
                    name + " takes one value: texts and properties cannot be joined");
        }
        return found == null ? FACTORY.literal(plain) : found;
    }

    private Expression expression() throws XMLStreamException {
        return switch (xml.name()) {
            case "Literal" -> FACTORY.literal(xml.text());
            case "PropertyName" -> property();
            case "Recode" -> recode();
            default -> throw xml.unsupported();
        };
    }

    /** {@code PropertyName} of a public attribute. */
    Expression property() throws XMLStreamException {
        int line = xml.line();
        return FACTORY.property(attribute(line, xml.text()).name());
    }

    private Attribute attribute(int line, String name) {
        return layer.attribute(name)
                .filter(Attribute::isPublic)
                .orElseThrow(() -> xml.problem(
                        line,
                        "lớp " + layer.id() + " không có thuộc tính công khai “" + SldCursor.quoted(name) + "”",
                        "the layer " + layer.id() + " has no public attribute “" + SldCursor.quoted(name) + "”"));
    }

    void requireNumeric(int line, Expression expression) {
        if (expression instanceof org.geotools.api.filter.expression.PropertyName property) {
            AttributeType type = attribute(line, property.getPropertyName()).type();
            if (type != AttributeType.INTEGER && type != AttributeType.DECIMAL) {
                throw xml.problem(
                        line,
                        "thuộc tính " + property.getPropertyName() + " không phải là số",
                        "the attribute " + property.getPropertyName() + " is not a number");
            }
        }
    }

    private RecodeFunction recode() throws XMLStreamException {
        int line = xml.line();
        String fallback = xml.attribute("fallbackValue").orElse("");
        Literal otherwise = colour(line, "Recode/@fallbackValue", fallback);
        List<Expression> parameters = new ArrayList<>();
        while (xml.child()) {
            if (xml.name().equals("LookupValue") && parameters.isEmpty()) {
                Expression looked = read();
                if (looked instanceof Literal) {
                    throw xml.problem(
                            line, "LookupValue phải là một PropertyName", "LookupValue must be a PropertyName");
                }
                parameters.add(looked);
            } else if (xml.name().equals("MapItem") && !parameters.isEmpty()) {
                mapItem(parameters);
            } else {
                throw xml.unsupported();
            }
        }
        if (parameters.size() < 3) {
            throw xml.problem(line, "Recode thiếu MapItem", "Recode lacks a MapItem");
        }
        return new RecodeFunction(parameters, otherwise);
    }

    private void mapItem(List<Expression> parameters) throws XMLStreamException {
        int line = xml.line();
        if (parameters.size() > 2 * MAX_MAP_ITEMS) {
            throw xml.problem(
                    line, "có hơn " + MAX_MAP_ITEMS + " MapItem", "there are more than " + MAX_MAP_ITEMS + " MapItem");
        }
        String data = null;
        Literal value = null;
        while (xml.child()) {
            switch (xml.name()) {
                case "Data" -> data = xml.text();
                case "Value" -> value = colour(xml.line(), "Value", constant());
                default -> throw xml.unsupported();
            }
        }
        if (data == null || value == null) {
            throw xml.problem(line, "MapItem cần Data và Value", "MapItem needs Data and Value");
        }
        parameters.add(FACTORY.literal(data));
        parameters.add(value);
    }

    /** The element, with its {@code name} where it is one of many parameters. */
    private String described() {
        return xml.attribute("name")
                .map(parameter -> xml.name() + " " + SldCursor.quoted(parameter))
                .orElse(xml.name());
    }
}
