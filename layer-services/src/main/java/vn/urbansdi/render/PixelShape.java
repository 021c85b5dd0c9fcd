package vn.urbansdi.render;

import java.awt.geom.Path2D;
import java.awt.geom.PathIterator;
import java.util.Arrays;

/**
 * A geometry in pixel coordinates: parts of one dimension in primitive arrays, reused from feature to feature. Rings of an
 * area are parts too, a hole behind the ring that it lies in.
 */
public final class PixelShape {

    /** 0 points, 1 lines, 2 areas. */
    private int dimension;

    private double[] xy = new double[512];
    private int[] ends = new int[16];
    private boolean[] holes = new boolean[16];
    private boolean shellIsGone;
    private int size;
    private int parts;
    private double minX;
    private double minY;
    private double maxX;
    private double maxY;

    /** An area within straight lines. */
    static PixelShape of(Path2D path) {
        return of(path, 2);
    }

    /** Straight lines that need not be closed. */
    static PixelShape ofLines(Path2D path) {
        return of(path, 1);
    }

    private static PixelShape of(Path2D path, int dimension) {
        PixelShape shape = new PixelShape();
        shape.reset(dimension);
        double[] point = new double[6];
        for (PathIterator i = path.getPathIterator(null); !i.isDone(); i.next()) {
            switch (i.currentSegment(point)) {
                case PathIterator.SEG_MOVETO -> {
                    shape.endPart();
                    shape.add(point[0], point[1]);
                }
                case PathIterator.SEG_LINETO -> shape.add(point[0], point[1]);
                case PathIterator.SEG_CLOSE -> {
                    // areas are closed in any case
                }
                default -> throw new IllegalArgumentException("a curve");
            }
        }
        shape.endPart();
        return shape;
    }

    void reset(int newDimension) {
        dimension = newDimension;
        size = 0;
        parts = 0;
        minX = Double.POSITIVE_INFINITY;
        minY = Double.POSITIVE_INFINITY;
        maxX = Double.NEGATIVE_INFINITY;
        maxY = Double.NEGATIVE_INFINITY;
    }

    void add(double x, double y) {
        if (size + 2 > xy.length) {
            xy = Arrays.copyOf(xy, xy.length * 2);
        }
        xy[size++] = x;
        xy[size++] = y;
        minX = Math.min(minX, x);
        maxX = Math.max(maxX, x);
        minY = Math.min(minY, y);
        maxY = Math.max(maxY, y);
    }

    /** Ends the part that the points since the last end make; one that is too short to draw is taken back. */
    void endPart() {
        endPart(false);
    }

    /** As {@link #endPart()}, of a ring; a hole goes with the ring around it. */
    void endPart(boolean hole) {
        int start = parts == 0 ? 0 : ends[parts - 1];
        boolean gone = size - start < 2 * (dimension + 1) || (hole && shellIsGone);
        if (!hole) {
            shellIsGone = gone;
        }
        if (gone) {
            size = start;
            return;
        }
        if (parts == ends.length) {
            ends = Arrays.copyOf(ends, parts * 2);
            holes = Arrays.copyOf(holes, parts * 2);
        }
        holes[parts] = hole;
        ends[parts++] = size;
    }

    PixelShape copy() {
        PixelShape copy = new PixelShape();
        copy.dimension = dimension;
        copy.xy = Arrays.copyOf(xy, size);
        copy.ends = Arrays.copyOf(ends, parts);
        copy.holes = Arrays.copyOf(holes, parts);
        copy.size = size;
        copy.parts = parts;
        copy.minX = minX;
        copy.minY = minY;
        copy.maxX = maxX;
        copy.maxY = maxY;
        return copy;
    }

    /** The longer side of the box around it; not finite where it is empty. */
    double side() {
        return Math.max(maxX - minX, maxY - minY);
    }

    /** 0 points, 1 lines, 2 areas. */
    public int dimension() {
        return dimension;
    }

    public int parts() {
        return parts;
    }

    /** Index of the part's first ordinate in {@link #xy}. */
    public int start(int part) {
        return part == 0 ? 0 : ends[part - 1];
    }

    /** Index after the part's last ordinate. */
    public int end(int part) {
        return ends[part];
    }

    public boolean isHole(int part) {
        return holes[part];
    }

    public double x(int index) {
        return xy[index];
    }

    public double y(int index) {
        return xy[index + 1];
    }

    /** How many ordinates it holds. */
    int size() {
        return size;
    }

    /** Not a single point was ever added. */
    boolean hasNothing() {
        return !(minX <= maxX && minY <= maxY);
    }

    double minX() {
        return minX;
    }

    double minY() {
        return minY;
    }

    double maxX() {
        return maxX;
    }

    double maxY() {
        return maxY;
    }

    /** Smaller than a pixel both ways, so that its form cannot be seen. It may then have no part at all. */
    boolean isSubPixel() {
        return maxX - minX < 1 && maxY - minY < 1;
    }

    /** Replaces what {@code path} holds. */
    void toPath(Path2D.Double path) {
        path.reset();
        for (int part = 0; part < parts; part++) {
            int start = start(part);
            path.moveTo(xy[start], xy[start + 1]);
            for (int i = start + 2; i < ends[part]; i += 2) {
                path.lineTo(xy[i], xy[i + 1]);
            }
            if (dimension == 2) {
                path.closePath();
            }
        }
    }
}
