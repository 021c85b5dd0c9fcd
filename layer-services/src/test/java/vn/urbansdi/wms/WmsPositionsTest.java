package vn.urbansdi.wms;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.awt.image.BufferedImage;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;

/** A feature of known coordinates lands on the very pixel, in every CRS, axis order and shape of pixel. */
class WmsPositionsTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final int WIDTH = 201;
    private static final int HEIGHT = 101;

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    @Order(2)
    static final WmsServer SERVER =
            WmsServer.over(CATALOG, () -> new PostgisFeatureSource(DATABASE.dataSource(), CATALOG));

    @BeforeAll
    static void aPointWhoseCoordinatesAreKnown() {
        DATABASE.execute("INSERT INTO layer.lighting_cabinet (cabinet_id, geom)"
                + " VALUES ('G', ST_SetSRID(ST_MakePoint(430000, 2317000), 5899))");
    }

    /** Coordinates of the point as published for each CRS, to a millimetre; pixels of 0.5 m or its like in degrees. */
    @ParameterizedTest
    @CsvSource({
        "1.3.0, EPSG:5899, 430000, 2317000, 0.5, 0.5, false",
        "1.1.1, EPSG:5899, 430000, 2317000, 0.5, 0.5, false",
        "1.3.0, EPSG:3857, 11919957.0733, 2385307.1595, 0.5, 0.5, false",
        "1.1.1, EPSG:3857, 11919957.0733, 2385307.1595, 0.4, 0.8, false",
        "1.3.0, EPSG:4326, 107.07879625, 20.944878577, 4e-6, 4e-6, true",
        "1.1.1, EPSG:4326, 107.07879625, 20.944878577, 4e-6, 4e-6, false",
        "1.3.0, CRS:84, 107.07879625, 20.944878577, 4e-6, 3e-6, false",
        "1.3.0, urn:ogc:def:crs:EPSG::4326, 107.07879625, 20.944878577, 4e-6, 4e-6, true",
    })
    void the_mark_stands_where_the_point_is(
            String version, String crs, double x, double y, double pixelX, double pixelY, boolean latitudeFirst) {
        for (double[] place : new double[][] {{100.5, 50.5}, {40, 30}, {17.25, 80.75}}) {
            double minX = x - place[0] * pixelX;
            double maxY = y + place[1] * pixelY;
            double maxX = minX + WIDTH * pixelX;
            double minY = maxY - HEIGHT * pixelY;
            String bbox = latitudeFirst ? bbox(minY, minX, maxY, maxX) : bbox(minX, minY, maxX, maxY);
            BufferedImage picture = SERVER.get(
                            "SERVICE",
                            "WMS",
                            "VERSION",
                            version,
                            "REQUEST",
                            "GetMap",
                            "LAYERS",
                            "lighting_cabinet",
                            "STYLES",
                            "",
                            version.equals("1.3.0") ? "CRS" : "SRS",
                            crs,
                            "BBOX",
                            bbox,
                            "WIDTH",
                            "" + WIDTH,
                            "HEIGHT",
                            "" + HEIGHT,
                            "FORMAT",
                            "image/png",
                            "TRANSPARENT",
                            "TRUE")
                    .picture();
            double[] centre = centreOfMass(picture);
            assertThat(centre[0]).as("column in %s", bbox).isCloseTo(place[0], within(0.05));
            assertThat(centre[1]).as("row in %s", bbox).isCloseTo(place[1], within(0.05));
        }
    }

    private static String bbox(double a, double b, double c, double d) {
        return String.format(Locale.ROOT, "%.10f,%.10f,%.10f,%.10f", a, b, c, d);
    }

    private static double[] centreOfMass(BufferedImage picture) {
        double mass = 0;
        double x = 0;
        double y = 0;
        for (int row = 0; row < picture.getHeight(); row++) {
            for (int column = 0; column < picture.getWidth(); column++) {
                int alpha = picture.getRGB(column, row) >>> 24;
                mass += alpha;
                x += alpha * (column + 0.5);
                y += alpha * (row + 0.5);
            }
        }
        assertThat(mass).as("something is drawn").isPositive();
        return new double[] {x / mass, y / mass};
    }
}
