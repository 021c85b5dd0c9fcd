package vn.urbansdi.ogcapi;

import java.util.List;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.problem.ProblemException;

/**
 * Reads {@code bbox} (OGC 17-069r4, 7.15.3): four numbers, or six of which the heights are passed over, in the axis order of
 * {@code bbox-crs}. In degrees a box whose west lies east of its east goes over the antimeridian.
 */
final class BboxReader {

    private static final double HALF_TURN = 180;
    private static final double QUARTER_TURN = 90;

    private final String written;
    private final CrsReference crs;

    private BboxReader(String written, CrsReference crs) {
        this.written = written;
        this.crs = crs;
    }

    /** @throws ProblemException 400 */
    static Filter filter(String written, CrsReference crs) {
        return new BboxReader(written, crs).filter();
    }

    private Filter filter() {
        List<String> items = KvpRequest.items(written);
        if (items.size() != 4 && items.size() != 6) {
            throw malformed();
        }
        double[] numbers = items.stream().mapToDouble(this::number).toArray();
        int upper = numbers.length / 2;
        if (upper == 3 && numbers[2] > numbers[5]) {
            throw malformed();
        }
        int x = crs.northFirst() ? 1 : 0;
        return filter(numbers[x], numbers[1 - x], numbers[upper + x], numbers[upper + 1 - x]);
    }

    private Filter filter(double west, double south, double east, double north) {
        boolean degrees = crs.crs().geographic();
        if (south > north || (west > east && !degrees)) {
            throw malformed();
        }
        if (degrees && (beyond(south, north, QUARTER_TURN) || beyond(west, east, HALF_TURN))) {
            throw outsideTheWorld();
        }
        if (west > east) {
            return box(west, south, HALF_TURN, north).or(box(-HALF_TURN, south, east, north));
        }
        return box(west, south, east, north);
    }

    private Filter box(double west, double south, double east, double north) {
        return Filters.bbox(new Extent(crs.crs().srid(), west, south, east, north));
    }

    private static boolean beyond(double one, double other, double limit) {
        return Math.abs(one) > limit || Math.abs(other) > limit;
    }

    private double number(String item) {
        // Java reads more than the standard writes: "NaN", "0x1p3", "5d".
        if (item.length() <= 40 && item.matches("[-+]?([0-9]+\\.?[0-9]*|\\.[0-9]+)([eE][-+]?[0-9]{1,3})?")) {
            double value = Double.parseDouble(item);
            if (Double.isFinite(value)) {
                return value;
            }
        }
        throw malformed();
    }

    private ProblemException malformed() {
        String shown = KvpRequest.shown(written);
        return ProblemException.badRequest(new Title(
                "bbox phải là bốn hoặc sáu số, nhỏ trước lớn sau, theo thứ tự trục của bbox-crs: " + shown,
                "bbox must be four or six numbers, lower before upper, in the axis order of bbox-crs: " + shown));
    }

    private ProblemException outsideTheWorld() {
        return ProblemException.badRequest(
                crs.northFirst()
                        ? new Title(
                                "bbox ra ngoài Trái Đất: hệ toạ độ này viết vĩ độ (±90) trước kinh độ (±180).",
                                "bbox lies beyond the Earth: this CRS puts latitude (±90) before longitude (±180).")
                        : new Title(
                                "bbox ra ngoài Trái Đất: hệ toạ độ này viết kinh độ (±180) trước vĩ độ (±90).",
                                "bbox lies beyond the Earth: this CRS puts longitude (±180) before latitude (±90)."));
    }
}
