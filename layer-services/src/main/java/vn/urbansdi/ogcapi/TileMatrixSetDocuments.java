package vn.urbansdi.ogcapi;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.DoubleStream;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.TileMatrix;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.problem.ProblemException;

/** The tile matrix sets (OGC 20-057, 6.4), as trees of JSON (OGC 17-083r4, annex B) and as pages. */
@Component
final class TileMatrixSetDocuments {

    static final String PATH = "/tileMatrixSets";

    private final Deployment deployment;

    TileMatrixSetDocuments(Catalog catalog) {
        this.deployment = catalog.deployment();
    }

    static String path(TileMatrixSet set) {
        return PATH + "/" + set.id();
    }

    /** @throws ProblemException 404 */
    TileMatrixSet require(String id) {
        return deployment
                .tileMatrixSet(id)
                .orElseThrow(() -> ProblemException.notFound(
                        new Title("Không có bộ ma trận ô ấy.", "There is no such tile matrix set.")));
    }

    Map<String, Object> list(ApiRequest request) {
        List<Object> sets = new ArrayList<>();
        for (TileMatrixSet set : deployment.tileMatrixSets()) {
            Map<String, Object> document = head(set);
            document.put("links", List.of(new Link(request.root() + path(set), "self", Documents.JSON, set.title())));
            sets.add(document);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("links", request.selfLinks());
        document.put("tileMatrixSets", sets);
        return document;
    }

    Map<String, Object> one(ApiRequest request, TileMatrixSet set) {
        Map<String, Object> document = head(set);
        document.put("orderedAxes", axes(set));
        set.wellKnownScaleSet().ifPresent(uri -> document.put("wellKnownScaleSet", uri));
        document.put(
                "tileMatrices",
                set.matrices().stream().map(matrix -> matrix(set, matrix)).toList());
        document.put("links", request.selfLinks());
        return document;
    }

    private static Map<String, Object> head(TileMatrixSet set) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", set.id());
        document.put("title", set.title());
        set.uri().ifPresent(uri -> document.put("uri", uri));
        document.put("crs", set.crs().name());
        return document;
    }

    private static List<String> axes(TileMatrixSet set) {
        List<String> eastFirst = set.crs().crs().geographic() ? List.of("Lon", "Lat") : List.of("E", "N");
        return set.crs().northFirst() ? List.of(eastFirst.get(1), eastFirst.get(0)) : eastFirst;
    }

    private static Map<String, Object> matrix(TileMatrixSet set, TileMatrix matrix) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("id", matrix.id());
        document.put("scaleDenominator", matrix.scaleDenominator());
        document.put("cellSize", matrix.cellSize());
        document.put("cornerOfOrigin", "topLeft");
        document.put(
                "pointOfOrigin", DoubleStream.of(set.corner(matrix)).boxed().toList());
        document.put("tileWidth", TileMatrix.TILE_PX);
        document.put("tileHeight", TileMatrix.TILE_PX);
        document.put("matrixWidth", matrix.width());
        document.put("matrixHeight", matrix.height());
        return document;
    }

    String listPage(ApiRequest request) {
        HtmlPage page = new HtmlPage(request);
        StringBuilder html = new StringBuilder(page.start(title(request), List.of(page.home()))).append("<ul>\n");
        deployment
                .tileMatrixSets()
                .forEach(set -> html.append("<li>")
                        .append(HtmlPage.link(request.page(path(set)), set.id()))
                        .append(" " + HtmlPage.text(set.title()) + "</li>\n"));
        return html.append("</ul>\n").append(HtmlPage.end()).toString();
    }

    String page(ApiRequest request, TileMatrixSet set) {
        HtmlPage page = new HtmlPage(request);
        double[] corner = set.corner(set.matrices().get(0));
        StringBuilder html = new StringBuilder(
                page.start(set.id(), List.of(page.home(), new HtmlPage.Crumb(request.page(PATH), title(request)))));
        html.append("<table>\n" + HtmlPage.row("CRS", HtmlPage.text(set.crs().name())))
                .append(HtmlPage.row(
                        request.say("Góc trên bên trái", "Upper left corner"), corner[0] + ", " + corner[1]))
                .append("</table>\n<div class=\"wide\"><table>\n<thead><tr><th>id</th><th>"
                        + request.say("Mẫu số tỷ lệ", "Scale denominator") + "</th><th>"
                        + request.say("Cỡ điểm ảnh", "Cell size") + "</th><th>"
                        + request.say("Số ô", "Tiles") + "</th></tr></thead>\n<tbody>\n");
        set.matrices()
                .forEach(matrix -> html.append("<tr><td>" + matrix.id() + "</td><td>" + matrix.scaleDenominator()
                        + "</td><td>" + matrix.cellSize() + "</td><td>" + matrix.width() + " × " + matrix.height()
                        + "</td></tr>\n"));
        return html.append("</tbody></table></div>\n").append(HtmlPage.end()).toString();
    }

    static String title(ApiRequest request) {
        return request.say("Các bộ ma trận ô", "Tile matrix sets");
    }
}
