package vn.urbansdi.sample.hazard;

import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.sample.place.Board;
import vn.urbansdi.sample.plane.Noise;

/** A patch of ground with a natural outline: a stretched circle that wobbles. Smaller ones about the same point lie inside. */
record Blob(Coordinate at, double radiusM, double stretch, double angle, Noise noise) {

    Polygon outline(double part) {
        int corners = 48;
        Coordinate[] ring = new Coordinate[corners + 1];
        for (int i = 0; i < corners; i++) {
            double turn = 2 * Math.PI * i / corners;
            double u = Math.cos(turn) * stretch;
            double v = Math.sin(turn) / stretch;
            // The wobble depends on the direction alone, so that nested outlines do not cross.
            double wobble = 1 + 0.55 * noise.fractal(at.x + 900 * Math.cos(turn), at.y + 900 * Math.sin(turn), 800, 3);
            double r = part * radiusM * wobble;
            ring[i] = new Coordinate(
                    round(at.x + r * (u * Math.cos(angle) - v * Math.sin(angle))),
                    round(at.y + r * (u * Math.sin(angle) + v * Math.cos(angle))));
        }
        ring[corners] = ring[0];
        return Board.GEOMETRY.createPolygon(ring);
    }

    private static double round(double metres) {
        return Math.rint(metres * 100) / 100;
    }
}
