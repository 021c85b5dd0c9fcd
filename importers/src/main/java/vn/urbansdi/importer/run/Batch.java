package vn.urbansdi.importer.run;

import java.util.List;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/**
 * Rows on their way from the reader.
 *
 * @param fields as known after the last of them
 */
record Batch(List<SourceRow> rows, List<SourceField> fields) {

    /** So many rows at most, so that handing over costs nothing beside reading. */
    static final int MAX_ROWS = 512;

    /** So many coordinates and characters at most, so that a few huge rows do not add up. */
    static final long MAX_WEIGHT = 1 << 20;

    long weight() {
        return rows.stream().mapToLong(Batch::weight).sum();
    }

    static long weight(SourceRow row) {
        long weight = row.geometry() == null ? 0 : 4L * row.geometry().getNumPoints();
        for (Object value : row.values()) {
            if (value instanceof byte[] bytes) {
                weight += bytes.length;
            } else if (value instanceof String text) {
                weight += text.length();
            }
        }
        return weight;
    }
}
