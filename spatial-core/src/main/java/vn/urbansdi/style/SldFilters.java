package vn.urbansdi.style;

import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLStreamException;
import org.geotools.api.filter.And;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.Not;
import org.geotools.api.filter.Or;
import org.geotools.api.filter.PropertyIsBetween;
import org.geotools.api.filter.PropertyIsEqualTo;
import org.geotools.api.filter.PropertyIsGreaterThan;
import org.geotools.api.filter.PropertyIsGreaterThanOrEqualTo;
import org.geotools.api.filter.PropertyIsLessThan;
import org.geotools.api.filter.PropertyIsLessThanOrEqualTo;
import org.geotools.api.filter.PropertyIsNotEqualTo;
import org.geotools.api.filter.PropertyIsNull;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;

/** Writes the conditions of rules: what Filter Encoding 1.0 (OGC 02-059) and 1.1 (OGC 04-095) call the same. */
final class SldFilters {

    private static final Map<Class<? extends BinaryComparisonOperator>, String> COMPARISONS = Map.of(
            PropertyIsEqualTo.class, "PropertyIsEqualTo",
            PropertyIsNotEqualTo.class, "PropertyIsNotEqualTo",
            PropertyIsLessThan.class, "PropertyIsLessThan",
            PropertyIsLessThanOrEqualTo.class, "PropertyIsLessThanOrEqualTo",
            PropertyIsGreaterThan.class, "PropertyIsGreaterThan",
            PropertyIsGreaterThanOrEqualTo.class, "PropertyIsGreaterThanOrEqualTo");

    private final SldDocument xml;

    SldFilters(SldDocument xml) {
        this.xml = xml;
    }

    void write(Filter filter) throws XMLStreamException {
        xml.openOgc("Filter");
        operator(filter);
        xml.close();
    }

    private void operator(Filter filter) throws XMLStreamException {
        if (filter instanceof And and) {
            combined("And", and.getChildren());
        } else if (filter instanceof Or or) {
            combined("Or", or.getChildren());
        } else if (filter instanceof Not not) {
            combined("Not", List.of(not.getFilter()));
        } else if (filter instanceof PropertyIsNull isNull) {
            xml.openOgc("PropertyIsNull");
            expression(isNull.getExpression());
            xml.close();
        } else if (filter instanceof PropertyIsBetween between) {
            between(between);
        } else {
            comparison(filter);
        }
    }

    private void combined(String name, List<Filter> parts) throws XMLStreamException {
        if (parts.size() == 1 && !name.equals("Not")) {
            operator(parts.get(0)); // the standard wants two or more
            return;
        }
        xml.openOgc(name);
        for (Filter part : parts) {
            operator(part);
        }
        xml.close();
    }

    private void between(PropertyIsBetween between) throws XMLStreamException {
        xml.openOgc("PropertyIsBetween");
        expression(between.getExpression());
        xml.openOgc("LowerBoundary");
        expression(between.getLowerBoundary());
        xml.close();
        xml.openOgc("UpperBoundary");
        expression(between.getUpperBoundary());
        xml.close();
        xml.close();
    }

    private void comparison(Filter filter) throws XMLStreamException {
        String name = COMPARISONS.entrySet().stream()
                .filter(entry -> entry.getKey().isInstance(filter))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no condition of a style: " + filter));
        BinaryComparisonOperator comparison = (BinaryComparisonOperator) filter;
        xml.openOgc(name);
        expression(comparison.getExpression1());
        expression(comparison.getExpression2());
        xml.close();
    }

    private void expression(Expression expression) throws XMLStreamException {
        if (expression instanceof PropertyName property) {
            xml.leafOgc("PropertyName", property.getPropertyName());
        } else if (expression instanceof Literal literal) {
            xml.leafOgc("Literal", String.valueOf(literal.getValue()));
        } else {
            throw new IllegalArgumentException("no operand of a style: " + expression);
        }
    }
}
