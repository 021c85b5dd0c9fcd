package vn.urbansdi.importer.doctor.shape;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleConsumer;
import org.locationtech.jts.algorithm.locate.SimplePointInAreaLocator;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.index.strtree.STRtree;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import org.locationtech.jts.operation.overlayng.OverlayNGRobust;
import vn.urbansdi.catalog.Title;

/** Finds overlaps and enclosed gaps between the polygons of a file. */
public final class CoverageCheck {

    private static final double LEAST_AREA_M2 = 0.01;
    /** Coordinates are rounded to the millimetre when they are written: thinner than two is nothing on the ground. */
    private static final double LEAST_WIDTH_M = 0.002;

    private static final double SLIVER_WIDTH_M = 1;
    private static final double SHARE_OF_OVERLAPS = 0.6;

    private record Row(long number, Geometry shape) {}

    private final int mostRows;
    private final long mostVertices;
    private final List<Row> rows = new ArrayList<>();
    private final WorstPlaces overlaps = new WorstPlaces();
    private final WorstPlaces gaps = new WorstPlaces();
    private final WorstPlaces slivers = new WorstPlaces();
    private long vertices;
    private long invalid;
    private boolean tooMany;

    /**
     * @param mostRows     that are kept to be compared
     * @param mostVertices of these rows
     */
    public CoverageCheck(int mostRows, long mostVertices) {
        this.mostRows = mostRows;
        this.mostVertices = mostVertices;
    }

    /** @param valid of a row, polygonal, on a metric grid */
    public void add(long row, Geometry valid) {
        vertices += valid.getNumPoints();
        if (rows.size() >= mostRows || vertices > mostVertices) {
            tooMany = true;
            rows.clear();
        }
        if (!tooMany) {
            rows.add(new Row(row, valid));
        }
    }

    /** A row that cannot be compared. */
    public void leaveOut() {
        invalid++;
    }

    /** Where the polygons of a file cannot be compared at all. */
    public static Coverage notDone(String vi, String en) {
        return Coverage.notDone(false, vi, en);
    }

    /** @param progress is told the share that is done, 0 to 1 */
    public Coverage check(DoubleConsumer progress) {
        if (tooMany) {
            return Coverage.notDone(
                    true,
                    "Không kiểm tra chồng lấn và khe hở: tệp có hơn " + mostRows + " dòng hoặc " + mostVertices
                            + " đỉnh.",
                    "Overlaps and gaps were not looked for: the file has more than " + mostRows + " rows or "
                            + mostVertices + " vertices.");
        }
        if (rows.size() < 2) {
            return Coverage.notDone(
                    false,
                    "Có ít hơn hai vùng hợp lệ để so sánh.",
                    "There are fewer than two valid polygons to compare.");
        }
        findOverlaps(progress);
        boolean united = findGaps();
        progress.accept(1);
        return new Coverage(true, false, rows.size(), overlaps.places(), gaps.places(), slivers.places(), note(united));
    }

    private Title note(boolean united) {
        String vi = "Bỏ qua chỗ nhỏ hơn 0,01 m² hoặc hẹp hơn 2 mm. Khe hở là chỗ trống bị vây kín bốn phía.";
        String en =
                "Places smaller than 0.01 m² or narrower than 2 mm are passed over. A gap is enclosed on every side.";
        if (invalid > 0) {
            vi += " Không tính " + invalid + " vùng có hình học không hợp lệ.";
            en += " " + invalid + " polygons of invalid geometry are left out.";
        }
        if (!united) {
            vi += " Không tìm được khe hở vì không gộp được các vùng.";
            en += " Gaps could not be looked for, since the polygons cannot be united.";
        }
        return new Title(vi, en);
    }

    private void findOverlaps(DoubleConsumer progress) {
        STRtree index = new STRtree();
        for (int i = 0; i < rows.size(); i++) {
            index.insert(rows.get(i).shape.getEnvelopeInternal(), i);
        }
        for (int i = 0; i < rows.size(); i++) {
            Row one = rows.get(i);
            Envelope envelope = one.shape.getEnvelopeInternal();
            for (Object found : index.query(envelope)) {
                int j = (int) found;
                if (j > i) {
                    compare(one, rows.get(j));
                }
            }
            if (i % 512 == 0) {
                progress.accept(SHARE_OF_OVERLAPS * i / rows.size());
            }
        }
    }

    private void compare(Row one, Row other) {
        Envelope shared = one.shape.getEnvelopeInternal().intersection(other.shape.getEnvelopeInternal());
        if (shared.getArea() < LEAST_AREA_M2) {
            return; // most neighbours of a grid of parcels end here
        }
        Geometry common;
        try {
            common = OverlayNGRobust.overlay(one.shape, other.shape, OverlayNG.INTERSECTION);
        } catch (TopologyException e) {
            return;
        }
        if (isWorthNaming(common)) {
            overlaps.add(polygons(common), List.of(one.number, other.number));
        }
    }

    /** Without the lines and points in which they touch besides. */
    private static Geometry polygons(Geometry common) {
        List<Polygon> parts = new ArrayList<>();
        for (int i = 0; i < common.getNumGeometries(); i++) {
            if (common.getGeometryN(i) instanceof Polygon polygon) {
                parts.add(polygon);
            }
        }
        return common.getFactory().createMultiPolygon(parts.toArray(new Polygon[0]));
    }

    private static boolean isWorthNaming(Geometry shape) {
        return shape.getArea() >= LEAST_AREA_M2 && WorstPlaces.width(shape) >= LEAST_WIDTH_M;
    }

    private boolean findGaps() {
        try {
            Geometry union = OverlayNGRobust.union(rows.stream()
                    .map(Row::shape)
                    .sorted(Comparator.comparingDouble(
                            s -> s.getEnvelopeInternal().getMinX()))
                    .toList());
            STRtree islands = new STRtree();
            for (int i = 0; i < union.getNumGeometries(); i++) {
                islands.insert(union.getGeometryN(i).getEnvelopeInternal(), union.getGeometryN(i));
            }
            for (int i = 0; i < union.getNumGeometries(); i++) {
                Polygon part = (Polygon) union.getGeometryN(i);
                for (int hole = 0; hole < part.getNumInteriorRing(); hole++) {
                    addGap(part.getInteriorRingN(hole), islands);
                }
            }
            return true;
        } catch (TopologyException e) {
            return false;
        }
    }

    /** What lies in a hole of one part of the union may be another part, which is no gap. */
    private void addGap(LineString ring, STRtree islands) {
        Geometry gap = ring.getFactory().createPolygon(ring.getCoordinateSequence());
        if (!isWorthNaming(gap)) {
            return;
        }
        for (Object found : islands.query(gap.getEnvelopeInternal())) {
            Geometry island = (Geometry) found;
            if (gap.getEnvelopeInternal().contains(island.getEnvelopeInternal())
                    && SimplePointInAreaLocator.isContained(
                            island.getInteriorPoint().getCoordinate(), gap)) {
                gap = OverlayNGRobust.overlay(gap, island, OverlayNG.DIFFERENCE);
            }
        }
        if (isWorthNaming(gap)) {
            gaps.add(gap, List.of());
            if (WorstPlaces.width(gap) < SLIVER_WIDTH_M) {
                slivers.add(gap, List.of());
            }
        }
    }
}
