package vn.urbansdi.tile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.ChangedAreas;
import vn.urbansdi.feature.ChangedAreas.Change;
import vn.urbansdi.geo.Extent;

/**
 * What a tile was made from: whatever changes within {@code ground} in one of the layers may change it, and nothing else does. No
 * layers: what does not change, such as a state of the past.
 */
final class Seen {

    private final List<Layer> layers;
    private final Extent ground;
    private final ChangedAreas areas;
    private final Map<String, Optional<Extent>> boxes = new HashMap<>();

    /** @param ground with all from which marks and labels reach into the tile, in any CRS */
    Seen(List<Layer> layers, Extent ground, ChangedAreas areas) {
        this.layers = List.copyOf(layers);
        this.ground = ground;
        this.areas = areas;
    }

    List<Layer> layers() {
        return layers;
    }

    Extent ground() {
        return ground;
    }

    /** Whether the change, which is one of a layer seen, may show. */
    boolean isTouchedBy(Change change) {
        Optional<Extent> box = box(change.layer().orElseThrow());
        return box.isPresent()
                && change.areas()
                        .map(changed -> changed.stream().anyMatch(box.get()::intersects))
                        .orElse(true);
    }

    /** In the layer's CRS; empty where none of its features can lie. Found out once somebody asks: most tiles nothing touches. */
    synchronized Optional<Extent> box(Layer layer) {
        return boxes.computeIfAbsent(layer.id(), ignored -> areas.searched(layer, ground));
    }
}
