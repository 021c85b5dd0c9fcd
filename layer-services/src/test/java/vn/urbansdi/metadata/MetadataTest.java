package vn.urbansdi.metadata;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.TestService;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.TopicCategory;
import vn.urbansdi.clients.Programs;
import vn.urbansdi.conformance.OgcSchemas;
import vn.urbansdi.store.merge.LayerImport;
import vn.urbansdi.store.merge.MergeRules;
import vn.urbansdi.store.merge.RunHeader;
import vn.urbansdi.store.merge.RunReport;
import vn.urbansdi.store.merge.StagedRow;
import vn.urbansdi.testing.TestRows;

/** Records are valid, are found from every protocol, and tell a reader that is not ours what the database holds. */
class MetadataTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final Layer PARCELS = CATALOG.layer("land_parcel").orElseThrow();
    private static final Layer WARNINGS = CATALOG.layer("hazard_warning").orElseThrow();

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    @TempDir
    Path directory;

    /** Two runs of parcels, of which some have no land use, and two warnings entered by hand. */
    @BeforeAll
    static void fill() {
        load(List.of(parcel(1, 430000), parcel(2, 430020)), "<thửa & đất>.shp");
        load(List.of(parcel(3, 430040)), "b.shp");
        SERVICE.database().execute("""
                INSERT INTO layer.hazard_warning (warning_id, risk_level, issued_at, valid_from, valid_to, geom)
                VALUES ('w1', 3, '2026-08-14T06:00:00+07:00', '2026-08-14T07:00:00+07:00', '2026-08-15T07:00:00+07:00',
                        ST_Multi(ST_MakeEnvelope(430000, 2317000, 431000, 2318000, 5899)))""");
    }

    private static void load(List<StagedRow> rows, String file) {
        RunHeader header = new RunHeader("land_office", 50, List.of(file), "tester");
        try (LayerImport run = LayerImport.begin(SERVICE.database().dataSource(), PARCELS, CATALOG, header)) {
            rows.forEach(run::stage);
            run.merge(new MergeRules(Set.of("ward_code", "sheet_no", "parcel_no", "land_use"), true));
            run.commit(new RunReport(rows.size(), 0, "{}"));
        }
    }

    private static StagedRow parcel(int number, double x) {
        Map<String, Object> known =
                Map.of("ward_code", "06685", "sheet_no", "7", "parcel_no", Integer.toString(number), "land_use", "ODT");
        Object[] values = PARCELS.attributes().stream()
                .map(attribute -> known.get(attribute.name()))
                .toArray();
        return new StagedRow(number, "p.shp", "ha_long", values, TestRows.square(x, 2317000, 20));
    }

    private static byte[] document(Layer layer) {
        HttpResponse<byte[]> response = SERVICE.get("/metadata/" + layer.id() + ".xml");
        assertThat(response.statusCode()).as(TestService.text(response)).isEqualTo(200);
        assertThat(TestService.header(response, "Content-Type")).isEqualTo("application/xml;charset=UTF-8");
        return response.body();
    }

    private JsonNode read(Layer layer) throws IOException {
        Path file = Files.write(directory.resolve("record.xml"), document(layer));
        return JsonMapper.shared()
                .readTree(Programs.owslib("owslib_metadata.py", file.toString()))
                .get(0);
    }

    @Test
    void the_record_of_every_layer_is_valid() {
        for (Layer layer : CATALOG.layers()) {
            assertThat(OgcSchemas.errors(document(layer), null, MetadataRecord.SCHEMA))
                    .as(layer.id())
                    .isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/wms?service=WMS&request=GetCapabilities",
                "/wms?service=WMS&version=1.1.1&request=GetCapabilities",
                "/wmts?service=WMTS&request=GetCapabilities",
                "/wfs?service=WFS&request=GetCapabilities",
                "/wfs?service=WFS&version=1.1.0&request=GetCapabilities",
                "/wfs?service=WFS&version=1.0.0&request=GetCapabilities",
                "/ogc/collections"
            })
    void every_protocol_leads_to_the_record_of_every_layer_that_it_serves(String path) {
        String document = TestService.text(SERVICE.get(path));
        Set<String> links = Pattern.compile("http://[^\"<]*/metadata/[^\"<]*")
                .matcher(document)
                .results()
                .map(match -> match.group().substring(SERVICE.address().length()))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(links)
                .containsExactlyElementsOf(CATALOG.layers().stream()
                        .map(layer -> "/metadata/" + layer.id() + ".xml")
                        .sorted()
                        .toList());
        links.forEach(link -> assertThat(SERVICE.get(link).statusCode()).isEqualTo(200));
    }

    @Test
    void owslib_reads_what_a_layer_is_and_where_it_can_be_had() throws IOException {
        JsonNode record = read(PARCELS);

        Deployment.Contact contact = CATALOG.deployment().contact();
        assertThat(record.get("identifier").asString())
                .isEqualTo(CATALOG.deployment().namespace() + "/land_parcel");
        assertThat(record.get("language").asString()).isEqualTo("vie");
        assertThat(record.get("level").asString()).isEqualTo("dataset");
        assertThat(record.get("date").asString())
                .isEqualTo(
                        SERVICE.database()
                                .queryOne(
                                        "SELECT (max(changed_at) AT TIME ZONE 'Asia/Ho_Chi_Minh')::date FROM layer.land_parcel"));
        assertThat(texts(record.get("contacts").get(0)))
                .containsExactly(
                        contact.organisation(),
                        contact.email().orElseThrow(),
                        contact.phone().orElseThrow(),
                        "pointOfContact");
        assertThat(texts(record.get("crs"))).containsExactly("EPSG", "5899");
        assertThat(record.get("title").asString()).isEqualTo(PARCELS.title().vi());
        assertThat(texts(record.get("topics"))).containsExactly(TopicCategory.PLANNING_CADASTRE.code());
        assertThat(texts(record.get("keywords"))).containsAll(PARCELS.keywords());
        List<String> online = new ArrayList<>();
        for (JsonNode each : record.get("online")) {
            online.add(each.get(0).asString());
            String url = each.get(1).asString();
            assertThat(url).startsWith(SERVICE.address());
            assertThat(SERVICE.get(url.substring(SERVICE.address().length())).statusCode())
                    .as(url)
                    .isEqualTo(200);
        }
        assertThat(online)
                .containsExactly(
                        "OGC:WMS", "OGC:WMTS", "OGC:WFS", "OGC:OGC-API-Features", "WWW:LINK-1.0-http--tilejson");
    }

    @Test
    void the_box_is_around_the_features_as_the_database_has_them() throws IOException {
        List<Double> expected = Arrays.stream(SERVICE.database()
                        .queryOne(
                                "SELECT concat_ws(' ', ST_XMin(b), ST_YMin(b), ST_XMax(b), ST_YMax(b)) FROM"
                                        + " (SELECT ST_Extent(ST_Transform(geom, 4326)) AS b FROM layer.land_parcel) AS all_of_them")
                        .split(" "))
                .map(Double::valueOf)
                .toList();
        JsonNode box = read(PARCELS).get("box");
        for (int i = 0; i < 4; i++) {
            assertThat(box.get(i).asDouble()).isEqualTo(expected.get(i), within(2e-6));
        }
    }

    @Test
    void the_time_is_that_of_the_warnings() throws IOException {
        JsonNode record = read(WARNINGS);

        assertThat(record.get("begin").asString()).isEqualTo("2026-08-14T00:00:00Z");
        assertThat(record.get("end").asString()).isEqualTo("2026-08-15T00:00:00Z");
    }

    @Test
    void lineage_and_quality_are_those_of_the_runs() {
        String text = new String(document(PARCELS), StandardCharsets.UTF_8);

        assertThat(text)
                .contains("land_office: &lt;thửa &amp; đất&gt;.shp", "land_office: b.shp")
                .contains("<gco:Integer>3</gco:Integer>")
                .contains("gmd:DQ_CompletenessOmission", "gmd:DQ_TopologicalConsistency")
                .doesNotContain("owner");
    }

    @Test
    void an_unknown_layer_is_not_found() {
        HttpResponse<byte[]> response = SERVICE.get("/metadata/nothing.xml");

        assertThat(response.statusCode()).isEqualTo(404);
        assertThat(TestService.header(response, "Content-Type")).startsWith("application/problem+json");
    }

    private static List<String> texts(JsonNode array) {
        return array.valueStream().map(JsonNode::asString).toList();
    }
}
