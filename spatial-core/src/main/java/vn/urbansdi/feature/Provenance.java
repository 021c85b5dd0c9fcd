package vn.urbansdi.feature;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Title;

/**
 * From where each value of a feature comes, and why it stands.
 *
 * @param feature   {@code <layer>.<fid>}
 * @param version   how often the feature has been written
 * @param changedAt when last
 * @param changedBy the person or program that did
 * @param values    one for each attribute that the asker may see, in declared order, then the geometry
 */
public record Provenance(String feature, long version, Instant changedAt, String changedBy, List<Value> values) {

    /** The name under which the geometry stands among the values. */
    public static final String GEOMETRY = "geom";

    public Provenance {
        values = List.copyOf(values);
    }

    /** Why a value stands. */
    public enum Rule {
        /** Nobody else has said anything of it. */
        ONLY_SOURCE,
        /** Everybody who has said something has said the same. */
        AGREED,
        /** Others say otherwise, and are believed less. */
        PRIORITY,
        /** Others of at least the same priority said otherwise before. */
        NEWER,
        /** A person gave it, and a source says otherwise. */
        EDITED,
        /** A person gave it, and no source says otherwise. */
        ENTERED,
        /** The store computed it once, when the feature was new. */
        ASSIGNED,
        /** There is none: no source delivers the attribute. */
        NOT_DELIVERED
    }

    /**
     * @param type   of the attribute; empty for the geometry
     * @param text   the value as text: numbers with a point, dates and times after ISO 8601; null for none, and for the
     *               geometry, which is not shown
     * @param over   the sources that say otherwise
     * @param others what sources last said, the one of the origin only where it says otherwise now
     */
    public record Value(
            String attribute,
            Title title,
            Optional<AttributeType> type,
            String text,
            Origin origin,
            Rule rule,
            List<String> over,
            List<Statement> others) {

        public Value {
            over = List.copyOf(over);
            others = List.copyOf(others);
        }
    }

    /**
     * Where a value comes from.
     *
     * @param source   that delivered it; empty if a person gave it
     * @param priority of the source, 0 to 100
     * @param file     name of the delivered file
     * @param row      counted from 1, as a person would
     * @param run      number of the import
     * @param at       when the import was finished, or the person saved
     * @param by       the person or program that did
     * @param oldest   older versions than could be looked through hold the value too: it may come from one of them
     */
    public record Origin(
            Optional<String> source,
            Optional<Integer> priority,
            Optional<String> file,
            OptionalLong row,
            OptionalLong run,
            Instant at,
            String by,
            boolean oldest) {}

    /**
     * What a source last said.
     *
     * @param text   as in {@link Value}
     * @param agrees with the present value
     * @param run    number of the import with which it said so
     */
    public record Statement(
            String source,
            int priority,
            String text,
            boolean agrees,
            Optional<String> file,
            OptionalLong row,
            long run,
            Optional<Instant> at) {}
}
