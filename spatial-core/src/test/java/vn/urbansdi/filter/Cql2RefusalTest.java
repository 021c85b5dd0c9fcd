package vn.urbansdi.filter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.testing.TestLayers;

/** What is no CQL2, or more of it than can be, is refused, in two languages, and the place is told. */
class Cql2RefusalTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final CrsReference CRS_84 = CrsRegistry.standard()
            .find("http://www.opengis.net/def/crs/OGC/1.3/CRS84")
            .orElseThrow();

    private static FilterException refusal(String text) {
        FilterException refusal = assertThatExceptionOfType(FilterException.class)
                .as(text)
                .isThrownBy(() -> Cql2.parseText(text, LIGHT, CRS_84))
                .actual();
        assertThat(refusal.title().vi()).isNotBlank();
        assertThat(refusal.title().en()).isNotBlank();
        return refusal;
    }

    private static FilterException jsonRefusal(String json) {
        return assertThatExceptionOfType(FilterException.class)
                .as(json)
                .isThrownBy(() -> Cql2.parseJson(json, LIGHT, CRS_84))
                .actual();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "lamp_type = 'LED | SYNTAX | character 13",
                "lamp_type == 'LED' | SYNTAX | character 12",
                "lamp_type = | SYNTAX | character 12",
                "lamp_type | SYNTAX | character 1",
                "lamp_type = 'LED' 'x' | SYNTAX | character 19",
                "lamp_type = 'LED' AND | SYNTAX | character 22",
                "(lamp_type = 'LED' | SYNTAX | character 19",
                "lamp_type = 'LED') | SYNTAX | character 18",
                "lamp_type LIKE 5 | SYNTAX | character 16",
                "power_w IN () | SYNTAX | character 13",
                "power_w BETWEEN 1 | SYNTAX | character 18",
                "power_w NOT 5 | SYNTAX | character 13",
                "power_w IS 5 | SYNTAX | character 12",
                "installed_on > DATE('2024-02-30') | SYNTAX | character 21",
                "installed_on > DATE('2024-02-03T00:00:00Z') | SYNTAX | character 21",
                "seen_at > TIMESTAMP('2024-02-03') | SYNTAX | character 21",
                "nothing = 1 | UNKNOWN_PROPERTY | character 1",
                "power_w = nothing | UNKNOWN_PROPERTY | character 11",
                "a/b = 1 | UNKNOWN_PROPERTY | character 1",
                "power_w = 'many' | TYPE | character 9",
                "lamp_type = 5 | TYPE | character 11",
                "power_w = TRUE | TYPE | character 9",
                "smart = 1 | TYPE | character 7",
                "power_w = lamp_type | UNSUPPORTED | character 9",
                "installed_on = seen_at | UNSUPPORTED | character 14",
                "power_w LIKE '1%' | TYPE | character 9",
                "CASEI(power_w) = '1' | TYPE | character 7",
                "lamp_type + 1 = 2 | TYPE | character 1",
                "geom = 1 | TYPE | character 1",
                "avg(power_w) > 1 | UNSUPPORTED | character 1",
                "A_CONTAINS(lamp_type, ('a')) | UNSUPPORTED | character 1",
                "S_INTERSECTS(lamp_type, POINT(1 1)) | TYPE | character 1",
                "S_INTERSECTS(geom, 'POINT(1 1)') | TYPE | character 20",
                "S_INTERSECTS(geom, POINT(1)) | SYNTAX | character 27",
                "S_INTERSECTS(geom, POLYGON((0 0, 1 1, 0 1))) | TYPE | character 20",
                "S_INTERSECTS(geom, POLYGON((0 0, 1 1, 0 1, 1 0, 0 0))) | TYPE | character 1",
                "S_INTERSECTS(geom, BBOX(1, 2, 3)) | TYPE | character 20",
                "S_INTERSECTS(geom, BBOX(1, 9, 3, 4)) | TYPE | character 20",
                "S_TOUCHES(geom, GEOMETRYCOLLECTION(POINT(1 1), LINESTRING(1 1, 2 2))) | UNSUPPORTED | character 17",
                "T_DURING(installed_on, INTERVAL('2024-01-01', '..')) | UNSUPPORTED | character 10",
                "T_AFTER(power_w, DATE('2024-01-01')) | TYPE | character 9",
                "T_AFTER(installed_on, INTERVAL('2024-01-01', '2024-01-02T00:00:00Z')) | UNSUPPORTED | character 23",
                "T_AFTER(installed_on, '2024-01-01') | TYPE | character 23",
                "power_w = 1e9999999 | SYNTAX | character 11",
                "2 ^ 2 ^ 2 = 16 | SYNTAX | character 7",
            })
    void refused_with_the_place(String text, String code, String place) {
        FilterException refusal = refusal(text);

        assertThat(refusal.code()).as(refusal.title().en()).isEqualTo(FilterException.Code.valueOf(code));
        assertThat(refusal.title().en()).endsWith("(" + place + ")");
        assertThat(refusal.title().vi()).endsWith("(" + place.replace("character", "ký tự thứ") + ")");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"op\":\"=\",\"args\":[{\"property\":\"nothing\"},1]} | /args/0",
                "{\"op\":\"and\",\"args\":[true,{\"op\":\"=\",\"args\":[{\"property\":\"power_w\"},\"x\"]}]} | /args/1",
                "{\"op\":\"=\",\"args\":[{\"property\":\"power_w\"}]} | /args",
                "{\"op\":\"=\"} | /args",
                "{\"op\":5,\"args\":[]} | /op",
                "{\"op\":\"avg\",\"args\":[{\"property\":\"power_w\"}]} | /",
                "{\"op\":\"like\",\"args\":[{\"property\":\"lamp_type\"},5]} | /args/1",
                "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geom\"},{\"type\":\"Circle\",\"coordinates\":[1,1]}]} | /args/1",
                "{\"op\":\"s_intersects\",\"args\":[{\"property\":\"geom\"},{\"type\":\"Point\",\"coordinates\":[1,\"1\"]}]} | /args/1",
                "{\"op\":\"t_after\",\"args\":[{\"property\":\"installed_on\"},{\"date\":\"yesterday\"}]} | /args/1",
                "{\"op\":\"isNull\",\"args\":[{\"op\":\"isNull\",\"args\":[1]}]} | /args/0",
                "[1] | /",
                "null | /",
                "{} | /",
                "{\"op\":\"and\",\"op\":\"or\",\"args\":[true,true]} | character 17",
                "{\"op\":\"and\" | character 12",
            })
    void json_refused_with_the_place(String json, String place) {
        assertThat(jsonRefusal(json).title().en()).endsWith("(" + place + ")");
    }

    @Test
    void what_is_too_deep_too_long_or_too_costly_is_refused() {
        for (String text : List.of(
                "(".repeat(100_000) + "TRUE" + ")".repeat(100_000),
                "NOT ".repeat(100_000) + "TRUE",
                "CASEI(".repeat(100_000),
                "-".repeat(100_000) + "1 = 1",
                "power_w = 1" + " + 1".repeat(1000),
                "lamp_type LIKE " + "CASEI(".repeat(100_000),
                "power_w = 1" + " OR power_w = 1".repeat(50_000),
                "power_w IN (1" + ", 1".repeat(50_000) + ")",
                "S_INTERSECTS(geom, LINESTRING(0 0" + ", 1 1".repeat(60_000) + "))",
                "x".repeat(2_000_000))) {
            assertThat(refusal(text).title().en().length()).isLessThan(400);
        }
        jsonRefusal("[".repeat(100_000));
        jsonRefusal("{\"op\":\"not\",\"args\":[".repeat(100_000));
        jsonRefusal("{\"op\":\"not\",\"args\":[".repeat(65) + "true" + "]}".repeat(65));
        jsonRefusal("1".repeat(100_000));
    }

    /** Nothing but a filter or a refusal comes out of whatever goes in. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void hostile_text(int seed) {
        Random random = new Random(seed);
        List<String> words = List.of(
                "lamp_type",
                "power_w",
                "geom",
                "owner",
                "\"date\"",
                "installed_on",
                "seen_at",
                "'x'",
                "'",
                "\"",
                "\\'",
                "1",
                "-",
                "1e5",
                ".",
                "..",
                "(",
                ")",
                ",",
                "[",
                "]",
                "{",
                "}",
                ":",
                "=",
                "<>",
                "<",
                ">=",
                "AND",
                "OR",
                "NOT",
                "LIKE",
                "IN",
                "IS",
                "NULL",
                "BETWEEN",
                "CASEI(",
                "ACCENTI(",
                "S_INTERSECTS(",
                "POINT(",
                "POLYGON((",
                "BBOX(",
                "T_AFTER(",
                "INTERVAL(",
                "DATE('2024-01-01')",
                "TIMESTAMP(",
                "TRUE",
                "+",
                "*",
                "/",
                "^",
                "%",
                "div",
                "\0",
                "\ud800",
                "Đ",
                "\n",
                "--",
                ";",
                "\"op\"",
                "\"args\"",
                "\"property\"",
                "\"interval\"",
                "\"type\"",
                "\"Point\"",
                "\"coordinates\"");
        for (int i = 0; i < 400; i++) {
            StringBuilder text = new StringBuilder();
            for (int n = random.nextInt(14); n >= 0; n--) {
                text.append(words.get(random.nextInt(words.size()))).append(random.nextInt(4) > 0 ? " " : "");
            }
            String written = text.toString();
            for (boolean json : new boolean[] {false, true}) {
                try {
                    if (json) {
                        Cql2.parseJson(written, LIGHT, CRS_84);
                    } else {
                        Cql2.parseText(written, LIGHT, CRS_84);
                    }
                } catch (FilterException refused) {
                    assertThat(refused.title().en()).doesNotContain("\n", "\0");
                }
            }
        }
    }

    static IntStream seeds() {
        return IntStream.range(0, 25);
    }
}
