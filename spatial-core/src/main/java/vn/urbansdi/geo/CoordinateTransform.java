package vn.urbansdi.geo;

import java.util.ArrayList;
import java.util.List;
import org.locationtech.proj4j.BasicCoordinateTransform;
import org.locationtech.proj4j.CRSFactory;
import org.locationtech.proj4j.Proj4jException;
import org.locationtech.proj4j.ProjCoordinate;

/**
 * Takes coordinates from one CRS to another, datum shift included, by proj4j; within a millimetre of PROJ over Vietnam.
 *
 * <p>Not safe for concurrent use: one thread, one transform. Making one costs about 0.1 ms.
 */
public final class CoordinateTransform implements PointTransform {

    /** Straight lines bend in another CRS: so many points of each are looked at. */
    private static final int POINTS_PER_LINE = 21;

    private final Crs from;
    private final Crs to;
    private final List<BasicCoordinateTransform> steps;
    private final ProjCoordinate source = new ProjCoordinate();
    private final ProjCoordinate target = new ProjCoordinate();

    private CoordinateTransform(Crs from, Crs to) {
        this.from = from;
        this.to = to;
        this.steps = from.equals(to) ? List.of() : steps(from, to);
    }

    /**
     * Web Mercator treats WGS 84 latitudes as a sphere's ({@code +nadgrids=@null}). proj4j takes that to mean "no datum shift
     * at all", also from VN-2000, which is 209 m wrong; so every way to or from it leads through WGS 84.
     */
    private static List<BasicCoordinateTransform> steps(Crs from, Crs to) {
        CRSFactory factory = new CRSFactory();
        List<BasicCoordinateTransform> steps = new ArrayList<>();
        Crs wgs84 = CrsRegistry.standard().require(4326);
        boolean throughWgs84 = from.srid() == WebMercatorQuad.SRID || to.srid() == WebMercatorQuad.SRID;
        Crs last = from;
        for (Crs next : throughWgs84 ? List.of(wgs84, to) : List.of(to)) {
            if (!next.equals(last)) {
                steps.add(new BasicCoordinateTransform(
                        factory.createFromParameters(last.code(), last.projText()),
                        factory.createFromParameters(next.code(), next.projText())));
                last = next;
            }
        }
        return steps;
    }

    /** @throws IllegalArgumentException if either code is not in {@link CrsRegistry#standard()} */
    public static CoordinateTransform between(int fromSrid, int toSrid) {
        CrsRegistry registry = CrsRegistry.standard();
        return new CoordinateTransform(registry.require(fromSrid), registry.require(toSrid));
    }

    public boolean isIdentity() {
        return steps.isEmpty();
    }

    @Override
    public void transform(double[] xy, int count) {
        if (steps.isEmpty()) {
            return;
        }
        for (int i = 0; i < 2 * count; i += 2) {
            target.setValue(xy[i], xy[i + 1]);
            try {
                for (BasicCoordinateTransform step : steps) {
                    source.setValue(target.x, target.y);
                    step.transform(source, target);
                }
            } catch (Proj4jException | IllegalStateException e) { // the latter for latitudes beyond a pole
                throw new OutsideCrsException(xy[i], xy[i + 1], from, to, e);
            }
            if (!Double.isFinite(target.x) || !Double.isFinite(target.y)) {
                throw new OutsideCrsException(xy[i], xy[i + 1], from, to, null);
            }
            xy[i] = target.x;
            xy[i + 1] = target.y;
        }
    }

    /**
     * A rectangle that holds all of {@code extent} in the target CRS. Its edges and centre lines are sampled, and the bulge
     * that can hide between two samples (an eighth of the second difference) is added on every side: a few metres for a
     * province, nothing worth naming for a street.
     *
     * @throws OutsideCrsException if part of it has no image
     */
    public Extent transform(Extent extent) {
        if (steps.isEmpty()) {
            return extent;
        }
        double middleX = (extent.minX() + extent.maxX()) / 2;
        double middleY = (extent.minY() + extent.maxY()) / 2;
        Bounds bounds = new Bounds();
        for (double x : new double[] {extent.minX(), middleX, extent.maxX()}) {
            bounds.addLine(x, extent.minY(), x, extent.maxY());
        }
        for (double y : new double[] {extent.minY(), middleY, extent.maxY()}) {
            bounds.addLine(extent.minX(), y, extent.maxX(), y);
        }
        return bounds.toExtent();
    }

    /** Gathers the images of straight lines. */
    private final class Bounds {

        private double minX = Double.POSITIVE_INFINITY;
        private double minY = Double.POSITIVE_INFINITY;
        private double maxX = Double.NEGATIVE_INFINITY;
        private double maxY = Double.NEGATIVE_INFINITY;
        private double bulge;

        void addLine(double x1, double y1, double x2, double y2) {
            double[] xy = new double[2 * POINTS_PER_LINE];
            for (int i = 0; i < POINTS_PER_LINE; i++) {
                double share = (double) i / (POINTS_PER_LINE - 1);
                xy[2 * i] = x1 + (x2 - x1) * share;
                xy[2 * i + 1] = y1 + (y2 - y1) * share;
            }
            transform(xy, POINTS_PER_LINE);
            for (int i = 0; i < xy.length; i += 2) {
                minX = Math.min(minX, xy[i]);
                maxX = Math.max(maxX, xy[i]);
                minY = Math.min(minY, xy[i + 1]);
                maxY = Math.max(maxY, xy[i + 1]);
            }
            for (int i = 0; i + 4 < xy.length; i++) {
                bulge = Math.max(bulge, Math.abs(xy[i] - 2 * xy[i + 2] + xy[i + 4]) / 8);
            }
        }

        Extent toExtent() {
            return new Extent(to.srid(), minX - bulge, minY - bulge, maxX + bulge, maxY + bulge);
        }
    }
}
