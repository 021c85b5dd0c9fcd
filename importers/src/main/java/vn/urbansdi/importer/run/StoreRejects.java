package vn.urbansdi.importer.run;

import java.util.HashMap;
import java.util.Map;
import vn.urbansdi.importer.map.TextDecoding;
import vn.urbansdi.importer.read.DeliveredFile;
import vn.urbansdi.importer.read.RowReader;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceRow;
import vn.urbansdi.store.merge.MergeOutcome;

/** Rows that only the store could tell are wrong, written out as they were delivered. */
final class StoreRejects {

    private StoreRejects() {}

    /** Reads the file once more as far as the last of them. */
    static void add(Delivery delivery, MergeOutcome outcome, TextDecoding decoding, Rejects rejects) {
        if (outcome.rejects().isEmpty()) {
            return;
        }
        Map<Long, MergeOutcome.Reject> byRow = new HashMap<>();
        outcome.rejects().forEach(reject -> byRow.put(reject.sourceRow(), reject));
        try (RowReader again = DeliveredFile.open(delivery.file(), delivery.options())) {
            for (SourceRow row = again.next(); row != null && !byRow.isEmpty(); row = again.next()) {
                MergeOutcome.Reject reject = byRow.remove(row.number());
                if (reject != null) {
                    rejects.add(
                            decoding.readable(row),
                            new Rejection(reason(reject.reason()), reject.attributes(), reject.message()),
                            again.fields());
                }
            }
        }
    }

    private static Reason reason(MergeOutcome.Reason reason) {
        return switch (reason) {
            case KEY_MISSING, REQUIRED_MISSING -> Reason.MISSING_REQUIRED;
            case UNUSABLE_VALUE -> Reason.BAD_VALUE;
            case DUPLICATE -> Reason.DUPLICATE_KEY;
            case AMBIGUOUS -> Reason.AMBIGUOUS_MATCH;
            case NO_IDENTIFIER -> Reason.NO_IDENTIFIER;
            case UNMATCHED -> Reason.UNMATCHED;
            case SWAPPED -> Reason.SWAPPED_NUMBERS;
        };
    }
}
