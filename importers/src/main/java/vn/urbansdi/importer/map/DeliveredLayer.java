package vn.urbansdi.importer.map;

import java.util.List;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.NearNames;

/** The layer that a delivery names. */
public final class DeliveredLayer {

    private DeliveredLayer() {}

    /** @throws DeliveryException with those that may be meant, if the catalog has no such layer */
    public static Layer of(Catalog catalog, String id) {
        return catalog.layer(id).orElseThrow(() -> {
            List<String> known = catalog.layers().stream().map(Layer::id).toList();
            Title near = NearNames.hint(id, known);
            String all = String.join(", ", known);
            return new DeliveryException(
                    "không có lớp \"" + id + "\"" + near.vi() + "; các lớp: " + all + ".",
                    "there is no layer \"" + id + "\"" + near.en() + "; the layers are " + all + ".");
        });
    }
}
