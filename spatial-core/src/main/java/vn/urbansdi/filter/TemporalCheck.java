package vn.urbansdi.filter;

import java.util.List;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.api.filter.temporal.After;
import org.geotools.api.filter.temporal.Before;
import org.geotools.api.filter.temporal.BinaryTemporalOperator;
import org.geotools.api.filter.temporal.During;
import org.geotools.api.filter.temporal.TEquals;
import org.geotools.api.temporal.Instant;
import org.geotools.api.temporal.Period;
import org.geotools.factory.CommonFactoryFinder;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;

/**
 * Temporal operators (OGC 09-026r2, 7.9) as comparisons, by the definitions of ISO 19108: During lies strictly between the
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
        Object value = literal.getValue();
        if (temporal instanceof After) {
            return compare(">", property, end(value), type);
        }
        if (temporal instanceof Before) {
            return compare("<", property, begin(value), type);
        }
        if (temporal instanceof During && isPeriod(value)) {
            return FACTORY.and(
                    List.of(compare(">", property, begin(value), type), compare("<", property, end(value), type)));
        }
        if (temporal instanceof TEquals && !isPeriod(value)) {
            return compare("=", property, begin(value), type);
        }
        throw Refusal.unsupportedNode(temporal);
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
