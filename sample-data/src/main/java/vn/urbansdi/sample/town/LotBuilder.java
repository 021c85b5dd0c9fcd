package vn.urbansdi.sample.town;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import vn.urbansdi.sample.plane.Cut;
import vn.urbansdi.sample.plane.Face;

/**
 * Divides a block into plots: along its back line, then across it every plot's width. The plots fill the block; neighbours share
 * every vertex, also where a corner of one lies on the side of another.
 */
public final class LotBuilder {

    private static final double ON_EDGE_M = 1e-5;
    private static final double LEAST_AREA_M2 = 10;

    private LotBuilder() {}

    public static List<Face> lots(Face block, DistrictKind kind, SplittableRandom random) {
        List<Face> lots = new ArrayList<>();
        rows(block, kind, kind.frontageM() * (0.88 + 0.3 * random.nextDouble()), random, lots);
        return lots;
    }

    private static void rows(Face face, DistrictKind kind, double frontageM, SplittableRandom random, List<Face> lots) {
        Face.Span span = face.tightSpan();
        if (span.width() > 1.6 * kind.depthM() && span.length() > 1.3 * frontageM) {
            double at = span.minAcross() + span.width() * (0.5 + 0.06 * (random.nextDouble() - 0.5));
            double turn = kind.irregularity() * 0.12 * (random.nextDouble() - 0.5);
            List<Face> pieces = turned(span, false, at, turn).split(face, 0, Face.NO_ROAD);
            if (pieces.size() > 1 && areLarge(pieces)) {
                pieces.forEach(piece -> rows(piece, kind, frontageM, random, lots));
                return;
            }
        }
        slices(face, span, kind, frontageM, random, lots);
    }

    /** Cuts a row across, about every plot's width; never along, however deep its plots are. */
    private static void slices(
            Face row, Face.Span span, DistrictKind kind, double frontageM, SplittableRandom random, List<Face> lots) {
        Face rest = row;
        double at = span.minAlong();
        while (span.maxAlong() - at > 1.6 * frontageM) {
            // Some neighbours have joined their plots.
            double width = frontageM * (0.82 + 0.36 * random.nextDouble()) * (random.nextDouble() < 0.06 ? 2 : 1);
            at += width;
            if (span.maxAlong() - at < 0.6 * frontageM) {
                break;
            }
            double turn = kind.irregularity() * 0.25 * (random.nextDouble() - 0.5);
            Cut cut = turned(span, true, at, turn);
            Face ahead = null;
            List<Face> pieces = cut.split(rest, 0, Face.NO_ROAD);
            if (!areLarge(pieces)) {
                continue;
            }
            for (Face piece : pieces) {
                Coordinate middle = piece.centroid();
                boolean beyond = cut.nx() * middle.x + cut.ny() * middle.y > cut.offset();
                if (beyond && (ahead == null || piece.area() > ahead.area())) {
                    if (ahead != null) {
                        lots.add(ahead);
                    }
                    ahead = piece;
                } else {
                    lots.add(piece);
                }
            }
            if (ahead == null) {
                return;
            }
            rest = ahead;
        }
        lots.add(rest);
    }

    /** A corner that nobody could use stays with the plot beside it. */
    private static boolean areLarge(List<Face> pieces) {
        return pieces.stream().allMatch(piece -> piece.area() > LEAST_AREA_M2);
    }

    private static Cut turned(Face.Span span, boolean across, double at, double turn) {
        double along = across ? at : (span.minAlong() + span.maxAlong()) / 2;
        double side = across ? (span.minAcross() + span.maxAcross()) / 2 : at;
        double px = along * Math.cos(span.angle()) - side * Math.sin(span.angle());
        double py = along * Math.sin(span.angle()) + side * Math.cos(span.angle());
        double normal = span.angle() + turn + (across ? 0 : Math.PI / 2);
        return new Cut(Math.cos(normal), Math.sin(normal), px * Math.cos(normal) + py * Math.sin(normal));
    }

    /** The outlines of plots that fill a block, each with the corners of its neighbours that lie on its sides. */
    public static List<List<Coordinate>> noded(List<Face> lots) {
        List<Coordinate> corners = new ArrayList<>();
        lots.forEach(lot -> corners.addAll(lot.points()));
        corners.sort((p, q) -> Double.compare(p.x, q.x));
        double[] x = corners.stream().mapToDouble(p -> p.x).toArray();
        List<List<Coordinate>> outlines = new ArrayList<>(lots.size());
        for (Face lot : lots) {
            List<Coordinate> outline = new ArrayList<>();
            for (int i = 0; i < lot.size(); i++) {
                int j = (i + 1) % lot.size();
                addEdge(lot.x()[i], lot.y()[i], lot.x()[j], lot.y()[j], corners, x, outline);
            }
            outlines.add(outline);
        }
        return outlines;
    }

    private static void addEdge(
            double ax,
            double ay,
            double bx,
            double by,
            List<Coordinate> corners,
            double[] x,
            List<Coordinate> outline) {
        outline.add(new Coordinate(ax, ay));
        double dx = bx - ax;
        double dy = by - ay;
        double length = Math.hypot(dx, dy);
        double low = Math.min(ax, bx) - ON_EDGE_M;
        double high = Math.max(ax, bx) + ON_EDGE_M;
        int from = java.util.Arrays.binarySearch(x, low);
        from = from < 0 ? -from - 1 : from;
        while (from > 0 && x[from - 1] >= low) {
            from--;
        }
        List<Coordinate> on = new ArrayList<>();
        for (int i = from; i < x.length && x[i] <= high; i++) {
            Coordinate p = corners.get(i);
            double along = ((p.x - ax) * dx + (p.y - ay) * dy) / length;
            double off = Math.abs((p.x - ax) * dy - (p.y - ay) * dx) / length;
            if (off < ON_EDGE_M && along > ON_EDGE_M && along < length - ON_EDGE_M) {
                on.add(p);
            }
        }
        on.sort((p, q) -> Double.compare((p.x - ax) * dx + (p.y - ay) * dy, (q.x - ax) * dx + (q.y - ay) * dy));
        outline.addAll(on);
    }
}
