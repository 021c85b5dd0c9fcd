package vn.urbansdi.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.GeometryFactory;
import org.locationtech.jts.io.WKBWriter;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.testing.TestLayers;

/** Tiles that would be too large, and what they leave out. */
class TileBudgetTest {

    private static final Layer LAYER = TestLayers.layer("lot", GeometryType.POLYGON, 3857)
            .attribute(TestLayers.required("code", AttributeType.TEXT))
            .attribute(TestLayers.optional("use", AttributeType.TEXT))
            .attribute(TestLayers.optional("rank", AttributeType.INTEGER))
            .key("code")
            .importance("rank")
            .build();

    private static final TileQuery QUERY = TileQuery.ofWeb(LAYER, 12, 3266, 1804, LAYER.publicAttributes());
    private static final GeometryFactory GEOMETRIES = new GeometryFactory();

    @Test
    void a_tile_that_fits_is_as_it_is() {
        List<Feature> lots = lots(300, 8, 30);
        VectorTile.Made made = made(lots, 300, TileMaker.MOST_BYTES);
        assertThat(made.reduction().field()).isEmpty();
        VectorTileReader.TileLayer layer = read(made);
        assertThat(layer.features()).hasSize(300);
        assertThat(layer.features().get(5).properties()).containsKeys("code", "use", "rank");
    }

    @Test
    void attributes_that_nobody_draws_go_first() {
        List<Feature> lots = lots(3000, 8, 30);
        int fits = made(lots, 3000, Integer.MAX_VALUE).layer().length;
        VectorTile.Made made = made(lots, 3000, fits - 50_000);
        assertThat(made.reduction().field()).contains("lot;attributes");
        assertThat(made.layer().length).isLessThanOrEqualTo(fits - 50_000);
        assertThat(read(made).features())
                .hasSize(3000)
                .allSatisfy(
                        each -> assertThat(each.properties()).containsKey("use").doesNotContainKeys("code", "rank"));
    }

    @Test
    void then_detail_goes_that_nobody_sees() {
        List<Feature> lots = lots(1500, 200, 60);
        VectorTile.Made whole = made(lots, 1500, Integer.MAX_VALUE);
        assertThat(whole.layer().length).isGreaterThan(TileMaker.MOST_BYTES);
        VectorTile.Made made = made(lots, 1500, TileMaker.MOST_BYTES);
        assertThat(made.layer().length).isLessThanOrEqualTo(TileMaker.MOST_BYTES);
        assertThat(made.reduction().field()).contains("lot;attributes;detail");
        List<VectorTileReader.TileFeature> coarse = read(made).features();
        List<VectorTileReader.TileFeature> exact = read(whole).features();
        assertThat(coarse).hasSize(1500);
        for (int i = 0; i < coarse.size(); i++) {
            // at most a pixel, of 16 units, from where it was; a ring of the right direction
            assertThat(area(coarse.get(i))).isPositive();
            assertThat(Math.abs(area(coarse.get(i)) - area(exact.get(i)))).isLessThan(60 * 4 * 16L);
        }
    }

    @Test
    void at_last_features_go_the_less_important_and_the_smaller_ones_first() {
        List<Feature> lots = lots(12_000, 24, 20);
        Random random = new Random(7);
        List<Feature> shuffled = new ArrayList<>(lots);
        Collections.shuffle(shuffled, random);
        VectorTile.Made made = made(lots, 40_000, 200_000);
        VectorTile.Made other = made(shuffled, 40_000, 200_000);
        assertThat(made.layer().length).isBetween(150_000, 200_000);
        Set<Long> kept = fids(made);
        assertThat(kept).isEqualTo(fids(other)).hasSizeGreaterThan(1000);
        assertThat(made.reduction().field()).contains("lot;kept=" + kept.size() + ";of=40000;attributes;detail");
        // every 20th has a rank of its own
        assertThat(kept)
                .containsAll(lots.stream()
                        .map(Feature::fid)
                        .filter(fid -> fid % 20 == 0)
                        .toList());
    }

    /** What neighbours share they keep or leave out together, whatever else they hold. */
    @Test
    void neighbours_choose_alike() {
        List<Feature> lots = lots(12_000, 24, 20);
        Set<Long> ofAll = fids(made(lots, 12_000, 200_000));
        Set<Long> ofMost = fids(made(lots.subList(0, 11_000), 11_000, 200_000));
        Set<Long> differing = new HashSet<>(ofMost);
        differing.removeAll(ofAll);
        assertThat(ofMost)
                .containsAll(ofAll.stream().filter(fid -> fid < 11_000).toList());
        assertThat(differing.size()).isLessThan(ofMost.size() / 5);
    }

    @Test
    void what_is_shared_among_layers_is_what_small_ones_leave() {
        assertThat(TileMaker.share(new int[] {100, 200})).isEqualTo(TileMaker.MOST_BYTES);
        assertThat(TileMaker.share(new int[] {400_000, 300_000})).isEqualTo(250_000);
        assertThat(TileMaker.share(new int[] {900_000, 100_000, 500_000})).isEqualTo(200_000);
    }

    private static VectorTile.Made made(List<Feature> features, long all, int mostBytes) {
        VectorTile tile = new VectorTile(QUERY, Set.of("use"));
        features.forEach(tile::accept);
        return tile.make(all, mostBytes);
    }

    private static VectorTileReader.TileLayer read(VectorTile.Made made) {
        return VectorTileReader.read(made.layer()).get(0);
    }

    private static Set<Long> fids(VectorTile.Made made) {
        return read(made).features().stream()
                .map(VectorTileReader.TileFeature::id)
                .collect(Collectors.toCollection(HashSet::new));
    }

    /** Many-cornered, nearly round, of a radius of so many units, all over the tile. */
    private static List<Feature> lots(int count, int corners, double radiusUnits) {
        Random random = new Random(42);
        Extent tile = QUERY.tile();
        double unit = tile.width() / TileQuery.UNITS;
        List<Feature> lots = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double x = 200 + random.nextDouble() * 3600;
            double y = 200 + random.nextDouble() * 3600;
            Coordinate[] ring = new Coordinate[corners + 1];
            for (int corner = 0; corner < corners; corner++) {
                double angle = 2 * Math.PI * corner / corners;
                double radius = radiusUnits * (0.9 + 0.1 * random.nextDouble());
                ring[corner] = new Coordinate(
                        tile.minX() + unit * (x + radius * Math.cos(angle)),
                        tile.maxY() - unit * (y + radius * Math.sin(angle)));
            }
            ring[corners] = ring[0];
            Geometry lot = GEOMETRIES.createPolygon(ring);
            long rank = i % 20 == 0 ? 1 : 0;
            lots.add(new Feature(
                    i,
                    new Object[] {"code of lot " + i, "ABC".substring(i % 3, i % 3 + 1), rank},
                    new WKBWriter().write(lot)));
        }
        return lots;
    }

    private static long area(VectorTileReader.TileFeature feature) {
        long sum = 0;
        for (List<VectorTileReader.Vertex> ring : feature.paths()) {
            for (int i = 0; i < ring.size(); i++) {
                VectorTileReader.Vertex one = ring.get(i);
                VectorTileReader.Vertex next = ring.get((i + 1) % ring.size());
                sum += (long) one.x() * next.y() - (long) next.x() * one.y();
            }
        }
        return sum / 2;
    }
}
