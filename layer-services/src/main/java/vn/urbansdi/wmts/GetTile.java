package vn.urbansdi.wmts;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.stereotype.Component;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.Revalidation;
import vn.urbansdi.tile.MapTiles;
import vn.urbansdi.tile.TileAnswer;

/** GetTile (OGC 07-057r7, 7.2). */
@Component
final class GetTile {

    private final TileReader reader;
    private final MapTiles tiles;

    GetTile(TileReader reader, MapTiles tiles) {
        this.reader = reader;
        this.tiles = tiles;
    }

    void handle(KvpRequest kvp, Revalidation revalidation, HttpServletResponse response) throws IOException {
        TileAnswer.send(tiles.tile(reader.read(kvp)), TileAnswer.PNG, false, revalidation, response);
    }
}
