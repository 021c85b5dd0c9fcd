package vn.urbansdi.importer.read;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.SourceField;

/** Fields of a format that declares none, and the values of the row being read, by position. */
final class GrowingFields {

    private static final int MAX_FIELDS = 2_000;

    private final List<SourceField> fields = new ArrayList<>();
    private final List<SourceField> view = Collections.unmodifiableList(fields);
    private final Map<String, Integer> positions = new HashMap<>();
    private Object[] values = new Object[0];
    /** Where the next name stands if this row has the same fields in the same order as the one before. */
    private int expected;
    /** By position: the last row that has set the field, counted from 1. */
    private long[] lastRow = new long[0];

    private long row;
    private String repeated;
    private String contradicted;

    List<SourceField> fields() {
        return view;
    }

    void beginRow() {
        values = new Object[fields.size()];
        expected = 0;
        row++;
        repeated = null;
        contradicted = null;
    }

    /** The first name that the row has given twice; null if there is none. */
    String repeated() {
        return repeated;
    }

    Object[] values() {
        return values;
    }

    /** The first name to which the row has given two different values; null if there is none. */
    String contradicted() {
        return contradicted;
    }

    void set(String name, Object value) {
        int position = position(name);
        if (position >= values.length) {
            values = Arrays.copyOf(values, fields.size());
        }
        if (position >= lastRow.length) {
            lastRow = Arrays.copyOf(lastRow, Math.max(fields.size(), 2 * lastRow.length));
        }
        if (lastRow[position] == row && repeated == null) {
            repeated = name;
        }
        if (lastRow[position] == row && contradicted == null && !Objects.equals(values[position], value)) {
            contradicted = name;
        }
        lastRow[position] = row;
        values[position] = value;
    }

    /** Sets the value unless the row has one of that name. */
    void setIfAbsent(String name, Object value) {
        Integer known = positions.get(name);
        if (known == null || known >= values.length || values[known] == null) {
            set(name, value);
        }
    }

    private int position(String name) {
        if (expected < fields.size() && fields.get(expected).name().equals(name)) {
            return expected++;
        }
        Integer known = positions.get(name);
        if (known != null) {
            expected = known + 1;
            return known;
        }
        if (fields.size() == MAX_FIELDS) {
            throw new DeliveryException(
                    "có hơn " + MAX_FIELDS + " tên trường khác nhau.", "has more than " + MAX_FIELDS + " field names.");
        }
        positions.put(name, fields.size());
        fields.add(new SourceField(name));
        expected = fields.size();
        return expected - 1;
    }
}
