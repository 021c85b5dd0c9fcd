package vn.urbansdi.tile;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.ows.LayerExtents;

/** TileJSON 3.0.0, as a tree: where the tiles of layers are, and what is in them. Its tiles are those of the Web Mercator quad. */
@Component
public final class TileJson {

    private static final int WGS_84 = 4326;

    private final Catalog catalog;
    private final LayerExtents extents;

    public TileJson(Catalog catalog, LayerExtents extents) {
        this.catalog = catalog;
        this.extents = extents;
    }

    /**
     * @param layers    each published as vector tiles
     * @param addresses with {@code {z}}, {@code {x}} and {@code {y}}
     * @param language  {@code vi} or {@code en}
     */
    public Map<String, Object> vector(Title title, List<Layer> layers, String addresses, String language) {
        TileLevels levels = TileLevels.of(layers, TileMatrixSet.WEB_MERCATOR_QUAD);
        Map<String, Object> json = common(title, layers, addresses, language, levels.first(), levels.last());
        json.put(
                "vector_layers",
                layers.stream()
                        .map(layer -> vectorLayer(layer, levels.last(), language))
                        .toList());
        return json;
    }

    /** @param layers each published as a map */
    public Map<String, Object> map(Title title, List<Layer> layers, String addresses, String language) {
        int last = TileMatrixSet.WEB_MERCATOR_QUAD.matrices().size() - 1;
        return common(title, layers, addresses, language, 0, last);
    }

    private Map<String, Object> common(
            Title title, List<Layer> layers, String addresses, String language, int minZoom, int maxZoom) {
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("tilejson", "3.0.0");
        json.put("name", title.in(language));
        json.put("attribution", catalog.deployment().contact().organisation());
        json.put("scheme", "xyz");
        json.put("tiles", List.of(addresses));
        json.put("minzoom", minZoom);
        json.put("maxzoom", maxZoom);
        bounds(layers)
                .ifPresent(extent ->
                        json.put("bounds", List.of(extent.minX(), extent.minY(), extent.maxX(), extent.maxY())));
        return json;
    }

    private static Map<String, Object> vectorLayer(Layer layer, int lastZoom, String language) {
        Map<String, Object> fields = new LinkedHashMap<>();
        for (Attribute attribute : layer.publicAttributes()) {
            fields.put(attribute.name(), type(attribute.type()));
        }
        Map<String, Object> json = new LinkedHashMap<>();
        json.put("id", layer.id());
        json.put("description", layer.title().in(language));
        json.put("minzoom", layer.publish().tiles().orElseThrow().minZoom());
        json.put("maxzoom", lastZoom);
        json.put("fields", fields);
        return json;
    }

    /** As the values stand in the tiles (TileJSON 3.0.0, 3.3.2). */
    private static String type(AttributeType type) {
        return switch (type) {
            case INTEGER, DECIMAL -> "Number";
            case BOOLEAN -> "Boolean";
            case TEXT, DATE, TIMESTAMP -> "String";
        };
    }

    private Optional<Extent> bounds(List<Layer> layers) {
        return layers.stream()
                .flatMap(layer -> extents.of(layer, WGS_84).stream())
                .reduce(Extent::union);
    }
}
