package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.conformance.OgcSchemas;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Street lamps of which tests of the WFS write and read some. */
final class WfsLamps {

    static final Catalog CATALOG = TestLayers.catalog(
            TestLayers.layer("lamp", GeometryType.POINT, 5899)
                    .attribute(TestLayers.required("lamp_id", AttributeType.TEXT))
                    .attribute(TestLayers.optional("kind", AttributeType.TEXT))
                    .attribute(TestLayers.optional("power_w", AttributeType.INTEGER))
                    .attribute(TestLayers.optional("lit_since", AttributeType.TIMESTAMP))
                    .key("lamp_id")
                    .editableBy("officer")
                    .build(),
            TestLayers.layer("street", GeometryType.LINE_STRING, 5899)
                    .attribute(TestLayers.optional("name", AttributeType.TEXT))
                    .key("name")
                    .editableBy("officer")
                    .build());

    static final String NAMESPACES = " service=\"WFS\" version=\"2.0.0\" xmlns=\"http://www.opengis.net/wfs/2.0\""
            + " xmlns:wfs=\"http://www.opengis.net/wfs/2.0\" xmlns:fes=\"http://www.opengis.net/fes/2.0\""
            + " xmlns:gml=\"http://www.opengis.net/gml/3.2\" xmlns:sdi=\"https://example.org/sdi\"";

    private WfsLamps() {}

    /** Nothing but so many lamps, numbered from 1, every other of the kind LED. */
    static void reset(TestDatabase database, int number) {
        database.execute(
                "DELETE FROM layer.street; DELETE FROM sdi.feature_lock; DELETE FROM sdi.stored_query; DELETE FROM layer.lamp;"
                        + " DELETE FROM history.lamp; ALTER TABLE layer.lamp ALTER fid RESTART WITH 1;"
                        + " INSERT INTO layer.lamp (lamp_id, kind, power_w, lit_since, geom) SELECT 'L' || i,"
                        + " CASE WHEN i % 2 = 0 THEN 'LED' ELSE 'Natri' END, 50 + i,"
                        + " '2026-01-01T00:00:00Z'::timestamptz + make_interval(days => i),"
                        + " ST_SetSRID(ST_Point(430000 + i, 2317000), 5899) FROM generate_series(1, " + number + ") i");
    }

    static String element(String name, String content) {
        return "<" + name + NAMESPACES + ">" + content + "</" + name.split(" ", 2)[0] + ">";
    }

    /** The answer, which is no failure and valid. */
    static String ok(WfsServer server, WfsServer.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        String schema = answer.body().contains("<sdi:lamp ")
                ? server.get("DescribeFeatureType").body()
                : null;
        assertThat(OgcSchemas.errors(answer.bytes(), schema, Names.WFS_SCHEMA))
                .as(answer.body())
                .isEmpty();
        return answer.body();
    }

    static void assertRefused(WfsServer.Answer answer, int status, String code, String locator) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.body()).contains("exceptionCode=\"" + code + "\"", "locator=\"" + locator + "\"");
    }

    static String found(String pattern, String text) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(text).isTrue();
        return matcher.group(1);
    }
}
