package vn.urbansdi.importer.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.BooleanSupplier;
import java.util.function.DoubleConsumer;
import vn.urbansdi.importer.read.RowReader;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/** Reads a file in batches of bounded size, of the rows that an import learns encodings from. */
final class RowBatches {

    private static final int MOST_ROWS = 512;
    private static final long MOST_POINTS = 250_000;

    private RowBatches() {}

    /**
     * @param enough   is asked after each batch whether to leave it at that
     * @param progress is told the share that has been read, 0 to 1
     * @return whether the file was read to its end
     */
    static boolean read(
            RowReader reader,
            BiConsumer<List<SourceRow>, List<SourceField>> sink,
            BooleanSupplier enough,
            DoubleConsumer progress) {
        List<SourceRow> rows = new ArrayList<>(MOST_ROWS);
        long points = 0;
        for (SourceRow row = reader.next(); row != null; row = reader.next()) {
            rows.add(row);
            points += row.geometry() == null ? 0 : row.geometry().getNumPoints();
            if (rows.size() == MOST_ROWS || points > MOST_POINTS) {
                sink.accept(rows, reader.fields());
                progress.accept(reader.progress());
                if (enough.getAsBoolean()) {
                    return false;
                }
                rows = new ArrayList<>(MOST_ROWS);
                points = 0;
            }
        }
        sink.accept(rows, reader.fields());
        return true;
    }
}
