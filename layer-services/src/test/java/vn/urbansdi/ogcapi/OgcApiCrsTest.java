package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static vn.urbansdi.app.TestService.header;

import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import vn.urbansdi.app.TestService;

/** OGC API – Features – Part 2: CRS by Reference (OGC 18-058r1); tests carry the names of its requirements. */
class OgcApiCrsTest {

    private static final String ITEMS = "/collections/manhole/items";
    private static final String EPSG = "http://www.opengis.net/def/crs/EPSG/0/";
    private static final String CRS_84 = "http://www.opengis.net/def/crs/OGC/1.3/CRS84";

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final OgcApi API = new OgcApi(SERVICE);

    /** The golden point of the place, known from PROJ. */
    @BeforeAll
    static void point() {
        SERVICE.database()
                .execute("INSERT INTO layer.manhole (manhole_id, geom)"
                        + " VALUES ('M1', ST_SetSRID(ST_MakePoint(430000, 2317000), 5899))");
    }

    @Test
    void req_crs_fc_md_crs_list_and_storageCrs_valid_value() {
        JsonNode collection = API.json("/collections/manhole");
        List<String> crs =
                collection.get("crs").valueStream().map(JsonNode::asString).toList();
        assertThat(crs).startsWith(CRS_84).contains(EPSG + 4326, EPSG + 3857).doesNotHaveDuplicates();
        assertThat(collection.get("storageCrs").asString())
                .isEqualTo(EPSG + 5899)
                .isIn(crs);
        assertThat(API.json("/collections").get("crs").valueStream().map(JsonNode::asString))
                .containsExactlyElementsOf(crs);
        for (String each : crs) {
            assertThat(OgcApi.ids(API.json(ITEMS, "crs", each))).as(each).hasSize(1);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'', 107.07879625, 20.944878577, 1e-8",
        CRS_84 + ", 107.07879625, 20.944878577, 1e-8",
        EPSG + "4326, 20.944878577, 107.07879625, 1e-8",
        EPSG + "5899, 430000, 2317000, 1e-3",
        EPSG + "3857, 11919957.0733, 2385307.1595, 1e-3",
    })
    void req_crs_ogc_crs_header_value_and_crs_axis_order(String crs, double first, double second, double tolerance) {
        String[] asked = crs.isEmpty() ? new String[0] : new String[] {"crs", crs};
        for (String path : List.of(ITEMS, ITEMS + "/1")) {
            JsonNode document = API.json(path, asked);
            JsonNode feature = path.equals(ITEMS) ? document.get("features").get(0) : document;
            JsonNode position = feature.get("geometry").get("coordinates");
            assertThat(position.get(0).asDouble()).isCloseTo(first, within(tolerance));
            assertThat(position.get(1).asDouble()).isCloseTo(second, within(tolerance));
            assertThat(document.has("crs")).isFalse();
            assertThat(header(API.get(path, asked), "Content-Crs"))
                    .isEqualTo("<" + (crs.isEmpty() ? CRS_84 : crs) + ">");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "107.0787,20.9448,107.0789,20.9449|''",
                "107.0787,20.9448,107.0789,20.9449|" + CRS_84,
                "20.9448,107.0787,20.9449,107.0789|" + EPSG + 4326,
                "429999,2316999,430001,2317001|" + EPSG + 5899,
                "11919956,2385306,11919958,2385308|" + EPSG + 3857,
                "20.9448,107.0787,0,20.9449,107.0789,1|" + EPSG + 4326,
                "20.9,107,21,-170|" + EPSG + 4326,
            })
    void req_crs_bbox_crs_action(String bbox, String crs) {
        String[] asked = crs.isEmpty() ? new String[] {"bbox", bbox} : new String[] {"bbox", bbox, "bbox-crs", crs};
        assertThat(OgcApi.ids(API.json(ITEMS, asked))).hasSize(1);
        assertThat(API.json(ITEMS, "bbox", "2316999,429999,2317001,430001", "bbox-crs", EPSG + 5899)
                        .get("numberMatched")
                        .asInt())
                .as("EPSG puts this CRS's easting first")
                .isZero();
    }

    @Test
    void req_crs_fc_crs_valid_value_and_fc_bbox_crs_valid_value() {
        for (String name : List.of("crs", "bbox-crs")) {
            for (String value :
                    List.of(EPSG + 2154, EPSG + 99999, "EPSG:4326", CRS_84 + "h", "http://example.org/", "5899")) {
                API.refused(400, ITEMS, name, value);
            }
        }
        API.refused(400, ITEMS + "/1", "crs", EPSG + 2154);
        API.refused(400, ITEMS, "bbox", "107,20,108,21", "bbox-crs", EPSG + 4326);
    }
}
