package vn.urbansdi.tile;

import org.springframework.context.annotation.Import;
import vn.urbansdi.ows.LayerExtents;
import vn.urbansdi.render.DrawnLayers;
import vn.urbansdi.render.RenderGate;

/** What makes and keeps tiles, without what serves them: for programs that have no clients. */
@Import({
    DrawnLayers.class,
    LayerExtents.class,
    RenderGate.class,
    Looks.class,
    LastingTiles.class,
    TileCache.class,
    MapTiles.class,
    TileMaker.class,
    TileService.class,
    Seeder.class
})
public final class TileParts {}
