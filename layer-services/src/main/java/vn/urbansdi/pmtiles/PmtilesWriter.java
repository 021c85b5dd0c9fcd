package vn.urbansdi.pmtiles;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import vn.urbansdi.geo.Extent;

/**
 * Writes a PMTiles archive, version 3: clustered, each content once. The room of the header and of the root directory, 16 KiB, is
 * kept free while tiles are written behind it, so that nothing has to be copied.
 */
final class PmtilesWriter implements AutoCloseable {

    private static final int HEADER_BYTES = 127;
    private static final int FRONT_BYTES = 16_384;
    private static final byte VERSION = 3;
    private static final byte GZIP = 2;
    private static final byte MVT = 1;
    private static final double E7 = 1e7;

    /** Contents whose like is looked for: it is the small ones, of areas that cover a tile, that come again, and soon. */
    private static final int KNOWN_CONTENTS = 50_000;

    private final FileChannel file;
    private final Directory directory = new Directory();
    private final Map<String, Place> known = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Place> eldest) {
            return size() > KNOWN_CONTENTS;
        }
    };
    private long dataBytes;
    private long tiles;
    private long contents;

    private record Place(long offset, int length) {}

    /** @param path of a file, which is replaced where there is one */
    PmtilesWriter(Path path) throws IOException {
        this.file = FileChannel.open(
                path, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
        file.position(FRONT_BYTES);
    }

    long dataBytes() {
        return dataBytes;
    }

    /** Tiles that are not empty. */
    long tiles() {
        return tiles;
    }

    /**
     * @param id       greater than those before
     * @param gzip     a tile, compressed
     * @param checksum that only the same content has
     */
    void add(long id, byte[] gzip, String checksum) throws IOException {
        Place place = known.get(checksum);
        if (place == null) {
            place = new Place(dataBytes, gzip.length);
            write(gzip);
            dataBytes += gzip.length;
            contents++;
            known.put(checksum, place);
        }
        directory.addTile(id, place.offset(), place.length());
        tiles++;
    }

    /**
     * Ends the archive.
     *
     * @param bounds   EPSG:4326
     * @param metadata a JSON object
     */
    void finish(int minZoom, int maxZoom, Extent bounds, String metadata) throws IOException {
        Directory.Parts parts = directory.parts(FRONT_BYTES - HEADER_BYTES);
        write(parts.leaves());
        byte[] compressed = gzip(metadata.getBytes(StandardCharsets.UTF_8));
        write(compressed);
        long leavesAt = FRONT_BYTES + dataBytes;
        ByteBuffer front = ByteBuffer.allocate(FRONT_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        front.put("PMTiles".getBytes(StandardCharsets.US_ASCII)).put(VERSION);
        front.putLong(HEADER_BYTES).putLong(parts.root().length);
        front.putLong(leavesAt + parts.leaves().length).putLong(compressed.length);
        front.putLong(leavesAt).putLong(parts.leaves().length);
        front.putLong(FRONT_BYTES).putLong(dataBytes);
        front.putLong(tiles).putLong(directory.size()).putLong(contents);
        front.put((byte) 1).put(GZIP).put(GZIP).put(MVT);
        front.put((byte) minZoom).put((byte) maxZoom);
        front.putInt(e7(bounds.minX())).putInt(e7(bounds.minY()));
        front.putInt(e7(bounds.maxX())).putInt(e7(bounds.maxY()));
        front.put((byte) minZoom);
        front.putInt(e7((bounds.minX() + bounds.maxX()) / 2)).putInt(e7((bounds.minY() + bounds.maxY()) / 2));
        front.put(parts.root()).rewind();
        file.position(0);
        while (front.hasRemaining()) {
            file.write(front);
        }
        file.force(true);
    }

    private void write(byte[] bytes) throws IOException {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        while (buffer.hasRemaining()) {
            file.write(buffer);
        }
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static int e7(double degrees) {
        return (int) Math.round(degrees * E7);
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
