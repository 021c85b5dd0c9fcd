package vn.urbansdi.wfs;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.function.LongSupplier;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;

/** An answer to one query whose start tag states how many follow, see {@link HeldOutput}. */
final class NumberedAnswer {

    private final FeatureSource source;

    NumberedAnswer(FeatureSource source) {
        this.source = source;
    }

    /** Writes the members of a page, and returns their number. */
    interface Members {
        long write(OutputStream target) throws IOException;
    }

    /** The start tag for so many that are returned; how many match is counted only if it is asked for. */
    interface Begin {
        String tag(LongSupplier matched, long returned);
    }

    void write(FeatureQuery page, Begin begin, Members members, String end, OutputStream body) throws IOException {
        HeldOutput held = new HeldOutput();
        try {
            long returned = members.write(held);
            text(body, begin.tag(() -> matched(page, returned), returned));
            held.writeTo(body);
        } catch (HeldOutput.Overflow e) {
            long matched = source.count(page);
            long left = Math.max(0, matched - page.startIndex());
            long returned =
                    page.limit().isPresent() ? Math.min(left, page.limit().getAsLong()) : left;
            text(body, begin.tag(() -> matched, returned));
            members.write(body);
        }
        text(body, end);
    }

    /** How many features match one query, counted only where its page does not tell. */
    long matched(FeatureQuery page, long returned) {
        boolean last = page.limit().isEmpty() || returned < page.limit().getAsLong();
        boolean known = last && (returned > 0 || page.startIndex() == 0);
        return known ? page.startIndex() + returned : source.count(page);
    }

    private static void text(OutputStream target, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        target.write(bytes, 0, bytes.length);
    }
}
