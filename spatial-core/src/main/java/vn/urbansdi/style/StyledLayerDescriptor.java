package vn.urbansdi.style;

import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.Filter;

/**
 * What a user wants drawn, and how (OGC 05-078r4, 11; OGC 02-070, 6).
 *
 * @param layers drawn in order, later ones above
 */
public record StyledLayerDescriptor(List<NamedLayer> layers) {

    public StyledLayerDescriptor {
        layers = List.copyOf(layers);
    }

    /**
     * @param name   as it was written
     * @param layers the layer of that name, or those of a group
     * @param filter which of the features; of groups always all
     * @param styles one above the other; none for the default
     */
    public record NamedLayer(String name, List<Layer> layers, Filter filter, List<Choice> styles) {

        public NamedLayer {
            layers = List.copyOf(layers);
            styles = List.copyOf(styles);
        }
    }

    /** One of the server's styles by its name, or one that is described here. */
    public sealed interface Choice {

        /** May be absent in a {@link User}. */
        Optional<String> name();

        record Named(Optional<String> name) implements Choice {}

        /** @param isDefault stands for the layer where no style is named */
        record User(Optional<String> name, boolean isDefault, CompiledStyle style) implements Choice {}
    }
}
