package vn.urbansdi.sample.network;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import vn.urbansdi.sample.place.Board;
import vn.urbansdi.sample.record.RecordSink;
import vn.urbansdi.sample.record.SampleLayer;
import vn.urbansdi.sample.terrain.DistanceGrid;
import vn.urbansdi.sample.terrain.Ground;

/**
 * Pipes under the streets, every one falling from manhole to manhole towards an outfall; where the trench would become too deep
 * a pumping station lifts the water.
 */
public final class Drainage {

    private static final double COVER_M = 1.2;
    private static final double DEEPEST_M = 6.5;
    private static final double LEAST_FALL = 0.002;
    private static final double NEAR_WATER_M = 170;
    private static final double OUTFALL_SPACING_M = 650;
    private static final int SMALLEST_NETWORK = 8;
    private static final int[] DIAMETERS_MM = {300, 400, 600, 800, 1000, 1200, 1500, 2000};

    /** A separate system of pipes: what it carries, the letters in its identifiers, how far beside the centre line it lies. */
    public record Sewer(String kind, String letter, double asideM) {

        public static final Sewer STORM = new Sewer("STORM", "M", 0);
        public static final Sewer SEWAGE = new Sewer("SEWAGE", "T", 2.2);
    }

    private final Ground ground;
    private final Sewer system;
    private final RecordSink sink;
    private final SplittableRandom random;
    private final DrainGraph graph;
    private final Map<Integer, String> outfallIds = new HashMap<>();
    private int pumps;

    public Drainage(Ground ground, Sewer system, long seed, RecordSink sink) {
        this.ground = ground;
        this.system = system;
        this.sink = sink;
        this.random = new SplittableRandom(
                seed * 43 + system.kind().hashCode() + ground.place().id().hashCode());
        this.graph = new DrainGraph(ground.terrain());
    }

    /** Lays pipes under all the given streets that are connected with enough others. */
    public void lay(List<Street> streets) throws IOException {
        streets.forEach(graph::add);
        List<Integer> outfalls = chooseOutfalls();
        DrainGraph.Flow flow = graph.flowTo(outfalls);
        for (int outfall : outfalls) {
            outfallIds.put(outfall, id("X", outfallIds.size() + 1, 4));
        }
        double[] arriving = new double[graph.size()];
        int[] upstream = new int[graph.size()];
        java.util.Arrays.fill(arriving, Double.POSITIVE_INFINITY);
        int[] order = flow.order();
        for (int k = order.length - 1; k >= 0; k--) {
            int node = order[k];
            double level = graph.groundM(node) - COVER_M;
            double leaving = Math.min(level, arriving[node]);
            double deepest = leaving;
            boolean works = flow.downstream()[node] == null && system.equals(Sewer.SEWAGE);
            // A treatment works lifts what reaches it.
            if (works || graph.groundM(node) - leaving > DEEPEST_M) {
                leaving = level;
                addPump(node, upstream[node]);
            }
            DrainGraph.Edge edge = flow.downstream()[node];
            if (edge == null) {
                addOutfall(node, leaving, upstream[node]);
            } else {
                int next = edge.other(node);
                double bottom =
                        Math.min(leaving - Math.max(0.02, LEAST_FALL * edge.lengthM()), graph.groundM(next) - COVER_M);
                addPipe(
                        id("C", node + 1, 6),
                        node,
                        manholeId(next),
                        course(edge, node),
                        leaving,
                        bottom,
                        upstream[node]);
                arriving[next] = Math.min(arriving[next], bottom);
                upstream[next] += 1 + upstream[node];
            }
            addManhole(node, deepest);
        }
    }

    /** The lowest nodes near water, well apart; and for what has no water near it, its lowest node. */
    private List<Integer> chooseOutfalls() {
        int[] component = graph.components();
        Map<Integer, Integer> sizes = new HashMap<>();
        for (int number : component) {
            sizes.merge(number, 1, Integer::sum);
        }
        List<Integer> candidates = new ArrayList<>();
        Map<Integer, Integer> lowest = new HashMap<>();
        for (int i = 0; i < graph.size(); i++) {
            if (sizes.get(component[i]) < SMALLEST_NETWORK) {
                continue;
            }
            if (ground.water().at(graph.node(i).x, graph.node(i).y) < NEAR_WATER_M) {
                candidates.add(i);
            }
            int node = i;
            lowest.merge(component[i], i, (a, b) -> graph.groundM(node) < graph.groundM(a) ? node : a);
        }
        candidates.sort(Comparator.comparingDouble(graph::groundM));
        List<Integer> chosen = new ArrayList<>();
        java.util.Set<Integer> served = new java.util.HashSet<>();
        for (int candidate : candidates) {
            Coordinate at = graph.node(candidate);
            if (chosen.stream().noneMatch(other -> graph.node(other).distance(at) < OUTFALL_SPACING_M)
                    || !served.contains(component[candidate])) {
                chosen.add(candidate);
                served.add(component[candidate]);
            }
        }
        lowest.forEach((number, node) -> {
            if (!served.contains(number)) {
                chosen.add(node);
            }
        });
        chosen.sort(Comparator.naturalOrder());
        return chosen;
    }

    private void addPipe(
            String pipeId, int node, String to, List<Coordinate> course, double up, double down, int upstream)
            throws IOException {
        int size = (int) Math.min(DIAMETERS_MM.length - 1, Math.round(1.2 + 1.1 * Math.log10(1 + upstream) * 1.6));
        int diameter = DIAMETERS_MM[system.kind().equals("SEWAGE") ? Math.max(0, size - 2) : size];
        String material = diameter >= 800 ? "CONCRETE" : random.nextDouble() < 0.55 ? "HDPE" : "PVC";
        int year = 1992 + random.nextInt(33);
        if (year < 1998 && diameter >= 600) {
            material = "BRICK";
        }
        sink.accept(
                SampleLayer.DRAIN_PIPE,
                Board.GEOMETRY.createLineString(course.toArray(Coordinate[]::new)),
                pipeId,
                kind(course.get(0)),
                manholeId(node),
                to,
                diameter,
                material,
                millimetres(up),
                millimetres(down),
                year);
    }

    /** The old centre still has one pipe for rain and sewage. */
    private String kind(Coordinate at) {
        boolean combined = system.equals(Sewer.STORM) && ground.settlement().ruralness(at.x, at.y) < 0.38;
        return combined ? "COMBINED" : system.kind();
    }

    private void addManhole(int node, double deepest) throws IOException {
        Coordinate at = aside(graph.node(node));
        String[] covers = {"IRON", "IRON", "CONCRETE", "COMPOSITE", "GRATE"};
        sink.accept(
                SampleLayer.MANHOLE,
                Board.GEOMETRY.createPoint(at),
                manholeId(node),
                kind(at),
                millimetres(graph.groundM(node)),
                millimetres(deepest),
                covers[random.nextInt(system.equals(Sewer.STORM) ? covers.length : 4)]);
    }

    private void addOutfall(int node, double leaving, int upstream) throws IOException {
        Coordinate at = aside(graph.node(node));
        Coordinate mouth = mouth(at);
        double length = at.distance(mouth);
        double bottom = leaving - Math.max(0.05, LEAST_FALL * length);
        String outfallId = outfallIds.get(node);
        addPipe(id("C", node + 1, 6), node, outfallId, List.of(at, mouth), leaving, bottom, upstream);
        boolean atSea = ground.terrain().shoreDistanceM(mouth.x, mouth.y) < 120;
        boolean sewage = system.equals(Sewer.SEWAGE);
        sink.accept(
                SampleLayer.OUTFALL,
                Board.GEOMETRY.createPoint(mouth),
                outfallId,
                (sewage ? "Trạm xử lý nước thải số " : "Cửa xả số ") + Integer.parseInt(outfallId.substring(5)),
                atSea ? "Vịnh" : ground.water().at(mouth.x, mouth.y) < 120 ? "Sông" : "Mương thoát nước",
                millimetres(bottom));
    }

    /** Down the slope of the distance to water, at most 150 m. */
    private Coordinate mouth(Coordinate at) {
        DistanceGrid water = ground.water();
        double dx = water.at(at.x + 60, at.y) - water.at(at.x - 60, at.y);
        double dy = water.at(at.x, at.y + 60) - water.at(at.x, at.y - 60);
        double steep = Math.hypot(dx, dy);
        double far = water.at(at.x, at.y);
        double reach = far < NEAR_WATER_M ? Math.max(10, Math.min(150, far - 4)) : 14;
        return steep < 1e-6
                ? centimetres(at.x + reach, at.y)
                : centimetres(at.x - reach * dx / steep, at.y - reach * dy / steep);
    }

    private void addPump(int node, int upstream) throws IOException {
        Coordinate at = aside(graph.node(node));
        pumps++;
        sink.accept(
                SampleLayer.PUMP_STATION,
                Board.GEOMETRY.createPoint(centimetres(at.x + 1.5, at.y - 1.2)),
                id("B", pumps, 3),
                "Trạm bơm " + (system.equals(Sewer.SEWAGE) ? "nước thải " : "thoát nước ") + pumps,
                (double) (50 * (2 + upstream / 20)),
                random.nextDouble() < 0.9 ? "ON" : "MAINTENANCE");
    }

    private List<Coordinate> course(DrainGraph.Edge edge, int from) {
        List<Coordinate> course = new ArrayList<>();
        edge.course().forEach(p -> course.add(aside(p)));
        if (edge.a() != from) {
            java.util.Collections.reverse(course);
        }
        return course;
    }

    private Coordinate aside(Coordinate p) {
        return centimetres(p.x + system.asideM(), p.y + 0.7 * system.asideM());
    }

    private String manholeId(int node) {
        return id("G", node + 1, 6);
    }

    private String id(String what, int number, int digits) {
        return String.format("%s-%s%s%0" + digits + "d", ground.place().prefix(), what, system.letter(), number);
    }

    private static Coordinate centimetres(double x, double y) {
        return new Coordinate(Math.rint(x * 100) / 100, Math.rint(y * 100) / 100);
    }

    private static double millimetres(double metres) {
        return Math.rint(metres * 1000) / 1000;
    }
}
