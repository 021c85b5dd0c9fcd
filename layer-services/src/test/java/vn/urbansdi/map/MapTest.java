package vn.urbansdi.map;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.awt.image.BufferedImage;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import vn.urbansdi.app.RunningApplication;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.map.MapRows.Quarter;
import vn.urbansdi.testing.TestDatabase;

/** The web map as people use it: in a browser, over the running application, with rows in PostGIS. */
class MapTest {

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    @RegisterExtension
    @Order(2)
    static final RunningApplication APP = RunningApplication.over(DATABASE);

    @RegisterExtension
    @Order(3)
    static final MapBrowser BROWSER = new MapBrowser();

    private static final int WIDTH = 1280;
    private static final int HEIGHT = 800;
    private static final int SELECTION_RGB = 0xE4572E;
    private static final int MIDDLE_X = WIDTH / 2;
    private static final int MIDDLE_Y = HEIGHT / 2;
    private static final Quarter HA_LONG = MapRows.QUARTERS.get(0);

    private static MapPlaces places;
    private static MapColours colours;
    private MapPage map;

    @BeforeAll
    static void insert() {
        MapRows.insert(DATABASE);
        places = new MapPlaces(DATABASE, MIDDLE_X, MIDDLE_Y);
        colours = MapColours.of(APP);
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
    }

    /** Whatever a test did, nothing may have failed on the way, and nothing may have been asked of another host. */
    @AfterEach
    void nothing_went_wrong() {
        List<String> problems = List.copyOf(map.problems());
        map.close();
        assertThat(problems).isEmpty();
    }

    static Stream<Quarter> quarters() {
        return MapRows.QUARTERS.stream();
    }

    @ParameterizedTest
    @MethodSource("quarters")
    void draws_the_rows_of_each_city_in_their_place_and_colour(Quarter quarter) {
        openAtParcel(quarter, 1, 17, "");
        double[] middle = {quarter.middleEast(1), quarter.middleNorth()};
        map.shows(MIDDLE_X, MIDDLE_Y, colours.parcel("ODT"));
        int[] second = places.pixel(middle, quarter.middleEast(2), quarter.middleNorth(), 17);
        map.shows(second[0], second[1], colours.parcel("LUC"));
        int[] beyond = places.pixel(middle, quarter.middleEast(1), quarter.north() + 100, 17);
        map.shows(beyond[0], beyond[1], colours.ground());
        // Along the street its name interrupts the colour.
        int[] street = places.pixel(middle, quarter.middleEast(1), quarter.north() - 60, 17);
        BufferedImage alongStreet = map.settle().picture().getSubimage(MIDDLE_X - 200, street[1], 400, 1);
        assertThat(MapColours.countOf(alongStreet, colours.baseColour("road", "Đường trục chính", "stroke")))
                .isGreaterThan(150);
    }

    @ParameterizedTest
    @MethodSource("quarters")
    void jumps_to_each_city(Quarter quarter) {
        map = BROWSER.page(APP.url(), WIDTH, HEIGHT).open("");
        map.find("[data-city=" + quarter.city() + "]").click();
        map.settle();
        JsonNode extent = colours.config()
                .get("cities")
                .valueStream()
                .filter(city -> city.get("id").asString().equals(quarter.city()))
                .findFirst()
                .orElseThrow()
                .get("extent");
        double[] latLon = place();
        assertThat(latLon[0]).isBetween(extent.get(1).asDouble(), extent.get(3).asDouble());
        assertThat(latLon[1]).isBetween(extent.get(0).asDouble(), extent.get(2).asDouble());
        // The ward's ground is drawn, not only the sea around it.
        assertThat(MapColours.countOf(map.picture(), colours.ground())).isGreaterThan(300);
    }

    @Test
    void draws_a_boundary_where_it_is_surveyed() {
        openAtParcel(HA_LONG, 1, 20, "&layers=land_parcel");
        double[] middle = {HA_LONG.middleEast(1), HA_LONG.middleNorth()};
        int[] corner = places.pixel(middle, HA_LONG.east(), HA_LONG.north(), 20);
        // A pixel is 14 cm here; the boundary's line is under one pixel wide.
        map.shows(corner[0] + 3, corner[1] - 3, colours.parcel("ODT"));
        map.shows(corner[0] - 3, corner[1] - 3, colours.ground());
        map.shows(corner[0] + 3, corner[1] + 3, colours.ground());
    }

    @Test
    void switches_a_layer_off_and_on() {
        openAtParcel(HA_LONG, 1, 17, "");
        map.shows(MIDDLE_X, MIDDLE_Y, colours.parcel("ODT"));
        BufferedImage on = map.settle().picture();
        map.find("[data-layer=land_parcel] input.switch").click();
        map.shows(MIDDLE_X, MIDDLE_Y, colours.ground());
        BufferedImage off = map.settle().picture();
        assertThat(MapPage.differingPixels(on, off)).isGreaterThan(3 * 30 * 30);
        assertThat(map.page().url()).contains("layers=").doesNotContain("land_parcel");
        map.find("[data-layer=land_parcel] input.switch").click();
        map.shows(MIDDLE_X, MIDDLE_Y, colours.parcel("ODT"));
    }

    @Test
    void the_base_map_lies_beneath_and_can_be_switched_off() {
        openAtParcel(HA_LONG, 1, 17, "&layers=land_parcel");
        int[] beyond = places.pixel(
                new double[] {HA_LONG.middleEast(1), HA_LONG.middleNorth()},
                HA_LONG.middleEast(1),
                HA_LONG.north() + 100,
                17);
        map.shows(beyond[0], beyond[1], colours.ground());
        map.find("[data-base-map] input.switch").click();
        map.settle();
        assertThat(MapPage.isClose(map.picture().getRGB(beyond[0], beyond[1]) & 0xFFFFFF, colours.ground()))
                .isFalse();
        assertThat(map.page().url()).contains("base=");
        map.find("[data-base-map] input.switch").click();
        map.shows(MIDDLE_X, MIDDLE_Y, colours.parcel("ODT"));
        assertThat(map.page().url()).doesNotContain("base=");
    }

    @Test
    void a_click_shows_the_parcel_with_its_titles_in_both_languages() {
        openAtParcel(HA_LONG, 1, 18, "");
        map.page().mouse().click(MIDDLE_X + 20, MIDDLE_Y + 20);
        assertThat(map.find("#card h2")).hasText("Tờ 7, thửa 1");
        assertThat(map.find("#card"))
                .containsText(
                        Pattern.compile("Mã phường xã\\s*06685 \\(Hồng Gai\\).*Mục đích sử dụng\\s*Đất ở tại đô thị"
                                + ".*Diện tích pháp lý \\(m²\\)\\s*1599,5"));
        assertThat(map.find("#card"))
                .containsText(Pattern.compile("Quy hoạch trên thửa đất.*Khu dân cư ven biển.*100 % diện tích thửa"));
        assertThat(map.find("#card"))
                .containsText(Pattern.compile("Nguy cơ thiên tai trên thửa đất.*Vùng ngập ven biển"
                        + ".*Cấp 3 – lớn.*800 m² · 50 % diện tích thửa"));

        map.find("#language").click();
        assertThat(map.find("#card h2")).hasText("Sheet 7, parcel 1");
        assertThat(map.find("#card"))
                .containsText(Pattern.compile(
                        "Ward code\\s*06685.*Land use\\s*Urban residential.*Legal area \\(m²\\)\\s*1599.5"));
        assertThat(map.find("#card")).containsText(Pattern.compile("Level 3 – high.*800 m² · 50 % of the parcel"));
        assertThat(map.find("#notice")).containsText("Sample data");
        assertThat(map.page().content()).doesNotContain("Bí Mật");
        assertThat(map.page().url()).contains("lang=en");
    }

    @Test
    void a_light_is_met_before_the_ground_it_stands_on() {
        double[] lonLat = places.lonLat(HA_LONG.east() - 30, HA_LONG.north() + 20);
        map = BROWSER.page(APP.url(), WIDTH, HEIGHT)
                .openAt(18, lonLat[0], lonLat[1], "&layers=ward,street_light&lang=en");
        map.page().mouse().click(MIDDLE_X + 3, MIDDLE_Y);
        assertThat(map.find("#card h2")).hasText("D-1");
        assertThat(map.find("#card"))
                .containsText(Pattern.compile("Lamp type\\s*LED.*Power \\(W\\)\\s*150.*Status\\s*Faulty"));
        map.page().keyboard().press("Escape");
        assertThat(map.find("#card")).isHidden();
    }

    @Test
    void needs_no_mouse() {
        openAtParcel(HA_LONG, 2, 18, "");
        map.find("#map").focus();
        map.page().keyboard().press("Enter");
        assertThat(map.find("#card h2")).hasText("Tờ 7, thửa 2");
        assertThat(map.find("#card .card-close")).isFocused();
        map.page().keyboard().press("Escape");
        assertThat(map.find("#card")).isHidden();
        assertThat(map.find("#map")).isFocused();
    }

    @Test
    void the_search_finds_parcels_and_places() {
        map = BROWSER.page(APP.url(), WIDTH, HEIGHT).open("");
        search(HA_LONG.parcelId(2));
        assertThat(map.find("#card h2")).hasText("Tờ 7, thửa 2");
        Quarter uongBi = MapRows.QUARTERS.get(2);
        search(uongBi.wardCode() + "/7/1");
        assertThat(map.find("#card")).containsText(uongBi.parcelId(1));

        search("06685/7/3");
        assertThat(map.find("#search-results li")).hasCount(2);
        search("06685/7/99");
        assertThat(map.find("#search-results")).containsText("Không tìm thấy");
        search("<b>?");
        assertThat(map.find("#search-results")).containsText("Chưa hiểu");

        search("2317000 430000");
        map.settle();
        assertThat(map.find("#coordinate-legal")).hasText("VN-2000 X 2317000,00 · Y 430000,00");
    }

    @Test
    void tells_coordinates_as_postgis_does() {
        map = BROWSER.page(APP.url(), WIDTH, HEIGHT).openAt(18, 107.07879625, 20.944878577, "&lang=en");
        assertThat(map.find("#coordinate-legal")).hasText("VN-2000 X 2317000.00 · Y 430000.00");
        assertThat(map.find("#coordinate-wgs84")).hasText("WGS 84 20.944879°, 107.078796°");

        long seed = 20251125;
        String points = new Random(seed)
                .doubles(200, 0, 1)
                .mapToObj(share -> "(" + (106.4 + 1.75 * share) + ", " + (20.6 + 1.1 * ((share * 7919) % 1)) + ")")
                .collect(Collectors.joining(", "));
        List<String> rows =
                DATABASE.query("select x || ' ' || y || ' ' || ST_X(p) || ' ' || ST_Y(p) from (select x, y, "
                        + "ST_Transform(ST_SetSRID(ST_MakePoint(x, y), 4326), 5899) p from (values " + points
                        + ") v(x, y)) t");
        for (String row : rows) {
            double[] value = Stream.of(row.split(" ", -1))
                    .mapToDouble(Double::parseDouble)
                    .toArray();
            List<?> shown = (List<?>) map.page()
                    .evaluate(
                            "async ([x, y]) => {"
                                    + "const { toLegal } = await import('/map/projection.js');"
                                    + "return toLegal(window.sdiConfig ??= await (await fetch('/api/map')).json(), [x, y]); }",
                            List.of(value[0], value[1]));
            assertThat(((Number) shown.get(0)).doubleValue())
                    .as("seed %d: %s", seed, row)
                    .isCloseTo(value[2], within(0.01));
            assertThat(((Number) shown.get(1)).doubleValue())
                    .as("seed %d: %s", seed, row)
                    .isCloseTo(value[3], within(0.01));
        }
    }

    @Test
    void fits_a_phone() {
        double[] lonLat = places.lonLat(HA_LONG.middleEast(1), HA_LONG.middleNorth());
        map = BROWSER.phone(APP.url()).openAt(18, lonLat[0], lonLat[1], "&lang=vi");
        assertThat(map.overflowing()).isEmpty();
        map.page().touchscreen().tap(195 + 15, 422 + 15);
        assertThat(map.find("#card h2")).hasText("Tờ 7, thửa 1");
        map.settle();
        assertThat(map.overflowing()).isEmpty();
        // What was touched stays in sight above the card.
        double cardTop = map.find("#card").boundingBox().y;
        assertThat(MapColours.countOf(map.picture().getSubimage(0, 130, 390, (int) cardTop - 130), SELECTION_RGB))
                .isGreaterThan(50);
        map.find("#language").click();
        assertThat(map.overflowing()).isEmpty();
        map.find("#card .card-close").click();
        map.find("#panel-toggle").click();
        assertThat(map.find("[data-layer=shelter]")).isAttached();
        assertThat(map.overflowing()).isEmpty();
    }

    @Test
    void says_when_the_server_is_away_and_tries_again() {
        map = BROWSER.page(APP.url(), WIDTH, HEIGHT);
        map.page().route("**/api/map", route -> route.abort());
        map.page().navigate(APP.url() + "/");
        assertThat(map.find(".toast")).containsText("Không tải được cấu hình bản đồ");
        assertThat(map.problems()).isNotEmpty();
        map.problems().clear();
        map.page().unroute("**/api/map");
        map.find(".toast button").click();
        map.settle();
        assertThat(map.find("[data-layer]").first()).isVisible();
    }

    private void openAtParcel(Quarter quarter, int parcel, double zoom, String more) {
        double[] lonLat = places.lonLat(quarter.middleEast(parcel), quarter.middleNorth());
        map = BROWSER.page(APP.url(), WIDTH, HEIGHT).openAt(zoom, lonLat[0], lonLat[1], more);
    }

    private void search(String text) {
        map.find("#search").fill(text);
        map.page().keyboard().press("Enter");
    }

    /** Latitude and longitude of the middle, from the address. */
    private double[] place() {
        Matcher place = Pattern.compile("map=[\\d.]+/([\\d.]+)/([\\d.]+)")
                .matcher(map.page().url());
        assertThat(place.find()).as(map.page().url()).isTrue();
        return new double[] {Double.parseDouble(place.group(1)), Double.parseDouble(place.group(2))};
    }
}
