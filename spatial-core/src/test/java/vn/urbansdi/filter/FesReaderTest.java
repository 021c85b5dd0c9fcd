package vn.urbansdi.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.StringReader;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.geotools.api.filter.expression.Literal;
import org.geotools.api.filter.spatial.BinarySpatialOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestLayers;

/** OGC 09-026r2 (Filter Encoding 2.0) with geometries of OGC 07-036 (GML 3.2). */
class FesReaderTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final String OPEN = "<fes:Filter xmlns:fes='http://www.opengis.net/fes/2.0'"
            + " xmlns:gml='http://www.opengis.net/gml/3.2' xmlns:sdi='https://example.org/sdi'>";

    private static Filter read(String body, Layer layer) throws XMLStreamException {
        XMLStreamReader xml = XMLInputFactory.newFactory()
                .createXMLStreamReader(new StringReader("<q>" + OPEN + body + "</fes:Filter><after/></q>"));
        xml.nextTag();
        xml.nextTag();
        Filter filter = FesReader.read(xml, layer);
        assertThat(xml.isEndElement()).isTrue();
        assertThat(xml.getLocalName()).isEqualTo("Filter");
        return filter;
    }

    private static String value(String name) {
        return "<fes:ValueReference>" + name + "</fes:ValueReference>";
    }

    private static String literal(String value) {
        return "<fes:Literal>" + value + "</fes:Literal>";
    }

    private static void assertSame(String body, String ecql) throws XMLStreamException {
        assertThat(read(body, LIGHT).ast().toString())
                .isEqualTo(EcqlParser.parse(ecql, LIGHT).ast().toString());
    }

    @Test
    void identifiers_stand_with_or_without_the_prefix_of_their_layer() throws XMLStreamException {
        Layer lakes = TestLayers.layer("cite:Lakes", GeometryType.POINT, 5899).build();
        for (String written : List.of("Lakes.7", "cite:Lakes.7", "cite_Lakes.7", "x:Lakes.7")) {
            assertThat(read("<fes:ResourceId rid='" + written + "'/>", lakes)
                            .ast()
                            .toString())
                    .as(written)
                    .contains("cite:Lakes.7");
        }
        for (String other : List.of("Lakes.x", "Lakes", "7")) {
            assertThat(read("<fes:ResourceId rid='" + other + "'/>", lakes).ast())
                    .as(other)
                    .isEqualTo(org.geotools.api.filter.Filter.EXCLUDE);
        }
        // A feature's identifier, but of another type.
        assertThatThrownBy(() -> read("<fes:ResourceId rid='Rivers.7'/>", lakes))
                .isInstanceOfSatisfying(
                        FilterException.class, e -> assertThat(e.locator()).isEqualTo("ResourceId"));
    }

    @ParameterizedTest
    @CsvSource({
        "PropertyIsEqualTo, =",
        "PropertyIsLessThan, <",
        "PropertyIsLessThanOrEqualTo, <=",
        "PropertyIsGreaterThan, >",
        "PropertyIsGreaterThanOrEqualTo, >="
    })
    void comparisons(String element, String operator) throws XMLStreamException {
        assertSame(
                "<fes:" + element + ">" + value("sdi:power_w") + literal(" 40 ") + "</fes:" + element + ">",
                "power_w " + operator + " 40");
    }

    @Test
    void between_like_null_and_nil() throws XMLStreamException {
        assertSame(
                "<fes:PropertyIsBetween>" + value("power_w") + "<fes:LowerBoundary>" + literal("1")
                        + "</fes:LowerBoundary><fes:UpperBoundary>" + literal("9")
                        + "</fes:UpperBoundary></fes:PropertyIsBetween>",
                "power_w BETWEEN 1 AND 9");
        assertSame(
                "<fes:PropertyIsLike wildCard='%' singleChar='_' escapeChar='\\'>" + value("lamp_type") + literal("L%")
                        + "</fes:PropertyIsLike>",
                "lamp_type LIKE 'L%'");
        assertSame("<fes:PropertyIsNull>" + value("lamp_type") + "</fes:PropertyIsNull>", "lamp_type IS NULL");
        assertSame(
                "<fes:PropertyIsNil nilReason='unknown'>" + value("lamp_type") + "</fes:PropertyIsNil>",
                "lamp_type IS NULL");
    }

    @Test
    void logic_and_identifiers() throws XMLStreamException {
        String null1 = "<fes:PropertyIsNull>" + value("lamp_type") + "</fes:PropertyIsNull>";
        String null2 = "<fes:PropertyIsNull>" + value("power_w") + "</fes:PropertyIsNull>";
        assertSame(
                "<fes:Or><fes:And>" + null1 + null2 + "</fes:And><fes:Not>" + null2 + "</fes:Not></fes:Or>",
                "(lamp_type IS NULL AND power_w IS NULL) OR NOT power_w IS NULL");
        assertSame("<fes:ResourceId rid='street_light.1'/>", "IN ('street_light.1')");
        assertThat(read("<fes:ResourceId rid='street_light.1'/><fes:ResourceId rid='street_light.2'/>", LIGHT)
                        .ast()
                        .toString())
                .contains("street_light.1", "street_light.2");
    }

    @Test
    void time() throws XMLStreamException {
        assertSame(
                "<fes:During>" + value("seen_at")
                        + "<gml:TimePeriod gml:id='t'><gml:beginPosition>2024-01-01T00:00:00Z</gml:beginPosition>"
                        + "<gml:endPosition>2024-02-01T00:00:00Z</gml:endPosition></gml:TimePeriod></fes:During>",
                "seen_at DURING 2024-01-01T00:00:00Z/2024-02-01T00:00:00Z");
        assertSame(
                "<fes:After>" + value("seen_at") + "<gml:TimeInstant gml:id='t'><gml:timePosition>2024-01-01T00:00:00Z"
                        + "</gml:timePosition></gml:TimeInstant></fes:After>",
                "seen_at AFTER 2024-01-01T00:00:00Z");
        assertSame(
                "<fes:Before>" + value("seen_at") + literal("2024-01-01T00:00:00Z") + "</fes:Before>",
                "seen_at BEFORE 2024-01-01T00:00:00Z");
    }

    private static final String JANUARY = "<gml:TimePeriod gml:id='t'><gml:beginPosition>2024-01-01T00:00:00Z"
            + "</gml:beginPosition><gml:endPosition>2024-02-01T00:00:00Z</gml:endPosition></gml:TimePeriod>";

    private static final String NEW_YEAR = "<gml:TimeInstant gml:id='t'><gml:timePosition>2024-01-01T00:00:00Z"
            + "</gml:timePosition></gml:TimeInstant>";

    /** ISO 19108, 5.2.3.5: what one instant may be to another, and to a period; what it never is. */
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "After | seen_at > '2024-02-01T00:00:00Z' | seen_at > '2024-01-01T00:00:00Z'",
                "Before | seen_at < '2024-01-01T00:00:00Z' | seen_at < '2024-01-01T00:00:00Z'",
                "Begins | seen_at = '2024-01-01T00:00:00Z' AND seen_at < '2024-02-01T00:00:00Z' | EXCLUDE",
                "BegunBy | EXCLUDE | EXCLUDE",
                "TContains | EXCLUDE | EXCLUDE",
                "During | seen_at > '2024-01-01T00:00:00Z' AND seen_at < '2024-02-01T00:00:00Z' | EXCLUDE",
                "EndedBy | EXCLUDE | EXCLUDE",
                "Ends | seen_at > '2024-01-01T00:00:00Z' AND seen_at = '2024-02-01T00:00:00Z' | EXCLUDE",
                "TEquals | seen_at = '2024-01-01T00:00:00Z' AND seen_at = '2024-02-01T00:00:00Z' | seen_at = '2024-01-01T00:00:00Z'",
                "Meets | EXCLUDE | EXCLUDE",
                "MetBy | EXCLUDE | EXCLUDE",
                "TOverlaps | EXCLUDE | EXCLUDE",
                "OverlappedBy | EXCLUDE | EXCLUDE",
                "AnyInteracts | seen_at >= '2024-01-01T00:00:00Z' AND seen_at <= '2024-02-01T00:00:00Z' | seen_at >= '2024-01-01T00:00:00Z' AND seen_at <= '2024-01-01T00:00:00Z'",
            })
    void temporal_operators(String name, String ofPeriod, String ofInstant) throws XMLStreamException {
        assertThat(FesTemporal.operators()).contains(name).hasSize(14);
        assertSame("<fes:" + name + ">" + value("seen_at") + JANUARY + "</fes:" + name + ">", ofPeriod);
        assertSame("<fes:" + name + ">" + value("seen_at") + NEW_YEAR + "</fes:" + name + ">", ofInstant);
    }

    /** OGC 09-026r2, 7.4.4: steps, attributes and positions. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "power_w",
                "sdi:power_w",
                "./sdi:power_w",
                "sdi:street_light/sdi:power_w",
                "street_light/power_w[1]",
                "sdi:street_light[1]/sdi:power_w[1]",
                "schema-element(sdi:street_light)/sdi:power_w"
            })
    void a_path_of_one_property(String path) throws XMLStreamException {
        assertSame(
                "<fes:PropertyIsEqualTo>" + value(path) + literal("40") + "</fes:PropertyIsEqualTo>", "power_w = 40");
    }

    @ParameterizedTest
    @ValueSource(strings = {"@gml:id", "sdi:street_light/@gml:id", "./@gml:id"})
    void the_identifier_as_an_attribute(String path) throws XMLStreamException {
        assertSame(
                "<fes:PropertyIsEqualTo>" + value(path) + literal("street_light.1") + "</fes:PropertyIsEqualTo>",
                "IN ('street_light.1')");
        assertSame(
                "<fes:PropertyIsNotEqualTo>" + literal("street_light.1") + value(path) + "</fes:PropertyIsNotEqualTo>",
                "NOT IN ('street_light.1')");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "land_parcel/power_w",
                "power_w[2]",
                "power_w/text()",
                "//power_w",
                "*",
                "../power_w",
                "power_w[. > 1]",
                "geom/gml:Point/gml:pos",
                "@id",
                "street_light/street_light/power_w",
                "java:exec()"
            })
    void other_paths_are_refused(String path) {
        assertThatThrownBy(() -> read(
                        "<fes:PropertyIsEqualTo>" + value(path) + literal("40") + "</fes:PropertyIsEqualTo>", LIGHT))
                .isInstanceOf(FilterException.class);
    }

    /** XML Schema, part 2, 3.2.9 and 3.2.5. */
    @Test
    void days_may_have_a_zone_and_coordinates_are_decimal() throws XMLStreamException {
        Layer permit = TestLayers.layer("permit", GeometryType.POINT, 5899)
                .attribute(TestLayers.optional("issued_on", AttributeType.DATE))
                .build();
        for (String day : List.of("2023-01-05", "2023-01-05Z", "2023-01-05+07:00")) {
            assertThat(read(
                                    "<fes:PropertyIsEqualTo>" + value("issued_on") + literal(day)
                                            + "</fes:PropertyIsEqualTo>",
                                    permit)
                            .ast()
                            .toString())
                    .contains("2023-01-05 ]");
        }
        for (String number : List.of("1d", "0x1p18", "1f", "NaN", "1e999", "Infinity")) {
            assertThatThrownBy(() -> geometry("<gml:Point srsName='urn:ogc:def:crs:EPSG::3857'><gml:pos>" + number
                            + " 2</gml:pos></gml:Point>"))
                    .as(number)
                    .isInstanceOf(FilterException.class)
                    .hasMessageContaining("not a coordinate");
        }
    }

    private static Geometry geometry(String gml) throws XMLStreamException {
        BinarySpatialOperator operator =
                (BinarySpatialOperator) read("<fes:Intersects>" + value("geom") + gml + "</fes:Intersects>", LIGHT)
                        .ast();
        return (Geometry) ((Literal) operator.getExpression2()).getValue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "urn:ogc:def:crs:EPSG::4326 | 21 107 | POINT (107 21) | 4326",
                "http://www.opengis.net/def/crs/EPSG/0/4326 | 21 107 | POINT (107 21) | 4326",
                "urn:ogc:def:crs:OGC:1.3:CRS84 | 107 21 | POINT (107 21) | 4326",
                "http://www.opengis.net/gml/srs/epsg.xml#4326 | 107 21 | POINT (107 21) | 4326",
                "urn:ogc:def:crs:EPSG::3857 | 1 2 | POINT (1 2) | 3857",
            })
    void axis_order_follows_the_name_of_the_crs(String srsName, String pos, String wkt, int srid)
            throws XMLStreamException {
        Geometry point =
                geometry("<gml:Point gml:id='p' srsName='" + srsName + "'><gml:pos>" + pos + "</gml:pos></gml:Point>");

        assertThat(point.toText()).isEqualTo(wkt);
        assertThat(point.getSRID()).isEqualTo(srid);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<gml:LineString S><gml:posList>0 0 1 1 2 0</gml:posList></gml:LineString> | LINESTRING (0 0, 1 1, 2 0)",
                "<gml:LineString S><gml:pos>0 0</gml:pos><gml:pos>1 1</gml:pos></gml:LineString> | LINESTRING (0 0, 1 1)",
                "<gml:Curve S><gml:segments><gml:LineStringSegment><gml:posList>0 0 1 1</gml:posList></gml:LineStringSegment></gml:segments></gml:Curve> | LINESTRING (0 0, 1 1)",
                "<gml:Polygon S><gml:exterior><gml:LinearRing><gml:posList>0 0 9 0 9 9 0 0</gml:posList></gml:LinearRing></gml:exterior><gml:interior><gml:LinearRing><gml:posList>5 1 7 1 7 2 5 1</gml:posList></gml:LinearRing></gml:interior></gml:Polygon> | POLYGON ((0 0, 9 0, 9 9, 0 0), (5 1, 7 1, 7 2, 5 1))",
                "<gml:MultiPoint S><gml:pointMember><gml:Point><gml:pos>1 2</gml:pos></gml:Point></gml:pointMember><gml:pointMembers><gml:Point><gml:pos>3 4</gml:pos></gml:Point></gml:pointMembers></gml:MultiPoint> | MULTIPOINT ((1 2), (3 4))",
                "<gml:MultiCurve S><gml:curveMember><gml:LineString><gml:posList>0 0 1 1</gml:posList></gml:LineString></gml:curveMember></gml:MultiCurve> | MULTILINESTRING ((0 0, 1 1))",
                "<gml:MultiSurface S><gml:surfaceMember><gml:Polygon><gml:exterior><gml:LinearRing><gml:posList>0 0 9 0 9 9 0 0</gml:posList></gml:LinearRing></gml:exterior></gml:Polygon></gml:surfaceMember></gml:MultiSurface> | MULTIPOLYGON (((0 0, 9 0, 9 9, 0 0)))",
                "<gml:Envelope S><gml:lowerCorner>0 0</gml:lowerCorner><gml:upperCorner>2 1</gml:upperCorner></gml:Envelope> | POLYGON ((0 0, 0 1, 2 1, 2 0, 0 0))",
            })
    void geometries_of_gml(String gml, String wkt) throws XMLStreamException {
        assertThat(geometry(gml.replace(" S>", " srsName='urn:ogc:def:crs:EPSG::3857'>"))
                        .toText())
                .isEqualTo(wkt);
    }

    @ParameterizedTest
    @CsvSource({"m, 5, 5", "km, 2, 2000", "urn:ogc:def:uom:EPSG::9001, 7, 7", "[ft_i], 10, 3.048"})
    void distances_become_metres(String uom, String written, double metres) throws XMLStreamException {
        Filter filter = read(
                "<fes:DWithin>" + value("geom")
                        + "<gml:Point srsName='urn:ogc:def:crs:EPSG::3857'><gml:pos>1 2</gml:pos></gml:Point>"
                        + "<fes:Distance uom='" + uom + "'>" + written + "</fes:Distance></fes:DWithin>",
                LIGHT);

        assertThat(((org.geotools.api.filter.spatial.DWithin) filter.ast()).getDistance())
                .isEqualTo(metres);
    }

    @Test
    void a_bbox_may_leave_out_its_property() throws XMLStreamException {
        String envelope = "<gml:Envelope srsName='urn:ogc:def:crs:EPSG::3857'><gml:lowerCorner>0 0</gml:lowerCorner>"
                + "<gml:upperCorner>2 1</gml:upperCorner></gml:Envelope>";

        assertThat(read("<fes:BBOX>" + envelope + "</fes:BBOX>", LIGHT).ast().toString())
                .isEqualTo(read("<fes:BBOX>" + value("geom") + envelope + "</fes:BBOX>", LIGHT)
                        .ast()
                        .toString());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "text",
                "<fes:Unknown/>",
                "<fes:And/>",
                "<fes:Not/>",
                "<fes:ResourceId/>",
                "<fes:ResourceId rid='a' version='1'/>",
                "<fes:PropertyIsEqualTo/>",
                "<fes:PropertyIsEqualTo><fes:Literal>1</fes:Literal></fes:PropertyIsEqualTo>",
                "<fes:PropertyIsEqualTo><fes:Function name='env'/><fes:Literal>1</fes:Literal></fes:PropertyIsEqualTo>",
                "<fes:PropertyIsNull><fes:ValueReference>a/b[1]</fes:ValueReference></fes:PropertyIsNull>",
                "<fes:PropertyIsNull><fes:ValueReference>document('file:///etc/passwd')</fes:ValueReference></fes:PropertyIsNull>",
                "<fes:PropertyIsNull><fes:ValueReference><fes:Literal/></fes:ValueReference></fes:PropertyIsNull>",
                "<fes:PropertyIsLike wildCard='*' singleChar='*' escapeChar='!'><fes:ValueReference>lamp_type</fes:ValueReference><fes:Literal>x</fes:Literal></fes:PropertyIsLike>",
                "<fes:PropertyIsLike wildCard='' singleChar='.' escapeChar='!'><fes:ValueReference>lamp_type</fes:ValueReference><fes:Literal>x</fes:Literal></fes:PropertyIsLike>",
                "<fes:BBOX><gml:Envelope srsName='EPSG:999999'><gml:lowerCorner>0 0</gml:lowerCorner><gml:upperCorner>1 1</gml:upperCorner></gml:Envelope></fes:BBOX>",
                "<fes:BBOX><gml:Envelope><gml:lowerCorner>1 1</gml:lowerCorner><gml:upperCorner>0 0</gml:upperCorner></gml:Envelope></fes:BBOX>",
                "<fes:BBOX><gml:Point><gml:pos>1 x</gml:pos></gml:Point></fes:BBOX>",
                "<fes:BBOX><gml:Point><gml:pos>1</gml:pos></gml:Point></fes:BBOX>",
                "<fes:BBOX><gml:Point><gml:pos>NaN 1</gml:pos></gml:Point></fes:BBOX>",
                "<fes:BBOX><gml:Polygon/></fes:BBOX>",
                "<fes:BBOX><gml:LineString><gml:posList>1 1</gml:posList></gml:LineString></fes:BBOX>",
                "<fes:DWithin><fes:ValueReference>geom</fes:ValueReference><gml:Point><gml:pos>1 1</gml:pos></gml:Point><fes:Distance uom='deg'>1</fes:Distance></fes:DWithin>",
            })
    void hostile_or_broken_filters_are_refused_with_a_filter_exception(String body) {
        assertThat(catchThrowableOfType(FilterException.class, () -> read(body, LIGHT)))
                .isNotNull();
    }

    @Test
    void deep_and_large_filters_are_refused() {
        int times = 5000;
        String deep = "<fes:Not>".repeat(times) + "<fes:PropertyIsNull>" + value("lamp_type") + "</fes:PropertyIsNull>"
                + "</fes:Not>".repeat(times);
        String large = "<fes:BBOX><gml:LineString><gml:posList>" + "1 2 2 1 ".repeat(50_000)
                + "</gml:posList></gml:LineString></fes:BBOX>";

        assertThat(catchThrowableOfType(FilterException.class, () -> read(deep, LIGHT))
                        .code())
                .isEqualTo(FilterException.Code.SYNTAX);
        assertThat(catchThrowableOfType(FilterException.class, () -> read(large, LIGHT))
                        .code())
                .isEqualTo(FilterException.Code.SYNTAX);
    }

    @ParameterizedTest
    @ValueSource(strings = {"owner_name", "no_such_name", "sdi:owner_name"})
    void hidden_and_unknown_properties_are_one_error(String name) {
        FilterException refusal = catchThrowableOfType(
                FilterException.class,
                () -> read(
                        "<fes:PropertyIsEqualTo>" + value(name) + literal("x") + "</fes:PropertyIsEqualTo>",
                        TestLayers.parcel()));

        assertThat(refusal.code()).isEqualTo(FilterException.Code.UNKNOWN_PROPERTY);
        assertThat(refusal.title().en()).isEqualTo("The layer has no property " + name);
    }
}
