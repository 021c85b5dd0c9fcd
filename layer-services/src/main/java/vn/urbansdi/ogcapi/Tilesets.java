package vn.urbansdi.ogcapi;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.LayerGroup;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.TileLimits;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.problem.ProblemException;
import vn.urbansdi.tile.MapTiles;
import vn.urbansdi.tile.Tile;
import vn.urbansdi.tile.TileConditions;
import vn.urbansdi.tile.TileLevels;
import vn.urbansdi.tile.TileRequest;
import vn.urbansdi.tile.TileService;

/** Which tilesets there are, and their tiles. */
@Component
final class Tilesets {

    /** Place of the landing page. */
    static final String ALL_DATA = "";

    private final Catalog catalog;
    private final PublishedCollections collections;
    private final TileService vectorTiles;
    private final MapTiles mapTiles;

    Tilesets(Catalog catalog, PublishedCollections collections, TileService vectorTiles, MapTiles mapTiles) {
        this.catalog = catalog;
        this.collections = collections;
        this.vectorTiles = vectorTiles;
        this.mapTiles = mapTiles;
    }

    /** Whether the collection has tiles of that kind. */
    boolean has(PublishedCollection collection, TilesetKind kind) {
        return isIn(collection.layer(), kind);
    }

    private static boolean isIn(Layer layer, TilesetKind kind) {
        return kind == TilesetKind.VECTOR
                ? layer.publish().tiles().isPresent()
                : layer.publish().wms();
    }

    /**
     * The tilesets of a collection, or of all collections together.
     *
     * @param collection empty for all
     * @throws ProblemException 404 where there are none of that kind
     */
    List<Tileset> of(Optional<PublishedCollection> collection, TilesetKind kind) {
        List<Layer> layers = collection.map(List::of).orElseGet(collections::all).stream()
                .map(PublishedCollection::layer)
                .filter(layer -> isIn(layer, kind))
                .sorted(Comparator.comparingInt(layer -> layer.style().order()))
                .toList();
        if (layers.isEmpty()) {
            throw ProblemException.notFound(new Title(
                    "Tập đối tượng này không có " + kind.title().vi().toLowerCase(java.util.Locale.ROOT) + ".",
                    "This collection has no " + kind.title().en().toLowerCase(java.util.Locale.ROOT) + "."));
        }
        String origin = collection.map(PublishedCollection::path).orElse(ALL_DATA);
        Title title = collection
                .map(each -> each.layer().title())
                .orElse(catalog.deployment().title());
        List<Tileset> tilesets = new ArrayList<>();
        for (TileMatrixSet set : catalog.deployment().tileMatrixSets()) {
            List<Optional<TileLimits>> limits = limits(layers, set, kind);
            if (limits.stream().anyMatch(Optional::isPresent)) {
                tilesets.add(new Tileset(kind, origin, title, layers, set, limits));
            }
        }
        return tilesets;
    }

    /** @throws ProblemException 404 where there is none in that set */
    Tileset require(Optional<PublishedCollection> collection, TilesetKind kind, String setId) {
        List<Tileset> tilesets = of(collection, kind);
        return tilesets.stream()
                .filter(each -> each.set().id().equals(setId))
                .findFirst()
                .orElseThrow(() -> {
                    String offered =
                            tilesets.stream().map(each -> each.set().id()).collect(Collectors.joining(", "));
                    return ProblemException.notFound(new Title(
                            "Không có ô trong " + KvpRequest.shown(setId) + "; có trong " + offered + ".",
                            "There are no tiles in " + KvpRequest.shown(setId) + "; there are in " + offered + "."));
                });
    }

    /**
     * @param conditions of vector tiles
     * @throws ProblemException 400 for what is no number, 404 outside the limits (OGC 20-057, /req/core/tc-error)
     */
    Tile tile(Tileset tileset, TileConditions conditions, String matrix, String row, String column) {
        int level = tileset.set()
                .level(matrix)
                .filter(each -> tileset.limits().get(each).isPresent())
                .orElseThrow(() -> ProblemException.notFound(new Title(
                        "Không có ô ở mức " + KvpRequest.shown(matrix) + "; có từ " + tileset.firstLevel() + " đến "
                                + tileset.lastLevel() + ".",
                        "There are no tiles at level " + KvpRequest.shown(matrix) + "; there are from "
                                + tileset.firstLevel() + " to " + tileset.lastLevel() + ".")));
        TileLimits limits = tileset.limits().get(level).orElseThrow();
        long y = number("tileRow", row);
        long x = number("tileCol", column);
        if (!limits.hasRow(y) || !limits.hasColumn(x)) {
            String range =
                    limits.minRow() + "–" + limits.maxRow() + ", " + limits.minColumn() + "–" + limits.maxColumn();
            throw ProblemException.notFound(new Title(
                    "Ô nằm ngoài giới hạn: hàng và cột ở mức này là " + range + ".",
                    "The tile lies outside the limits: rows and columns at this level are " + range + "."));
        }
        return tileset.kind() == TilesetKind.MAP
                ? mapTiles.tile(new MapTiles.Address(tileset.map(), tileset.set(), level, (int) y, (int) x))
                : vectorTiles
                        .tile(new TileRequest(tileset.layers(), tileset.set(), level, (int) y, (int) x, conditions))
                        .orElseThrow();
    }

    private List<Optional<TileLimits>> limits(List<Layer> layers, TileMatrixSet set, TilesetKind kind) {
        List<Optional<TileLimits>> limits = new ArrayList<>(
                mapTiles.limits(LayerGroup.of(ALL_DATA, catalog.deployment().title(), layers), set));
        if (kind == TilesetKind.VECTOR) {
            TileLevels levels = TileLevels.of(layers, set);
            for (int level = 0; level < limits.size(); level++) {
                if (!levels.contains(level)) {
                    limits.set(level, Optional.empty());
                }
            }
        }
        return limits;
    }

    private static long number(String name, String text) {
        if (!text.matches("-?[0-9]{1,18}")) {
            throw ProblemException.badRequest(
                    new Title(name + " phải là số nguyên.", name + " must be a whole number."));
        }
        return Long.parseLong(text);
    }
}
