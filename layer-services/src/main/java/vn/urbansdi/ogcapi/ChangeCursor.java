package vn.urbansdi.ogcapi;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Base64;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.ChangeFeed;
import vn.urbansdi.feature.ChangeFeed.Place;
import vn.urbansdi.problem.ProblemException;

/** Where a client is in the changes of a collection. It gets it inside a link and need not look into it. */
final class ChangeCursor {

    static final String NOW = "now";

    private static final int BYTES = 2 * Long.BYTES + Integer.BYTES;

    private ChangeCursor() {}

    static String text(PublishedCollection collection, Place place) {
        byte[] bytes = ByteBuffer.allocate(BYTES)
                .putLong(place.commit())
                .putLong(place.fid())
                .putInt(mark(collection))
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    /**
     * @param since a cursor, {@code now}, or an instant
     * @throws ProblemException 400 if it is none of them, or another collection's
     */
    static Place read(PublishedCollection collection, String since, ChangeFeed feed) {
        if (since.equals(NOW)) {
            return feed.now(collection.layer());
        }
        if (since.indexOf(':') > 0) {
            return feed.at(collection.layer(), instant(since));
        }
        try {
            ByteBuffer bytes = ByteBuffer.wrap(Base64.getUrlDecoder().decode(since));
            Place place = new Place(bytes.getLong(), bytes.getLong());
            if (bytes.getInt() == mark(collection)
                    && !bytes.hasRemaining()
                    && place.commit() >= 0
                    && place.fid() >= 0) {
                return place;
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw unusable();
        }
        throw unusable();
    }

    private static Instant instant(String since) {
        try {
            return OffsetDateTime.parse(since).toInstant();
        } catch (DateTimeException e) {
            throw unusable();
        }
    }

    private static int mark(PublishedCollection collection) {
        return collection.layer().id().hashCode();
    }

    private static ProblemException unusable() {
        return ProblemException.badRequest(new Title(
                "since phải là con trỏ trong liên kết next của chính tập này, hoặc now, hoặc một thời điểm như"
                        + " 2026-08-14T00:00:00Z.",
                "since must be a cursor out of a next link of this same collection, or now, or an instant such as"
                        + " 2026-08-14T00:00:00Z."));
    }
}
