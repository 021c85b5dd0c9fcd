package vn.urbansdi.pmtiles;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads a PMTiles archive by its specification, version 3, and complains about everything that is not as it must be. */
public final class PmtilesReader {

    private final ByteBuffer file;
    private final Map<Long, byte[]> tiles = new LinkedHashMap<>();
    private final Map<Long, Integer> contents = new LinkedHashMap<>();
    private long entries;
    private int leafCount;
    private long lastId = -1;

    public PmtilesReader(Path path) throws IOException {
        this.file = ByteBuffer.wrap(Files.readAllBytes(path)).order(ByteOrder.LITTLE_ENDIAN);
        require(text(0, 7).equals("PMTiles") && file.get(7) == 3, "magic");
        require(at(8) + at(16) <= 16_384, "the root directory is in the first 16 KiB");
        require(file.get(96) == 1 && file.get(97) == 2 && file.get(98) == 2 && file.get(99) == 1, "clustered gzip mvt");
        directory(at(8), at(16));
        require(tiles.size() == at(72), "addressed tiles");
        require(entries == at(80), "entries");
        require(contents.size() == at(88), "contents");
        require(contents.values().stream().mapToLong(length -> length).sum() == at(64), "tile data have no gaps");
    }

    private void directory(long offset, long length) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(unzipped(offset, length));
        int count = (int) varint(bytes);
        long[][] columns = new long[4][count];
        for (long[] column : columns) {
            for (int i = 0; i < count; i++) {
                column[i] = varint(bytes);
            }
        }
        require(!bytes.hasRemaining(), "the directory ends");
        long id = 0;
        long next = 0;
        for (int i = 0; i < count; i++) {
            id += columns[0][i];
            long start = columns[3][i] == 0 ? next : columns[3][i] - 1;
            next = start + columns[2][i];
            if (columns[1][i] == 0) {
                leafCount++;
                directory(at(40) + start, columns[2][i]);
                continue;
            }
            entries++;
            byte[] tile = unzipped(at(56) + start, columns[2][i]);
            boolean isNew = contents.put(start, (int) columns[2][i]) == null;
            require(
                    !isNew
                            || contents.keySet().stream()
                                            .mapToLong(each -> each)
                                            .max()
                                            .orElseThrow()
                                    == start,
                    "clustered");
            for (long each = id; each < id + columns[1][i]; each++) {
                require(each > lastId, "ascending");
                lastId = each;
                tiles.put(each, tile);
            }
        }
    }

    /** @param content uncompressed */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Tile(int zoom, int column, int row, byte[] content) {}

    public List<Tile> tiles() {
        List<Tile> all = new ArrayList<>();
        tiles.forEach((id, content) -> {
            int zoom = 0;
            while (HilbertCurve.firstId(zoom + 1) <= id) {
                zoom++;
            }
            int[] place = HilbertCurve.tile(zoom, id - HilbertCurve.firstId(zoom));
            all.add(new Tile(zoom, place[0], place[1], content));
        });
        return all;
    }

    public int leaves() {
        return leafCount;
    }

    public int contents() {
        return contents.size();
    }

    public JsonNode metadata() throws IOException {
        return JsonMapper.shared().readTree(unzipped(at(24), at(32)));
    }

    public int minZoom() {
        return file.get(100);
    }

    public int maxZoom() {
        return file.get(101);
    }

    /** West, south, east, north. */
    public double[] bounds() {
        return new double[] {
            file.getInt(102) / 1e7, file.getInt(106) / 1e7, file.getInt(110) / 1e7, file.getInt(114) / 1e7
        };
    }

    private long at(int position) {
        return file.getLong(position);
    }

    private String text(int offset, int length) {
        return new String(file.array(), offset, length, StandardCharsets.UTF_8);
    }

    private byte[] unzipped(long offset, long length) throws IOException {
        try (GZIPInputStream in =
                new GZIPInputStream(new ByteArrayInputStream(file.array(), (int) offset, (int) length))) {
            return in.readAllBytes();
        }
    }

    private static long varint(ByteBuffer bytes) {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = bytes.get();
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }

    private static void require(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }
}
