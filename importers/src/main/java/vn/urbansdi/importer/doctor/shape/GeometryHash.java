package vn.urbansdi.importer.doctor.shape;

import org.locationtech.jts.geom.CoordinateSequence;
import org.locationtech.jts.geom.CoordinateSequenceFilter;
import org.locationtech.jts.geom.Geometry;

/**
 * A hash of what a geometry draws: of its points, or of its line segments whatever their order and direction, so that a ring
 * which begins at another corner or runs the other way is the same.
 */
final class GeometryHash {

    private GeometryHash() {}

    static long of(Geometry geometry) {
        Sum sum = new Sum(geometry.getDimension());
        geometry.apply(sum);
        return mix(sum.total + geometry.getDimension());
    }

    private static final class Sum implements CoordinateSequenceFilter {

        private final int dimension;
        private long total;
        private long last;

        Sum(int dimension) {
            this.dimension = dimension;
        }

        @Override
        public void filter(CoordinateSequence sequence, int i) {
            long point = mix(Double.doubleToLongBits(sequence.getX(i) + 0.0) * 31
                    + mix(Double.doubleToLongBits(sequence.getY(i) + 0.0)));
            if (dimension == 0) {
                total += point;
            } else if (i > 0) {
                total += mix(last + point);
            }
            last = point;
        }

        @Override
        public boolean isDone() {
            return false;
        }

        @Override
        public boolean isGeometryChanged() {
            return false;
        }
    }

    static long mix(long value) {
        long hash = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
        hash = (hash ^ (hash >>> 27)) * 0x94d049bb133111ebL;
        return hash ^ (hash >>> 31);
    }
}
