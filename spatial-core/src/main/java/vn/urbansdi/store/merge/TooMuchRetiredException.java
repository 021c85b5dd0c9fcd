package vn.urbansdi.store.merge;

import java.util.Locale;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.store.StoreException;

/** A full delivery would retire more than it may: it is taken to be incomplete, and nothing of it is written. */
public final class TooMuchRetiredException extends StoreException {

    private static final long serialVersionUID = 1L;

    TooMuchRetiredException(long retired, long known, double maxShare) {
        super(new Title(
                String.format(
                        Locale.ROOT,
                        "Bản giao nộp đầy đủ (full) này sẽ bỏ %,d trong %,d đối tượng của nguồn, quá mức %.0f %%; không ghi gì cả."
                                + " Nếu đúng là thế, hãy ghi retire_at_most lớn hơn; nếu tệp chỉ có một phần, hãy bỏ full.",
                        retired,
                        known,
                        100 * maxShare),
                String.format(
                        Locale.ROOT,
                        "This full delivery would retire %,d of the source's %,d features, more than %.0f %%; nothing is written."
                                + " If that is right, state a larger retire_at_most; if the file holds only a part, leave out"
                                + " full.",
                        retired,
                        known,
                        100 * maxShare)));
    }
}
