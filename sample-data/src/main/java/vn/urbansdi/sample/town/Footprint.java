package vn.urbansdi.sample.town;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import vn.urbansdi.sample.place.Board;
import vn.urbansdi.sample.plane.Face;
import vn.urbansdi.sample.terrain.Warp;

/**
 * The shape of a building as fractions of its plot: {@code s} along the street, {@code t} from the street inwards, each 0..1. The
 * plot's four corners carry it onto the map, so that houses stand square to their plot however that is bent.
 */
@SuppressWarnings("ArrayRecordComponent") // made by the million, read at once, never compared
record Footprint(double[] st) {

    static Footprint rectangle(double s0, double s1, double t0, double t1) {
        return new Footprint(new double[] {s0, t0, s1, t0, s1, t1, s0, t1});
    }

    /** A rectangle without its back right part: {@code notchS}, {@code notchT} are fractions of the rectangle. */
    static Footprint angled(double s0, double s1, double t0, double t1, double notchS, double notchT) {
        double sm = s1 - notchS * (s1 - s0);
        double tm = t1 - notchT * (t1 - t0);
        return new Footprint(new double[] {s0, t0, s1, t0, s1, tm, sm, tm, sm, t1, s0, t1});
    }

    /** Three wings around a yard that opens to the street. */
    static Footprint horseshoe(double s0, double s1, double t0, double t1, double wing) {
        double sw = wing * (s1 - s0);
        double tw = t1 - wing * (t1 - t0);
        return new Footprint(
                new double[] {s0, t0, s0 + sw, t0, s0 + sw, tw, s1 - sw, tw, s1 - sw, t0, s1, t0, s1, t1, s0, t1});
    }

    /**
     * @param corners the plot's: front left, front right, back right, back left, seen from the street
     * @return the footprint inside the plot, made smaller about its middle as far as need be; null if it does not fit at all
     */
    Polygon within(Polygon plot, Coordinate[] corners) {
        for (double scale = 1; scale > 0.55; scale -= 0.1) {
            Polygon footprint = place(corners, scale);
            if (footprint.getArea() > 9 && plot.covers(footprint) && footprint.isValid()) {
                return footprint;
            }
        }
        return null;
    }

    private Polygon place(Coordinate[] c, double scale) {
        int n = st.length / 2;
        double ms = 0;
        double mt = 0;
        for (int i = 0; i < n; i++) {
            ms += st[2 * i] / n;
            mt += st[2 * i + 1] / n;
        }
        Coordinate[] ring = new Coordinate[n + 1];
        for (int i = 0; i < n; i++) {
            double s = ms + scale * (st[2 * i] - ms);
            double t = mt + scale * (st[2 * i + 1] - mt);
            double x = (1 - t) * ((1 - s) * c[0].x + s * c[1].x) + t * ((1 - s) * c[3].x + s * c[2].x);
            double y = (1 - t) * ((1 - s) * c[0].y + s * c[1].y) + t * ((1 - s) * c[3].y + s * c[2].y);
            ring[i] = new Coordinate(round(x), round(y));
        }
        ring[n] = ring[0];
        return Board.GEOMETRY.createPolygon(ring);
    }

    private static double round(double metres) {
        return new PrecisionModel(Warp.GRID_PER_METRE).makePrecise(metres);
    }

    /**
     * The four corners of a plot on the drawing board, its street side first. For plots that have more or fewer corners, those of
     * the tightest rectangle about it drawn in.
     */
    static Coordinate[] corners(Face lot) {
        List<Integer> bends = new ArrayList<>();
        int n = lot.size();
        for (int i = 0; i < n; i++) {
            double turn = lot.edgeAngle(i) - lot.edgeAngle((i + n - 1) % n);
            turn = Math.IEEEremainder(turn, 2 * Math.PI);
            if (Math.abs(turn) > 0.35) {
                bends.add(i);
            }
        }
        if (bends.size() == 4) {
            int front = 0;
            double best = Double.POSITIVE_INFINITY;
            for (int k = 0; k < 4; k++) {
                int a = bends.get(k);
                int b = bends.get((k + 1) % 4);
                double length = Math.hypot(lot.x()[b] - lot.x()[a], lot.y()[b] - lot.y()[a]);
                double rank = length + (lot.beyond()[a] == Face.NO_ROAD ? 1_000 : 0);
                if (rank < best) {
                    best = rank;
                    front = k;
                }
            }
            Coordinate[] corners = new Coordinate[4];
            for (int k = 0; k < 4; k++) {
                int i = bends.get((front + k) % 4);
                corners[k] = new Coordinate(lot.x()[i], lot.y()[i]);
            }
            return corners;
        }
        return rectangle(lot.tightSpan());
    }

    private static Coordinate[] rectangle(Face.Span span) {
        double along = 0.16 * span.length();
        double across = 0.16 * span.width();
        double[] u = {span.minAlong() + along, span.maxAlong() - along};
        double[] v = {span.minAcross() + across, span.maxAcross() - across};
        double cos = Math.cos(span.angle());
        double sin = Math.sin(span.angle());
        int[][] order = {{0, 0}, {0, 1}, {1, 1}, {1, 0}};
        Coordinate[] corners = new Coordinate[4];
        for (int k = 0; k < 4; k++) {
            // Clockwise from the short side would turn L shapes inside out: keep the plot's own direction.
            double a = u[order[3 - k][0]];
            double b = v[order[3 - k][1]];
            corners[k] = new Coordinate(a * cos - b * sin, a * sin + b * cos);
        }
        return corners;
    }
}
