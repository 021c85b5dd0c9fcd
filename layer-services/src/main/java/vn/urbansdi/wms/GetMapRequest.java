package vn.urbansdi.wms;

import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.urbansdi.geo.CrsReference;
import vn.urbansdi.render.MapPicture.StyledLayer;
import vn.urbansdi.render.MapView;

/**
 * A checked GetMap request (OGC 06-042, 7.3), in which axis order no longer matters.
 *
 * @param backgroundRgb {@code 0xRRGGBB}; empty for a transparent picture
 */
record GetMapRequest(CrsReference crs, MapView view, List<StyledLayer> layers, OptionalInt backgroundRgb) {

    MapSheet sheet() {
        return new MapSheet(view.widthPx(), view.heightPx(), view.density(), backgroundRgb, Optional.of(view.extent()));
    }
}
