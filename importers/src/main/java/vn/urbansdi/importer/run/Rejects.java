package vn.urbansdi.importer.run;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/** Counts rejected rows by reason and writes each of them out, original fields and geometry included. */
final class Rejects implements Closeable {

    /** After the number of the run. */
    static final String FILE_SUFFIX = "-rejects.geojson";

    private final RejectsFile file;
    private static final int SAMPLES = 10;

    private final Map<String, Long> byReason = new TreeMap<>();
    private final List<Sample> samples = new ArrayList<>();

    /** One rejected row, for people. */
    record Sample(long row, String reason, String field, Title message) {}

    Rejects(RejectsFile file) {
        this.file = file;
    }

    void add(SourceRow row, Rejection rejection, List<SourceField> fields) {
        if (samples.size() < SAMPLES) {
            samples.add(new Sample(row.number(), rejection.reason().code(), rejection.field(), rejection.message()));
        }
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

    /** The first few. */
    List<Sample> samples() {
        return samples;
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
