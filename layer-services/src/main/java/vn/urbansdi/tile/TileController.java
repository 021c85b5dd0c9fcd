package vn.urbansdi.tile;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.problem.ProblemException;

/** Plain XYZ vector tiles, {@code /tiles/{names}/{z}/{x}/{y}.mvt}, of a layer, or of several and of groups with commas between. */
@RestController
class TileController {

    private final TileNames names;
    private final TileParameters parameters;
    private final TileService tiles;

    TileController(TileNames names, TileParameters parameters, TileService tiles) {
        this.names = names;
        this.parameters = parameters;
        this.tiles = tiles;
    }

    /** 200 with the tile, 204 where it is empty, 304 where the client has it, 404 where the layers have no such tile. */
    @GetMapping("/tiles/{name}/{zoom}/{x}/{y}.mvt")
    void tile(
            @PathVariable String name,
            @PathVariable int zoom,
            @PathVariable int x,
            @PathVariable int y,
            HttpServletRequest request,
            HttpServletResponse response)
            throws IOException {
        List<Layer> layers = names.require(name).layers();
        TileConditions conditions = parameters.readPlain(request.getParameterMap(), layers);
        Tile tile = tiles.tile(new TileRequest(layers, TileMatrixSet.WEB_MERCATOR_QUAD, zoom, y, x, conditions))
                .orElseThrow(() -> ProblemException.notFound(reason(layers)));
        TileAnswer.send(tile, TileAnswer.VECTOR_TILE, request, response);
    }

    private static Title reason(List<Layer> layers) {
        TileLevels levels = TileLevels.of(layers, TileMatrixSet.WEB_MERCATOR_QUAD);
        String zooms = levels.first() + "–" + levels.last();
        return new Title(
                "Không có ô bản đồ này: có ô ở các mức thu phóng " + zooms + ", x và y từ 0 đến 2^z - 1.",
                "There is no such tile: there are tiles at the zoom levels " + zooms + ", x and y from 0 to 2^z - 1.");
    }
}
