package vn.urbansdi.ogcapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.tile.TileParameters;

/** Tiles and tile matrix sets in the API's definition. */
final class OpenApiTiles {

    private final ApiRequest request;
    private final OpenApiParameters parameters;

    OpenApiTiles(ApiRequest request, OpenApiParameters parameters) {
        this.request = request;
        this.parameters = parameters;
    }

    Map<String, Object> matrixSets(List<TileMatrixSet> sets) {
        Map<String, Object> list = OpenApiDocument.operation(
                "tileMatrixSets", "Capabilities", TileMatrixSetDocuments.title(request), parameters.common());
        list.put("responses", OpenApiDocument.responses(Documents.JSON, Map.of("type", "object"), request));
        Map<String, Object> one = OpenApiDocument.operation(
                "tileMatrixSet",
                "Capabilities",
                request.say("Một bộ ma trận ô", "A tile matrix set"),
                with(List.of(set(sets)), parameters.common()));
        one.put("responses", OpenApiDocument.responses(Documents.JSON, Map.of("type", "object"), request));
        Map<String, Object> paths = new LinkedHashMap<>();
        paths.put(TileMatrixSetDocuments.PATH, Map.of("get", list));
        paths.put(TileMatrixSetDocuments.PATH + "/{tileMatrixSetId}", Map.of("get", one));
        return paths;
    }

    /**
     * @param origin path of the collection, or of the landing page
     * @param name   that no other operation begins with
     * @param title  of the collection, or of the service
     */
    Map<String, Object> paths(String origin, String name, String title, TilesetKind kind, List<TileMatrixSet> sets) {
        String id = name + "." + kind.dataType() + ".";
        String summary = request.in(kind.title()) + ": " + title;
        Map<String, Object> list =
                OpenApiDocument.operation(id + "getTileSetsList", "Tiles", summary, parameters.common());
        list.put("responses", OpenApiDocument.responses(Documents.JSON, Map.of("type", "object"), request));
        Map<String, Object> one = OpenApiDocument.operation(
                id + "getTileSet",
                "Tiles",
                request.say("Mô tả bộ ô. ", "Description of the tileset. ") + summary,
                List.of(
                        set(sets),
                        format(Tileset.DOCUMENT_AND_TILE_JSON),
                        OpenApiParameters.references(List.of(ApiRequest.LANGUAGE))
                                .get(0)));
        one.put("responses", OpenApiDocument.responses(Documents.JSON, Map.of("type", "object"), request));
        Map<String, Object> tile = OpenApiDocument.operation(
                id + "getTile",
                "Tiles",
                request.say("Một ô. ", "A tile. ") + summary,
                with(
                        List.of(
                                set(sets),
                                path("tileMatrix", request.say("Mức", "Level"), Map.of("type", "string")),
                                path("tileRow", request.say("Hàng, từ bắc", "Row, from the north"), position()),
                                path("tileCol", request.say("Cột, từ tây", "Column, from the west"), position()),
                                format(kind.offers())),
                        kind == TilesetKind.VECTOR
                                ? OpenApiParameters.references(
                                        TileParameters.NAMES.stream().sorted().toList())
                                : List.of()));
        tile.put("responses", tileResponses(kind));
        Map<String, Object> paths = new LinkedHashMap<>();
        String tilesets = origin + kind.path();
        paths.put(tilesets, Map.of("get", list));
        paths.put(tilesets + "/{tileMatrixSetId}", Map.of("get", one));
        paths.put(tilesets + "/{tileMatrixSetId}/{tileMatrix}/{tileRow}/{tileCol}", Map.of("get", tile));
        return paths;
    }

    private Map<String, Object> tileResponses(TilesetKind kind) {
        Map<String, Object> content =
                Map.of(kind.mediaType(), Map.of("schema", Map.of("type", "string", "format", "binary")));
        Map<String, Object> responses = new LinkedHashMap<>();
        responses.put("200", Map.of("description", request.in(kind.title()), "content", content));
        if (kind == TilesetKind.VECTOR) {
            responses.put("204", Map.of("description", request.say("Ô trống", "The tile is empty")));
        }
        for (String status : List.of("400", "404", "406", "500", "503")) {
            responses.put(status, Map.of("$ref", "#/components/responses/Problem"));
        }
        return responses;
    }

    private Map<String, Object> set(List<TileMatrixSet> sets) {
        List<String> ids = sets.stream().map(TileMatrixSet::id).toList();
        return path(
                "tileMatrixSetId",
                request.say("Bộ ma trận ô", "Tile matrix set"),
                Map.of("type", "string", "enum", ids));
    }

    private Map<String, Object> format(List<Representation.Offer> offers) {
        List<String> values =
                offers.stream().map(offer -> offer.representation().parameter()).toList();
        return OpenApiParameters.query(
                ApiRequest.FORMAT,
                request.say("Dạng trả về", "Form of the answer"),
                Map.of("type", "string", "enum", values));
    }

    private static Map<String, Object> position() {
        return Map.of("type", "integer", "minimum", 0);
    }

    private static Map<String, Object> path(String name, String description, Map<String, Object> schema) {
        Map<String, Object> parameter = new LinkedHashMap<>();
        parameter.put("name", name);
        parameter.put("in", "path");
        parameter.put("required", true);
        parameter.put("description", description);
        parameter.put("schema", schema);
        return parameter;
    }

    private static List<Object> with(List<Object> some, List<Object> others) {
        return new ArrayList<>(Stream.concat(some.stream(), others.stream()).toList());
    }
}
