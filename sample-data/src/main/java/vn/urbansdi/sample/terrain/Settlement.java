package vn.urbansdi.sample.terrain;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.locationtech.jts.algorithm.locate.IndexedPointInAreaLocator;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Location;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.sample.place.Board;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.plane.Noise;

/**
 * Where the town is. Every point has a remoteness, 0 in a centre and growing outwards, less along main roads, more on hills; the
 * least remote land, as much as is asked for, is built up.
 */
public final class Settlement {

    private static final double SAMPLE_M = 110;

    private final List<Core> cores = new ArrayList<>();
    private final Terrain terrain;
    private final DistanceGrid highways;
    private final Noise noise;
    private final double urbanLimit;

    private record Core(Coordinate at, double radiusM) {}

    Settlement(Place place, Terrain terrain, DistanceGrid highways, List<Polygon> land, long seed, double urbanAreaM2) {
        this.terrain = terrain;
        this.highways = highways;
        this.noise = new Noise(seed * 61 + 5);
        for (Place.Ward ward : place.wards()) {
            cores.add(new Core(Board.point(ward.point()), 1_500 * ward.centre()));
        }
        for (Place.Centre centre : place.centres()) {
            cores.add(new Core(Board.point(centre.point()), 1_500 * centre.weight()));
        }
        this.urbanLimit = limit(land, urbanAreaM2);
    }

    private double limit(List<Polygon> land, double urbanAreaM2) {
        double[] found = new double[4096];
        int count = 0;
        for (Polygon part : land) {
            if (part.getArea() < 300_000) {
                continue;
            }
            IndexedPointInAreaLocator inside = new IndexedPointInAreaLocator(part);
            Envelope extent = part.getEnvelopeInternal();
            for (double x = extent.getMinX(); x < extent.getMaxX(); x += SAMPLE_M) {
                for (double y = extent.getMinY(); y < extent.getMaxY(); y += SAMPLE_M) {
                    if (inside.locate(new Coordinate(x, y)) == Location.INTERIOR) {
                        if (count == found.length) {
                            found = Arrays.copyOf(found, 2 * count);
                        }
                        found[count++] = remoteness(x, y);
                    }
                }
            }
        }
        Arrays.sort(found, 0, count);
        int wanted = (int) (urbanAreaM2 / (SAMPLE_M * SAMPLE_M));
        return found[Math.max(0, Math.min(count - 1, wanted))];
    }

    private double remoteness(double x, double y) {
        double nearest = Double.POSITIVE_INFINITY;
        for (Core core : cores) {
            nearest = Math.min(nearest, Math.hypot(x - core.at().x, y - core.at().y) / core.radiusM());
        }
        double road = Math.exp(-highways.at(x, y) / 260);
        double shape = 1 + 0.30 * noise.fractal(x, y, 1_500, 2);
        return nearest * shape * (1 - 0.33 * road) + 5 * Math.max(0, terrain.hilliness(x, y) - 0.12);
    }

    /** @return below 1 in town, below about 0.4 in its centre, above 1 in the country */
    public double ruralness(double x, double y) {
        return remoteness(x, y) / urbanLimit;
    }

    public double highwayDistanceM(double x, double y) {
        return highways.at(x, y);
    }
}
