package vn.urbansdi.filter;

import java.util.List;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.temporal.After;
import org.geotools.api.filter.temporal.AnyInteracts;
import org.geotools.api.filter.temporal.Before;
import org.geotools.api.filter.temporal.Begins;
import org.geotools.api.filter.temporal.BinaryTemporalOperator;
import org.geotools.api.filter.temporal.During;
import org.geotools.api.filter.temporal.Ends;
import org.geotools.api.filter.temporal.TEquals;
import org.geotools.api.temporal.Instant;
import org.geotools.api.temporal.Period;
import org.geotools.factory.CommonFactoryFinder;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;

/**
 * Temporal operators (OGC 09-026r2, 7.9) as comparisons, by the definitions of ISO 19108, 5.2.3.5: During lies strictly between the
 * ends of its period; after a period means after its end, before it means before its beginning.
 */
final class TemporalCheck {

    private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

    private final Layer layer;

    TemporalCheck(Layer layer) {
        this.layer = layer;
    }

    Filter check(BinaryTemporalOperator temporal) {
        if (!(temporal.getExpression1() instanceof PropertyName written)
                || !(temporal.getExpression2() instanceof Literal literal)) {
            throw Refusal.unsupportedNode(temporal);
        }
        PropertyName property = FilterCheck.valueProperty(layer, written, "temporal");
        AttributeType type = FilterCheck.type(layer, property);
        if (type != AttributeType.DATE && type != AttributeType.TIMESTAMP) {
            throw Refusal.operands(property.getPropertyName(), "temporal");
        }
        return related(temporal, property, literal.getValue(), type);
    }

    /**
     * A property is an instant. An instant is before, at, or after another; before or after a period, within it, at its beginning or
     * at its end. Whatever else two periods may be to each other, it is not.
     */
    private static Filter related(
            BinaryTemporalOperator temporal, PropertyName property, Object value, AttributeType type) {
        Filter afterBegin = compare(">", property, begin(value), type);
        Filter beforeEnd = compare("<", property, end(value), type);
        Filter atBegin = compare("=", property, begin(value), type);
        Filter atEnd = compare("=", property, end(value), type);
        if (temporal instanceof After) {
            return compare(">", property, end(value), type);
        }
        if (temporal instanceof Before) {
            return compare("<", property, begin(value), type);
        }
        if (temporal instanceof TEquals) {
            return isPeriod(value) ? FACTORY.and(List.of(atBegin, atEnd)) : atBegin;
        }
        if (temporal instanceof AnyInteracts) {
            return FACTORY.and(
                    List.of(compare(">=", property, begin(value), type), compare("<=", property, end(value), type)));
        }
        if (!isPeriod(value)) {
            return Filter.EXCLUDE;
        }
        if (temporal instanceof During) {
            return FACTORY.and(List.of(afterBegin, beforeEnd));
        }
        if (temporal instanceof Begins) {
            return FACTORY.and(List.of(atBegin, beforeEnd));
        }
        return temporal instanceof Ends ? FACTORY.and(List.of(afterBegin, atEnd)) : Filter.EXCLUDE;
    }

    private static Filter compare(String operator, PropertyName property, Object value, AttributeType type) {
        Object coerced = Literals.coerce(value, type, property.getPropertyName());
        return ComparisonCheck.create(operator, property, FACTORY.literal(coerced), true);
    }

    private static boolean isPeriod(Object value) {
        return value instanceof Period || value instanceof FesOperands.TimePeriod;
    }

    private static Object begin(Object value) {
        if (value instanceof FesOperands.TimePeriod period) {
            return period.begin();
        }
        return value instanceof Period period ? position(period.getBeginning()) : position(value);
    }

    private static Object end(Object value) {
        if (value instanceof FesOperands.TimePeriod period) {
            return period.end();
        }
        return value instanceof Period period ? position(period.getEnding()) : position(value);
    }

    private static Object position(Object value) {
        return value instanceof Instant instant ? instant.getPosition().getDate() : value;
    }
}
