package vn.urbansdi.sample.plane;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Cuts faces along straight lines. A road is a cut with a width: the two sides end at its kerbs.
 *
 * <p>Two faces that a cut without width leaves share the very same coordinates along it.
 */
public record Cut(double nx, double ny, double offset) {

    private static final double ON_LINE_M = 1e-7;

    /** The line in direction {@code angle} whose points are {@code across} metres to the left of the parallel through the origin. */
    public static Cut along(double angle, double across) {
        return new Cut(-Math.sin(angle), Math.cos(angle), across);
    }

    /** The line across direction {@code angle} at {@code along} metres from the origin. */
    public static Cut across(double angle, double along) {
        return new Cut(Math.cos(angle), Math.sin(angle), along);
    }

    /** @return what is left of the face on both sides, {@code halfWidthM} away from the line; no slivers of less than 1 m² */
    public List<Face> split(Face face, double halfWidthM, int road) {
        List<Face> pieces = new ArrayList<>();
        keep(face, nx, ny, offset + halfWidthM, road, pieces);
        keep(face, -nx, -ny, -offset + halfWidthM, road, pieces);
        return pieces;
    }

    private record Crossing(double along, double x, double y, int edge, boolean leaving) {}

    /** Collects the parts of the face where {@code n·p >= bound}. */
    private static void keep(Face face, double nx, double ny, double bound, int road, List<Face> pieces) {
        int n = face.size();
        double[] side = new double[n];
        boolean any = false;
        boolean all = true;
        for (int i = 0; i < n; i++) {
            side[i] = nx * face.x()[i] + ny * face.y()[i] - bound;
            if (Math.abs(side[i]) < ON_LINE_M) {
                side[i] = ON_LINE_M;
            }
            any |= side[i] > 0;
            all &= side[i] > 0;
        }
        if (all) {
            pieces.add(face);
        }
        if (all || !any) {
            return;
        }
        List<Crossing> crossings = crossings(face, side, -ny, nx);
        trace(face, side, crossings, road, pieces);
    }

    private static List<Crossing> crossings(Face face, double[] side, double tx, double ty) {
        List<Crossing> crossings = new ArrayList<>();
        int n = face.size();
        for (int i = 0; i < n; i++) {
            int j = (i + 1) % n;
            if (side[i] > 0 != side[j] > 0) {
                double t = side[i] / (side[i] - side[j]);
                double x = face.x()[i] + t * (face.x()[j] - face.x()[i]);
                double y = face.y()[i] + t * (face.y()[j] - face.y()[i]);
                crossings.add(new Crossing(tx * x + ty * y, x, y, i, side[i] > 0));
            }
        }
        crossings.sort(Comparator.comparingDouble(Crossing::along));
        return crossings;
    }

    private static void trace(Face face, double[] side, List<Crossing> crossings, int road, List<Face> pieces) {
        // Along the line, inside and outside alternate: crossings 2k and 2k+1 bound one stretch inside the face.
        boolean[] used = new boolean[crossings.size()];
        for (int first = 0; first < crossings.size(); first++) {
            if (used[first] || crossings.get(first).leaving()) {
                continue;
            }
            Ring ring = new Ring();
            int at = first;
            do {
                Crossing entry = crossings.get(at);
                used[at] = true;
                ring.add(entry.x(), entry.y(), face.beyond()[entry.edge()]);
                int i = (entry.edge() + 1) % face.size();
                while (side[i] > 0 && ring.size() <= face.size() + crossings.size()) {
                    ring.add(face.x()[i], face.y()[i], face.beyond()[i]);
                    i = (i + 1) % face.size();
                }
                int exit = leavingOn(crossings, (i + face.size() - 1) % face.size());
                if (exit < 0) {
                    return;
                }
                used[exit] = true;
                ring.add(crossings.get(exit).x(), crossings.get(exit).y(), road);
                at = exit ^ 1;
            } while (at < crossings.size() && at != first && !crossings.get(at).leaving() && !used[at]);
            Face piece = ring.toFace();
            if (piece != null && piece.area() > 1) {
                pieces.add(piece);
            }
        }
    }

    private static int leavingOn(List<Crossing> crossings, int edge) {
        for (int i = 0; i < crossings.size(); i++) {
            if (crossings.get(i).edge() == edge && crossings.get(i).leaving()) {
                return i;
            }
        }
        return -1;
    }

    /** The stretches of the line inside a face, each with the roads at its two ends. */
    public List<Stretch> stretches(Face face) {
        double[] side = new double[face.size()];
        for (int i = 0; i < side.length; i++) {
            side[i] = nx * face.x()[i] + ny * face.y()[i] - offset;
            if (Math.abs(side[i]) < ON_LINE_M) {
                side[i] = ON_LINE_M;
            }
        }
        List<Crossing> crossings = crossings(face, side, -ny, nx);
        List<Stretch> stretches = new ArrayList<>();
        for (int i = 0; i + 1 < crossings.size(); i += 2) {
            Crossing a = crossings.get(i);
            Crossing b = crossings.get(i + 1);
            stretches.add(new Stretch(a.x(), a.y(), face.beyond()[a.edge()], b.x(), b.y(), face.beyond()[b.edge()]));
        }
        return stretches;
    }

    public record Stretch(double x0, double y0, int road0, double x1, double y1, int road1) {

        public double length() {
            return Math.hypot(x1 - x0, y1 - y0);
        }
    }

    /** Grows a face vertex by vertex, leaving out repeated points. */
    public static final class Ring {

        private final List<double[]> points = new ArrayList<>();
        private final List<Integer> beyond = new ArrayList<>();

        public void add(double x, double y, int road) {
            int last = points.size() - 1;
            if (last >= 0 && Math.hypot(points.get(last)[0] - x, points.get(last)[1] - y) < 1e-6) {
                beyond.set(last, road);
                return;
            }
            points.add(new double[] {x, y});
            beyond.add(road);
        }

        int size() {
            return points.size();
        }

        public Face toFace() {
            int n = points.size();
            if (n > 1
                    && Math.hypot(points.get(0)[0] - points.get(n - 1)[0], points.get(0)[1] - points.get(n - 1)[1])
                            < 1e-6) {
                n--;
            }
            if (n < 3) {
                return null;
            }
            double[] x = new double[n];
            double[] y = new double[n];
            int[] roads = new int[n];
            for (int i = 0; i < n; i++) {
                x[i] = points.get(i)[0];
                y[i] = points.get(i)[1];
                roads[i] = beyond.get(i);
            }
            return new Face(x, y, roads);
        }
    }
}
