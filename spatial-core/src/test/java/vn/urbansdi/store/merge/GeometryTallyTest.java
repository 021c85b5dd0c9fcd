package vn.urbansdi.store.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import vn.urbansdi.geo.Extent;

class GeometryTallyTest {

    private static final GeometryFactory FACTORY = new GeometryFactory();

    @ParameterizedTest
    @ValueSource(ints = {ByteOrderValues.LITTLE_ENDIAN, ByteOrderValues.BIG_ENDIAN})
    void it_counts_what_repeats_and_holds_all(int order) {
        SplittableRandom random = new SplittableRandom(7);
        GeometryTally tally = new GeometryTally();
        Envelope around = new Envelope();
        Set<String> different = new HashSet<>();
        int count = 20_000;
        for (int i = 0; i < count; i++) {
            Geometry geometry =
                    geometry(random.nextInt(6), 430_000 + random.nextInt(60), 2_317_000 - random.nextInt(60));
            different.add(geometry.toText());
            around.expandToInclude(geometry.getEnvelopeInternal());
            tally.add(new WKBWriter(2, order).write(geometry));
        }
        assertThat(different).hasSizeBetween(10_000, count - 1_000);
        assertThat(tally.duplicates()).hasValue(count - different.size());
        assertThat(tally.extent(5899))
                .contains(new Extent(5899, around.getMinX(), around.getMinY(), around.getMaxX(), around.getMaxY()));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 4, 8, 12, 20, 60})
    void what_is_cut_off_is_refused(int length) {
        byte[] whole = new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry(2, 0, 0));
        assertThatThrownBy(() -> new GeometryTally().add(Arrays.copyOf(whole, length)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private static Geometry geometry(int kind, double x, double y) {
        LineString line = FACTORY.createLineString(new Coordinate[] {new Coordinate(x, y), new Coordinate(x + 3, y)});
        Polygon square = FACTORY.createPolygon(new Coordinate[] {
            new Coordinate(x, y),
            new Coordinate(x + 2, y),
            new Coordinate(x + 2, y + 1),
            new Coordinate(x, y + 1),
            new Coordinate(x, y)
        });
        return switch (kind) {
            case 0 -> FACTORY.createPoint(new Coordinate(x, y));
            case 1 -> line;
            case 2 -> square;
            case 3 ->
                FACTORY.createMultiPointFromCoords(new Coordinate[] {new Coordinate(x, y), new Coordinate(x, -y)});
            case 4 -> FACTORY.createMultiLineString(new LineString[] {line});
            default -> FACTORY.createMultiPolygon(new Polygon[] {square});
        };
    }
}
