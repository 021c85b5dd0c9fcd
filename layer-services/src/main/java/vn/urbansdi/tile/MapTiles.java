package vn.urbansdi.tile;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.feature.ChangedAreas;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileLimits;
import vn.urbansdi.geo.TileMatrix;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.ows.LayerExtents;
import vn.urbansdi.render.DrawnLayers;
import vn.urbansdi.render.MapPainter;
import vn.urbansdi.render.MapPicture;
import vn.urbansdi.render.MapPicture.StyledLayer;
import vn.urbansdi.render.MapView;
import vn.urbansdi.render.RenderGate;

/** Finds or paints tiles of maps: PNG pictures, transparent where the map has no background, cut from what GetMap paints of the ground of
 * their {@link MapBlock block}. */
@Service
public final class MapTiles {

    /** A mark or a label may reach so far beyond its feature, into a tile in which there is nothing else. */
    private static final double REACH_PX = 64;

    private final DrawnLayers layers;
    private final LayerExtents extents;
    private final RenderGate gate;
    private final MapPainter painter;
    private final ChangedAreas areas;
    private final TileCache cache;

    MapTiles(
            DrawnLayers layers,
            LayerExtents extents,
            RenderGate gate,
            FeatureSource source,
            ChangedAreas areas,
            TileCache cache) {
        this.layers = layers;
        this.extents = extents;
        this.gate = gate;
        this.painter = new MapPainter(source);
        this.areas = areas;
        this.cache = cache;
    }

    /**
     * What a tile shows.
     *
     * @param map   each of its layers is published as a map
     * @param level place of the matrix in the set
     */
    public record Address(LayerGroup map, TileMatrixSet set, int level, int row, int column) {

        public MapView view() {
            return new MapView(set.tile(level, row, column), TileMatrix.TILE_PX, TileMatrix.TILE_PX);
        }
    }

    /**
     * @throws vn.urbansdi.render.RenderBusyException         if too many pictures are being painted
     * @throws vn.urbansdi.render.RenderTimeoutException      if it takes too long
     * @throws vn.urbansdi.feature.FeatureSourceException if the source fails
     */
    public Tile tile(Address wanted) {
        MapBlock block = MapBlock.of(wanted);
        return block(block).tiles().get(block.place(wanted));
    }

    TileBlock block(MapBlock block) {
        MapView view = block.view();
        List<StyledLayer> styled =
                block.map().members().stream().map(layers::styled).toList();
        double reachPx = styled.stream()
                .mapToDouble(layer -> MapPainter.reachPx(layer, view))
                .max()
                .orElse(0);
        Seen seen = new Seen(block.map().layers(), view.extentWithMargin(reachPx), areas);
        return cache.get(
                block.address(),
                seen,
                () -> paint(block, new MapPicture(view, styled, block.map().backgroundRgb(), true)));
    }

    /** By level, where there is anything to be seen of the map; empty where no tile of the matrix shows any of it. */
    public List<Optional<TileLimits>> limits(LayerGroup shown, TileMatrixSet set) {
        Optional<Extent> around = around(shown, set);
        List<Optional<TileLimits>> limits = new ArrayList<>();
        for (TileMatrix matrix : set.matrices()) {
            limits.add(around.flatMap(extent -> matrix.limits(extent, REACH_PX)));
        }
        return limits;
    }

    /** Where a tile would lie outside: features that lie farther out may have come in the last seconds. */
    public void lookAgain(List<Layer> shown) {
        shown.forEach(extents::lookAgain);
    }

    /** The same of one level. */
    public Optional<TileLimits> limits(LayerGroup shown, TileMatrixSet set, int level) {
        return around(shown, set).flatMap(extent -> set.matrices().get(level).limits(extent, REACH_PX));
    }

    /** A background is to be seen all over the area of interest. */
    private Optional<Extent> around(LayerGroup shown, TileMatrixSet set) {
        Stream<Extent> background =
                shown.backgroundRgb().isPresent() ? extents.ofDeployment(set.srid()).stream() : Stream.empty();
        return Stream.concat(
                        background, shown.layers().stream().flatMap(layer -> extents.of(layer, set.srid()).stream()))
                .reduce(Extent::union);
    }

    private TileBlock paint(MapBlock block, MapPicture picture) {
        try {
            return gate.run(deadline -> block.cut(painter.paint(picture, deadline)));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
