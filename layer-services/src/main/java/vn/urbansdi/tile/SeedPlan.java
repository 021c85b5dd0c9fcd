package vn.urbansdi.tile;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileLimits;
import vn.urbansdi.geo.TileMatrix;
import vn.urbansdi.geo.TileMatrixSet;

/**
 * Which tiles to make ahead of time.
 *
 * @param maps     layers and groups of which pictures are made
 * @param vectors  layers of which vector tiles are made
 * @param set      in which all are cut
 * @param minLevel inclusive
 * @param maxLevel inclusive
 * @param within   EPSG:4326; empty: wherever there are features
 */
public record SeedPlan(
        List<LayerGroup> maps,
        List<Layer> vectors,
        TileMatrixSet set,
        int minLevel,
        int maxLevel,
        Optional<Extent> within) {

    public SeedPlan {
        maps = List.copyOf(maps);
        vectors = List.copyOf(vectors);
        if (minLevel < 0 || maxLevel < minLevel || maxLevel >= set.matrices().size()) {
            throw new IllegalArgumentException("no levels " + minLevel + "-" + maxLevel + " of " + set.id());
        }
    }

    /** Tiles or blocks of one map or layer at one level; none is held in memory. */
    record Part(String name, LayerGroup map, boolean vector, int level, TileLimits limits) {

        long count() {
            long rows = (long) limits.maxRow() - limits.minRow() + 1;
            return rows * (limits.maxColumn() - limits.minColumn() + 1);
        }
    }

    /** Coarse levels first: they are looked at most. */
    List<Part> parts(MapTiles tiles) {
        Set<Part> parts = new LinkedHashSet<>();
        for (int level = minLevel; level <= maxLevel; level++) {
            for (LayerGroup map : maps) {
                int each = level;
                limits(map, level, tiles)
                        .map(SeedPlan::ofBlocks)
                        .ifPresent(limits -> parts.add(new Part(map.id() + ".png", map, false, each, limits)));
            }
            for (Layer layer : vectors) {
                if (TileLevels.of(List.of(layer), set).contains(level)) {
                    int each = level;
                    limits(LayerGroup.of(layer), level, tiles)
                            .ifPresent(limits ->
                                    parts.add(new Part(layer.id() + ".mvt", LayerGroup.of(layer), true, each, limits)));
                }
            }
        }
        return new ArrayList<>(parts);
    }

    private Optional<TileLimits> limits(LayerGroup map, int level, MapTiles tiles) {
        Optional<TileLimits> all = tiles.limits(map, set, level);
        if (within.isEmpty()) {
            return all;
        }
        TileMatrix matrix = set.matrices().get(level);
        Extent asked =
                CoordinateTransform.between(within.get().srid(), set.srid()).transform(within.get());
        return all.flatMap(limits -> matrix.limits(asked, 0).flatMap(also -> common(limits, also)));
    }

    private static Optional<TileLimits> common(TileLimits a, TileLimits b) {
        int minRow = Math.max(a.minRow(), b.minRow());
        int maxRow = Math.min(a.maxRow(), b.maxRow());
        int minColumn = Math.max(a.minColumn(), b.minColumn());
        int maxColumn = Math.min(a.maxColumn(), b.maxColumn());
        return minRow > maxRow || minColumn > maxColumn
                ? Optional.empty()
                : Optional.of(new TileLimits(minRow, maxRow, minColumn, maxColumn));
    }

    private static TileLimits ofBlocks(TileLimits tiles) {
        int side = MapBlock.SIDE;
        return new TileLimits(
                tiles.minRow() / side, tiles.maxRow() / side, tiles.minColumn() / side, tiles.maxColumn() / side);
    }
}
