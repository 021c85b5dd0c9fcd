package vn.urbansdi.ogcapi;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.HandlerMapping;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.format.ByteOutput;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.ows.Revalidation;
import vn.urbansdi.tile.TileAnswer;
import vn.urbansdi.tile.TileConditions;
import vn.urbansdi.tile.TileParameters;

/** OGC API – Tiles (OGC 20-057): the tiles of each collection and of all data together, of features and of maps. */
@RestController
final class TilesController {

    private final PublishedCollections collections;
    private final Tilesets tilesets;
    private final TilesetDocuments documents;
    private final TileMatrixSetDocuments matrixSets;
    private final TileParameters conditionsReader;
    private final OgcApiEndpoint endpoint;

    TilesController(
            PublishedCollections collections,
            Tilesets tilesets,
            TilesetDocuments documents,
            TileMatrixSetDocuments matrixSets,
            TileParameters conditionsReader,
            OgcApiEndpoint endpoint) {
        this.collections = collections;
        this.tilesets = tilesets;
        this.documents = documents;
        this.matrixSets = matrixSets;
        this.conditionsReader = conditionsReader;
        this.endpoint = endpoint;
    }

    @GetMapping("/ogc/tileMatrixSets")
    void tileMatrixSets(HttpServletRequest http, HttpServletResponse response) throws IOException {
        endpoint.serve(http, response, () -> {
            ApiRequest request = ApiRequest.read(http, TileMatrixSetDocuments.PATH, Set.of(), ApiRequest.DOCUMENT);
            send(http, response, request, request.isHtml() ? matrixSets.listPage(request) : matrixSets.list(request));
        });
    }

    @GetMapping("/ogc/tileMatrixSets/{id}")
    void tileMatrixSet(@PathVariable String id, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        endpoint.serve(http, response, () -> {
            TileMatrixSet set = matrixSets.require(id);
            ApiRequest request = ApiRequest.read(http, TileMatrixSetDocuments.path(set), Set.of(), ApiRequest.DOCUMENT);
            send(
                    http,
                    response,
                    request,
                    request.isHtml() ? matrixSets.page(request, set) : matrixSets.one(request, set));
        });
    }

    @GetMapping({"/ogc/collections/{name}/tiles", "/ogc/collections/{name}/map/tiles", "/ogc/tiles", "/ogc/map/tiles"})
    void list(@PathVariable(required = false) String name, HttpServletRequest http, HttpServletResponse response)
            throws IOException {
        endpoint.serve(http, response, () -> {
            TilesetKind kind = kind(http);
            List<Tileset> all = tilesets.of(collection(name), kind);
            String path = all.get(0).origin() + kind.path();
            ApiRequest request = ApiRequest.read(http, path, Set.of(), ApiRequest.DOCUMENT);
            send(
                    http,
                    response,
                    request,
                    request.isHtml() ? documents.listPage(request, kind, all) : documents.list(request, all));
        });
    }

    @GetMapping({
        "/ogc/collections/{name}/tiles/{set}",
        "/ogc/collections/{name}/map/tiles/{set}",
        "/ogc/tiles/{set}",
        "/ogc/map/tiles/{set}"
    })
    void tileset(
            @PathVariable(required = false) String name,
            @PathVariable String set,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        endpoint.serve(http, response, () -> {
            Tileset tileset = tilesets.require(collection(name), kind(http), set);
            ApiRequest request = ApiRequest.read(http, tileset.path(), Set.of(), tileset.offers());
            Object document = switch (request.representation()) {
                case HTML -> documents.page(request, tileset);
                case TILE_JSON -> documents.tileJson(request, tileset);
                default -> documents.one(request, tileset);
            };
            send(http, response, request, document);
        });
    }

    @GetMapping({
        "/ogc/collections/{name}/tiles/{set}/{matrix}/{row}/{column}",
        "/ogc/collections/{name}/map/tiles/{set}/{matrix}/{row}/{column}",
        "/ogc/tiles/{set}/{matrix}/{row}/{column}",
        "/ogc/map/tiles/{set}/{matrix}/{row}/{column}"
    })
    void tile(
            @PathVariable(required = false) String name,
            @PathVariable String set,
            @PathVariable String matrix,
            @PathVariable String row,
            @PathVariable String column,
            HttpServletRequest http,
            HttpServletResponse response)
            throws IOException {
        endpoint.serve(http, response, () -> {
            TilesetKind kind = kind(http);
            Tileset tileset = tilesets.require(collection(name), kind, set);
            boolean vector = kind == TilesetKind.VECTOR;
            ApiRequest request =
                    ApiRequest.read(http, tileset.path(), vector ? TileParameters.NAMES : Set.of(), kind.offers());
            TileConditions conditions =
                    vector ? conditionsReader.read(request.parameters(), tileset.layers()) : TileConditions.NONE;
            TileAnswer.send(tilesets.tile(tileset, conditions, matrix, row, column), kind.mediaType(), http, response);
        });
    }

    private Optional<PublishedCollection> collection(String name) {
        return Optional.ofNullable(name).map(collections::require);
    }

    /** By the pattern rather than by the address: a collection may have any name. */
    private static TilesetKind kind(HttpServletRequest http) {
        String pattern = String.valueOf(http.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE));
        return pattern.contains(TilesetKind.MAP.path()) ? TilesetKind.MAP : TilesetKind.VECTOR;
    }

    /** @param document a page, or a tree of JSON */
    private static void send(HttpServletRequest http, HttpServletResponse response, ApiRequest request, Object document)
            throws IOException {
        String type = request.offers().stream()
                .filter(offer -> offer.representation() == request.representation())
                .findFirst()
                .orElseThrow()
                .type();
        response.addHeader("Vary", Representation.VARY);
        String text =
                document instanceof String page ? page : JsonMapper.shared().writeValueAsString(document);
        Revalidation.of(http)
                .send(ByteOutput.utf8(text), request.isHtml() ? Representation.HTML_CONTENT : type, response);
    }
}
