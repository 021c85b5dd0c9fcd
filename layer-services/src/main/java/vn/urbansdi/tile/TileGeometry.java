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

    private final GeometryCommands commands = new GeometryCommands();
    private int[] xy = new int[256];
    private int size;

    /** Replaces {@link #commands} and gives the type of geometry (4.3.4), {@link #NOTHING} where none is left. */
    int encode(PixelShape shape) {
        commands.clear();
        switch (shape.dimension()) {
            case 0 -> points(shape);
            case 1 -> lines(shape);
            default -> areas(shape);
        }
        return commands.isEmpty() ? NOTHING : POINT + shape.dimension();
    }

    byte[] commands() {
        return commands.toBytes();
    }

    private void points(PixelShape shape) {
        if (shape.parts() == 0) {
            return;
        }
        commands.points(shape.parts());
        for (int part = 0; part < shape.parts(); part++) {
            int at = shape.start(part);
            commands.move(unit(shape.x(at)), unit(shape.y(at)));
        }
    }

    private void lines(PixelShape shape) {
        for (int part = 0; part < shape.parts(); part++) {
            snap(shape, part);
            if (size >= 4) {
                commands.path(xy, size, false);
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
            long twiceArea = size < 6 ? 0 : GeometryCommands.twiceArea(xy, size);
            shellIsGone = hole ? shellIsGone : twiceArea == 0;
            if (twiceArea != 0) {
                // y points down: an exterior ring has a positive area by the surveyor's formula, a hole a negative one
                commands.path(xy, size, twiceArea > 0 == hole);
                commands.close();
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

    private static int unit(double position) {
        return (int) Math.floor(position + 0.5);
    }
}
