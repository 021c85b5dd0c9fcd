package vn.urbansdi.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.app.Seeding;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

/** Two services over one database, and the program that makes tiles ahead of time. */
class TileReplicasTest {

    private static final int EDITS = 30;

    /** Of the lamp, which lies in the middle of the set's ground at 5899 E 430000 N 2317000. */
    private static final String PICTURE = "/wmts/rest/street_light/default/VN2000QuangNinhQuad/14/714/607.png";

    private static final String FAR_PICTURE = "/wmts/rest/street_light/default/VN2000QuangNinhQuad/14/714/640.png";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @RegisterExtension
    @Order(2)
    static final RunningApplication HERE = RunningApplication.over(DATABASE);

    @RegisterExtension
    @Order(3)
    static final RunningApplication THERE = RunningApplication.over(DATABASE);

    @BeforeAll
    static void insert() {
        DATABASE.execute("INSERT INTO layer.street_light (light_id, power_w, status, geom) VALUES"
                + " ('D-1', 1, 'ON', ST_SetSRID(ST_MakePoint(430000, 2317000), 5899)),"
                + " ('D-2', 1, 'ON', ST_SetSRID(ST_MakePoint(434300, 2317000), 5899))");
    }

    /** An edit by one service, asked for from the other as soon as it is acknowledged. */
    @Test
    void no_reader_of_either_gets_an_old_tile_after_a_commit() {
        long fid = Long.parseLong(DATABASE.queryOne("SELECT fid FROM layer.street_light WHERE light_id = 'D-1'"));
        List<String> tags = new ArrayList<>();
        String far = tag(THERE.get(FAR_PICTURE));
        for (int i = 0; i < EDITS; i++) {
            RunningApplication writer = i % 2 == 0 ? HERE : THERE;
            RunningApplication reader = i % 2 == 0 ? THERE : HERE;
            HttpResponse<String> edited = writer.post("/wfs", "text/xml", update(fid, i % 3 == 0 ? "FAULT" : "ON", i));
            assertThat(edited.statusCode()).as(edited.body()).isEqualTo(200);
            assertThat(edited.body()).contains("<wfs:totalUpdated>1</wfs:totalUpdated>");
            tags.add(tag(reader.get(PICTURE)));
            assertThat(tag(writer.get(PICTURE))).isEqualTo(tags.get(i));
            if (i >= 3) {
                assertThat(tags.get(i)).as("edit " + i).isEqualTo(tags.get(i % 3 == 0 ? 0 : 1));
            }
        }
        assertThat(tags.get(0)).isNotEqualTo(tags.get(1));
        double madeBefore = made(THERE);
        assertThat(tag(THERE.get(FAR_PICTURE))).isEqualTo(far);
        assertThat(made(THERE)).isEqualTo(madeBefore);
    }

    @Test
    void seeds_once_what_both_then_find() {
        String[] wanted = {
            "street_light", "--set", "VN2000QuangNinhQuad", "--zoom", "12-13", "--lang", "en", "--kind", "map"
        };
        String first = seed(wanted);
        long blocks = number(first, "Done: ([0-9,]+) of");
        assertThat(blocks).isGreaterThan(2);
        assertThat(number(first, "made ([0-9,]+)")).isEqualTo(blocks);
        assertThat(number(first, "failed ([0-9,]+)")).isZero();
        String again = seed(wanted);
        assertThat(number(again, "made ([0-9,]+)")).isZero();
        assertThat(number(again, "there before ([0-9,]+)")).isEqualTo(blocks);
        double madeBefore = made(HERE);
        String place = "/wmts/rest/street_light/default/VN2000QuangNinhQuad/13/357/303.png";
        assertThat(HERE.get(place).statusCode()).isEqualTo(200);
        assertThat(made(HERE)).isEqualTo(madeBefore);
        DATABASE.execute("UPDATE layer.street_light SET power_w = power_w + 1 WHERE light_id = 'D-1'");
        long madeAfterEdit = number(seed(wanted), "made ([0-9,]+)");
        assertThat(madeAfterEdit).isBetween(1L, blocks - 1);
    }

    @Test
    void says_what_is_wrong_with_a_command_line() {
        assertThat(seed("nothing", "--lang", "en")).contains("No layer, theme or group of the name nothing");
        assertThat(seed("street_light", "--set", "X", "--lang", "en")).contains("no tile matrix set X");
        assertThat(seed("street_light", "--zoom", "9-3", "--lang", "en")).contains("--zoom is a level or A-B");
        assertThat(seed("street_light", "--bbox", "1,2,3", "--lang", "en")).contains("--bbox is west,south,east,north");
        assertThat(seed("street_light", "--bbox", "1,2,3", "--lang", "vi")).contains("--bbox là tây,nam,đông,bắc");
    }

    @Test
    void counts_where_tiles_come_from() {
        HERE.get(PICTURE);
        assertThat(HERE.get("/actuator/prometheus").body())
                .contains(
                        "sdi_tile_looks_total",
                        "sdi_tile_memory_bytes",
                        "sdi_tile_stored_bytes",
                        "sdi_tile_unkept_total");
        assertThat(made(HERE)).isPositive();
    }

    private static String seed(String... arguments) {
        StringWriter out = new StringWriter();
        Seeding.run(Map.of("SDI_DB_URL", DATABASE.jdbcUrl()), new PrintWriter(out), arguments);
        return out.toString();
    }

    private static double made(RunningApplication service) {
        Matcher count = Pattern.compile("sdi_tile_answers_total\\{[^}]*from=\"made\"[^}]*\\} ([0-9.E]+)")
                .matcher(service.get("/actuator/prometheus").body());
        assertThat(count.find()).isTrue();
        return Double.parseDouble(count.group(1));
    }

    private static long number(String text, String pattern) {
        Matcher found = Pattern.compile(pattern).matcher(text);
        assertThat(found.find()).as(text).isTrue();
        return Long.parseLong(found.group(1).replace(",", ""));
    }

    private static String tag(HttpResponse<String> answer) {
        assertThat(answer.statusCode()).isEqualTo(200);
        return answer.headers().firstValue("ETag").orElseThrow();
    }

    private static String update(long fid, String status, int power) {
        return """
                <wfs:Transaction service="WFS" version="2.0.0" xmlns:wfs="http://www.opengis.net/wfs/2.0"
                    xmlns:fes="http://www.opengis.net/fes/2.0">
                  <wfs:Update typeName="street_light">
                    <wfs:Property><wfs:ValueReference>status</wfs:ValueReference><wfs:Value>%s</wfs:Value></wfs:Property>
                    <wfs:Property><wfs:ValueReference>power_w</wfs:ValueReference><wfs:Value>%d</wfs:Value></wfs:Property>
                    <fes:Filter><fes:ResourceId rid="street_light.%d"/></fes:Filter>
                  </wfs:Update>
                </wfs:Transaction>
                """.formatted(status, 100 + power, fid);
    }
}
