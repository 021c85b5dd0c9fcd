package vn.urbansdi.tile;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.ows.Addresses;
import vn.urbansdi.ows.OwsRequest;
import vn.urbansdi.ows.Revalidation;
import vn.urbansdi.problem.ProblemException;

/**
 * The plain vector tiles described for programs: {@code /tiles/{names}.json}, and how to draw them:
 * {@code /tiles/style.json} with the letters that it needs.
 */
@RestController
final class TileJsonController {

    private static final String GLYPHS = "application/x-protobuf";

    private final TileNames names;
    private final TileJson tileJson;
    private final MapStyle style;
    private final Glyphs glyphs;

    TileJsonController(TileNames names, TileJson tileJson, MapStyle style, Glyphs glyphs) {
        this.names = names;
        this.tileJson = tileJson;
        this.style = style;
        this.glyphs = glyphs;
    }

    /** 200 with TileJSON, 404 where no layer of that name has tiles. */
    @GetMapping("/tiles/{name}.json")
    void tileJson(
            @PathVariable String name,
            @RequestParam(defaultValue = "vi") String lang,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        TileNames.Named named = names.require(name);
        String tiles = root(request) + "/" + segment(named.layers()) + "/{z}/{x}/{y}.mvt";
        send(tileJson.vector(named.title(), named.layers(), tiles, language(lang)), request, response);
    }

    @GetMapping("/tiles/style.json")
    void style(@RequestParam(defaultValue = "vi") String lang, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        send(style.document(root(request), language(lang)), request, response);
    }

    /** 200 with the letters of a range such as {@code 0-255}, 404 for a font that is not here. */
    @GetMapping("/tiles/fonts/{fonts}/{range}.pbf")
    void glyphs(
            @PathVariable String fonts,
            @PathVariable String range,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Tile letters = Optional.of(range)
                .filter(text -> text.matches("[0-9]{1,5}-[0-9]{1,5}"))
                .map(text -> Integer.parseInt(text.substring(0, text.indexOf('-'))))
                .filter(first -> first % Glyphs.RANGE == 0
                        && first / Glyphs.RANGE <= Glyphs.LAST_RANGE
                        && range.endsWith("-" + (first + Glyphs.RANGE - 1)))
                .flatMap(first -> glyphs.range(fonts, first / Glyphs.RANGE))
                .orElseThrow(() -> ProblemException.notFound(new Title(
                        "Không có phông hoặc khoảng chữ ấy; khoảng đầu là 0-255.",
                        "There is no such font or range of letters; the first range is 0-255.")));
        TileAnswer.send(letters, GLYPHS, request, response);
    }

    /** Of the TileJSON of layers together. */
    static String address(String root, List<Layer> layers) {
        return root + "/" + segment(layers) + ".json";
    }

    private static String segment(List<Layer> layers) {
        return layers.stream().map(layer -> Addresses.segment(layer.id())).collect(Collectors.joining(","));
    }

    private static String root(HttpServletRequest request) {
        return OwsRequest.baseUrl(request) + "/tiles";
    }

    private static void send(Map<String, Object> document, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        byte[] json = JsonMapper.shared().writeValueAsBytes(document);
        Revalidation.of(request).send(json, "application/json", response);
    }

    private static String language(String asked) {
        if (!asked.equals("vi") && !asked.equals("en")) {
            throw ProblemException.badRequest(
                    new Title("lang chỉ có thể là vi hoặc en.", "lang can only be vi or en."));
        }
        return asked;
    }
}
