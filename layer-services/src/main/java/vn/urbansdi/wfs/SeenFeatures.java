package vn.urbansdi.wfs;

import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;
import vn.urbansdi.ows.OwsException;

/** The features of one type that an answer holds already, a bit for each: identifiers are given in a row. */
final class SeenFeatures {

    private static final int PAGE_BITS = 16;

    /** 16 MB at most, for identifiers up to 134 million where none is missing. */
    private static final int MOST_PAGES = 2_048;

    private final Map<Long, BitSet> pages = new HashMap<>();

    /**
     * Whether the feature was not there before; it is, from now on.
     *
     * @throws OwsException OptionNotSupported if there are too many to remember
     */
    boolean add(long fid) {
        BitSet page = pages.computeIfAbsent(fid >>> PAGE_BITS, unused -> new BitSet());
        if (pages.size() > MOST_PAGES) {
            throw OwsException.optionNotSupported(
                    "Query",
                    "Hai truy vấn cùng lớp gặp quá nhiều đối tượng: hãy gửi hai yêu cầu",
                    "Two queries of one type meet too many features: send two requests");
        }
        int bit = (int) (fid & ((1 << PAGE_BITS) - 1));
        boolean isNew = !page.get(bit);
        page.set(bit);
        return isNew;
    }
}
