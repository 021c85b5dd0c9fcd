package vn.urbansdi.tile;

/** The commands of a geometry (Mapbox Vector Tile 2.1, 4.3) as they are written; points are pairs of whole units. */
final class GeometryCommands {

    private static final int MOVE_TO = 1;
    private static final int LINE_TO = 2;
    private static final int CLOSE_PATH = 7;

    private final Protobuf commands = new Protobuf(1 << 10);
    private int cursorX;
    private int cursorY;

    void clear() {
        commands.clear();
        cursorX = 0;
        cursorY = 0;
    }

    boolean isEmpty() {
        return commands.size() == 0;
    }

    byte[] toBytes() {
        return commands.toBytes();
    }

    /** As many points have to follow. */
    void points(int count) {
        command(MOVE_TO, count);
    }

    void move(int x, int y) {
        commands.zigzag(x - cursorX);
        commands.zigzag(y - cursorY);
        cursorX = x;
        cursorY = y;
    }

    /** A line, or a ring without its last point. */
    void path(int[] xy, int size, boolean backwards) {
        int points = size / 2;
        for (int i = 0; i < points; i++) {
            if (i < 2) {
                command(i == 0 ? MOVE_TO : LINE_TO, i == 0 ? 1 : points - 1);
            }
            int at = 2 * (backwards ? points - 1 - i : i);
            move(xy[at], xy[at + 1]);
        }
    }

    void close() {
        command(CLOSE_PATH, 1);
    }

    private void command(int id, int count) {
        commands.varint(id | (count << 3));
    }

    /** By the surveyor's formula; y points down: an exterior ring has a positive area, a hole a negative one. */
    static long twiceArea(int[] xy, int size) {
        long sum = 0;
        for (int i = 0; i < size; i += 2) {
            int next = i + 2 == size ? 0 : i + 2;
            sum += (long) xy[i] * xy[next + 1] - (long) xy[next] * xy[i + 1];
        }
        return sum;
    }
}
