package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.locationtech.jts.algorithm.distance.DiscreteHausdorffDistance;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKBReader;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestDatabase;

/** What PostGIS says about the features of {@link RandomCases}, by SQL that is written here and nowhere else. */
final class WfsTruth {

    static final List<String> ATTRIBUTES = List.of("code", "name", "amount", "power", "smart", "built_on", "seen_at");

    private final TestDatabase database;

    WfsTruth(TestDatabase database) {
        this.database = database;
    }

    /** @param values as texts, null where missing */
    record Row(String id, Map<String, String> values, Geometry geometry) {}

    /**
     * Rows in full.
     *
     * @param tail what follows FROM: conditions, order, page
     * @param srid of the geometries
     */
    List<Row> rows(Layer layer, String tail, int srid) {
        String sql = "SELECT json_build_object('id', '" + layer.id() + ".' || fid, 'code', code, 'name', name,"
                + " 'amount', amount::text, 'power', power::text, 'smart', smart::text, 'built_on', built_on::text,"
                + " 'seen_at', to_char(seen_at AT TIME ZONE 'Asia/Ho_Chi_Minh', 'YYYY-MM-DD\"T\"HH24:MI:SS') || '+07:00',"
                + " 'wkb', encode(ST_AsBinary(ST_Transform(geom, " + srid + ")), 'hex'))::text FROM layer." + layer.id()
                + " " + tail;
        List<Row> rows = new ArrayList<>();
        for (String json : database.query(sql)) {
            rows.add(row(JsonMapper.shared().readTree(json)));
        }
        return rows;
    }

    private static Row row(JsonNode json) {
        Map<String, String> values = new LinkedHashMap<>();
        for (String attribute : ATTRIBUTES) {
            JsonNode value = json.get(attribute);
            values.put(attribute, value.isNull() ? null : value.asString());
        }
        try {
            byte[] wkb = HexFormat.of().parseHex(json.get("wkb").asString());
            return new Row(json.get("id").asString(), values, new WKBReader().read(wkb));
        } catch (ParseException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Feature identifiers only. */
    List<String> ids(Layer layer, String tail) {
        return database.query("SELECT '" + layer.id() + ".' || fid FROM layer." + layer.id() + " " + tail);
    }

    long count(Layer layer, String where) {
        return Long.parseLong(database.queryOne("SELECT count(*) FROM layer." + layer.id() + " WHERE " + where));
    }

    /** Whether that holds for every feature, so that no answer hangs by a rounding error. */
    boolean always(Layer layer, String condition) {
        return database.queryOne("SELECT bool_and(coalesce(" + condition + ", true))::text FROM layer." + layer.id())
                .equals("true");
    }

    /** The whole feature is as the database has it: every value, and every vertex within two millimetres. */
    static void assertSame(WfsReader.Read read, Row row, int srid, String as) {
        assertThat(read.id()).as(as).isEqualTo(row.id());
        assertValues(read, row, ATTRIBUTES, as);
        assertGeometry(read.geometry().orElseThrow(), row.geometry(), srid == 4326 ? 2e-8 : 2e-3, as);
    }

    static void assertValues(WfsReader.Read read, Row row, List<String> attributes, String as) {
        for (String attribute : attributes) {
            String expected = row.values().get(attribute);
            String actual = read.values().get(attribute);
            if (attribute.equals("amount") && expected != null && actual != null) {
                assertThat(new BigDecimal(actual)).as(as + " " + attribute).isEqualByComparingTo(expected);
            } else {
                assertThat(actual).as(as + " " + row.id() + " " + attribute).isEqualTo(expected);
            }
        }
    }

    /** Rings may begin elsewhere and run the other way round; lines and points may not. */
    private static void assertGeometry(Geometry actual, Geometry expected, double tolerance, String as) {
        assertThat(actual.getGeometryType()).as(as).isEqualTo(expected.getGeometryType());
        assertThat(actual.getNumPoints()).as(as).isEqualTo(expected.getNumPoints());
        if (expected.getDimension() < 2) {
            assertThat(actual.equalsExact(expected, tolerance))
                    .as(as + " " + actual + " is " + expected)
                    .isTrue();
            return;
        }
        assertThat(DiscreteHausdorffDistance.distance(actual, expected))
                .as(as + " " + actual + " is " + expected)
                .isLessThan(tolerance);
        assertThat(Math.abs(actual.getArea() - expected.getArea()))
                .as(as + " area")
                .isLessThan(tolerance * expected.getLength());
    }
}
