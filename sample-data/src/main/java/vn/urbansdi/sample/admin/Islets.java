package vn.urbansdi.sample.admin;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.sample.place.Board;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.plane.Noise;

/** The limestone islets of the bays: small, many, in groups, each part of the ward nearest to it. */
final class Islets {

    private final Noise noise;
    private final SplittableRandom random;

    Islets(Noise noise, long seed) {
        this.noise = noise;
        this.random = new SplittableRandom(seed * 7_919 + 11);
    }

    void scatter(Place place, Map<String, List<Polygon>> partsByWard) {
        List<Coordinate> shore = place.shore().of(Board.points(place.outline()));
        List<Geometry> taken = new ArrayList<>();
        partsByWard.values().forEach(taken::addAll);
        int placed = 0;
        for (int attempt = 0; placed < place.isletCount() && attempt < 60 * place.isletCount(); attempt++) {
            Coordinate anchor = shore.get(random.nextInt(shore.size()));
            double south = 500 + 5_500 * random.nextDouble() * random.nextDouble();
            double x = anchor.x + (random.nextDouble() - 0.5) * 6_000;
            double y = anchor.y - south;
            // Only where the noise is high, so that they come in swarms.
            if (noise.at(x, y, 2_500) < 0.05) {
                continue;
            }
            Polygon islet = blob(x, y, 40 + 210 * Math.pow(random.nextDouble(), 2.2));
            if (taken.stream().anyMatch(other -> other.isWithinDistance(islet, 90))) {
                continue;
            }
            taken.add(islet);
            partsByWard.get(nearest(place, x, y)).add(islet);
            placed++;
        }
    }

    private Polygon blob(double x, double y, double radiusM) {
        int corners = 14 + (int) (radiusM / 12);
        Coordinate[] ring = new Coordinate[corners + 1];
        double stretch = 0.6 + 0.8 * random.nextDouble();
        double turn = random.nextDouble() * Math.PI;
        for (int i = 0; i < corners; i++) {
            double angle = 2 * Math.PI * i / corners;
            double u = Math.cos(angle) * radiusM * stretch;
            double v = Math.sin(angle) * radiusM / stretch;
            double wobble = 1 + 0.45 * noise.fractal(x + 2 * u, y + 2 * v, 160, 2);
            ring[i] = new Coordinate(
                    x + wobble * (u * Math.cos(turn) - v * Math.sin(turn)),
                    y + wobble * (u * Math.sin(turn) + v * Math.cos(turn)));
        }
        ring[corners] = ring[0];
        return Board.GEOMETRY.createPolygon(ring);
    }

    private static String nearest(Place place, double x, double y) {
        Coordinate p = new Coordinate(x, y);
        return place.wards().stream()
                .min((a, b) -> Double.compare(
                        Board.point(a.point()).distance(p),
                        Board.point(b.point()).distance(p)))
                .orElseThrow()
                .code();
    }
}
