package vn.urbansdi.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.geotools.api.filter.BinaryComparisonOperator;
import org.geotools.api.filter.BinaryLogicOperator;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestLayers;

class EcqlParserTest {

    private static final Layer PARCEL = TestLayers.parcel();
    private static final Layer LIGHT = TestLayers.light();

    private static Object literal(String ecql) {
        BinaryComparisonOperator comparison =
                (BinaryComparisonOperator) EcqlParser.parse(ecql, LIGHT).ast();
        return ((Literal) comparison.getExpression2()).getValue();
    }

    private static Geometry geometry(String ecql) {
        BinarySpatialOperator operator =
                (BinarySpatialOperator) EcqlParser.parse(ecql, LIGHT).ast();
        return (Geometry) ((Literal) operator.getExpression2()).getValue();
    }

    private static FilterException refusal(String ecql, Layer layer) {
        return catchThrowableOfType(FilterException.class, () -> EcqlParser.parse(ecql, layer));
    }

    @Test
    void literals_take_the_attributes_types() {
        assertThat(literal("power_w = 40")).isEqualTo(40L);
        assertThat(literal("power_w = '40'")).isEqualTo(40L);
        assertThat(literal("40 < power_w")).isEqualTo(40L);
        assertThat(literal("power_w > 2.5")).isEqualTo(new BigDecimal("2.5"));
        assertThat(literal("pole_height_m = 8")).isEqualTo(new BigDecimal("8"));
        assertThat(literal("smart = 'TRUE'")).isEqualTo(true);
        assertThat(literal("installed_on = '2024-02-29'")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(literal("installed_on = 2024-02-29")).isEqualTo(LocalDate.of(2024, 2, 29));
        assertThat(literal("seen_at = '2024-02-29T07:00:00+07:00'")).isEqualTo(Instant.parse("2024-02-29T00:00:00Z"));
        assertThat(literal("seen_at = '2024-02-29'")).isEqualTo(Instant.parse("2024-02-28T17:00:00Z"));
        assertThat(literal("seen_at AFTER 2024-02-29T00:00:00Z")).isEqualTo(Instant.parse("2024-02-29T00:00:00Z"));
        assertThat(literal("installed_on AFTER 2024-02-28T18:00:00Z")).isEqualTo(LocalDate.of(2024, 2, 29));
    }

    @Test
    void text_is_compared_in_nfc() {
        assertThat(literal("lamp_type = 'Đe\u0300n'")).isEqualTo("Đèn");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lamp_type = 07",
                "power_w = 'bright'",
                "power_w = '1e999999999'",
                "smart = 'maybe'",
                "installed_on = 'yesterday'",
                "installed_on = '2024-02-30'",
                "seen_at = '99999-01-01T00:00:00Z'",
                "lamp_type = '\0'",
                "geom = 1",
                "lamp_type AFTER 2024-01-01T00:00:00Z",
                "pole_height_m LIKE '8%'",
                "lamp_type = power_w",
                "INTERSECTS(lamp_type, POINT(1 1))",
                "INTERSECTS(geom, POLYGON((0 0, 1 1, 0 1, 1 0, 0 0)))",
                "INTERSECTS(geom, POINT EMPTY)",
                "DWITHIN(geom, POINT(1 1), -5, meters)",
            })
    void what_does_not_fit_is_refused(String ecql) {
        assertThat(refusal(ecql, LIGHT).code()).isIn(FilterException.Code.TYPE, FilterException.Code.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "nothing_here = 1",
                "\"a/b[1]\" = 1",
                "a.b = 1",
                "\"@fid\" = 1",
                "\"owner_name\"\"; DROP TABLE x\" = 1",
                "\"//owner_name\" = 'x'",
                "\"../owner_name\" = 'x'",
                "\"geom/owner_name\" IS NULL",
            })
    void only_plain_names_of_the_layer_are_properties(String ecql) {
        assertThat(refusal(ecql, PARCEL)).isNotNull();
        assertThat(refusal(ecql, PARCEL).code())
                .isIn(FilterException.Code.UNKNOWN_PROPERTY, FilterException.Code.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s = 'x'",
                "'x' = %s",
                "parcel_no = %s",
                "%s LIKE 'Ng%%'",
                "%s IS NULL",
                "%s IN ('a', 'b')",
                "%s BETWEEN 'a' AND 'b'",
                "NOT (parcel_no = '1' AND %s <> '2')",
                "sdi:%s = 'x'",
                "INTERSECTS(%s, POINT(1 1))",
                "strToLowerCase(%s) = 'x'",
                "%s EXISTS",
            })
    void a_hidden_attribute_cannot_be_told_from_one_that_does_not_exist(String template) {
        FilterException hidden = refusal(String.format(template, "owner_name"), PARCEL);
        FilterException unknown = refusal(String.format(template, "no_such_nm"), PARCEL);

        assertThat(hidden.code()).isEqualTo(unknown.code());
        assertThat(hidden.title().vi().replace("owner_name", "no_such_nm"))
                .isEqualTo(unknown.title().vi());
        assertThat(hidden.title().en().replace("owner_name", "no_such_nm"))
                .isEqualTo(unknown.title().en());
        assertThat(hidden.locator().replace("owner_name", "no_such_nm")).isEqualTo(unknown.locator());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "power_w + 1 = 2",
                "strToLowerCase(lamp_type) = 'x'",
                "jsonPointer(lamp_type, '/b') = 1",
                "env('user.home') = 'x'",
                "lamp_type EXISTS",
                "INTERSECTS(geom, GEOMETRYCOLLECTION(POINT(1 1)))",
                "INTERSECTS(geom, SRID=2154;POINT(1 1))",
            })
    void functions_arithmetic_and_the_unusual_are_refused(String ecql) {
        assertThat(refusal(ecql, LIGHT).code()).isEqualTo(FilterException.Code.UNSUPPORTED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a =", "power_w = 1; DROP TABLE layer.x", "((((", "power_w = 9223372036854775808", "'"})
    void what_is_no_ecql_is_refused(String ecql) {
        assertThat(refusal(ecql, LIGHT).code()).isEqualTo(FilterException.Code.SYNTAX);
    }

    @ParameterizedTest
    @CsvSource({"'(', 10000", "'NOT (', 10000", "'abs(', 5000", "'[', 10000"})
    void deep_nesting_is_refused_before_it_hurts(String bracket, int times) {
        assertThat(refusal(bracket.repeat(times) + "power_w = 1" + ")".repeat(times), LIGHT)
                        .code())
                .isEqualTo(FilterException.Code.SYNTAX);
    }

    @Test
    void length_nodes_and_vertices_are_bounded() {
        StringBuilder vertices = new StringBuilder("INTERSECTS(geom, LINESTRING(0 0");
        for (int i = 1; i < 100_000; i++) {
            vertices.append(", ").append(i).append(' ').append(i % 7);
        }
        assertThatThrownBy(() -> EcqlParser.parse(vertices + "))", LIGHT)).isInstanceOf(FilterException.class);
        assertThat(refusal("power_w = 1" + " OR power_w = 1".repeat(30_000), LIGHT)
                        .code())
                .isEqualTo(FilterException.Code.SYNTAX);
        assertThat(refusal("lamp_type = '" + "x".repeat(2_000_000) + "'", LIGHT).code())
                .isEqualTo(FilterException.Code.SYNTAX);
    }

    @Test
    void a_long_chain_becomes_one_level() {
        BinaryLogicOperator or =
                (BinaryLogicOperator) EcqlParser.parse("power_w = 1" + " OR power_w = 2".repeat(2000), LIGHT)
                        .ast();

        assertThat(or.getChildren()).hasSize(2001);
    }

    @Test
    void geometries_know_their_crs() {
        assertThat(geometry("INTERSECTS(geom, POINT(430000 2317000))").getSRID())
                .isEqualTo(5899);
        assertThat(geometry("INTERSECTS(geom, ENVELOPE(430000, 430020, 2317000, 2317040))")
                        .getSRID())
                .isEqualTo(5899);
        assertThat(geometry("BBOX(geom, 430000, 2317000, 430030, 2317040)").getSRID())
                .isEqualTo(5899);
        assertThat(geometry("BBOX(geom, 107, 20, 108, 21, 'EPSG:4326')").getSRID())
                .isEqualTo(4326);
        assertThat(geometry("BBOX(geom, 107, 20, 108, 21, 'EPSG:4326')").getCoordinates()[0])
                .isEqualTo(new Coordinate(107, 20));
        assertThat(geometry("INTERSECTS(geom, SRID=4326;POINT(107 20))").getSRID())
                .isEqualTo(4326);
    }

    /** In metres nothing lies there: whoever writes degrees has forgotten to say so, and would find nothing. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "INTERSECTS(geom, POINT(107.07 20.94))",
                "BBOX(geom, 107.07, 20.94, 107.09, 20.96)",
                "DWITHIN(geom, POINT(20.94 107.07), 10, meters)"
            })
    void degrees_of_which_nobody_says_that_they_are(String ecql) {
        assertThatThrownBy(() -> EcqlParser.parse(ecql, LIGHT))
                .isInstanceOf(FilterException.class)
                .hasMessageContaining("degrees")
                .hasMessageContaining("SRID=4326;");
        EcqlParser.parse(ecql.replace("POINT", "SRID=4326;POINT").replace("96)", "96, 'EPSG:4326')"), LIGHT);
    }
}
