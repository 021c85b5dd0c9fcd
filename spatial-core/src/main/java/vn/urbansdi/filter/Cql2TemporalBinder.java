package vn.urbansdi.filter;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.geotools.api.filter.Filter;
import org.geotools.api.filter.FilterFactory;
import org.geotools.api.filter.expression.PropertyName;
import org.geotools.factory.CommonFactoryFinder;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.Cql2Node.Interval;
import vn.urbansdi.filter.Cql2Node.Name;
import vn.urbansdi.filter.Cql2Node.Relation;
import vn.urbansdi.filter.Cql2Node.Value;

/**
 * Temporal relations of CQL2 (OGC 21-065r2, 7.8) as comparisons. An interval between two properties of which one has no value is
 * open there, as the catalog's {@code time} is; where none has one, the interval is unknown. An instant without a value is
 * unknown.
 */
final class Cql2TemporalBinder {

    private static final FilterFactory FACTORY = CommonFactoryFinder.getFilterFactory();

    private final Layer layer;
    private final Cql2Scalars scalars;

    Cql2TemporalBinder(Layer layer, Cql2Scalars scalars) {
        this.layer = layer;
        this.scalars = scalars;
    }

    /**
     * One end of an operand.
     *
     * @param property   empty for a literal and an open end
     * @param value      a day or a moment; empty for a property and an open end
     * @param infinity   -1 or 1 where an open end lies; of a property, where it lies if it has no value, or 0 if it is
     *                   then unknown
     */
    private record End(Optional<PropertyName> property, Optional<Object> value, int infinity) {

        boolean mayBeOpen() {
            return property.isPresent() && infinity != 0;
        }

        End known() {
            return new End(property, value, 0);
        }

        End open() {
            return new End(Optional.empty(), Optional.empty(), infinity);
        }
    }

    private record Operand(End start, End end, boolean instant) {}

    Filter bind(Relation node, boolean negated) {
        Cql2Temporal relation = Cql2Temporal.relation(node.relation());
        Operand left = operand(node.left(), node.relation());
        Operand right = operand(node.right(), node.relation());
        if (!relation.instants() && (left.instant() || right.instant())) {
            Cql2Node at = left.instant() ? node.left() : node.right();
            throw Refusal.unsupported(Cql2Scalars.shown(at) + " " + node.relation())
                    .at(at.place().title());
        }
        List<Filter> conditions = new ArrayList<>();
        for (Cql2Temporal.Condition condition : relation.conditions()) {
            conditions.add(compare(
                    negated ? Cql2Scalars.complement(condition.operator()) : condition.operator(),
                    condition.leftStart() ? left.start() : left.end(),
                    condition.rightStart() ? right.start() : right.end()));
        }
        Filter meant = relation.conjunction() != negated ? and(conditions) : or(conditions);
        return and(List.of(known(left), known(right), meant));
    }

    private Operand operand(Cql2Node node, String relation) {
        if (node instanceof Interval interval) {
            End start = end(interval.start(), -1, relation);
            End end = end(interval.end(), 1, relation);
            requireOneKind(start, end, interval);
            return new Operand(start, end, false);
        }
        End instant = end(Optional.of(node), 0, relation);
        return new Operand(instant, instant, true);
    }

    private End end(Optional<Cql2Node> node, int infinity, String relation) {
        if (node.isEmpty()) {
            return new End(Optional.empty(), Optional.empty(), infinity);
        }
        Cql2Node written = node.get();
        try {
            if (written instanceof Name name) {
                PropertyName property = FilterCheck.valueProperty(layer, FACTORY.property(name.name()), relation);
                if (!isTime(FilterCheck.type(layer, property))) {
                    throw Refusal.operands(property.getPropertyName(), relation);
                }
                return new End(Optional.of(property), Optional.empty(), infinity);
            }
            if (written instanceof Value value
                    && (value.value() instanceof LocalDate || value.value() instanceof Instant)) {
                return new End(Optional.empty(), Optional.of(value.value()), infinity);
            }
            throw Refusal.operands(Cql2Scalars.shown(written), relation);
        } catch (FilterException e) {
            throw e.at(written.place().title());
        }
    }

    private static boolean isTime(AttributeType type) {
        return type == AttributeType.DATE || type == AttributeType.TIMESTAMP;
    }

    /** Days with days, moments with moments (7.8.1). */
    private void requireOneKind(End start, End end, Interval interval) {
        Optional<AttributeType> one = type(start);
        Optional<AttributeType> other = type(end);
        if (one.isPresent() && other.isPresent() && one.get() != other.get()) {
            throw Refusal.unsupported("INTERVAL (" + one.get().yamlName() + ", "
                            + other.get().yamlName() + ")")
                    .at(interval.place().title());
        }
    }

    private Optional<AttributeType> type(End end) {
        return end.property()
                .map(property -> FilterCheck.type(layer, property))
                .or(() -> end.value()
                        .map(value -> value instanceof LocalDate ? AttributeType.DATE : AttributeType.TIMESTAMP));
    }

    /** That the operand is known: one of the properties between which it lies has a value. */
    private static Filter known(Operand operand) {
        List<Filter> known = new ArrayList<>();
        operand.start().property().ifPresent(property -> known.add(hasValue(property)));
        if (!operand.instant()) {
            operand.end().property().ifPresent(property -> known.add(hasValue(property)));
        }
        return known.isEmpty() ? Filter.INCLUDE : or(known);
    }

    private static Filter hasValue(PropertyName property) {
        return new KnownNot(FACTORY.isNull(property));
    }

    private Filter compare(String operator, End left, End right) {
        if (left.mayBeOpen()) {
            return or(List.of(
                    compare(operator, left.known(), right),
                    and(List.of(FACTORY.isNull(left.property().get()), compare(operator, left.open(), right)))));
        }
        if (right.property().isPresent() && left.property().isEmpty()) {
            return compare(Cql2Scalars.mirrored(operator), right, left);
        }
        if (right.mayBeOpen()) {
            return or(List.of(
                    compare(operator, left, right.known()),
                    and(List.of(FACTORY.isNull(right.property().get()), compare(operator, left, right.open())))));
        }
        if (left.property().isEmpty()) {
            return constant(operator, left, right);
        }
        PropertyName property = left.property().get();
        if (right.property().isPresent()) {
            AttributeType type = FilterCheck.type(layer, property);
            return scalars.compare(
                    operator,
                    new Cql2Scalars.Scalar(property, type),
                    new Cql2Scalars.Scalar(
                            right.property().get(),
                            FilterCheck.type(layer, right.property().get())));
        }
        if (right.value().isPresent()) {
            return scalars.compareWithLiteral(
                    operator,
                    property,
                    FilterCheck.type(layer, property),
                    right.value().get());
        }
        return holds(operator, -right.infinity()) ? hasValue(property) : Filter.EXCLUDE;
    }

    private static Filter constant(String operator, End left, End right) {
        int order;
        if (left.value().isEmpty() || right.value().isEmpty()) {
            int leftAt = left.value().isEmpty() ? left.infinity() : 0;
            int rightAt = right.value().isEmpty() ? right.infinity() : 0;
            order = Integer.compare(leftAt, rightAt);
        } else {
            order = compareValues(left.value().get(), right.value().get());
        }
        return holds(operator, order) ? Filter.INCLUDE : Filter.EXCLUDE;
    }

    private static int compareValues(Object left, Object right) {
        if (left instanceof Instant one && right instanceof Instant other) {
            return one.compareTo(other);
        }
        return day(left).compareTo(day(right));
    }

    private static LocalDate day(Object value) {
        return value instanceof Instant moment ? Cql2Scalars.day(moment) : (LocalDate) value;
    }

    private static boolean holds(String operator, int order) {
        return switch (operator) {
            case "=" -> order == 0;
            case "<>" -> order != 0;
            case "<" -> order < 0;
            case "<=" -> order <= 0;
            case ">" -> order > 0;
            default -> order >= 0;
        };
    }

    private static Filter and(List<Filter> parts) {
        List<Filter> needed =
                parts.stream().filter(part -> part != Filter.INCLUDE).toList();
        if (needed.contains(Filter.EXCLUDE)) {
            return Filter.EXCLUDE;
        }
        return needed.isEmpty() ? Filter.INCLUDE : needed.size() == 1 ? needed.get(0) : FACTORY.and(needed);
    }

    private static Filter or(List<Filter> parts) {
        List<Filter> possible =
                parts.stream().filter(part -> part != Filter.EXCLUDE).toList();
        if (possible.contains(Filter.INCLUDE)) {
            return Filter.INCLUDE;
        }
        return possible.isEmpty() ? Filter.EXCLUDE : possible.size() == 1 ? possible.get(0) : FACTORY.or(possible);
    }
}
