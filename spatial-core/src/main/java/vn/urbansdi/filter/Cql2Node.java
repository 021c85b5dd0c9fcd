package vn.urbansdi.filter;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Title;

/** CQL2 as it was written, whichever of its two encodings: names not yet looked up, types not yet compared. */
sealed interface Cql2Node {

    /** Where it stands in the filter. */
    Place place();

    /**
     * A place in a filter: the number of a character of the text, counted from 1, or a JSON pointer.
     *
     * @param pointer empty for text
     */
    record Place(int character, Optional<String> pointer) {

        static Place ofCharacter(int index) {
            return new Place(index + 1, Optional.empty());
        }

        static Place ofPointer(String pointer) {
            return new Place(0, Optional.of(pointer.isEmpty() ? "/" : pointer));
        }

        Title title() {
            return pointer.map(written -> new Title(written, written))
                    .orElseGet(() -> new Title("ký tự thứ " + character, "character " + character));
        }
    }

    /** AND or OR of at least two. */
    record Logical(boolean conjunction, List<Cql2Node> parts, Place place) implements Cql2Node {}

    record Negation(Cql2Node inner, Place place) implements Cql2Node {}

    /** @param operator {@code =}, {@code <>}, {@code <}, {@code <=}, {@code >}, {@code >=} */
    record Comparison(String operator, Cql2Node left, Cql2Node right, Place place) implements Cql2Node {}

    /** @param folds of the pattern, innermost first */
    record Like(Cql2Node text, String pattern, List<Operation.Kind> folds, Place place) implements Cql2Node {}

    record Between(Cql2Node value, Cql2Node lower, Cql2Node upper, Place place) implements Cql2Node {}

    record In(Cql2Node value, List<Cql2Node> list, Place place) implements Cql2Node {}

    record IsNull(Cql2Node operand, Place place) implements Cql2Node {}

    /** @param relation such as {@code S_INTERSECTS} or {@code T_AFTER} */
    record Relation(String relation, Cql2Node left, Cql2Node right, Place place) implements Cql2Node {}

    record Name(String name, Place place) implements Cql2Node {}

    /**
     * @param value text, a {@link java.math.BigDecimal}, a {@link Boolean}, a {@link java.time.LocalDate}, an
     *     {@link java.time.Instant} or a JTS geometry, x before y
     */
    record Value(Object value, Place place) implements Cql2Node {}

    /** An interval, both ends included; an end is a {@link Name}, a {@link Value}, or empty where it is open. */
    record Interval(Optional<Cql2Node> start, Optional<Cql2Node> end, Place place) implements Cql2Node {}

    record Computed(Operation.Kind kind, List<Cql2Node> operands, Place place) implements Cql2Node {}
}
