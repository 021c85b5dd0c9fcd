package vn.urbansdi.render;

import java.util.Arrays;

/**
 * How much of each pixel an area covers, exactly: along a row the sum of what the edges to the left leave uncovered. Edges go
 * in by {@link #fill}; what they cover comes out row by row and leaves everything as clean as before.
 *
 * <p>An area's edges go through few pixels, and between them the sum does not change, so that the work grows with the outline
 * and, at the speed of memory, with the pixels inside. Sampled coverage, as Java2D has it, costs eight lines a row.
 */
final class PixelCoverage {

    /** What is done with covered pixels: those of a row from {@code from} to {@code to}, exclusive, are covered alike. */
    interface Run {
        /** @param coverage above 0, at most 1 */
        void cover(int row, int from, int to, float coverage);
    }

    /** Below, nobody sees it; what is left of rounding is a thousandth of that. */
    private static final float LEAST = 1f / 512;

    private final int widthPx;
    private final int heightPx;

    /** By row and column of the window: by how much the sum changes in that pixel. */
    private float[] changes = new float[1024];

    private int[] firstColumn = new int[64];
    private int[] lastColumn = new int[64];

    private int left;
    private int top;
    private int columns;
    private int rows;
    private int stride;

    PixelCoverage(int widthPx, int heightPx) {
        this.widthPx = widthPx;
        this.heightPx = heightPx;
    }

    /**
     * Covers an area.
     *
     * @param area rings, closed whether or not the last point is the first; a hole goes round the other way or not, as the rule
     *             understands it
     * @param dx   pixels by which the area is moved to the right
     * @param dy   pixels by which it is moved down
     */
    void fill(PixelShape area, double dx, double dy, Winding rule, Run run) {
        if (!open(area.minX() + dx, area.minY() + dy, area.maxX() + dx, area.maxY() + dy)) {
            return;
        }
        double offsetX = dx - left;
        double offsetY = dy - top;
        for (int part = 0; part < area.parts(); part++) {
            int end = area.end(part);
            double fromX = area.x(end - 2) + offsetX;
            double fromY = area.y(end - 2) + offsetY;
            for (int i = area.start(part); i < end; i += 2) {
                double toX = area.x(i) + offsetX;
                double toY = area.y(i) + offsetY;
                edge(fromX, fromY, toX, toY);
                fromX = toX;
                fromY = toY;
            }
        }
        sweep(rule, run);
    }

    /** The pixels of the picture that the rectangle touches; whether there are any. */
    private boolean open(double minX, double minY, double maxX, double maxY) {
        left = (int) Math.max(0, Math.floor(minX));
        top = (int) Math.max(0, Math.floor(minY));
        columns = (int) Math.min(widthPx, Math.ceil(maxX)) - left;
        rows = (int) Math.min(heightPx, Math.ceil(maxY)) - top;
        if (columns <= 0 || rows <= 0) {
            return false;
        }
        // an edge at the right border also changes what lies behind it
        stride = columns + 2;
        if (stride * rows > changes.length) {
            changes = new float[Math.max(stride * rows, 2 * changes.length)];
        }
        if (rows > firstColumn.length) {
            firstColumn = new int[Math.max(rows, 2 * firstColumn.length)];
            lastColumn = new int[firstColumn.length];
        }
        Arrays.fill(firstColumn, 0, rows, Integer.MAX_VALUE);
        Arrays.fill(lastColumn, 0, rows, -1);
        return true;
    }

    /** An edge in the window's coordinates. Above and below it means nothing, to its left as much as at its border. */
    private void edge(double x0, double y0, double x1, double y1) {
        if (y0 > y1) {
            downwards(x1, y1, x0, y0, -1);
        } else if (y0 < y1) {
            downwards(x0, y0, x1, y1, 1);
        }
    }

    private void downwards(double x0, double y0, double x1, double y1, int direction) {
        if (y1 <= 0 || y0 >= rows) {
            return;
        }
        double slope = (x1 - x0) / (y1 - y0);
        double fromX = x0;
        double fromY = y0;
        double toX = x1;
        double toY = y1;
        if (fromY < 0) {
            fromX = x0 - y0 * slope;
            fromY = 0;
        }
        if (toY > rows) {
            toX = x0 + (rows - y0) * slope;
            toY = rows;
        }
        if (Math.min(fromX, toX) >= 0 && Math.max(fromX, toX) <= columns) {
            scan(fromX, fromY, toX, toY, slope, direction);
        } else {
            cut(fromX, fromY, toX, toY, slope, direction);
        }
    }

    /** Cuts an edge at the window's left and right border; what lies beyond is put on the border. */
    private void cut(double x0, double y0, double x1, double y1, double slope, int direction) {
        double fromX = x0;
        double fromY = y0;
        double[] borders = slope > 0 ? new double[] {0, columns} : new double[] {columns, 0};
        for (double border : borders) {
            double there = slope == 0 ? y0 : y0 + (border - x0) / slope;
            if (there > fromY && there < y1) {
                piece(fromX, fromY, border, there, direction);
                fromX = border;
                fromY = there;
            }
        }
        piece(fromX, fromY, x1, y1, direction);
    }

    private void piece(double x0, double y0, double x1, double y1, int direction) {
        double fromX = Math.max(0, Math.min(columns, x0));
        double toX = Math.max(0, Math.min(columns, x1));
        scan(fromX, y0, toX, y1, (toX - fromX) / (y1 - y0), direction);
    }

    private void scan(double x0, double y0, double x1, double y1, double slope, int direction) {
        int row = (int) y0;
        double x = x0;
        double y = y0;
        while (y < y1) {
            boolean last = y1 <= row + 1;
            double nextY = last ? y1 : row + 1;
            double nextX = last ? x1 : x0 + (nextY - y0) * slope;
            // rounding must not lead out of the window
            nextX = nextX < 0 ? 0 : nextX > columns ? columns : nextX;
            float height = (float) (nextY - y) * direction;
            if (x <= nextX) {
                row(row, x, nextX, height);
            } else {
                row(row, nextX, x, height);
            }
            x = nextX;
            y = nextY;
            row++;
        }
    }

    /** An edge within one row, from {@code minX} to {@code maxX}: how much of each pixel lies to its right. */
    private void row(int row, double minX, double maxX, float height) {
        int first = (int) minX;
        int last = (int) maxX;
        firstColumn[row] = Math.min(firstColumn[row], first);
        lastColumn[row] = Math.max(lastColumn[row], last + 1);
        int at = row * stride + first;
        if (first == last) {
            float middle = (float) ((minX + maxX) / 2 - first);
            changes[at] += height * (1 - middle);
            changes[at + 1] += height * middle;
            return;
        }
        float perColumn = height / (float) (maxX - minX);
        float inFirst = (float) (first + 1 - minX);
        float inLast = (float) (maxX - last);
        // the sum of the coverage of a pixel is what the edge has gone down before it, and half of what it goes down in
        // it
        float covered = perColumn * inFirst * inFirst / 2;
        changes[at] += covered;
        float before = perColumn * inFirst;
        float told = covered;
        for (int column = first + 1; column < last; column++) {
            float now = before + perColumn / 2;
            changes[++at] += now - told;
            told = now;
            before += perColumn;
        }
        float inside = before + perColumn * inLast * (1 - inLast / 2);
        changes[++at] += inside - told;
        changes[at + 1] += height - inside;
    }

    private void sweep(Winding rule, Run run) {
        for (int row = 0; row < rows; row++) {
            if (lastColumn[row] >= 0) {
                sweep(row, rule, run);
            }
        }
    }

    private void sweep(int row, Winding rule, Run run) {
        int start = row * stride;
        int end = Math.min(columns, lastColumn[row] + 1);
        float winding = 0;
        float coverage = 0;
        int from = firstColumn[row];
        for (int column = from; column < end; column++) {
            float change = changes[start + column];
            if (change != 0) {
                changes[start + column] = 0;
                if (coverage > LEAST && column > from) {
                    run.cover(top + row, left + from, left + column, coverage);
                }
                winding += change;
                coverage = rule.coverage(winding);
                from = column;
            }
        }
        if (coverage > LEAST && end > from) {
            run.cover(top + row, left + from, left + end, coverage);
        }
        changes[start + columns] = 0;
        changes[start + columns + 1] = 0;
    }
}
