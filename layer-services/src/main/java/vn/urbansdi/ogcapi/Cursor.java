package vn.urbansdi.ogcapi;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.util.Base64;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.problem.ProblemException;

/**
 * Where a page begins. Clients get it inside a link and need not look into it.
 *
 * @param after      fid of the last feature before the page
 * @param matched    how many features matched when the first page was made: counting is dear, so it is done once for all pages
 * @param conditions checksum of what was asked for; a cursor means nothing to another question
 */
record Cursor(long after, long matched, int conditions) {

    private static final int BYTES = 2 * Long.BYTES + Integer.BYTES;

    /** @throws ProblemException 400 if no link can have had it for these conditions */
    static Cursor read(String text, int conditions) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(text);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            Cursor cursor = new Cursor(buffer.getLong(), buffer.getLong(), buffer.getInt());
            if (bytes.length == BYTES && cursor.after >= 0 && cursor.matched >= 0 && cursor.conditions == conditions) {
                return cursor;
            }
        } catch (IllegalArgumentException | BufferUnderflowException e) {
            throw unusable();
        }
        throw unusable();
    }

    String text() {
        ByteBuffer bytes =
                ByteBuffer.allocate(BYTES).putLong(after).putLong(matched).putInt(conditions);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.array());
    }

    private static ProblemException unusable() {
        return ProblemException.badRequest(new Title(
                "cursor không thuộc về yêu cầu này; hãy bắt đầu lại từ trang đầu.",
                "The cursor does not belong to this request; start from the first page."));
    }
}
