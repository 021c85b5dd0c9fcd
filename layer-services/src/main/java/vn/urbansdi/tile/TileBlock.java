package vn.urbansdi.tile;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Tiles that are made, kept and forgotten together: one, or a square of neighbours row by row. */
record TileBlock(List<Tile> tiles) {

    /** What a tile costs in memory besides its bytes. */
    private static final int TILE_BYTES = 150;

    private static final int TILE_HEAD_BYTES = 1 + 2 * Short.BYTES + Integer.BYTES;

    TileBlock {
        tiles = List.copyOf(tiles);
    }

    int bytes() {
        return tiles.stream().mapToInt(tile -> tile.bytes().length + TILE_BYTES).sum();
    }

    byte[] encoded() {
        ByteBuffer out = ByteBuffer.allocate(tiles.stream()
                .mapToInt(tile -> TILE_HEAD_BYTES
                        + tile.checksum().length()
                        + tile.reduced().length()
                        + tile.bytes().length)
                .sum());
        for (Tile tile : tiles) {
            byte[] checksum = tile.checksum().getBytes(StandardCharsets.US_ASCII);
            byte[] reduced = tile.reduced().getBytes(StandardCharsets.US_ASCII);
            out.put((byte) (tile.gzip() ? 1 : 0));
            out.putShort((short) checksum.length).put(checksum);
            out.putShort((short) reduced.length).put(reduced);
            out.putInt(tile.bytes().length).put(tile.bytes());
        }
        return out.array();
    }

    /** The other way. */
    static TileBlock decoded(byte[] encoded) {
        List<Tile> tiles = new ArrayList<>();
        ByteBuffer in = ByteBuffer.wrap(encoded);
        while (in.hasRemaining()) {
            boolean gzip = in.get() == 1;
            byte[] checksum = new byte[in.getShort()];
            in.get(checksum);
            byte[] reduced = new byte[in.getShort()];
            in.get(reduced);
            byte[] bytes = new byte[in.getInt()];
            in.get(bytes);
            tiles.add(new Tile(
                    bytes,
                    gzip,
                    new String(checksum, StandardCharsets.US_ASCII),
                    new String(reduced, StandardCharsets.US_ASCII)));
        }
        return new TileBlock(tiles);
    }
}
