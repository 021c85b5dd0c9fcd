package vn.urbansdi.importer.run;

import java.util.List;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;
import vn.urbansdi.store.merge.StagedRow;

/**
 * Rows on their way to the store, and rows that will not get there.
 *
 * @param mentioned what could be read of rejected rows, where the store has to know what they may mean
 */
record CheckedBatch(
        int read,
        List<RepairedRow> repaired,
        List<StagedRow> accepted,
        List<Rejected> rejected,
        List<StagedRow> mentioned,
        List<SourceField> fields) {

    record Rejected(SourceRow row, Rejection rejection) {}
}
