package vn.urbansdi.importer.map;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.LineIntersector;
import org.locationtech.jts.algorithm.RobustLineIntersector;
import org.locationtech.jts.noding.BasicSegmentString;
import org.locationtech.jts.noding.MCIndexNoder;
import org.locationtech.jts.noding.SegmentIntersector;
import org.locationtech.jts.noding.SegmentString;

/** Counts where rings cross, and stops early: a ring of n vertices can cross itself n²/4 times. */
final class CrossingCount implements SegmentIntersector {

    private final LineIntersector intersector = new RobustLineIntersector();
    private final int most;
    private int found;

    private CrossingCount(int most) {
        this.most = most;
    }

    /** Whether there are more than so many places where two segments cross. */
    static boolean exceeds(int most, DeliveredRings delivered) {
        CrossingCount count = new CrossingCount(most);
        List<SegmentString> rings = new ArrayList<>();
        delivered.rings().forEach(ring -> rings.add(new BasicSegmentString(ring.points, null)));
        new MCIndexNoder(count).computeNodes(rings);
        return count.isDone();
    }

    @Override
    public void processIntersections(SegmentString one, int segment, SegmentString other, int otherSegment) {
        intersector.computeIntersection(
                one.getCoordinate(segment),
                one.getCoordinate(segment + 1),
                other.getCoordinate(otherSegment),
                other.getCoordinate(otherSegment + 1));
        if (intersector.hasIntersection() && intersector.isProper()) {
            found++;
        }
    }

    @Override
    public boolean isDone() {
        return found > most;
    }
}
