package vn.urbansdi.pmtiles;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileLimits;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.problem.ProblemException;
import vn.urbansdi.tile.TileConditions;
import vn.urbansdi.tile.TileJson;
import vn.urbansdi.tile.TileLevels;
import vn.urbansdi.tile.TileMaker;
import vn.urbansdi.tile.TileRequest;

/**
 * Layers' vector tiles, the very ones that the service answers, as one PMTiles file. The tiles below a tile in which there is
 * nothing are not asked for. Each tile is of the moment at which it is made.
 */
public final class PmtilesExport {

    /** Bounds the time and the directory in memory. */
    public static final int MOST_TILES = 4_000_000;

    private static final TileMatrixSet SET = TileMatrixSet.WEB_MERCATOR_QUAD;
    private static final int WGS_84 = 4326;

    private final TileMaker maker;
    private final TileJson tileJson;

    public PmtilesExport(TileMaker maker, TileJson tileJson) {
        this.maker = maker;
        this.tileJson = tileJson;
    }

    /**
     * What is wanted.
     *
     * @param layers in the tiles, in the order in which they are drawn
     * @param zoom   first and last level
     * @param area   of the tiles, EPSG:4326
     */
    public record Order(Title title, List<Layer> layers, TileLevels zoom, Extent area, String language) {
        public Order {
            layers = List.copyOf(layers);
        }
    }

    /** Hears how far the export has come. */
    @FunctionalInterface
    public interface Progress {

        /** @param of tiles of the level that are looked at */
        void at(int zoom, int done, int of, long bytes);
    }

    /** @param reduced tiles that could not hold everything */
    public record Summary(long tiles, long reduced, long bytes) {}

    /**
     * @param target is there as a whole in the end, or not touched
     * @throws ProblemException if there would be too many tiles
     * @throws vn.urbansdi.feature.FeatureSourceException if the source fails
     */
    public Summary write(Order order, Path target, Progress progress) throws IOException {
        Path unfinished = target.resolveSibling(target.getFileName() + ".part");
        try {
            Summary summary = writeTo(unfinished, order, progress);
            Files.move(unfinished, target, StandardCopyOption.REPLACE_EXISTING);
            return summary;
        } finally {
            Files.deleteIfExists(unfinished);
        }
    }

    private Summary writeTo(Path file, Order order, Progress progress) throws IOException {
        Extent area = CoordinateTransform.between(WGS_84, SET.srid()).transform(order.area());
        long reduced = 0;
        try (PmtilesWriter writer = new PmtilesWriter(file)) {
            Optional<TileWalk> above = Optional.empty();
            for (int zoom = order.zoom().first(); zoom <= order.zoom().last(); zoom++) {
                TileLimits limits = SET.matrices().get(zoom).limits(area, 0).orElseThrow();
                boolean begins = begins(order.layers(), zoom) || above.isEmpty();
                TileWalk walk = begins ? all(zoom, limits) : above.get().below(limits);
                TileWalk holding = TileWalk.empty(zoom);
                for (int i = 0; i < walk.size(); i++) {
                    progress.at(zoom, i, walk.size(), writer.dataBytes());
                    TileMaker.Made made = made(order.layers(), zoom, walk.place(i));
                    if (made.features() > 0) {
                        holding.add(walk.place(i));
                    }
                    if (!made.tile().isEmpty()) {
                        require(writer.tiles() < MOST_TILES);
                        writer.add(
                                HilbertCurve.firstId(zoom) + walk.place(i),
                                made.tile().bytes(),
                                made.tile().checksum());
                    }
                    reduced += made.tile().reduced().isEmpty() ? 0 : 1;
                }
                above = Optional.of(holding);
            }
            writer.finish(order.zoom().first(), order.zoom().last(), order.area(), metadata(order));
            return new Summary(writer.tiles(), reduced, Files.size(file));
        }
    }

    private TileMaker.Made made(List<Layer> layers, int zoom, long place) {
        int[] tile = HilbertCurve.tile(zoom, place);
        return maker.make(new TileRequest(layers, SET, zoom, tile[1], tile[0], TileConditions.NONE));
    }

    private static TileWalk all(int zoom, TileLimits limits) {
        long count = (limits.maxRow() - limits.minRow() + 1L) * (limits.maxColumn() - limits.minColumn() + 1L);
        require(count <= MOST_TILES);
        return TileWalk.within(zoom, limits);
    }

    private static void require(boolean few) {
        if (!few) {
            throw ProblemException.badRequest(new Title(
                    "Nhiều hơn " + MOST_TILES + " ô: hãy chọn ít mức hơn (--zoom) hoặc khung nhỏ hơn (--bbox).",
                    "More than " + MOST_TILES + " tiles: choose fewer levels (--zoom) or a smaller box (--bbox)."));
        }
    }

    /** Whether a layer has its first tiles there, of which those above tell nothing. */
    private static boolean begins(List<Layer> layers, int zoom) {
        return layers.stream()
                .anyMatch(layer -> layer.publish().tiles().orElseThrow().minZoom() == zoom);
    }

    private String metadata(Order order) {
        Map<String, Object> about = tileJson.vector(order.title(), order.layers(), "", order.language());
        Map<String, Object> metadata = new LinkedHashMap<>();
        metadata.put("name", about.get("name"));
        metadata.put("attribution", about.get("attribution"));
        metadata.put("type", "overlay");
        metadata.put("format", "pbf");
        metadata.put("vector_layers", layers(about, order.zoom()));
        return JsonMapper.shared().writeValueAsString(metadata);
    }

    private static List<Object> layers(Map<String, Object> about, TileLevels zoom) {
        List<Object> layers = new ArrayList<>();
        for (Object each : (List<?>) about.get("vector_layers")) {
            Map<Object, Object> layer = new LinkedHashMap<>((Map<?, ?>) each);
            layer.computeIfPresent("minzoom", (name, level) -> Math.max(zoom.first(), (Integer) level));
            layer.computeIfPresent("maxzoom", (name, level) -> Math.min(zoom.last(), (Integer) level));
            layers.add(layer);
        }
        return layers;
    }
}
