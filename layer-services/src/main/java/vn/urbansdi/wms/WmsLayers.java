package vn.urbansdi.wms;

import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.ows.OwsException;
import vn.urbansdi.render.DrawnLayers;
import vn.urbansdi.render.MapPicture.StyledLayer;

/** The names that may stand in {@code LAYERS}: layers, with or without the deployment's prefix, and themes as groups. */
@Component
final class WmsLayers {

    static final int MAX_NAMES = 100;

    private final DrawnLayers drawn;

    WmsLayers(DrawnLayers drawn) {
        this.drawn = drawn;
    }

    /**
     * The layers to draw, first one lowest.
     *
     * @param names as in {@code LAYERS}
     * @param styleNames as in {@code STYLES}, where an empty name means the default too; none at all means the default for each
     * @param filters    of as many names
     * @throws OwsException LayerNotDefined or StyleNotDefined, or if there are too many
     */
    List<StyledLayer> resolve(List<String> names, List<String> styleNames, MapFilters filters) {
        if (names.size() > MAX_NAMES) {
            throw WmsProblems.invalid(
                    "LAYERS", "LAYERS có hơn " + MAX_NAMES + " lớp", "LAYERS names more than " + MAX_NAMES + " layers");
        }
        if (!styleNames.isEmpty() && styleNames.size() != names.size()) {
            throw WmsProblems.invalid(
                    "STYLES",
                    "STYLES phải có đúng một kiểu vẽ cho mỗi lớp của LAYERS",
                    "STYLES must name one style for each of LAYERS");
        }
        for (String style : styleNames) {
            if (!style.isEmpty() && !style.equals(DrawnLayers.STYLE)) {
                throw WmsProblems.styleNotDefined(style);
            }
        }
        List<StyledLayer> resolved = new ArrayList<>();
        for (int i = 0; i < names.size(); i++) {
            for (Layer layer : members(names.get(i))) {
                resolved.add(drawn.styled(layer).matching(filters.of(i, layer)));
            }
        }
        return resolved;
    }

    /**
     * The layer of that name, or the layers of that theme.
     *
     * @throws OwsException LayerNotDefined
     */
    List<Layer> members(String name) {
        List<Layer> members = drawn.members(name);
        if (members.isEmpty()) {
            throw WmsProblems.layerNotDefined(name);
        }
        return members;
    }
}
