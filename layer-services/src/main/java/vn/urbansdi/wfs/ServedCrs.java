package vn.urbansdi.wfs;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsRegistry;

/** The CRS in which layers are served: their own, those of the deployment, and WGS 84. */
final class ServedCrs {

    private static final int WGS_84 = 4326;

    private final Catalog catalog;

    ServedCrs(Catalog catalog) {
        this.catalog = catalog;
    }

    Crs own(Layer layer) {
        return CrsRegistry.standard().require(layer.geometry().srid());
    }

    /** All but the layer's own. */
    List<Crs> others(Layer layer) {
        Set<Integer> others = new LinkedHashSet<>(catalog.deployment().crs());
        others.add(WGS_84);
        others.remove(layer.geometry().srid());
        return others.stream().map(CrsRegistry.standard()::require).toList();
    }

    boolean contains(Layer layer, int srid) {
        return srid == layer.geometry().srid() || others(layer).stream().anyMatch(crs -> crs.srid() == srid);
    }
}
