package vn.urbansdi.geo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import org.geotools.referencing.CRS;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Deployment;

class TileMatrixSetTest {

    private static final Deployment DEPLOYMENT = CatalogLoader.builtIn().deployment();
    private static final TileMatrixSet OWN =
            DEPLOYMENT.tileMatrixSet("VN2000QuangNinhQuad").orElseThrow();

    /** The numbers are those printed in OGC 17-083r4, annex D, tables D.1 and D.2. */
    @ParameterizedTest
    @CsvSource({
        "WebMercatorQuad, 0, 559082264.028717, 156543.033928041, 1, 1",
        "WebMercatorQuad, 1, 279541132.014358, 78271.5169640204, 2, 2",
        "WebMercatorQuad, 14, 34123.6733415964, 9.55462853563415, 16384, 16384",
        "WebMercatorQuad, 24, 33.3238997476531, 0.00933069192933, 16777216, 16777216",
        "WorldCRS84Quad, 0, 279541132.014358, 0.703125, 2, 1",
        "WorldCRS84Quad, 1, 139770566.007179, 0.3515625, 4, 2",
        "WorldCRS84Quad, 17, 2132.72958384978, 5.36441802978516e-06, 262144, 131072",
    })
    void has_the_numbers_of_the_standard(String id, int level, double scale, double cellSize, int width, int height) {
        TileMatrixSet set = DEPLOYMENT.tileMatrixSet(id).orElseThrow();
        TileMatrix matrix = set.matrices().get(level);
        assertThat(matrix.id()).isEqualTo(Integer.toString(level));
        assertThat(matrix.scaleDenominator()).isCloseTo(scale, within(scale * 1e-11));
        assertThat(matrix.cellSize()).isCloseTo(cellSize, within(cellSize * 1e-11));
        assertThat(matrix.width()).isEqualTo(width);
        assertThat(matrix.height()).isEqualTo(height);
    }

    @Test
    void tiles_of_the_web_mercator_quad_are_those_of_the_vector_tiles() {
        assertThat(TileMatrixSet.WEB_MERCATOR_QUAD.tile(16, 28889, 52261))
                .usingRecursiveComparison()
                .withComparatorForType((a, b) -> Math.abs(a - b) < 1e-6 ? 0 : 1, Double.class)
                .isEqualTo(WebMercatorQuad.tile(16, 52261, 28889));
        Extent tile = TileMatrixSet.WORLD_CRS84_QUAD.tile(1, 1, 3);
        assertThat(tile).isEqualTo(new Extent(4326, 90, -90, 180, 0));
    }

    @Test
    void the_zones_own_set_holds_the_place_in_whole_pixels_of_powers_of_two() {
        TileMatrix top = OWN.matrices().get(0);
        assertThat(top.cellSize()).isEqualTo(8192);
        assertThat(top.scaleDenominator()).isEqualTo(8192 / 0.00028);
        assertThat(top.left() % top.cellSize()).isZero();
        assertThat(top.top() % top.cellSize()).isZero();
        Extent square = OWN.tile(0, 0, 0);
        Crs crs = CrsRegistry.standard().require(5899);
        for (Extent held : new Extent[] {crs.areaOfUse(), DEPLOYMENT.extent()}) {
            Extent there = CoordinateTransform.between(4326, 5899).transform(held);
            assertThat(square.contains(there.minX(), there.minY())).isTrue();
            assertThat(square.contains(there.maxX(), there.maxY())).isTrue();
        }
        assertThat(OWN.matrices().get(20).cellSize()).isEqualTo(0.0078125);
        assertThat(OWN.tile(13, 0, 0).width()).isEqualTo(256);
    }

    /** Clients have the numbers in their settings: whoever changes the rule breaks them. */
    @Test
    void the_zones_own_set_stays_where_it_is() {
        TileMatrix top = OWN.matrices().get(0);
        assertThat(top.left()).isEqualTo(352256);
        assertThat(top.top()).isEqualTo(2408448);
    }

    /** The corner stands in the order of the axes that the authority gives the CRS (OGC 07-057r7, table 6). */
    @Test
    void the_corner_follows_the_order_of_axes_in_the_register() throws Exception {
        assertThat(CRS.getAxisOrder(CRS.decode("EPSG:4326", false))).isEqualTo(CRS.AxisOrder.NORTH_EAST);
        assertThat(CRS.getAxisOrder(CRS.decode("EPSG:5899", false))).isEqualTo(CRS.AxisOrder.EAST_NORTH);
        TileMatrix top = OWN.matrices().get(0);
        assertThat(OWN.corner(top)).containsExactly(top.left(), top.top());
        assertThat(OWN.crsUrn()).isEqualTo("urn:ogc:def:crs:EPSG::5899");
        assertThat(TileMatrixSet.WORLD_CRS84_QUAD.corner(
                        TileMatrixSet.WORLD_CRS84_QUAD.matrices().get(0)))
                .containsExactly(-180, 90);
        assertThat(TileMatrixSet.WORLD_CRS84_QUAD.crsUrn()).isEqualTo("urn:ogc:def:crs:OGC:1.3:CRS84");
        TileMatrixSet northFirst = new TileMatrixSet(
                "turned",
                "turned",
                Optional.empty(),
                CrsRegistry.standard().find("urn:ogc:def:crs:EPSG::4326").orElseThrow(),
                Optional.empty(),
                TileMatrixSet.WORLD_CRS84_QUAD.matrices());
        assertThat(northFirst.corner(northFirst.matrices().get(0))).containsExactly(90, -180);
    }

    @Test
    void limits_are_the_tiles_that_show_something() {
        TileMatrix matrix = OWN.matrices().get(13);
        Extent tile = matrix.tile(5899, 400, 300);
        assertThat(matrix.limits(tile, 0)).contains(new TileLimits(400, 400, 300, 300));
        assertThat(matrix.limits(tile, 1)).contains(new TileLimits(399, 401, 299, 301));
        Extent point = new Extent(5899, tile.minX(), tile.maxY(), tile.minX(), tile.maxY());
        assertThat(matrix.limits(point, 0)).contains(new TileLimits(400, 400, 300, 300));
        Extent everywhere = new Extent(5899, -1e9, -1e9, 1e9, 1e9);
        assertThat(matrix.limits(everywhere, 0)).contains(new TileLimits(0, 8191, 0, 8191));
        assertThat(matrix.limits(new Extent(5899, -1e6, 0, -5e5, 1), 0)).isEmpty();
        assertThat(matrix.limits(new Extent(5899, 4e5, 3e6, 4.1e5, 3.1e6), 0)).isEmpty();
    }
}
