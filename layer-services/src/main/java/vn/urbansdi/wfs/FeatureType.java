package vn.urbansdi.wfs;

import java.util.List;
import java.util.OptionalLong;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.format.GmlNames;

/**
 * A layer as WFS publishes it.
 *
 * @param prefix    of the deployment's namespace
 * @param namespace the deployment's
 * @param localName an NCName; the layer's id without the deployment's prefix, {@code cite:Lakes} becoming {@code Lakes}
 */
record FeatureType(Layer layer, String prefix, String namespace, String localName) {

    /** Name of the geometry property. */
    static final String GEOMETRY = "geom";

    /** {@code sdi:land_parcel}. */
    String name() {
        return prefix + ":" + localName;
    }

    GmlNames gmlNames() {
        return new GmlNames(prefix, namespace, localName, GEOMETRY);
    }

    /** The attributes that everybody may see, in the order of the schema. */
    List<Attribute> attributes() {
        return layer.publicAttributes();
    }

    /** The fid in a feature id of this type; empty if the id is not of this type. */
    OptionalLong fid(String resourceId) {
        String bare = resourceId.startsWith(prefix + ":") ? resourceId.substring(prefix.length() + 1) : resourceId;
        String start = localName + ".";
        if (!bare.startsWith(start) || !bare.substring(start.length()).matches("[0-9]{1,18}")) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(Long.parseLong(bare.substring(start.length())));
    }
}
