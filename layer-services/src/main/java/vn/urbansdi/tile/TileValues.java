package vn.urbansdi.tile;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import vn.urbansdi.catalog.Attribute;

/** The attributes of a tile's features: each name and each value is written once, and features name their places (4.4). */
final class TileValues {

    private static final int ABSENT = -1;

    /** Two places, and what stands before a value. */
    private static final int TAGS_BYTES = 24;

    /** Numbers, and times as texts. */
    private static final int OTHER_BYTES = 24;

    /** A name, which the first feature brings. */
    private static final int NAME_BYTES = 80;

    private static final int KEY = 3;
    private static final int VALUE = 4;

    private static final int TEXT = 1;
    private static final int DOUBLE = 3;
    private static final int UNSIGNED = 5;
    private static final int SIGNED = 6;
    private static final int BOOLEAN = 7;

    private final List<Attribute> attributes;
    private final boolean[] carried;
    private final int[] keyPlaces;
    private final Map<Object, Integer> places = new HashMap<>();
    private final Protobuf keys = new Protobuf(256);
    private final Protobuf values = new Protobuf(1 << 12);
    private final Protobuf value = new Protobuf(256);
    private int keyCount;

    /** @param carried which attributes are written */
    TileValues(List<Attribute> attributes, Predicate<Attribute> carried) {
        this.attributes = attributes;
        this.carried = new boolean[attributes.size()];
        for (int i = 0; i < this.carried.length; i++) {
            this.carried[i] = carried.test(attributes.get(i));
        }
        this.keyPlaces = new int[attributes.size()];
        Arrays.fill(keyPlaces, ABSENT);
    }

    /** Writes the places of a feature's names and values, in pairs; one that is missing is left out. */
    void tags(Object[] featureValues, Protobuf tags) {
        for (int i = 0; i < keyPlaces.length; i++) {
            if (carried[i] && featureValues[i] != null) {
                tags.varint(keyPlace(i));
                tags.varint(place(plain(featureValues[i])));
            }
        }
    }

    /** What writing the feature's values takes at most, besides the names. */
    int mostBytes(Object[] featureValues) {
        int most = 0;
        for (int i = 0; i < keyPlaces.length; i++) {
            if (carried[i] && featureValues[i] != null) {
                most += featureValues[i] instanceof String text
                        ? TAGS_BYTES + 3 * text.length()
                        : TAGS_BYTES + OTHER_BYTES;
            }
        }
        return most + (keys.size() == 0 ? NAME_BYTES * keyPlaces.length : 0);
    }

    int size() {
        return keys.size() + values.size();
    }

    /** Writes all names and values into the layer. */
    void write(Protobuf layer) {
        layer.append(keys);
        layer.append(values);
    }

    private int keyPlace(int attribute) {
        if (keyPlaces[attribute] == ABSENT) {
            keys.text(KEY, attributes.get(attribute).name());
            keyPlaces[attribute] = keyCount++;
        }
        return keyPlaces[attribute];
    }

    private int place(Object plain) {
        Integer known = places.get(plain);
        if (known != null) {
            return known;
        }
        value.clear();
        if (plain instanceof String text) {
            value.text(TEXT, text);
        } else if (plain instanceof Double number) {
            value.real(DOUBLE, number);
        } else if (plain instanceof Boolean bool) {
            value.number(BOOLEAN, bool ? 1 : 0);
        } else {
            long number = (Long) plain;
            if (number < 0) {
                value.signed(SIGNED, number);
            } else {
                value.number(UNSIGNED, number);
            }
        }
        values.part(VALUE, value);
        int place = places.size();
        places.put(plain, place);
        return place;
    }

    /** Times go as ISO 8601, to the second and in UTC: a tile has no type for them. */
    private static Object plain(Object written) {
        if (written instanceof BigDecimal number) {
            return number.doubleValue();
        } else if (written instanceof LocalDate date) {
            return date.toString();
        } else if (written instanceof Instant instant) {
            return DateTimeFormatter.ISO_INSTANT.format(instant.truncatedTo(ChronoUnit.SECONDS));
        }
        return written;
    }
}
