package vn.urbansdi.importer.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/** Counts rejected rows by reason and writes each of them out, original fields and geometry included. */
final class Rejects implements Closeable {

    private final RejectsFile file;
    private final Map<String, Long> byReason = new TreeMap<>();

    Rejects(RejectsFile file) {
        this.file = file;
    }

    void add(SourceRow row, Rejection rejection, List<SourceField> fields) {
        byReason.merge(rejection.reason().code(), 1L, Long::sum);
        try {
            file.write(row, rejection, fields);
        } catch (IOException e) {
            throw new DeliveryException(
                    "không ghi được danh sách dòng bị từ chối (" + e.getMessage() + ").",
                    "the rejected rows cannot be written (" + e.getMessage() + ").",
                    e);
        }
    }

    Map<String, Long> byReason() {
        return byReason;
    }

    long count() {
        return byReason.values().stream().mapToLong(Long::longValue).sum();
    }

    /** Empty if no row was rejected. */
    String path() {
        return count() == 0 ? "" : file.path().toString();
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
