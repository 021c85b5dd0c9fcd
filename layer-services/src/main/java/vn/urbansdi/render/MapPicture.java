package vn.urbansdi.render;

import java.util.List;
import java.util.OptionalInt;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.style.CompiledStyle;

/**
 * What to paint.
 *
 * @param layers        drawn in order, later ones above
 * @param backgroundRgb {@code 0xRRGGBB}; empty for a transparent picture
 */
public record MapPicture(MapView view, List<StyledLayer> layers, OptionalInt backgroundRgb) {

    public MapPicture {
        layers = List.copyOf(layers);
    }

    public record StyledLayer(Layer layer, CompiledStyle style, Filter filter) {}
}
