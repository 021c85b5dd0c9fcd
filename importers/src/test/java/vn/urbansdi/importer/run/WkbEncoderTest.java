package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.impl.CoordinateArraySequenceFactory;
import org.locationtech.jts.geom.impl.PackedCoordinateSequenceFactory;
import org.locationtech.jts.io.ByteOrderValues;
import org.locationtech.jts.io.WKBWriter;
import org.locationtech.jts.io.WKTReader;

/** The same bytes as JTS writes, whichever way the coordinates are kept. */
class WkbEncoderTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POINT (1.5 -2)",
                "LINESTRING (1 2, 3 4, 5.25 6)",
                "POLYGON ((0 0, 9 0, 9 9, 0 9, 0 0), (1 1, 2 1, 2 2, 1 1), (4 4, 5 4, 5 5, 4 4))",
                "MULTIPOINT ((1 2), (3 4))",
                "MULTILINESTRING ((1 2, 3 4), (5 6, 7 8, 9 10))",
                "MULTIPOLYGON (((0 0, 1 0, 1 1, 0 0)), ((5 5, 9 5, 9 9, 5 5), (6 6, 7 6, 7 6.5, 6 6)))"
            })
    void writes_what_jts_writes(String wkt) throws Exception {
        for (GeometryFactory factory : new GeometryFactory[] {
            new GeometryFactory(new PrecisionModel(), 0, PackedCoordinateSequenceFactory.DOUBLE_FACTORY),
            new GeometryFactory(new PrecisionModel(), 0, CoordinateArraySequenceFactory.instance())
        }) {
            Geometry geometry = new WKTReader(factory).read(wkt);
            assertThat(WkbEncoder.encode(geometry))
                    .isEqualTo(new WKBWriter(2, ByteOrderValues.LITTLE_ENDIAN).write(geometry));
        }
    }

    @Test
    void refuses_a_mixed_collection() throws Exception {
        Geometry mixed = new WKTReader().read("GEOMETRYCOLLECTION (POINT (1 2))");
        assertThatIllegalArgumentException().isThrownBy(() -> WkbEncoder.encode(mixed));
    }
}
