package vn.urbansdi.importer.read;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/** A whole file, for tests that look at it row by row. */
record Rows(List<SourceRow> rows, List<SourceField> fields, int srid, long deleted) {

    static Rows of(Path file) {
        return of(file, ReadOptions.automatic());
    }

    static Rows of(Path file, ReadOptions options) {
        try (RowReader reader = DeliveredFile.open(file, options)) {
            List<SourceRow> rows = new ArrayList<>();
            for (SourceRow row = reader.next(); row != null; row = reader.next()) {
                rows.add(row);
            }
            return new Rows(rows, List.copyOf(reader.fields()), reader.crs().srid(), reader.deletedRows());
        }
    }

    /** A value of the n-th row, text in UTF-8. */
    Object value(int row, String field) {
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).name().equals(field)) {
                Object[] values = rows.get(row).values();
                Object value = i < values.length ? values[i] : null;
                return value instanceof byte[] bytes ? new String(bytes, StandardCharsets.UTF_8) : value;
            }
        }
        throw new AssertionError("no field " + field + " among " + fields);
    }
}
