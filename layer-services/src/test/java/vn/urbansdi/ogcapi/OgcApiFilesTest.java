package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.wololo.flatgeobuf.HeaderMeta;
import vn.urbansdi.app.TestService;

/** Pages of features as files: CSV and FlatGeobuf, with what belongs to the page in the headers. */
class OgcApiFilesTest {

    private static final String LIGHTS = "/collections/street_light/items";
    private static final Pattern NEXT = Pattern.compile("<([^>]*)>; rel=\"next\"");

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final OgcApi API = new OgcApi(SERVICE);

    @BeforeAll
    static void rows() {
        SERVICE.database()
                .execute(
                        "INSERT INTO layer.street_light (light_id, power_w, road_name, geom) SELECT 'L' || i, i,"
                                + " 'Phố \"cũ\", số 1', ST_SetSRID(ST_Point(430000 + i, 2317000), 5899) FROM generate_series(1, 7) i");
    }

    @Test
    void csv_pages_are_linked_and_hold_every_feature_once() {
        List<String> rows = new ArrayList<>();
        HttpResponse<byte[]> page = API.get(LIGHTS, "f", "csv", "limit", "3", "sortby", "-power_w");
        for (int pages = 1; ; pages++) {
            assertThat(TestService.header(page, "Content-Type")).startsWith("text/csv");
            assertThat(TestService.header(page, "OGC-NumberMatched")).isEqualTo("7");
            assertThat(TestService.header(page, "Content-Disposition")).contains("street_light.csv");
            List<String> lines = TestService.text(page).lines().toList();
            assertThat(lines.get(0)).contains("light_id", "power_w").doesNotContain("fid,fid");
            rows.addAll(lines.subList(1, lines.size()));
            assertThat(TestService.header(page, "OGC-NumberReturned")).isEqualTo(pages < 3 ? "3" : "1");
            Matcher next = NEXT.matcher(TestService.header(page, "Link"));
            if (!next.find()) {
                assertThat(pages).isEqualTo(3);
                break;
            }
            page = SERVICE.get(next.group(1).substring(SERVICE.address().length()));
        }
        assertThat(rows).hasSize(7).doesNotHaveDuplicates();
        assertThat(rows.get(0)).startsWith("7,L7,").contains("\"Phố \"\"cũ\"\", số 1\"", "POINT (107.0");
    }

    @Test
    void flatgeobuf_names_its_crs_and_its_columns() throws Exception {
        HttpResponse<byte[]> file = API.get(
                LIGHTS, "f", "fgb", "crs", "http://www.opengis.net/def/crs/EPSG/0/5899", "properties", "light_id");
        assertThat(TestService.header(file, "Content-Type")).isEqualTo("application/flatgeobuf");
        assertThat(TestService.header(file, "Content-Crs")).isEqualTo("<http://www.opengis.net/def/crs/EPSG/0/5899>");
        HeaderMeta header = HeaderMeta.read(new java.io.ByteArrayInputStream(file.body()));
        assertThat(TestService.header(file, "OGC-NumberReturned")).isEqualTo("7");
        assertThat(header.srid).isEqualTo(5899);
        assertThat(header.columns).extracting(column -> column.name).containsExactly("fid", "light_id");
    }

    @Test
    void files_are_asked_for_by_accept_too_and_one_feature_is_none() {
        HttpResponse<byte[]> file = SERVICE.get("/ogc" + LIGHTS, "Accept", "text/csv");
        assertThat(TestService.header(file, "Content-Type")).startsWith("text/csv");
        assertThat(OgcApi.links(API.json(LIGHTS), "alternate"))
                .extracting(link -> link.get("type").asString())
                .contains("text/csv", "application/flatgeobuf");
        API.refused(400, LIGHTS + "/street_light.1", "f", "csv");
    }

    @Test
    void the_definition_names_every_form() {
        assertThat(API.json("/api")
                        .at("/components/parameters/f-features/schema/enum")
                        .toString())
                .isEqualTo("[\"json\",\"jsonfg\",\"html\",\"csv\",\"fgb\"]");
        assertThat(API.json("/api")
                        .at("/components/parameters/f-feature/schema/enum")
                        .toString())
                .isEqualTo("[\"json\",\"jsonfg\",\"html\"]");
    }
}
