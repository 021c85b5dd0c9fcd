package vn.urbansdi.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.imports.ImportClient.json;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.importer.doctor.Doctor;
import vn.urbansdi.importer.doctor.Examination;
import vn.urbansdi.importer.read.ReadOptions;
import vn.urbansdi.testing.TestDatabase;

/** Whoever uploads a file hears what {@code ./sdi doctor} would tell of it. */
class DiagnosisTest {

    private static final String FIRST =
            "POLYGON((430000 2317000,430020 2317000,430020 2317030,430000 2317030,430000 2317000))";
    private static final String SECOND =
            "POLYGON((430018 2317000,430040 2317000,430040 2317030,430018 2317030,430018 2317000))";
    private static final String BOW_TIE =
            "POLYGON((430140 2317000,430160 2317030,430160 2317000,430140 2317030,430140 2317000))";

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    private static ImportClient client;

    @BeforeAll
    static void connect() {
        client = new ImportClient(APP.url());
    }

    /** Names in TCVN3, a code that is none, an overlap, a bow tie, and a number twice. */
    private static byte[] parcels() {
        // What stands for Nguyễn Văn, Trần Thị and Đặng Đình in TCVN3, byte by byte.
        return String.join(
                        "\n",
                        "MaXa;SoHieuToBanDo;SoThuTuThua;KyHieuMucDichSuDung;nguoi;ghi_chu;wkt",
                        "06685;1;1;ODT;Nguy\u00D4n V\u00A8n;x;" + FIRST,
                        "06685;1;2;XYZ;Tr\u00C7n Th\u00DE;x;" + SECOND,
                        "06685;1;2;CLN;\u00A7\u00C6ng \u00A7\u00D7nh;x;" + BOW_TIE,
                        "")
                .getBytes(StandardCharsets.ISO_8859_1);
    }

    @Test
    void an_upload_shows_what_the_doctor_tells(@TempDir Path directory) throws IOException {
        byte[] content = parcels();
        JsonNode shown = client.uploaded("parcels.csv", content).get("diagnosis");
        Path file = Files.write(directory.resolve("parcels.csv"), content);
        var told = new Doctor(CatalogLoader.builtIn(), (step, share) -> {})
                .examine(new Examination(
                        file,
                        ReadOptions.firstLook(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        new Examination.DeliveryTerms("parcels.csv", Optional.empty(), Optional.empty())));
        String json = new ObjectMapper()
                .setPropertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
                .writeValueAsString(told);
        assertThat(timeless(shown)).isEqualTo(timeless(JsonMapper.shared().readTree(json)));
        assertThat(shown.get("crs").get("candidates")).isNotEmpty();
        assertThat(shown.get("fields").toString()).contains("tcvn3");
        assertThat(shown.get("delivery").asString()).contains("deliveries:", "parcels.csv");
    }

    private static JsonNode timeless(JsonNode report) {
        return ((ObjectNode) report).without("seconds");
    }

    @Test
    void a_mapping_is_examined_as_it_says_and_nothing_is_proposed_in_its_place() {
        String id = client.uploaded("parcels.csv", parcels()).get("id").asString();
        String mapping = """
                {"source": "office", "deliveries": [{"file": "parcels.csv", "layer": "land_parcel", "crs": "EPSG:5899",
                 "repair": [], "fields": {"ward_code": "MaXa"%s}}]}""";
        JsonNode first = json(200, client.put(id, mapping.formatted(""))).get("diagnosis");
        assertThat(first.get("layer").asString()).isEqualTo("land_parcel");
        assertThat(first.get("crs").get("srid").asInt()).isEqualTo(5899);
        assertThat(first.get("mapping").get("attributes").get(1).get("rule").asString())
                .isEqualTo("declared");
        assertThat(first.get("codes").get(0).get("worst").get(0).get("value").asString())
                .isEqualTo("XYZ");
        assertThat(first.get("rejected").get("invalid_geometry").asInt()).isEqualTo(1);
        assertThat(first.get("rejected").get("unknown_code").asInt()).isEqualTo(1);
        assertThat(first.get("accepted").asInt()).isEqualTo(1);
        assertThat(first.get("coverage").get("overlaps").get("area_m2").asDouble())
                .isEqualTo(60);
        JsonNode second = json(200, client.put(id, mapping.formatted(", \"owner_name\": \"nguoi\"")))
                .get("diagnosis");
        assertThat(second.get("mapping").get("unmapped").toString()).isEqualTo("[\"ghi_chu\",\"wkt\"]");
        assertThat(json(200, client.get(id)).get("diagnosis")).isEqualTo(second);
    }
}
