package vn.urbansdi.tile;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/**
 * One encoded tile. Vector tiles are kept compressed: nearly every client takes them so.
 *
 * @param bytes    of a vector tile gzip (RFC 1952), empty if there is nothing in it; of a picture the PNG
 * @param gzip     whether the bytes are compressed so
 * @param checksum of the tile before compression, hexadecimal
 * @param reduced  what is missing, as {@link TileAnswer#REDUCED} says it; empty where nothing is
 */
@SuppressWarnings("ArrayRecordComponent") // compared by its checksum, where at all
public record Tile(byte[] bytes, boolean gzip, String checksum, String reduced) {

    private static final int CHECKSUM_BYTES = 16;

    /** @param mvt an uncompressed vector tile, empty if there is nothing in it */
    static Tile vector(byte[] mvt) {
        return vector(mvt, "");
    }

    static Tile vector(byte[] mvt, String reduced) {
        return new Tile(mvt.length == 0 ? mvt : compress(mvt), true, checksum(mvt), reduced);
    }

    static Tile picture(byte[] png) {
        return new Tile(png, false, checksum(png), "");
    }

    public boolean isEmpty() {
        return bytes.length == 0;
    }

    byte[] uncompressed() {
        if (!gzip || isEmpty()) {
            return bytes;
        }
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(bytes))) {
            return in.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Strong entity tag (RFC 9110, 8.8.3): the two codings are different representations, so they differ in it. */
    String entityTag(boolean compressed) {
        return '"' + checksum + (compressed ? "-gzip" : "") + '"';
    }

    private static byte[] compress(byte[] bytes) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(bytes.length / 2 + 32);
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return out.toByteArray();
    }

    private static String checksum(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return HexFormat.of().formatHex(Arrays.copyOf(digest, CHECKSUM_BYTES));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
