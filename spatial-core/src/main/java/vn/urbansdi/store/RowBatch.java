package vn.urbansdi.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import vn.urbansdi.feature.Feature;

/**
 * Decides how many rows come in one round trip, so that a batch takes about the same memory whether the layer holds street
 * lights or provinces.
 */
final class RowBatch {

    /** Rows of the first round trip. */
    static final int FIRST_ROWS = 250;

    private static final int BATCH_BYTES = 512 << 10;

    /** What a row takes besides its geometry. */
    private static final long ROW_BYTES = 200;

    private static final int LEAST_ROWS = 8;

    /** Behind many small geometries the next batch may be all large ones, before anybody knows. */
    private static final int MOST_ROWS = 500;

    private int size = FIRST_ROWS;
    private int rows;
    private long bytes;

    /** About what a row takes in memory. */
    static long bytes(Feature feature) {
        return ROW_BYTES + (feature.wkb() == null ? 0 : feature.wkb().length);
    }

    /** Takes note of a row; the last of a batch decides on the size of the next, which the next call to the rows fetches. */
    void count(Feature feature, ResultSet result) throws SQLException {
        rows++;
        bytes += bytes(feature);
        if (rows == size) {
            size = (int) Math.max(LEAST_ROWS, Math.min(MOST_ROWS, BATCH_BYTES * (long) rows / bytes));
            result.setFetchSize(size);
            rows = 0;
            bytes = 0;
        }
    }
}
