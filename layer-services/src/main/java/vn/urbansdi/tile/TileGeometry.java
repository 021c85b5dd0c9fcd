package vn.urbansdi.tile;

import vn.urbansdi.render.PixelShape;

/**
 * The geometry of a feature as the commands of Mapbox Vector Tile 2.1 (4.3), in whole units of the tile. What falls onto one
 * unit, or goes there and straight back, is left out; so is what nothing remains of.
 */
final class TileGeometry {

    static final int NOTHING = 0;
    static final int POINT = 1;
    static final int LINE_STRING = 2;
    static final int POLYGON = 3;

    private static final int MOVE_TO = 1;
    private static final int LINE_TO = 2;
    private static final int CLOSE_PATH = 7;

    private final Protobuf commands = new Protobuf(1 << 10);
    private int[] xy = new int[256];
    private int size;
    private int cursorX;
    private int cursorY;

    /** Replaces {@link #commands} and gives the type of geometry (4.3.4), {@link #NOTHING} where none is left. */
    int encode(PixelShape shape) {
        commands.clear();
        cursorX = 0;
        cursorY = 0;
        switch (shape.dimension()) {
            case 0 -> points(shape);
            case 1 -> lines(shape);
            default -> areas(shape);
        }
        return commands.size() == 0 ? NOTHING : POINT + shape.dimension();
    }

    Protobuf commands() {
        return commands;
    }

    private void points(PixelShape shape) {
        if (shape.parts() == 0) {
            return;
        }
        command(MOVE_TO, shape.parts());
        for (int part = 0; part < shape.parts(); part++) {
            int at = shape.start(part);
            move(unit(shape.x(at)), unit(shape.y(at)));
        }
    }

    private void lines(PixelShape shape) {
        for (int part = 0; part < shape.parts(); part++) {
            snap(shape, part);
            if (size >= 4) {
                path(false);
            }
        }
    }

    private void areas(PixelShape shape) {
        boolean shellIsGone = false;
        for (int part = 0; part < shape.parts(); part++) {
            boolean hole = shape.isHole(part);
            if (hole && shellIsGone) {
                continue;
            }
            snap(shape, part);
            closeRing();
            long twiceArea = size < 6 ? 0 : twiceArea();
            shellIsGone = hole ? shellIsGone : twiceArea == 0;
            if (twiceArea != 0) {
                // y points down: an exterior ring has a positive area by the surveyor's formula, a hole a negative one
                path(twiceArea > 0 == hole);
                command(CLOSE_PATH, 1);
            }
        }
    }

    /** Whole units, none twice in a row, none that the line only touches on its way there and back. */
    private void snap(PixelShape shape, int part) {
        int start = shape.start(part);
        int end = shape.end(part);
        if (xy.length < end - start) {
            xy = new int[end - start];
        }
        size = 0;
        for (int i = start; i < end; i += 2) {
            add(unit(shape.x(i)), unit(shape.y(i)), shape.dimension() == 2);
        }
    }

    private void add(int x, int y, boolean ring) {
        if (size >= 2 && isAt(size - 2, x, y)) {
            return;
        }
        if (ring && size >= 4 && isAt(size - 4, x, y)) {
            size -= 2;
            return;
        }
        xy[size++] = x;
        xy[size++] = y;
    }

    /** The last point of a ring is not repeated (4.3.3.3); a spike may lie over the place where it closes. */
    private void closeRing() {
        while (size >= 4 && isAt(size - 2, xy[0], xy[1])) {
            size -= 2;
        }
        while (size >= 6 && isAt(size - 2, xy[2], xy[3])) {
            size -= 2;
            System.arraycopy(xy, 2, xy, 0, size - 2);
            size -= 2;
        }
    }

    private boolean isAt(int index, int x, int y) {
        return xy[index] == x && xy[index + 1] == y;
    }

    private long twiceArea() {
        long sum = 0;
        for (int i = 0; i < size; i += 2) {
            int next = i + 2 == size ? 0 : i + 2;
            sum += (long) xy[i] * xy[next + 1] - (long) xy[next] * xy[i + 1];
        }
        return sum;
    }

    private void path(boolean backwards) {
        int points = size / 2;
        for (int i = 0; i < points; i++) {
            if (i < 2) {
                command(i == 0 ? MOVE_TO : LINE_TO, i == 0 ? 1 : points - 1);
            }
            int at = 2 * (backwards ? points - 1 - i : i);
            move(xy[at], xy[at + 1]);
        }
    }

    private void command(int id, int count) {
        commands.varint(id | (count << 3));
    }

    private void move(int x, int y) {
        commands.zigzag(x - cursorX);
        commands.zigzag(y - cursorY);
        cursorX = x;
        cursorY = y;
    }

    private static int unit(double position) {
        return (int) Math.floor(position + 0.5);
    }
}
