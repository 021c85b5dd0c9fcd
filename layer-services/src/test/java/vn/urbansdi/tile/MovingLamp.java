package vn.urbansdi.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.WebMercatorQuad;

/**
 * A lamp that each edit moves on by one of sixteen spots, four by four, and whose power counts the edits: from a picture one sees
 * the edit but for a multiple of sixteen, from attributes all of it. One writer moves it. All spots lie in the same tile of either
 * set, and no other lamp does.
 */
final class MovingLamp {

    static final int LEVEL = 17;
    static final int OVERVIEW_LEVEL = 14;

    /** Of VN2000QuangNinhQuad; its pixels are metres. */
    static final int PROVINCE_LEVEL = 13;

    private static final int SPOTS = 16;
    private static final int SPOTS_IN_ROW = 4;
    private static final double STEP_M = 16;
    private static final double MARGIN_M = 10;
    private static final double PROVINCE_SIDE_M = 256;
    private static final double PROVINCE_LEFT = 352_256;
    private static final double PROVINCE_TOP = 2_408_448;
    private static final double CENTRE_X = 430_000;
    private static final double CENTRE_Y = 2_317_000;

    private final int number;
    private final double west;
    private final double south;
    private final int mercatorColumn;
    private final int mercatorRow;
    private final double[][] mercatorSpots = new double[SPOTS][];
    private final AtomicInteger begun = new AtomicInteger();
    private final AtomicInteger acknowledged = new AtomicInteger();

    private MovingLamp(int number, double west, double south, int mercatorColumn, int mercatorRow) {
        this.number = number;
        this.west = west;
        this.south = south;
        this.mercatorColumn = mercatorColumn;
        this.mercatorRow = mercatorRow;
        CoordinateTransform transform = CoordinateTransform.between(5899, WebMercatorQuad.SRID);
        for (int spot = 0; spot < SPOTS; spot++) {
            mercatorSpots[spot] = transformed(transform, x(spot), y(spot));
        }
    }

    /** Numbered from 1 on, all in one tile of {@link #OVERVIEW_LEVEL}. */
    static List<MovingLamp> make(int count) {
        CoordinateTransform toMercator = CoordinateTransform.between(5899, WebMercatorQuad.SRID);
        CoordinateTransform toProvince = CoordinateTransform.between(WebMercatorQuad.SRID, 5899);
        double[] centre = transformed(toMercator, CENTRE_X, CENTRE_Y);
        double side = WebMercatorQuad.tile(OVERVIEW_LEVEL, 0, 0).width();
        int inRow = 1 << (LEVEL - OVERVIEW_LEVEL);
        int firstColumn = ((int) ((centre[0] + WebMercatorQuad.HALF_SIDE_M) / side)) * inRow;
        int firstRow = ((int) ((WebMercatorQuad.HALF_SIDE_M - centre[1]) / side)) * inRow;
        List<MovingLamp> lamps = new ArrayList<>();
        for (int i = 0; i < inRow * inRow && lamps.size() < count; i++) {
            int column = firstColumn + i % inRow;
            int row = firstRow + i / inRow;
            Extent tile = WebMercatorQuad.tile(LEVEL, column, row);
            double[] middle = transformed(toProvince, (tile.minX() + tile.maxX()) / 2, (tile.minY() + tile.maxY()) / 2);
            double half = (SPOTS_IN_ROW - 1) * STEP_M / 2;
            if (isInOneTile(middle[0] - PROVINCE_LEFT, half) && isInOneTile(PROVINCE_TOP - middle[1], half)) {
                lamps.add(new MovingLamp(lamps.size() + 1, middle[0] - half, middle[1] - half, column, row));
            }
        }
        assertThat(lamps).hasSize(count);
        return lamps;
    }

    private static double[] transformed(CoordinateTransform transform, double x, double y) {
        double[] xy = {x, y};
        transform.transform(xy, 1);
        return xy;
    }

    private static boolean isInOneTile(double middle, double half) {
        return Math.floor((middle - half - MARGIN_M) / PROVINCE_SIDE_M)
                == Math.floor((middle + half + MARGIN_M) / PROVINCE_SIDE_M);
    }

    int number() {
        return number;
    }

    /** Easting after so many edits, EPSG:5899. */
    double x(int edit) {
        int column = edit % SPOTS % SPOTS_IN_ROW;
        return west + column * STEP_M;
    }

    /** Northing after so many edits, EPSG:5899. */
    double y(int edit) {
        int row = edit % SPOTS / SPOTS_IN_ROW;
        return south + row * STEP_M;
    }

    int mercatorColumn() {
        return mercatorColumn;
    }

    int mercatorRow() {
        return mercatorRow;
    }

    int provinceColumn() {
        return (int) ((west - PROVINCE_LEFT) / PROVINCE_SIDE_M);
    }

    int provinceRow() {
        return (int) ((PROVINCE_TOP - south) / PROVINCE_SIDE_M);
    }

    Extent provinceTile() {
        double left = PROVINCE_LEFT + provinceColumn() * PROVINCE_SIDE_M;
        double top = PROVINCE_TOP - provinceRow() * PROVINCE_SIDE_M;
        return new Extent(5899, left, top - PROVINCE_SIDE_M, left + PROVINCE_SIDE_M, top);
    }

    Extent mercatorTile() {
        return WebMercatorQuad.tile(LEVEL, mercatorColumn, mercatorRow);
    }

    Extent overviewTile() {
        int shift = LEVEL - OVERVIEW_LEVEL;
        return WebMercatorQuad.tile(OVERVIEW_LEVEL, mercatorColumn >> shift, mercatorRow >> shift);
    }

    /** The edit that its writer is about to send. */
    int begin() {
        return begun.incrementAndGet();
    }

    void acknowledge() {
        acknowledged.set(begun.get());
    }

    /** The last edit whose answer has come: who asks now may see none before it. */
    int acknowledged() {
        return acknowledged.get();
    }

    /** The last edit that was sent: whoever has his answer can have seen none after it. */
    int begun() {
        return begun.get();
    }

    /** Which spot lies there. */
    int spot(int srid, double x, double y) {
        for (int spot = 0; spot < SPOTS; spot++) {
            double spotX = srid == 5899 ? x(spot) : mercatorSpots[spot][0];
            double spotY = srid == 5899 ? y(spot) : mercatorSpots[spot][1];
            if (Math.hypot(x - spotX, y - spotY) < STEP_M / 4) {
                return spot;
            }
        }
        throw new AssertionError("lamp " + number + " is at no spot: " + x + ", " + y + " of " + srid);
    }

    /** Whether one of these edits left it at the spot. */
    static boolean isAt(int spot, int fromEdit, int toEdit) {
        return Math.floorMod(spot - fromEdit, SPOTS) <= toEdit - fromEdit;
    }

    /** Whether so few edits went on meanwhile that a spot still tells old from new. */
    static boolean tells(int fromEdit, int toEdit) {
        return toEdit - fromEdit < SPOTS - 1;
    }
}
