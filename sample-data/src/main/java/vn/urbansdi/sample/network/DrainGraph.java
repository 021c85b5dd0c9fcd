package vn.urbansdi.sample.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import org.locationtech.jts.geom.Coordinate;
import vn.urbansdi.sample.terrain.Terrain;

/** Manhole sites along streets and the stretches of street between them; finds the way of the water from each to an outfall. */
final class DrainGraph {

    private static final double MANHOLE_SPACING_M = 38;
    private static final double SNAP_M = 0.2;

    /** A stretch between two nodes, with its course from {@code a} to {@code b}. */
    record Edge(int a, int b, double lengthM, List<Coordinate> course) {

        int other(int node) {
            return node == a ? b : a;
        }
    }

    private final Terrain terrain;
    private final List<Coordinate> nodes = new ArrayList<>();
    private final List<List<Edge>> edges = new ArrayList<>();
    private final Map<Long, List<Integer>> cells = new HashMap<>();

    DrainGraph(Terrain terrain) {
        this.terrain = terrain;
    }

    int size() {
        return nodes.size();
    }

    Coordinate node(int i) {
        return nodes.get(i);
    }

    double groundM(int i) {
        return terrain.heightM(nodes.get(i).x, nodes.get(i).y);
    }

    void add(Street street) {
        Coordinate[] points = street.line().getCoordinates();
        int from = 0;
        for (int i = 1; i < points.length; i++) {
            if (street.crossings()[i] || i == points.length - 1) {
                addBetween(Arrays.asList(points).subList(from, i + 1));
                from = i;
            }
        }
    }

    /** Sets manholes at the vertices of a course so that no two are much farther apart than the spacing. */
    private void addBetween(List<Coordinate> course) {
        double total = 0;
        for (int i = 1; i < course.size(); i++) {
            total += course.get(i - 1).distance(course.get(i));
        }
        int parts = Math.max(1, (int) Math.ceil(total / MANHOLE_SPACING_M));
        double goal = total / parts;
        List<Coordinate> run = new ArrayList<>(List.of(course.get(0)));
        double done = 0;
        double next = goal;
        for (int i = 1; i < course.size(); i++) {
            done += course.get(i - 1).distance(course.get(i));
            run.add(course.get(i));
            boolean last = i == course.size() - 1;
            double ahead = last ? 0 : course.get(i).distance(course.get(i + 1));
            if (last || (done + ahead / 2 > next && total - done > 8 && done > 8)) {
                connect(run);
                run = new ArrayList<>(List.of(course.get(i)));
                next = done + goal;
            }
        }
    }

    private void connect(List<Coordinate> run) {
        int a = nodeAt(run.get(0));
        int b = nodeAt(run.get(run.size() - 1));
        double length = 0;
        for (int i = 1; i < run.size(); i++) {
            length += run.get(i - 1).distance(run.get(i));
        }
        if (a != b && length > 0.5) {
            List<Coordinate> course = new ArrayList<>(run);
            course.set(0, nodes.get(a));
            course.set(run.size() - 1, nodes.get(b));
            Edge edge = new Edge(a, b, length, course);
            edges.get(a).add(edge);
            edges.get(b).add(edge);
        }
    }

    private int nodeAt(Coordinate p) {
        long column = (long) Math.floor(p.x);
        long row = (long) Math.floor(p.y);
        for (long c = column - 1; c <= column + 1; c++) {
            for (long r = row - 1; r <= row + 1; r++) {
                for (int candidate : cells.getOrDefault(c * 10_000_000L + r, List.of())) {
                    if (nodes.get(candidate).distance(p) < SNAP_M) {
                        return candidate;
                    }
                }
            }
        }
        nodes.add(p);
        edges.add(new ArrayList<>(3));
        cells.computeIfAbsent(column * 10_000_000L + row, cell -> new ArrayList<>(1))
                .add(nodes.size() - 1);
        return nodes.size() - 1;
    }

    /** @return for each node the number of its connected component */
    int[] components() {
        int[] component = new int[nodes.size()];
        Arrays.fill(component, -1);
        int count = 0;
        int[] stack = new int[nodes.size()];
        for (int start = 0; start < nodes.size(); start++) {
            if (component[start] >= 0) {
                continue;
            }
            int depth = 0;
            stack[depth++] = start;
            component[start] = count;
            while (depth > 0) {
                int node = stack[--depth];
                for (Edge edge : edges.get(node)) {
                    int other = edge.other(node);
                    if (component[other] < 0) {
                        component[other] = count;
                        stack[depth++] = other;
                    }
                }
            }
            count++;
        }
        return component;
    }

    /** The way of the water: each node's pipe towards the outfalls, and the nodes from the outfalls upwards. */
    @SuppressWarnings("ArrayRecordComponent") // made once, read at once, never compared
    record Flow(Edge[] downstream, int[] order) {}

    /** Going up costs a hundred times its height in detours. */
    Flow flowTo(List<Integer> outfalls) {
        double[] cost = new double[nodes.size()];
        Arrays.fill(cost, Double.POSITIVE_INFINITY);
        Edge[] downstream = new Edge[nodes.size()];
        boolean[] done = new boolean[nodes.size()];
        int[] order = new int[nodes.size()];
        int count = 0;
        PriorityQueue<double[]> queue =
                new PriorityQueue<>((p, q) -> p[0] != q[0] ? Double.compare(p[0], q[0]) : Double.compare(p[1], q[1]));
        for (int outfall : outfalls) {
            cost[outfall] = 0;
            queue.add(new double[] {0, outfall});
        }
        while (!queue.isEmpty()) {
            int node = (int) queue.remove()[1];
            if (done[node]) {
                continue;
            }
            done[node] = true;
            order[count++] = node;
            double ground = groundM(node);
            for (Edge edge : edges.get(node)) {
                int other = edge.other(node);
                double climb = Math.max(0, ground - groundM(other));
                double through = cost[node] + edge.lengthM() + 100 * climb;
                if (!done[other] && through < cost[other]) {
                    cost[other] = through;
                    downstream[other] = edge;
                    queue.add(new double[] {through, other});
                }
            }
        }
        return new Flow(downstream, Arrays.copyOf(order, count));
    }
}
