package vn.urbansdi.sample.terrain;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import vn.urbansdi.sample.plane.Noise;

/**
 * Bends the drawing board on which the cities are laid out with straight cuts, so that streets curve gently and no two blocks
 * are alike; neighbours bend together, so what touched still touches.
 *
 * <p>Results lie on a 1 cm grid: a point always gets the same coordinates, whoever asks.
 */
public final class Warp {

    public static final double GRID_PER_METRE = 100;

    private final Noise east;
    private final Noise north;

    public Warp(long seed) {
        this.east = new Noise(seed * 31 + 1);
        this.north = new Noise(seed * 31 + 2);
    }

    /** @return metres in EPSG:5899 for metres on the drawing board; at most about 100 m away */
    public Coordinate apply(double x, double y) {
        return new Coordinate(round(x + shift(east, x, y)), round(y + shift(north, x, y)));
    }

    public Coordinate[] apply(List<Coordinate> points) {
        List<Coordinate> bent = new ArrayList<>(points.size());
        for (Coordinate point : points) {
            Coordinate image = apply(point.x, point.y);
            if (bent.isEmpty() || !bent.get(bent.size() - 1).equals2D(image)) {
                bent.add(image);
            }
        }
        return bent.toArray(Coordinate[]::new);
    }

    private static double shift(Noise noise, double x, double y) {
        return 60 * noise.at(x, y, 2_600) + 16 * noise.at(x, y, 800) + 3.5 * noise.at(x, y, 260);
    }

    private static double round(double metres) {
        return Math.rint(metres * GRID_PER_METRE) / GRID_PER_METRE;
    }
}
