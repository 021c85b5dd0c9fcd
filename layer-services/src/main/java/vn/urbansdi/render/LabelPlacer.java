package vn.urbansdi.render;

import java.awt.geom.Rectangle2D;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.urbansdi.style.Label;
import vn.urbansdi.style.Label.Placement;

/**
 * Gathers the labels of a picture and writes those that fit, after everything else has been painted. Those of the
 * highest priority go first, then big letters, then upper layers, then bigger features, then lower identifiers: the same picture always comes out the same. A label
 * never leaves the picture, covers another, or is wider than the area that it names.
 */
final class LabelPlacer {

    private static final int MAX_LABELS = 20_000;
    private static final int MAX_CHARACTERS = 80;

    /** Of a letter's width to its height; enough to look for a place, the font decides whether it is one. */
    private static final double ROUGH_LETTER_EM = 0.56;

    /** A point that has a label is not covered by another's. */
    private static final double MARK_RADIUS_PX = 3;

    /** The pieces of one street would all carry its name: the next one stands at least so far away. */
    private static final double MIN_REPEAT_PX = 180;

    private static final Comparator<Candidate> ORDER = Comparator.<Candidate>comparingDouble(c -> -c.priority)
            .thenComparing(c -> -c.label.sizePx())
            .thenComparing(c -> !c.label.bold())
            .thenComparing(c -> -c.rank)
            .thenComparing(c -> -c.weight)
            .thenComparing(c -> c.fid)
            .thenComparing(c -> c.text);

    private final int widthPx;
    private final int heightPx;
    private final double density;
    private final List<Candidate> candidates = new ArrayList<>();
    private final List<Rectangle2D> occupied = new ArrayList<>();
    private final Map<String, List<double[]>> placesByText = new HashMap<>();

    LabelPlacer(MapView view) {
        this.widthPx = view.widthPx();
        this.heightPx = view.heightPx();
        this.density = view.density();
    }

    /** Notes a label of a feature; without a text, or an anchor in the picture, nothing is noted. */
    void offer(Label label, Object[] values, PixelShape shape, int rank, long fid) {
        Object value = values[label.column().position()];
        if (value == null || candidates.size() >= MAX_LABELS) {
            return;
        }
        String text = text(value);
        double roughWidth = text.length() * label.sizePx() * ROUGH_LETTER_EM;
        boolean anywhere = label.placement() instanceof Placement.Automatic;
        boolean tooNarrow = anywhere && shape.dimension() == 2 && shape.maxX() - shape.minX() < roughWidth / 2;
        if (text.isEmpty() || tooNarrow) {
            return;
        }
        double[] anchor = Anchors.of(shape, widthPx, heightPx, roughWidth, label.sizePx());
        if (anchor == null) {
            return;
        }
        if (shape.dimension() == 0 && anywhere) {
            double radius = density * MARK_RADIUS_PX;
            occupied.add(new Rectangle2D.Double(anchor[0] - radius, anchor[1] - radius, 2 * radius, 2 * radius));
        }
        double[] line = null;
        if (shape.dimension() == 1) {
            line = line(shape, Anchors.longestPart(shape));
        }
        double weight = (shape.maxX() - shape.minX()) * (shape.maxY() - shape.minY());
        double rotation = label.placement() instanceof Placement.AtPoint point
                ? point.rotation().degrees(values)
                : 0;
        double priority = label.choice().priority(values);
        candidates.add(
                new Candidate(label, text, shape.dimension(), anchor, line, rotation, priority, weight, rank, fid));
    }

    void paint(Canvas canvas, Deadline deadline) {
        candidates.sort(ORDER);
        LabelPainter painter = new LabelPainter(canvas);
        for (Candidate candidate : candidates) {
            deadline.check();
            place(candidate, painter);
        }
    }

    private void place(Candidate candidate, LabelPainter painter) {
        Label.Choice choice = candidate.label.choice();
        boolean written = choice.once() && placesByText.containsKey(candidate.rank + "/" + candidate.text);
        if (written || (candidate.dimension == 1 && choice.resolvesConflicts() && standsNearby(candidate))) {
            return;
        }
        for (PlacedText placed : PlacedText.alternatives(candidate)) {
            if (!choice.resolvesConflicts() || fits(placed)) {
                if (choice.resolvesConflicts()) {
                    occupied.addAll(placed.boxes());
                }
                placesByText
                        .computeIfAbsent(candidate.rank + "/" + candidate.text, key -> new ArrayList<>())
                        .add(candidate.anchor);
                painter.paint(candidate.label, placed);
                return;
            }
        }
    }

    private boolean standsNearby(Candidate candidate) {
        return placesByText.getOrDefault(candidate.rank + "/" + candidate.text, List.of()).stream()
                .anyMatch(place -> Math.hypot(place[0] - candidate.anchor[0], place[1] - candidate.anchor[1])
                        < density * MIN_REPEAT_PX);
    }

    private boolean fits(PlacedText placed) {
        for (Rectangle2D box : placed.boxes()) {
            if (box.getMinX() < 0 || box.getMinY() < 0 || box.getMaxX() > widthPx || box.getMaxY() > heightPx) {
                return false;
            }
            for (Rectangle2D other : occupied) {
                if (box.intersects(other)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static double[] line(PixelShape shape, int part) {
        double[] line = new double[shape.end(part) - shape.start(part)];
        for (int i = 0; i < line.length; i += 2) {
            line[i] = shape.x(shape.start(part) + i);
            line[i + 1] = shape.y(shape.start(part) + i);
        }
        return line;
    }

    private static String text(Object value) {
        String text = value instanceof BigDecimal decimal ? decimal.toPlainString() : value.toString();
        String oneLine = text.replaceAll("[\\p{Cntrl}\\s]+", " ").strip();
        return oneLine.length() <= MAX_CHARACTERS ? oneLine : oneLine.substring(0, MAX_CHARACTERS - 1) + "…";
    }

    /**
     * @param anchor x, y and the room there, see {@link Anchors#of}
     * @param line   x and y of the longest part of a line; null for points and areas
     * @param rotationDegrees of a text at a point, clockwise
     * @param priority of the style, higher ones are written first
     * @param weight of two features of one layer the heavier is written first
     * @param rank   of the layer in the picture, the uppermost has the highest
     */
    @SuppressWarnings("ArrayRecordComponent") // kept for milliseconds, compared by nobody
    record Candidate(
            Label label,
            String text,
            int dimension,
            double[] anchor,
            double[] line,
            double rotationDegrees,
            double priority,
            double weight,
            int rank,
            long fid) {}
}
