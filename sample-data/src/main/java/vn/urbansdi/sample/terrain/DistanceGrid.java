package vn.urbansdi.sample.terrain;

import java.util.Arrays;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.util.LinearComponentExtracter;

/** Distance to the nearest of some lines anywhere in an extent, from a raster of chamfer distances; good to about its cell size. */
public final class DistanceGrid {

    private final double minX;
    private final double minY;
    private final double cellM;
    private final int columns;
    private final int rows;
    private final float[] distanceM;

    public DistanceGrid(Envelope extent, double cellM, Geometry lines) {
        this.minX = extent.getMinX();
        this.minY = extent.getMinY();
        this.cellM = cellM;
        this.columns = (int) Math.ceil(extent.getWidth() / cellM) + 2;
        this.rows = (int) Math.ceil(extent.getHeight() / cellM) + 2;
        this.distanceM = new float[columns * rows];
        Arrays.fill(distanceM, 1e6f);
        for (Object line : LinearComponentExtracter.getLines(lines)) {
            burn(((LineString) line).getCoordinates());
        }
        spread();
    }

    /** @return metres, bilinear between cell centres; beyond the extent that of its border */
    public double at(double x, double y) {
        double u = Math.max(0, Math.min(columns - 1.001, (x - minX) / cellM));
        double v = Math.max(0, Math.min(rows - 1.001, (y - minY) / cellM));
        int column = (int) u;
        int row = (int) v;
        int i = row * columns + column;
        double du = u - column;
        double dv = v - row;
        return (1 - dv) * ((1 - du) * distanceM[i] + du * distanceM[i + 1])
                + dv * ((1 - du) * distanceM[i + columns] + du * distanceM[i + columns + 1]);
    }

    private void burn(Coordinate[] line) {
        for (int i = 1; i < line.length; i++) {
            double length = line[i - 1].distance(line[i]);
            int steps = (int) Math.ceil(length / (cellM / 2)) + 1;
            for (int s = 0; s <= steps; s++) {
                double x = line[i - 1].x + (line[i].x - line[i - 1].x) * s / steps;
                double y = line[i - 1].y + (line[i].y - line[i - 1].y) * s / steps;
                int column = (int) Math.rint((x - minX) / cellM);
                int row = (int) Math.rint((y - minY) / cellM);
                if (column >= 0 && column < columns && row >= 0 && row < rows) {
                    double off = Math.hypot(x - minX - column * cellM, y - minY - row * cellM);
                    int cell = row * columns + column;
                    distanceM[cell] = Math.min(distanceM[cell], (float) off);
                }
            }
        }
    }

    private void spread() {
        float straight = (float) cellM;
        float diagonal = (float) (cellM * Math.sqrt(2));
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                take(column, row, -1, 0, straight);
                take(column, row, -1, -1, diagonal);
                take(column, row, 0, -1, straight);
                take(column, row, 1, -1, diagonal);
            }
        }
        for (int row = rows - 1; row >= 0; row--) {
            for (int column = columns - 1; column >= 0; column--) {
                take(column, row, 1, 0, straight);
                take(column, row, 1, 1, diagonal);
                take(column, row, 0, 1, straight);
                take(column, row, -1, 1, diagonal);
            }
        }
    }

    private void take(int column, int row, int dx, int dy, float step) {
        int c = column + dx;
        int r = row + dy;
        if (c >= 0 && c < columns && r >= 0 && r < rows) {
            int i = row * columns + column;
            distanceM[i] = Math.min(distanceM[i], distanceM[r * columns + c] + step);
        }
    }
}
