package vn.urbansdi.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Each city delivers in its own way, as GDAL sees the files. */
class DeliveredFormatsTest {

    private static final Pattern COUNT = Pattern.compile("Feature Count: (\\d+)");

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "ha_long/land_parcel.shp     | ESRI Shapefile | land_parcel      | Polygon    | 5899",
                "ha_long/road.shp            | ESRI Shapefile | road             | Line String| 5899",
                "ha_long/manhole.shp         | ESRI Shapefile | manhole          | Point      | 5899",
                "cam_pha/cam_pha.gpkg        | GPKG           | ThuaDat          | Polygon    | 5899",
                "cam_pha/cam_pha.gpkg        | GPKG           | MangLuoiThoatNuoc_L | Line String | 5899",
                "uong_bi/land_parcel.geojson | GeoJSON        | land_parcel      | Polygon    | 4326",
                "uong_bi/building.geojson    | GeoJSON        | building         | Polygon    | 4326",
                "uong_bi/drain_pipe.mif      | MapInfo File   | drain_pipe       | Unknown (any) | 5899",
                "uong_bi/outfall.mif         | MapInfo File   | outfall          | Unknown (any) | 5899",
                "mong_cai/land_parcel.shp    | ESRI Shapefile | land_parcel      | Polygon    | 3405",
                "mong_cai/drain_pipe.shp     | ESRI Shapefile | drain_pipe       | Line String| 3405",
                "ha_long/flood_zone.geojson  | GeoJSON        | flood_zone       | Polygon    | 4326",
                "mong_cai/landslide_zone.geojson | GeoJSON    | landslide_zone   | Polygon    | 4326"
            })
    void opens(String file, String driver, String table, String geometry, int srid) throws Exception {
        String info = ogrinfo("-so", SampleFiles.sound().resolve(file).toString(), table);
        assertThat(info).contains("using driver `" + driver + "' successful").contains("Geometry: " + geometry);
        assertThat(count(info)).isPositive();
        // Esri's projection files name no EPSG code: GDAL must find the parameters, not the number.
        switch (srid) {
            case 5899 -> assertThat(info).contains("107.75").contains("0.9999");
            case 3405 -> assertThat(info).contains("0.9996").containsPattern("105[,.\\s]");
            default -> assertThat(info).contains("ID[\"EPSG\",4326]");
        }
    }

    @Test
    void an_esri_projection_file_says_nothing_of_the_datum_shift() throws IOException {
        assertThat(Files.readString(SampleFiles.sound().resolve("ha_long/land_parcel.prj")))
                .startsWith("PROJCS[")
                .contains("D_Vietnam_2000", "PARAMETER[\"Central_Meridian\",107.75]")
                .doesNotContain("TOWGS84", "AUTHORITY");
    }

    @Test
    void gdal_counts_what_the_city_delivers() throws Exception {
        for (String layer : List.of("land_parcel", "building", "manhole")) {
            Path shapefile = SampleFiles.sound().resolve("ha_long/" + layer + ".shp");
            long records = (Files.size(shapefile.resolveSibling(layer + ".shx")) - 100) / 8;
            assertThat(count(ogrinfo("-so", shapefile.toString(), layer))).isEqualTo(records);
        }
        Path roads = SampleFiles.sound().resolve("uong_bi/road.geojson");
        assertThat(count(ogrinfo("-so", roads.toString(), "road")))
                .isEqualTo(Files.readAllLines(roads).size() - 2);
    }

    @Test
    void text_is_utf_8_in_ha_long_and_windows_1258_in_mong_cai() throws Exception {
        Path haLong = SampleFiles.sound().resolve("ha_long");
        assertThat(Files.readString(haLong.resolve("road.cpg")).strip()).isEqualTo("UTF-8");
        assertThat(ogrinfo("-q", haLong.resolve("road.shp").toString(), "-where", "Ten='Lê Thánh Tông'", "road"))
                .contains("Ten (String) = Lê Thánh Tông");

        Path mongCai = SampleFiles.sound().resolve("mong_cai");
        assertThat(mongCai.resolve("land_parcel.cpg")).doesNotExist();
        String addresses = ogrinfo(
                "-q",
                "-oo",
                "ENCODING=ISO-8859-1",
                "-sql",
                "SELECT DiaChi FROM land_parcel WHERE FID < 2000",
                mongCai.resolve("land_parcel.shp").toString());
        // GDAL loses the last letter of what it decodes from windows-1258 itself, so it is asked for the bytes.
        String decoded = new String(addresses.getBytes(StandardCharsets.ISO_8859_1), Charset.forName("windows-1258"));
        assertThat(Normalizer.normalize(decoded, Normalizer.Form.NFC)).contains("phường Móng Cái 1");
        // In the file the tone stands behind its vowel (ờ is ơ, 0xF5, and 0xCC), unless both have one byte (ó is 0xF3).
        assertThat(Files.readAllBytes(mongCai.resolve("land_parcel.dbf")))
                .containsSequence('p', 'h', 0xFD, 0xF5, 0xCC, 'n', 'g', ' ', 'M', 0xF3, 'n', 'g', ' ', 'C', 0xE1, 'i');
    }

    /** By the encoder of the C library: the third set of TCVN 5712 is the upper part of the first. */
    @Test
    void the_land_of_ha_long_is_in_tcvn3_without_a_word_about_it() throws Exception {
        Path dbf = SampleFiles.sound().resolve("ha_long/land_parcel.dbf");
        assertThat(dbf.resolveSibling("land_parcel.cpg")).doesNotExist();
        Process iconv = new ProcessBuilder("iconv", "-f", "TCVN5712-1", "-t", "UTF-8")
                .redirectInput(Path.of(dbf.toString()).toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        // The header's numbers are no text; the rows begin behind it.
        String text = new String(iconv.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(iconv.waitFor(1, TimeUnit.MINUTES)).isTrue();
        text = Normalizer.normalize(text, Normalizer.Form.NFC);
        assertThat(text).contains("phường Hồng Gai", "phường Hà Tu", "Ông Nguyễn", "Đặng ", " và bà ");
        assertThat(text)
                .as("Ánh, for which the set has no capital")
                .contains(" ánh ")
                .doesNotContain("Ánh");
    }

    @Test
    void a_drawing_has_attributes_in_unicode_and_as_many_objects_as_rows() throws Exception {
        Path pumps = SampleFiles.sound().resolve("uong_bi/pump_station.mif");
        assertThat(ogrinfo("-q", pumps.toString(), "pump_station"))
                .contains("Ten (String) = Trạm bơm thoát nước 1", "TrangThai (String) = ON");
        Path pipes = pumps.resolveSibling("drain_pipe.mif");
        assertThat(count(ogrinfo("-so", pipes.toString(), "drain_pipe")))
                .isEqualTo(Files.readAllLines(pipes.resolveSibling("drain_pipe.mid"))
                        .size());
    }

    @Test
    void the_list_of_permits_is_a_workbook_with_days_and_numbers_as_such() throws Exception {
        Path permits = SampleFiles.sound().resolve("cam_pha/building_permit.xlsx");
        String first = ogrinfo("-q", "-oo", "HEADERS=DISABLE", "-fid", "4", permits.toString(), "Giấy phép");
        assertThat(first)
                .containsPattern("Field1 \\(String\\) = CP-\\d{6}/GPXD-\\d{4}")
                .containsPattern("= 06\\d{3}\n")
                .containsPattern("= 20\\d\\d/\\d\\d/\\d\\d\n");
    }

    @Test
    void the_control_centre_exports_for_a_spreadsheet() throws Exception {
        Path lights = SampleFiles.sound().resolve("cam_pha/street_light.csv");
        List<String> lines = Files.readAllLines(lights);
        assertThat(lines.get(0)).startsWith("\uFEFFMã đèn;Mã tủ;Loại đèn;").endsWith(";Kinh độ;Vĩ độ");
        assertThat(lines.get(1))
                .matches("CP-D\\d{5}-001;CP-T\\d{4};[A-Z_]+;\\d+;[\\d.]+;[A-Z]+;\\d\\d/\\d\\d/\\d{4};.*");
        assertThat(count(ogrinfo("-so", lights.toString(), "street_light"))).isEqualTo(lines.size() - 1);
    }

    private static long count(String info) {
        Matcher count = COUNT.matcher(info);
        assertThat(count.find()).as(info).isTrue();
        return Long.parseLong(count.group(1));
    }

    private static String ogrinfo(String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ogrinfo", "-ro"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }
}
