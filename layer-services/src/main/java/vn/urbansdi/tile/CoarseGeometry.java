package vn.urbansdi.tile;

import java.util.Arrays;

/**
 * The commands of a geometry (Mapbox Vector Tile 2.1, 4.3) with its points on a coarser grid, which is the same for
 * neighbours: what shares a border before shares it after. Parts that fall together are left out; a geometry of which nothing
 * would remain stays as it is, so that whatever was to be seen is still to be seen.
 */
final class CoarseGeometry {

    private final int step;
    private final byte[] from;
    private int at;
    private int x;
    private int y;
    private int[] xy = new int[64];
    private int size;

    private CoarseGeometry(byte[] from, int step) {
        this.from = from;
        this.step = step;
    }

    /**
     * @param step units from one line of the grid to the next
     * @return {@code commands} where that is not longer
     */
    static byte[] of(int type, byte[] commands, int step) {
        byte[] coarse = type == TileGeometry.POINT ? commands : new CoarseGeometry(commands, step).read(type);
        return coarse.length == 0 || coarse.length > commands.length ? commands : coarse;
    }

    private byte[] read(int type) {
        GeometryCommands to = new GeometryCommands();
        boolean shellIsGone = false;
        while (at < from.length) {
            boolean hole = path(type == TileGeometry.POLYGON);
            if (type == TileGeometry.LINE_STRING) {
                if (size >= 4) {
                    to.path(xy, size, false);
                }
            } else if (!hole || !shellIsGone) {
                boolean gone = size < 6 || GeometryCommands.twiceArea(xy, size) == 0;
                shellIsGone = hole ? shellIsGone : gone;
                if (!gone) {
                    // on the coarser grid a ring may turn over
                    to.path(xy, size, GeometryCommands.twiceArea(xy, size) > 0 == hole);
                    to.close();
                }
            }
        }
        return to.toBytes();
    }

    /** Reads one line or ring into {@link #xy}; whether it is a hole. */
    private boolean path(boolean ring) {
        size = 0;
        long twiceArea = 0;
        int firstX = 0;
        int firstY = 0;
        int lastX = 0;
        int lastY = 0;
        for (int commands = 0; commands < 2; commands++) {
            int count = (int) varint() >>> 3;
            for (int i = 0; i < count; i++) {
                x += zigzag();
                y += zigzag();
                if (commands == 0) {
                    firstX = x;
                    firstY = y;
                } else {
                    twiceArea += (long) lastX * y - (long) x * lastY;
                }
                lastX = x;
                lastY = y;
                add(snapped(x), snapped(y));
            }
        }
        if (ring) {
            varint();
            twiceArea += (long) lastX * firstY - (long) firstX * lastY;
            while (size >= 4 && xy[size - 2] == xy[0] && xy[size - 1] == xy[1]) {
                size -= 2;
            }
        }
        return twiceArea < 0;
    }

    private int snapped(int unit) {
        return Math.floorDiv(unit + step / 2, step) * step;
    }

    private void add(int toX, int toY) {
        if (size >= 2 && xy[size - 2] == toX && xy[size - 1] == toY) {
            return;
        }
        if (size >= 4 && xy[size - 4] == toX && xy[size - 3] == toY) {
            size -= 2;
            return;
        }
        if (size + 2 > xy.length) {
            xy = Arrays.copyOf(xy, 2 * xy.length);
        }
        xy[size++] = toX;
        xy[size++] = toY;
    }

    private int zigzag() {
        int value = (int) varint();
        return (value >>> 1) ^ -(value & 1);
    }

    private long varint() {
        long value = 0;
        for (int shift = 0; ; shift += 7) {
            byte next = from[at++];
            value |= (long) (next & 0x7F) << shift;
            if (next >= 0) {
                return value;
            }
        }
    }
}
