package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;

/** Every parameter of GetFeature but the filters, against SQL by hand, on random features and requests. */
class WfsAgainstSqlTest {

    private static final int CASES = 16;

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(RandomCases.CATALOG);

    @RegisterExtension
    @Order(2)
    static final WfsServer SERVER = WfsServer.over(
            RandomCases.CATALOG, () -> new PostgisFeatureSource(DATABASE.dataSource(), RandomCases.CATALOG));

    private final WfsTruth truth = new WfsTruth(DATABASE);

    @BeforeAll
    static void randomFeatures() {
        System.out.println("WfsAgainstSqlTest: -Dsdi.test.seed=" + RandomCases.SEED);
        DATABASE.execute(RandomCases.inserts(new Random(RandomCases.SEED)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void every_value_and_vertex_arrives_in_every_crs_and_axis_order(boolean xml) {
        for (Layer layer : RandomCases.LAYERS) {
            for (RandomCases.CrsName crs : RandomCases.CRS_NAMES) {
                List<WfsTruth.Row> rows = truth.rows(layer, "ORDER BY fid", crs.srid());
                for (boolean geoJson : new boolean[] {false, true}) {
                    String as = layer.id() + " in " + crs.name();
                    WfsAsk ask = new WfsAsk(layer).geoJson(geoJson).srsName(crs.name());
                    List<WfsReader.Read> read =
                            SERVER.send(ask, xml, crs.latitudeFirst()).byFid();
                    assertThat(read).as(as).hasSameSizeAs(rows);
                    for (int i = 0; i < rows.size(); i++) {
                        WfsTruth.assertSame(read.get(i), rows.get(i), crs.srid(), as);
                        assertThat(read.get(i).srsName()).isEqualTo(geoJson ? "" : crs.answered());
                    }
                }
            }
        }
    }

    @Test
    void without_a_crs_every_format_has_the_layers_own() {
        for (Layer layer : RandomCases.LAYERS) {
            RandomCases.CrsName own = RandomCases.own(layer);
            List<WfsReader.Read> gml =
                    SERVER.send(new WfsAsk(layer), false, own.latitudeFirst()).byFid();
            List<WfsTruth.Row> rows = truth.rows(layer, "ORDER BY fid", own.srid());
            List<WfsReader.Read> geoJson =
                    SERVER.send(new WfsAsk(layer).geoJson(true), true, false).byFid();
            for (int i = 0; i < rows.size(); i++) {
                WfsTruth.assertSame(gml.get(i), rows.get(i), own.srid(), layer.id());
                assertThat(gml.get(i).srsName()).isEqualTo(own.name());
                WfsTruth.assertSame(geoJson.get(i), rows.get(i), own.srid(), layer.id());
            }
        }
    }

    @Test
    void bbox_finds_what_st_intersects_finds_in_every_crs_and_axis_order() {
        Random random = new Random(RandomCases.SEED + 1);
        long found = 0;
        for (Layer layer : RandomCases.LAYERS) {
            List<RandomCases.CrsName> names = new ArrayList<>(RandomCases.CRS_NAMES);
            names.add(null);
            for (RandomCases.CrsName named : names) {
                RandomCases.CrsName crs = named == null ? RandomCases.own(layer) : named;
                for (int n = 0; n < 4; n++) {
                    double[] box = certainBox(random, layer, crs.srid());
                    String written = crs.latitudeFirst()
                            ? box[1] + "," + box[0] + "," + box[3] + "," + box[2]
                            : box[0] + "," + box[1] + "," + box[2] + "," + box[3];
                    WfsAsk ask = new WfsAsk(layer)
                            .geoJson(random.nextBoolean())
                            .bbox(named == null ? written : written + "," + crs.name());
                    WfsReader.Collection answer =
                            SERVER.send(ask, false, RandomCases.own(layer).latitudeFirst());
                    List<String> expected = truth.ids(
                            layer,
                            "WHERE ST_Intersects(ST_Transform(geom, " + crs.srid() + "), "
                                    + envelope(box, crs.srid(), 0) + ") ORDER BY fid");
                    assertThat(answer.idsByFid())
                            .as(layer.id() + " " + written + " " + named)
                            .isEqualTo(expected);
                    assertThat(answer.matched()).isEqualTo(expected.size());
                    found += expected.size();
                }
            }
        }
        assertThat(found).as("cases that prove something").isGreaterThan(200);
    }

    /** A random box on whose border no feature stands within two centimetres; x before y. */
    private double[] certainBox(Random random, Layer layer, int srid) {
        double margin = srid == 4326 ? 2e-7 : 0.02;
        while (true) {
            String[] corner = DATABASE.queryOne("SELECT ST_X(p) || ' ' || ST_Y(p) FROM (SELECT ST_Transform("
                            + RandomCases.point(random) + ", " + srid + ") AS p) q")
                    .split(" ", -1);
            double metre = srid == 4326 ? 1e-5 : 1;
            double x = Double.parseDouble(corner[0]);
            double y = Double.parseDouble(corner[1]);
            double[] box = {x, y, x + metre * (10 + random.nextInt(700)), y + metre * (10 + random.nextInt(700))};
            String image = "ST_Transform(geom, " + srid + ")";
            if (truth.always(
                    layer,
                    "ST_Intersects(" + image + ", " + envelope(box, srid, margin) + ") = ST_Intersects(" + image + ", "
                            + envelope(box, srid, -margin) + ")")) {
                return box;
            }
        }
    }

    private static String envelope(double[] box, int srid, double margin) {
        return String.format(
                Locale.ROOT,
                "ST_MakeEnvelope(%.12f, %.12f, %.12f, %.12f, %d)",
                box[0] - margin,
                box[1] - margin,
                box[2] + margin,
                box[3] + margin,
                srid);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void property_names_leave_out_the_others_but_what_the_schema_requires(boolean xml) {
        Random random = new Random(RandomCases.SEED + 4);
        for (int n = 0; n < CASES; n++) {
            Layer layer = RandomCases.pick(random, RandomCases.LAYERS);
            List<String> names = new ArrayList<>(WfsTruth.ATTRIBUTES);
            names.add("geom");
            Collections.shuffle(names, random);
            List<String> wanted = names.subList(0, 1 + random.nextInt(4));
            WfsAsk ask = new WfsAsk(layer).geoJson(random.nextBoolean()).properties(wanted);
            List<String> expected = WfsTruth.ATTRIBUTES.stream()
                    .filter(name -> wanted.contains(name) || (name.equals("code") && !ask.isGeoJson()))
                    .toList();
            List<WfsTruth.Row> rows = truth.rows(layer, "ORDER BY fid", 5899);
            List<WfsReader.Read> read = SERVER.send(
                            ask, xml, RandomCases.own(layer).latitudeFirst())
                    .byFid();
            assertThat(read).hasSameSizeAs(rows);
            for (int i = 0; i < rows.size(); i++) {
                WfsTruth.assertValues(read.get(i), rows.get(i), expected, "case " + n);
                assertThat(expected)
                        .as("case " + n)
                        .containsAll(read.get(i).values().keySet());
                assertThat(read.get(i).geometry().isPresent()).isEqualTo(wanted.contains("geom"));
            }
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void resource_ids_find_those_features_and_no_other(boolean xml) {
        Random random = new Random(RandomCases.SEED + 5);
        for (int n = 0; n < CASES; n++) {
            Layer layer = RandomCases.pick(random, RandomCases.LAYERS);
            List<String> numbers = random.ints(1 + random.nextInt(6), 1, RandomCases.FEATURES + 50)
                    .mapToObj(String::valueOf)
                    .toList();
            WfsAsk ask = new WfsAsk(layer)
                    .geoJson(random.nextBoolean())
                    .resourceIds(numbers.stream()
                            .map(number -> layer.id() + "." + number)
                            .toList());
            assertThat(SERVER.send(ask, xml, false).idsByFid())
                    .isEqualTo(truth.ids(layer, "WHERE fid IN (" + String.join(",", numbers) + ") ORDER BY fid"));
        }
    }

    @Test
    void resource_ids_of_several_types_need_no_type_names() {
        String answer =
                SERVER.get("GetFeature", "resourceId", "zone.3,lamp.4,zone.5").body();
        assertThat(answer)
                .contains("\"zone.3\"", "\"zone.5\"", "\"lamp.4\"", "numberMatched=\"3\" numberReturned=\"3\"");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void a_feature_is_found_by_its_identifier(boolean geoJson) {
        Random random = new Random(RandomCases.SEED + 6);
        for (int n = 0; n < CASES; n++) {
            Layer layer = RandomCases.pick(random, RandomCases.LAYERS);
            int srid = layer.geometry().srid();
            WfsTruth.Row row = truth.rows(layer, "WHERE fid = " + (1 + random.nextInt(RandomCases.FEATURES)), srid)
                    .get(0);
            WfsServer.Answer answer = random.nextBoolean()
                    ? SERVER.get(
                            "GetFeature",
                            "STOREDQUERY_ID",
                            "urn:ogc:def:query:OGC-WFS::GetFeatureById",
                            "ID",
                            row.id(),
                            "outputFormat",
                            geoJson ? "geojson" : "gml32")
                    : SERVER.post("text/xml", byId(row.id(), "outputFormat='" + (geoJson ? "geojson" : "gml32") + "'"));
            assertThat(answer.status()).as(answer.body()).isEqualTo(200);
            WfsReader.Read read = geoJson
                    ? WfsReader.geoJsonFeature(JsonMapper.shared().readTree(answer.body()))
                    : WfsReader.gmlFeature(WfsReader.root(answer.bytes()), srid == 4326);
            WfsTruth.assertSame(read, row, srid, row.id());
            assertThat(answer.body().contains("EPSG::" + srid)).isEqualTo(!geoJson || srid != 4326);
        }
        for (String id : List.of("zone.999999", "nothing.1", "zone.x", "zone")) {
            WfsServer.Answer missing =
                    SERVER.get("GetFeature", "storedquery_id", "urn:ogc:def:query:OGC-WFS::GetFeatureById", "id", id);
            assertThat(missing.status()).as(id).isEqualTo(404);
            assertThat(missing.body()).contains("exceptionCode=\"NotFound\"", "There is no feature " + id);
            WfsServer.Answer posted = SERVER.post("text/xml", byId(id, ""));
            assertThat(posted.status()).as(id).isEqualTo(404);
            assertThat(posted.body()).contains("There is no feature " + id);
        }
        assertThat(SERVER.post("text/xml", byId("zone.1", "resultType='hits'")).body())
                .contains("numberMatched=\"1\" numberReturned=\"0\"");
    }

    private static String byId(String id, String attributes) {
        return "<GetFeature service='WFS' version='2.0.0' " + attributes
                + " xmlns='http://www.opengis.net/wfs/2.0'><StoredQuery id='urn:ogc:def:query:OGC-WFS::GetFeatureById'>"
                + "<Parameter name='ID'>" + id + "</Parameter></StoredQuery></GetFeature>";
    }
}
