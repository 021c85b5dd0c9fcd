package vn.urbansdi.ogcapi;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.RowPosition;
import vn.urbansdi.problem.ProblemException;

/**
 * Where a page begins. Clients get it inside a link and need not look into it.
 *
 * @param after      the place of the last feature before the page
 * @param matched    how many features matched when the first page was made: counting is dear, so it is done once for all pages
 * @param conditions checksum of what was asked for; a cursor means nothing to another question
 */
record Cursor(RowPosition after, long matched, int conditions) {

    private static final int MISSING = -1;

    /** More than an indexed value can have. */
    private static final int LONGEST_VALUE = 1 << 13;

    /**
     * @param sortedBy types of the values by which is sorted, in that order
     * @throws ProblemException 400 if no link can have had it for these conditions
     */
    static Cursor read(String text, int conditions, List<AttributeType> sortedBy) {
        try (DataInputStream bytes = new DataInputStream(
                new ByteArrayInputStream(Base64.getUrlDecoder().decode(text)))) {
            long fid = bytes.readLong();
            long matched = bytes.readLong();
            int written = bytes.readInt();
            List<Object> values = new ArrayList<>();
            for (AttributeType type : sortedBy) {
                values.add(value(bytes, type));
            }
            if (bytes.read() < 0 && fid >= 0 && matched >= 0 && written == conditions) {
                return new Cursor(new RowPosition(values, fid), matched, conditions);
            }
        } catch (IllegalArgumentException | IOException | DateTimeException e) {
            throw unusable();
        }
        throw unusable();
    }

    String text() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (DataOutputStream out = new DataOutputStream(bytes)) {
            out.writeLong(after.fid());
            out.writeLong(matched);
            out.writeInt(conditions);
            for (Object value : after.values()) {
                write(out, value);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes.toByteArray());
    }

    private static void write(DataOutputStream out, Object value) throws IOException {
        if (value == null) {
            out.writeInt(MISSING);
            return;
        }
        byte[] text = value.toString().getBytes(StandardCharsets.UTF_8);
        out.writeInt(text.length);
        out.write(text);
    }

    private static Object value(DataInputStream bytes, AttributeType type) throws IOException {
        int length = bytes.readInt();
        if (length == MISSING) {
            return null;
        }
        if (length < 0 || length > LONGEST_VALUE) {
            throw unusable();
        }
        String text = new String(bytes.readNBytes(length), StandardCharsets.UTF_8);
        return switch (type) {
            case TEXT -> text;
            case INTEGER -> Long.valueOf(text);
            case DECIMAL -> new BigDecimal(text);
            case BOOLEAN -> Boolean.valueOf(text);
            case DATE -> LocalDate.parse(text);
            case TIMESTAMP -> Instant.parse(text);
        };
    }

    private static ProblemException unusable() {
        return ProblemException.badRequest(new Title(
                "cursor không thuộc về yêu cầu này; hãy bắt đầu lại từ trang đầu.",
                "The cursor does not belong to this request; start from the first page."));
    }
}
