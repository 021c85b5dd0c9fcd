package vn.urbansdi.ogcapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileLimits;
import vn.urbansdi.ows.LayerExtents;
import vn.urbansdi.tile.TileJson;
import vn.urbansdi.tile.TileLevels;

/** Lists of tilesets and their metadata (OGC 20-057, 7 to 9; OGC 17-083r4, 6.4), as trees of JSON and as pages. */
@Component
final class TilesetDocuments {

    private static final String TILING_SCHEME = "http://www.opengis.net/def/rel/ogc/1.0/tiling-scheme";
    private static final String GEODATA = "http://www.opengis.net/def/rel/ogc/1.0/geodata";
    private static final int WGS_84 = 4326;

    private final LayerExtents extents;
    private final TileJson tileJson;

    TilesetDocuments(LayerExtents extents, TileJson tileJson) {
        this.extents = extents;
        this.tileJson = tileJson;
    }

    Map<String, Object> list(ApiRequest request, List<Tileset> tilesets) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("links", request.selfLinks());
        document.put(
                "tilesets",
                tilesets.stream()
                        .map(tileset -> {
                            Map<String, Object> item = head(request, tileset);
                            List<Object> links = new ArrayList<>();
                            links.add(new Link(
                                    request.root() + tileset.path(), "self", Documents.JSON, title(request, tileset)));
                            links.addAll(around(request, tileset));
                            item.put("links", links);
                            return item;
                        })
                        .toList());
        return document;
    }

    Map<String, Object> one(ApiRequest request, Tileset tileset) {
        Map<String, Object> document = head(request, tileset);
        document.put("tileMatrixSetLimits", limits(tileset));
        bounds(tileset).ifPresent(extent -> {
            Map<String, Object> box = new LinkedHashMap<>();
            box.put("lowerLeft", List.of(extent.minX(), extent.minY()));
            box.put("upperRight", List.of(extent.maxX(), extent.maxY()));
            box.put("crs", PublishedCollection.CRS_84);
            document.put("boundingBox", box);
        });
        document.put(
                "layers",
                tileset.layers().stream()
                        .map(layer -> layer(request, tileset, layer))
                        .toList());
        List<Object> links = new ArrayList<>(request.selfLinks());
        links.addAll(around(request, tileset));
        links.add(new Link(request.root() + tileset.origin(), GEODATA, Documents.JSON, request.in(tileset.title())));
        document.put("links", links);
        return document;
    }

    /** The same for clients of TileJSON. */
    Map<String, Object> tileJson(ApiRequest request, Tileset tileset) {
        String tiles = request.root() + tileset.tilePath("{z}", "{y}", "{x}");
        return tileset.kind() == TilesetKind.VECTOR
                ? tileJson.vector(tileset.title(), tileset.layers(), tiles, request.language())
                : tileJson.map(tileset.title(), tileset.layers(), tiles, request.language());
    }

    private static Map<String, Object> head(ApiRequest request, Tileset tileset) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("title", title(request, tileset));
        document.put("dataType", tileset.kind().dataType());
        document.put("crs", tileset.set().crs().name());
        document.put("tileMatrixSetId", tileset.set().id());
        tileset.set().uri().ifPresent(uri -> document.put("tileMatrixSetURI", uri));
        return document;
    }

    private static List<Object> around(ApiRequest request, Tileset tileset) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("href", request.root() + tileset.tilePath("{tileMatrix}", "{tileRow}", "{tileCol}"));
        item.put("rel", "item");
        item.put("type", tileset.kind().mediaType());
        item.put("title", request.in(tileset.kind().title()));
        item.put("templated", true);
        return List.of(
                new Link(
                        request.root() + TileMatrixSetDocuments.path(tileset.set()),
                        TILING_SCHEME,
                        Documents.JSON,
                        tileset.set().title()),
                item);
    }

    private static List<Object> limits(Tileset tileset) {
        List<Object> all = new ArrayList<>();
        for (int level = 0; level < tileset.limits().size(); level++) {
            String matrix = tileset.set().matrices().get(level).id();
            tileset.limits().get(level).ifPresent(limits -> all.add(limits(matrix, limits)));
        }
        return all;
    }

    private static Map<String, Object> limits(String matrix, TileLimits limits) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("tileMatrix", matrix);
        document.put("minTileRow", limits.minRow());
        document.put("maxTileRow", limits.maxRow());
        document.put("minTileCol", limits.minColumn());
        document.put("maxTileCol", limits.maxColumn());
        return document;
    }

    private static Map<String, Object> layer(ApiRequest request, Tileset tileset, Layer layer) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", layer.id());
        document.put("title", request.in(layer.title()));
        layer.description().ifPresent(text -> document.put("description", request.in(text)));
        document.put("dataType", tileset.kind().dataType());
        if (tileset.kind() == TilesetKind.VECTOR) {
            document.put("geometryDimension", layer.geometry().type().dimension());
            TileLevels.of(layer, tileset.layers(), tileset.set()).ifPresent(levels -> {
                document.put(
                        "minTileMatrix",
                        tileset.set().matrices().get(levels.first()).id());
                document.put(
                        "maxTileMatrix",
                        tileset.set().matrices().get(levels.last()).id());
            });
            Map<String, Object> properties = new LinkedHashMap<>();
            layer.publicAttributes()
                    .forEach(attribute -> properties.put(attribute.name(), OpenApiSchemas.type(attribute.type())));
            document.put("propertiesSchema", Map.of("type", "object", "properties", properties));
        }
        return document;
    }

    private java.util.Optional<Extent> bounds(Tileset tileset) {
        return tileset.layers().stream()
                .flatMap(layer -> extents.of(layer, WGS_84).stream())
                .reduce(Extent::union);
    }

    String listPage(ApiRequest request, TilesetKind kind, List<Tileset> tilesets) {
        HtmlPage page = new HtmlPage(request);
        StringBuilder html = new StringBuilder(page.start(
                        request.in(kind.title()) + ": "
                                + request.in(tilesets.get(0).title()),
                        way(page)))
                .append("<ul>\n");
        tilesets.forEach(each -> html.append("<li>"
                + HtmlPage.link(request.page(each.path()), each.set().id()) + " "
                + HtmlPage.text(each.set().title()) + "</li>\n"));
        return html.append("</ul>\n").append(HtmlPage.end()).toString();
    }

    String page(ApiRequest request, Tileset tileset) {
        HtmlPage page = new HtmlPage(request);
        StringBuilder html = new StringBuilder(page.start(title(request, tileset), way(page)));
        html.append("<table>\n")
                .append(HtmlPage.row(
                        request.say("Bộ ma trận ô", "Tile matrix set"),
                        HtmlPage.link(
                                request.page(TileMatrixSetDocuments.path(tileset.set())),
                                tileset.set().id())))
                .append(HtmlPage.row("CRS", HtmlPage.text(tileset.set().crs().name())))
                .append(HtmlPage.row(
                        request.say("Địa chỉ của ô", "Address of a tile"),
                        "<code>"
                                + HtmlPage.text(
                                        request.root() + tileset.tilePath("{tileMatrix}", "{tileRow}", "{tileCol}"))
                                + "</code>"))
                .append(HtmlPage.row(
                        request.say("Các mức", "Levels"), tileset.firstLevel() + "–" + tileset.lastLevel()));
        return html.append("</table>\n").append(HtmlPage.end()).toString();
    }

    private static List<HtmlPage.Crumb> way(HtmlPage page) {
        return List.of(page.home(), page.collections());
    }

    private static String title(ApiRequest request, Tileset tileset) {
        return request.in(tileset.title()) + " – " + request.in(tileset.kind().title()) + ", "
                + tileset.set().id();
    }
}
