package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Locale;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.importer.row.Repair;
import vn.urbansdi.testing.TestDatabase;

/** Arcs become segments within the stated tolerance, as PostGIS would make them. */
class ArcPointsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    private final ShapeBuilder shapes = new ShapeBuilder();

    private Geometry read(String wkt) throws MalformedShapeException {
        shapes.beginRow();
        return WellKnownText.read(wkt, shapes);
    }

    /** As a GeoPackage or a database gives it. */
    private Geometry readBinary(String wkt) throws MalformedShapeException {
        shapes.beginRow();
        String hex = DATABASE.queryOne("SELECT encode(ST_AsBinary('" + wkt + "'::geometry), 'hex')");
        return WellKnownBinary.read(ByteBuffer.wrap(HexFormat.of().parseHex(hex)), shapes);
    }

    private static double apart(Geometry ours, String curve, double tolerance, int flags) {
        return Double.parseDouble(DATABASE.queryOne(String.format(
                Locale.ROOT,
                "SELECT ST_HausdorffDistance('%s'::geometry, ST_CurveToLine('%s'::geometry, %s, 1, %d), 0.5)",
                ours.toText(),
                curve,
                Double.toString(tolerance),
                flags)));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "CIRCULARSTRING (430000 2317000, 430010 2317010, 430020 2317000)",
                "CIRCULARSTRING (430000 2317000, 430010 2317000.5, 430020 2317000, 430030 2316990, 430020 2316980)",
                "CIRCULARSTRING (430000 2317000, 430500 2317300, 430900 2317000)",
                "COMPOUNDCURVE (CIRCULARSTRING (430000 2317000, 430005 2317005, 430010 2317000),"
                        + " (430010 2317000, 430020 2317000))",
                "CURVEPOLYGON (COMPOUNDCURVE (CIRCULARSTRING (430000 2317000, 430050 2317050, 430100 2317000),"
                        + " (430100 2317000, 430000 2317000)))",
                "MULTICURVE ((430000 2317000, 430001 2317001),"
                        + " CIRCULARSTRING (430000 2317000, 430010 2317010, 430020 2317000))"
            })
    void arcs_are_within_a_millimetre_of_what_postgis_makes(String curve) throws MalformedShapeException {
        Geometry line = linear(curve);
        assertThat(apart(line, curve, 0.001, 0)).isLessThanOrEqualTo(0.001);
        assertThat(apart(line, curve, 0.001, 1)).isLessThanOrEqualTo(0.001);
    }

    /** PostGIS 3.3 leaves a point out of a full circle and is 4 mm off itself there; asked for hundredths it shows the circle. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "CIRCULARSTRING (430000 2317000, 430100 2317000, 430000 2317000)",
                "CURVEPOLYGON (COMPOUNDCURVE (CIRCULARSTRING (430000 2317000, 430050 2317050, 430100 2317000),"
                        + " (430100 2317000, 430000 2317000)),"
                        + " CIRCULARSTRING (430045 2317020, 430055 2317020, 430045 2317020))",
                "MULTISURFACE (CURVEPOLYGON (CIRCULARSTRING (430000 2317000, 430010 2317000, 430000 2317000)),"
                        + " ((430100 2317000, 430110 2317000, 430110 2317010, 430100 2317000)))"
            })
    void full_circles_are_within_a_millimetre_of_the_circle(String curve) throws MalformedShapeException {
        assertThat(apart(linear(curve), curve, 1e-5, 1)).isLessThanOrEqualTo(0.001 + 4e-5);
    }

    private Geometry linear(String curve) throws MalformedShapeException {
        Geometry fromText = read(curve);
        assertThat(shapes.repairs()).containsExactly(Repair.CURVE_LINEARISED);
        assertThat(fromText.equalsExact(readBinary(curve))).isTrue();
        assertThat(fromText.isValid()).isTrue();
        String ends =
                "SELECT string_agg(ST_AsText(ST_Boundary(ST_CurveToLine('" + curve + "'::geometry, 0.001, 1))), '')";
        assertThat(DATABASE.queryOne("SELECT ST_AsText(ST_Boundary('" + fromText.toText() + "'::geometry))")
                        .startsWith(fromText.getDimension() == 1 ? DATABASE.queryOne(ends) : ""))
                .isTrue();
        return fromText;
    }

    @Test
    void random_arcs_keep_their_ends_and_stay_within_the_tolerance() throws MalformedShapeException {
        SplittableRandom random = new SplittableRandom(202611);
        for (int i = 0; i < 300; i++) {
            double radius = Math.pow(10, 4 * random.nextDouble() - 1);
            double cx = 430_000 + random.nextDouble() * 1000;
            double cy = 2_317_000 + random.nextDouble() * 1000;
            double from = 2 * Math.PI * random.nextDouble();
            double sweep = (random.nextBoolean() ? 1 : -1) * (0.01 + 6.2 * random.nextDouble());
            double[] arc = new double[6];
            double[] turns = {0, 0.2 + 0.6 * random.nextDouble(), 1};
            for (int p = 0; p < 3; p++) {
                arc[2 * p] = cx + radius * Math.cos(from + sweep * turns[p]);
                arc[2 * p + 1] = cy + radius * Math.sin(from + sweep * turns[p]);
            }
            double[] line = new ArcPoints(shapes).linear(arc);
            assertThat(new double[] {line[0], line[1]}).containsExactly(arc[0], arc[1]);
            assertThat(new double[] {line[line.length - 2], line[line.length - 1]})
                    .containsExactly(arc[4], arc[5]);
            double length = 0;
            for (int p = 2; p < line.length; p += 2) {
                length += Math.hypot(line[p] - line[p - 2], line[p + 1] - line[p - 1]);
                double middle = Math.hypot((line[p] + line[p - 2]) / 2 - cx, (line[p + 1] + line[p - 1]) / 2 - cy);
                assertThat(radius - middle).isBetween(-1e-6, ArcPoints.TOLERANCE_M + 1e-6);
            }
            // The right way round, and once.
            assertThat(length).isBetween(0.95 * radius * Math.abs(sweep) - 0.01, radius * Math.abs(sweep) + 1e-6);
        }
    }

    @Test
    void in_degrees_the_tolerance_is_a_millimetre_on_the_ground() throws MalformedShapeException {
        String arc = "CIRCULARSTRING (107.08 20.95, 107.085 20.955, 107.09 20.95)";
        Geometry line = read(arc);
        assertThat(apart(line, arc, 9e-9, 0)).isLessThanOrEqualTo(9e-9);
        assertThat(Double.parseDouble(DATABASE.queryOne("SELECT ST_HausdorffDistance(ST_Transform('SRID=4326;"
                        + line.toText() + "'::geometry, 5899), ST_Transform(ST_CurveToLine('SRID=4326;" + arc
                        + "'::geometry, 1e-10, 1, 0), 5899))")))
                .isLessThan(0.0015);
    }

    @Test
    void three_points_on_a_line_stay_three_points() throws MalformedShapeException {
        assertThat(read("CIRCULARSTRING (430000 2317000, 430005 2317005, 430010 2317010)")
                        .toText())
                .isEqualTo("LINESTRING (430000 2317000, 430005 2317005, 430010 2317010)");
    }

    @Test
    void heights_and_measures_are_dropped_and_told() throws MalformedShapeException {
        Geometry flat = read("CIRCULARSTRING (430000 2317000, 430010 2317010, 430020 2317000)");
        assertThat(read("CIRCULARSTRING Z (430000 2317000 5, 430010 2317010 5, 430020 2317000 5)")
                        .equalsExact(flat))
                .isTrue();
        assertThat(shapes.repairs()).containsExactlyInAnyOrder(Repair.CURVE_LINEARISED, Repair.Z_DROPPED);
        assertThat(readBinary("CIRCULARSTRING ZM (430000 2317000 5 1, 430010 2317010 5 1, 430020 2317000 5 1)")
                        .equalsExact(flat))
                .isTrue();
    }

    @Test
    void empty_curves_are_empty() throws MalformedShapeException {
        for (String type :
                new String[] {"CIRCULARSTRING", "COMPOUNDCURVE", "CURVEPOLYGON", "MULTICURVE", "MULTISURFACE"}) {
            assertThat(read(type + " EMPTY") == null).as(type).isTrue();
            assertThat(readBinary(type + " EMPTY") == null).as(type).isTrue();
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "CIRCULARSTRING (0 0, 1 1) | must have 3, 5, 7",
                "CIRCULARSTRING (0 0, 1 1, 2 0, 3 3) | must have 3, 5, 7",
                "COMPOUNDCURVE (CIRCULARSTRING (0 0, 1 1, 2 0), (3 0, 4 0)) | do not begin where the one before ends",
                "CIRCULARSTRING (400000 2000000, 900000 2000000, 400000 2000000) | too large a radius",
                "CIRCULARSTRING (0 0, 1 nan, 2 0) | cannot be read",
                "CIRCULARSTRING (0 0, 1 1, 2 0 | cannot be read",
                "CIRCULARSTRING (0 0, 1 1, 2 0) x | cannot be read",
                "CIRCULARSTRING (0 0 0 0 0, 1 1, 2 0) | cannot be read",
                "MULTISURFACE (POINT (1 1)) | cannot be read",
                "MULTISURFACE (CIRCULARSTRING (0 0, 1 1, 2 0)) | damaged",
                "COMPOUNDCURVE (COMPOUNDCURVE ((0 0, 1 1))) | damaged",
                "CIRCULARSTRING ( | cannot be read",
                "CIRCULARSTRING # | cannot be read"
            })
    void what_makes_no_curve_is_told(String wkt, String why) {
        assertThatThrownBy(() -> read(wkt))
                .isInstanceOf(MalformedShapeException.class)
                .hasMessageContaining(why);
    }

    @Test
    void a_small_text_does_not_become_a_huge_line() {
        StringBuilder arcs = new StringBuilder("CIRCULARSTRING (430000 2317000");
        for (int i = 0; i < 200; i++) {
            arcs.append(", 500000 2317000, 430000 2317000");
        }
        assertThatThrownBy(() -> read(arcs + ")"))
                .isInstanceOf(MalformedShapeException.class)
                .hasMessageContaining("too many points");
    }
}
