package vn.urbansdi.render;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.Filter;
import vn.urbansdi.style.CompiledStyle;

/**
 * What to paint.
 *
 * @param layers        drawn in order, later ones above
 * @param backgroundRgb {@code 0xRRGGBB}; empty for a transparent picture
 * @param piece         whether it is laid beside others of the same map: then an area that lies in several of them has its name in
 *                      one, not in each
 */
public record MapPicture(MapView view, List<StyledLayer> layers, OptionalInt backgroundRgb, boolean piece) {

    /** A picture by itself. */
    public MapPicture(MapView view, List<StyledLayer> layers, OptionalInt backgroundRgb) {
        this(view, layers, backgroundRgb, false);
    }

    public MapPicture {
        layers = List.copyOf(layers);
    }

    public record StyledLayer(Layer layer, CompiledStyle style, Filter filter, Optional<Instant> asOf) {

        /** As the layer is now. */
        public StyledLayer(Layer layer, CompiledStyle style, Filter filter) {
            this(layer, style, filter, Optional.empty());
        }

        /** Only what matches another filter besides. */
        public StyledLayer matching(Filter more) {
            return new StyledLayer(layer, style, filter.and(more), asOf);
        }

        /** With larger or smaller symbols and letters. */
        public StyledLayer magnified(double factor) {
            return new StyledLayer(layer, style.magnified(factor), filter, asOf);
        }

        /** As the layer was at that moment. */
        public StyledLayer at(Optional<Instant> moment) {
            return new StyledLayer(layer, style, filter, moment);
        }
    }
}
