package vn.urbansdi.filter;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.filter.Cql2Node.Computed;
import vn.urbansdi.filter.Cql2Node.Place;
import vn.urbansdi.filter.Cql2Node.Value;

/** What the two encodings of CQL2 have in common: the names of its operators, and the bounds within which they are read. */
final class Cql2Builder {

    private static final List<String> SPATIAL = List.of(
            "S_INTERSECTS", "S_EQUALS", "S_DISJOINT", "S_TOUCHES", "S_WITHIN", "S_OVERLAPS", "S_CROSSES", "S_CONTAINS");

    private static final Map<String, Operation.Kind> ARITHMETIC = Map.of(
            "+", Operation.Kind.PLUS,
            "-", Operation.Kind.MINUS,
            "*", Operation.Kind.TIMES,
            "/", Operation.Kind.DIVIDED,
            "%", Operation.Kind.MODULO,
            "div", Operation.Kind.QUOTIENT,
            "^", Operation.Kind.POWER);

    private int nodes;
    private int arithmetic;
    private int depth;

    /** Around whatever may stand in itself. */
    void enter(Place place) {
        if (++depth > FilterLimits.DEPTH) {
            throw Refusal.tooLarge("depth", FilterLimits.DEPTH).at(place.title());
        }
    }

    void leave() {
        depth--;
    }

    /** Counts a node, and returns it. */
    <T extends Cql2Node> T node(T node) {
        if (++nodes > FilterLimits.NODES) {
            throw Refusal.tooLarge("nodes", FilterLimits.NODES).at(node.place().title());
        }
        return node;
    }

    /** Of a spatial or temporal relation by its name in any case; empty for another function. */
    static Optional<String> relation(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        boolean known = SPATIAL.contains(upper) || Cql2Temporal.relations().contains(upper);
        return known ? Optional.of(upper) : Optional.empty();
    }

    static boolean isSpatial(String relation) {
        return SPATIAL.contains(relation);
    }

    static Optional<Operation.Kind> folding(String name) {
        if (name.equalsIgnoreCase("casei")) {
            return Optional.of(Operation.Kind.CASEI);
        }
        return name.equalsIgnoreCase("accenti") ? Optional.of(Operation.Kind.ACCENTI) : Optional.empty();
    }

    static Optional<Operation.Kind> arithmetic(String symbol) {
        return Optional.ofNullable(ARITHMETIC.get(symbol.toLowerCase(Locale.ROOT)));
    }

    Cql2Node computed(Operation.Kind kind, List<Cql2Node> operands, Place place) {
        if (!kind.isFolding() && ++arithmetic > FilterLimits.ARITHMETIC) {
            throw Refusal.tooLarge("arithmetic", FilterLimits.ARITHMETIC).at(place.title());
        }
        return node(new Computed(kind, operands, place));
    }

    /** A number, which may be no longer than a database's numbers sensibly are. */
    Cql2Node number(String written, Place place) {
        return Literals.number(written)
                .map(number -> node(new Value(number, place)))
                .orElseThrow(() -> Refusal.syntax(written, written).at(place.title()));
    }

    /** {@code -x}. */
    Cql2Node negative(Cql2Node operand, Place place) {
        if (operand instanceof Value value && value.value() instanceof BigDecimal number) {
            return new Value(number.negate(), place);
        }
        Cql2Node zero = node(new Value(BigDecimal.ZERO, place));
        return computed(Operation.Kind.MINUS, List.of(zero, operand), place);
    }

    /** Of AND and OR a list as long as it is written, not a chain as deep. */
    Cql2Node logical(boolean conjunction, List<Cql2Node> parts, Place place) {
        return parts.size() == 1
                ? parts.get(0)
                : node(new Cql2Node.Logical(conjunction, new ArrayList<>(parts), place));
    }

    static FilterException noSuchFunction(String name, Place place) {
        return Refusal.unsupported(name + "()").at(place.title());
    }
}
