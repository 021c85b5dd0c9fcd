package vn.urbansdi.tile;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.problem.ProblemException;

/** Plain XYZ vector tiles: {@code /tiles/{layer}/{z}/{x}/{y}.mvt}. */
@RestController
class TileController {

    private final TileService tiles;

    TileController(TileService tiles) {
        this.tiles = tiles;
    }

    /** 200 with the tile, 204 where it is empty, 304 where the client has it, 404 where the layer has no such tile. */
    @GetMapping("/tiles/{layer}/{zoom}/{x}/{y}.mvt")
    void tile(
            @PathVariable String layer,
            @PathVariable int zoom,
            @PathVariable int x,
            @PathVariable int y,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        Tile tile = tiles.tile(layer, zoom, x, y).orElseThrow(() -> ProblemException.notFound(reason(layer)));
        TileAnswer.send(tile, TileAnswer.VECTOR_TILE, request, response);
    }

    private Title reason(String layer) {
        return tiles.zooms(layer)
                .map(zooms -> new Title(
                        "Không có ô bản đồ này: lớp có ô ở các mức thu phóng " + zooms + ", x và y từ 0 đến 2^z - 1.",
                        "There is no such tile: the layer has tiles at the zoom levels " + zooms
                                + ", x and y from 0 to 2^z - 1."))
                .orElse(new Title(
                        "Không có ô bản đồ này: không lớp nào tên như vậy có ô.",
                        "There is no such tile: no layer of that name has tiles."));
    }
}
