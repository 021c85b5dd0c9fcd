package vn.urbansdi.wms;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.conformance.OgcSchemas;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;

/** Maps of what lies at a height (OGC 06-042, annex C). */
class WmsElevationTest {

    private static final Catalog CATALOG = catalog();

    /** Four squares of 100 m, side by side, of 10 pixels each. */
    private static final String[] MAP = WmsDocumentsTest.with(
            WmsDocumentsTest.MAP_1_3_0,
            "LAYERS",
            "floor",
            "CRS",
            "EPSG:5899",
            "BBOX",
            "430000,2317000,430400,2317100",
            "WIDTH",
            "40",
            "HEIGHT",
            "10");

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final WmsServer SERVER =
            WmsServer.over(CATALOG, () -> new PostgisFeatureSource(DATABASE.dataSource(), CATALOG));

    private static Catalog catalog() {
        try {
            Path directory = Files.createTempDirectory("catalog");
            String layer = """
                    id: %s
                    theme: construction
                    title: {vi: Tầng, en: Storeys}
                    geometry: {type: Polygon, srid: 5899}
                    key: [name]
                    attributes:
                      name: {type: text}
                      height_m: {type: %s}
                    elevation: {attribute: height_m, crs: "CRS:88"%s}
                    style: {fill: "#336699"}
                    publish: {wms: true}
                    """;
            Path theme = Files.createDirectories(directory.resolve("construction"));
            Files.writeString(theme.resolve("floor.yaml"), layer.formatted("floor", "decimal", ""));
            Files.writeString(theme.resolve("step.yaml"), layer.formatted("step", "integer", ""));
            Files.writeString(theme.resolve("flight.yaml"), layer.formatted("flight", "decimal", ", step: 0.5"));
            return CatalogLoader.load(Map.of("SDI_CATALOG_DIR", directory.toString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @BeforeAll
    static void floors() {
        DATABASE.execute("INSERT INTO layer.floor (height_m, geom) SELECT h, ST_MakeEnvelope(430000 + 100 * i, 2317000,"
                + " 430100 + 100 * i, 2317100, 5899) FROM (VALUES (0, -3.5), (1, 0), (2, 12.25), (3, NULL)) v (i, h)");
        DATABASE.execute("INSERT INTO layer.step (height_m, geom) SELECT i, ST_MakeEnvelope(430000, 2317000, 430100,"
                + " 2317100, 5899) FROM generate_series(-20, 300) i");
        DATABASE.execute("INSERT INTO layer.flight (height_m, geom) SELECT i, ST_MakeEnvelope(430000, 2317000, 430100,"
                + " 2317100, 5899) FROM generate_series(1, 3) i");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "0 | 0100",
                "-3.50 | 1000",
                "12.25,0 | 0110",
                "-10/0 | 1100",
                "-10/0/0.5 | 1100",
                "0/0 | 0100",
                "0/100,-3.5 | 1110",
                "7,12.25 | 0010",
            })
    void a_map_shows_what_lies_there(String elevation, String seen) {
        assertThat(seen(WmsDocumentsTest.with(MAP, "ELEVATION", elevation))).isEqualTo(seen);
    }

    @Test
    void who_asks_for_no_height_sees_all() {
        assertThat(seen(MAP)).isEqualTo("1111");
    }

    @ParameterizedTest
    @CsvSource({"7", "13", "'100/200'", "high", "5/1", "1/2/3/4", "'/'", "1e3", "9999999999"})
    void a_height_that_is_none_or_not_there_is_refused(String elevation) {
        WmsServer.Answer answer = SERVER.get(WmsDocumentsTest.with(MAP, "ELEVATION", elevation));
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.text()).contains("code=\"InvalidDimensionValue\"", "locator=\"ELEVATION\"");
    }

    @Test
    void capabilities_list_few_heights_and_bound_many() {
        WmsServer.Answer current = SERVER.get("SERVICE", "WMS", "REQUEST", "GetCapabilities");
        assertThat(OgcSchemas.errors(
                        current.bytes(),
                        null,
                        "http://schemas.opengis.net/wms/1.3.0/capabilities_1_3_0.xsd",
                        "http://schemas.opengis.net/sld/1.1.0/sld_capabilities.xsd"))
                .isEmpty();
        assertThat(current.text())
                .contains(
                        "<Dimension name=\"elevation\" units=\"CRS:88\" unitSymbol=\"m\" default=\"12.25,0,-3.5\""
                                + " multipleValues=\"1\" nearestValue=\"0\">12.25,0,-3.5</Dimension>",
                        ">-20/300/0</Dimension>",
                        ">1/3/0.5</Dimension>");
        WmsServer.Answer earlier = SERVER.get("SERVICE", "WMS", "VERSION", "1.1.1", "REQUEST", "GetCapabilities");
        assertThat(OgcSchemas.documentTypeErrors(earlier.bytes())).isEmpty();
        assertThat(earlier.text())
                .contains(
                        "<Dimension name=\"elevation\" units=\"CRS:88\" unitSymbol=\"m\"/>",
                        "nearestValue=\"0\">12.25,0,-3.5</Extent>");
    }

    /** For each square 1 if its middle is painted. */
    private static String seen(String[] request) {
        BufferedImage picture = SERVER.get(request).picture();
        StringBuilder seen = new StringBuilder();
        for (int square = 0; square < 4; square++) {
            seen.append((picture.getRGB(10 * square + 5, 5) & 0xFFFFFF) == 0xFFFFFF ? '0' : '1');
        }
        return seen.toString();
    }
}
