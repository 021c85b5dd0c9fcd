package vn.urbansdi.filter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Expression;
import org.geotools.factory.CommonFactoryFinder;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.geo.CrsRegistry;

/**
 * Reads Filter Encoding 2.0 (OGC 09-026r2) with GML 3.2 geometries from a stream; also the names that Filter Encoding 1.1
 * (OGC 04-095) and 1.0 (OGC 02-059) gave to the same things, with geometries of GML 3.1 and 2.
 */
public final class FesReader {

    private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();
    private static final Set<String> MATCH_ACTIONS = Set.of("All", "Any", "One");

    private final XmlCursor xml;
    private final FesIds ids;
    private final FesOperands operands;
    private int nodes;

    private FesReader(XmlCursor xml, Layer layer, CrsReference defaultCrs, CrsRegistry names) {
        this.xml = xml;
        this.ids = new FesIds(xml, layer);
        this.operands = new FesOperands(xml, layer, defaultCrs, names);
    }

    /**
     * Reads one {@code fes:Filter} and leaves the reader at its end tag.
     *
     * @param xml stands at the start tag of {@code fes:Filter}; hardened by whoever opened it (no DOCTYPE, no entities)
     * @throws FilterException if it does not follow the standard, or names what the public may not see
     * @throws XMLStreamException if the XML is not well formed
     */
    public static Filter read(XMLStreamReader xml, Layer layer) throws XMLStreamException {
        CrsRegistry names = CrsRegistry.standard();
        String own = names.require(layer.geometry().srid()).urn();
        return read(xml, layer, names.find(own).orElseThrow(), names);
    }

    /**
     * The same for a protocol with other habits.
     *
     * @param defaultCrs of geometries that name none, in its own axis order
     * @param names      how the CRS of geometries are named
     */
    public static Filter read(XMLStreamReader xml, Layer layer, CrsReference defaultCrs, CrsRegistry names)
            throws XMLStreamException {
        FesReader reader = new FesReader(new XmlCursor(xml), layer, defaultCrs, names);
        return new FilterCheck(layer, layer.geometry().srid()).check(reader.filter());
    }

    /**
     * Reads one {@code fes:Filter} that picks the features to change. Identifiers in it may name the version that a feature must
     * still have (OGC 09-026r2, 7.11.2), which elsewhere is refused.
     *
     * @return parts without a feature in common
     */
    public static List<FeaturesAtVersion> readAtVersions(
            XMLStreamReader xml, Layer layer, CrsReference defaultCrs, CrsRegistry names) throws XMLStreamException {
        FesReader reader = new FesReader(new XmlCursor(xml), layer, defaultCrs, names);
        FilterCheck check = new FilterCheck(layer, layer.geometry().srid());
        reader.enterFilter();
        return FesIds.isId(reader.xml.name())
                ? reader.ids.rowAtVersions(check)
                : List.of(new FeaturesAtVersion(check.check(reader.rest()), OptionalLong.empty()));
    }

    private void enterFilter() throws XMLStreamException {
        if (!xml.name().equals("Filter")) {
            throw Refusal.syntax(
                    xml.name(),
                    "cần fes:Filter, không phải " + xml.name(),
                    "fes:Filter is expected, not " + xml.name());
        }
        xml.require();
    }

    private org.geotools.api.filter.Filter filter() throws XMLStreamException {
        enterFilter();
        if (FesIds.isId(xml.name())) {
            return ids.row();
        }
        return rest();
    }

    private org.geotools.api.filter.Filter rest() throws XMLStreamException {
        org.geotools.api.filter.Filter filter = operator(0);
        xml.leave();
        return filter;
    }

    /** Reads the operator whose start tag has just been entered, and leaves it. */
    private org.geotools.api.filter.Filter operator(int depth) throws XMLStreamException {
        if (depth > FilterLimits.DEPTH) {
            throw Refusal.tooLarge("depth", FilterLimits.DEPTH);
        }
        countNode();
        String name = xml.name();
        return switch (name) {
            case "And" -> FACTORY.and(operators(depth));
            case "Or" -> FACTORY.or(operators(depth));
            case "Not" -> not(depth);
            case "ResourceId", "FeatureId", "GmlObjectId" -> ids.one();
            case "PropertyIsEqualTo",
                    "PropertyIsNotEqualTo",
                    "PropertyIsLessThan",
                    "PropertyIsLessThanOrEqualTo",
                    "PropertyIsGreaterThan",
                    "PropertyIsGreaterThanOrEqualTo" -> comparison(name);
            case "PropertyIsBetween" -> between();
            case "PropertyIsLike" -> like();
            case "PropertyIsNull", "PropertyIsNil" -> isNull();
            case "DWithin", "Beyond" -> distance(name);
            case "BBOX", "Equals", "Disjoint", "Intersects", "Touches", "Crosses", "Within", "Contains", "Overlaps" ->
                spatial(name);
            default -> FesTemporal.read(name, xml, operands);
        };
    }

    private List<org.geotools.api.filter.Filter> operators(int depth) throws XMLStreamException {
        String name = xml.name();
        List<org.geotools.api.filter.Filter> parts = new ArrayList<>();
        while (xml.enter()) {
            parts.add(operator(depth + 1));
        }
        if (parts.size() < 2) {
            throw Refusal.syntax(name, name + " cần hai phép", name + " needs two operators");
        }
        return parts;
    }

    private org.geotools.api.filter.Filter not(int depth) throws XMLStreamException {
        xml.require();
        org.geotools.api.filter.Filter part = operator(depth + 1);
        xml.leave();
        return FACTORY.not(part);
    }

    private org.geotools.api.filter.Filter comparison(String name) throws XMLStreamException {
        boolean matchCase = matchesCase();
        checkMatchAction();
        xml.require();
        Expression left = operands.expression();
        xml.require();
        Expression right = operands.expression();
        xml.leave();
        Optional<org.geotools.api.filter.Filter> identified = FesIds.compared(name, left, right);
        if (identified.isPresent()) {
            return identified.get();
        }
        return switch (name) {
            case "PropertyIsEqualTo" -> FACTORY.equal(left, right, matchCase);
            case "PropertyIsNotEqualTo" -> FACTORY.notEqual(left, right, matchCase);
            case "PropertyIsLessThan" -> FACTORY.less(left, right);
            case "PropertyIsLessThanOrEqualTo" -> FACTORY.lessOrEqual(left, right);
            case "PropertyIsGreaterThan" -> FACTORY.greater(left, right);
            default -> FACTORY.greaterOrEqual(left, right);
        };
    }

    private org.geotools.api.filter.Filter between() throws XMLStreamException {
        xml.require();
        Expression value = operands.expression();
        Expression lower = boundary("LowerBoundary");
        Expression upper = boundary("UpperBoundary");
        xml.leave();
        return FACTORY.between(value, lower, upper);
    }

    private Expression boundary(String name) throws XMLStreamException {
        xml.require();
        if (!xml.name().equals(name)) {
            throw Refusal.syntax("PropertyIsBetween", "cần " + name, name + " is expected");
        }
        xml.require();
        Expression boundary = operands.expression();
        xml.leave();
        return boundary;
    }

    private org.geotools.api.filter.Filter like() throws XMLStreamException {
        // Required by the schema (OGC 09-026r2, 7.7.3.5): what one client takes for a wild card is a letter to another.
        String any = xml.attribute("wildCard").orElse("");
        String one = xml.attribute("singleChar").orElse("");
        String escape =
                xml.attribute("escapeChar").or(() -> xml.attribute("escape")).orElse("");
        if (any.length() != 1 || one.length() != 1 || escape.length() != 1) {
            throw Refusal.syntax(
                    "PropertyIsLike",
                    "wildCard, singleChar và escapeChar, mỗi cái một ký tự",
                    "wildCard, singleChar and escapeChar are one character each");
        }
        boolean matchCase = matchesCase();
        xml.require();
        Expression value = operands.expression();
        xml.require();
        Object pattern = operands.literalValue();
        xml.leave();
        return FACTORY.like(value, String.valueOf(pattern), any, one, escape, matchCase);
    }

    private org.geotools.api.filter.Filter isNull() throws XMLStreamException {
        xml.require();
        Expression value = operands.expression();
        xml.leave();
        return FACTORY.isNull(value);
    }

    private org.geotools.api.filter.Filter spatial(String name) throws XMLStreamException {
        xml.require();
        Expression left = operands.expression();
        Expression right;
        if (xml.enter()) {
            right = operands.expression();
            xml.leave();
        } else {
            // a BBOX that names no property is about the geometry (clause 7.8.3.2)
            right = left;
            left = FACTORY.property(PropertyNames.GEOMETRY);
        }
        return switch (name) {
            case "Equals" -> FACTORY.equal(left, right);
            case "Disjoint" -> FACTORY.disjoint(left, right);
            case "Touches" -> FACTORY.touches(left, right);
            case "Crosses" -> FACTORY.crosses(left, right);
            case "Within" -> FACTORY.within(left, right);
            case "Contains" -> FACTORY.contains(left, right);
            case "Overlaps" -> FACTORY.overlaps(left, right);
            default -> FACTORY.intersects(left, right);
        };
    }

    private org.geotools.api.filter.Filter distance(String name) throws XMLStreamException {
        xml.require();
        Expression left = operands.expression();
        xml.require();
        Expression right = operands.expression();
        xml.require();
        if (!xml.name().equals("Distance")) {
            throw Refusal.syntax(name, name + " cần Distance", name + " needs a Distance");
        }
        String unit = xml.attribute("uom").or(() -> xml.attribute("units")).orElse("m");
        double distance = number(xml.text());
        xml.leave();
        return name.equals("DWithin")
                ? FACTORY.dwithin(left, right, distance, unit)
                : FACTORY.beyond(left, right, distance, unit);
    }

    private void countNode() {
        nodes++;
        if (nodes > FilterLimits.NODES) {
            throw Refusal.tooLarge("nodes", FilterLimits.NODES);
        }
    }

    private static double number(String text) {
        try {
            return Double.parseDouble(text.strip());
        } catch (NumberFormatException e) {
            throw Refusal.syntax(text, "không phải số: " + text, "not a number: " + text);
        }
    }

    private boolean matchesCase() {
        return xml.attribute("matchCase")
                .map(text -> switch (text) {
                    case "true", "1" -> true;
                    case "false", "0" -> false;
                    default ->
                        throw Refusal.syntax(
                                "matchCase", "matchCase phải là true hoặc false", "matchCase is true or false");
                })
                .orElse(true);
    }

    /** Properties have one value: whichever of the three is asked for (OGC 09-026r2, 7.7.3.3), it is that one which counts. */
    private void checkMatchAction() {
        if (xml.attribute("matchAction")
                .filter(text -> !MATCH_ACTIONS.contains(text))
                .isPresent()) {
            throw Refusal.syntax(
                    "matchAction", "matchAction phải là All, Any hoặc One", "matchAction is All, Any or One");
        }
    }
}
