package vn.urbansdi.feature;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Attribute;

/**
 * What an edit says of a feature.
 *
 * @param attributes   values by attribute, each of the class of its type, or null to empty it
 * @param saysGeometry whether {@code geometry} is part of the edit
 * @param geometry     in any CRS that its SRID names, x before y; null to leave the feature without one
 */
public record NewValues(Map<Attribute, Object> attributes, boolean saysGeometry, Geometry geometry) {

    public NewValues {
        attributes = Collections.unmodifiableMap(new LinkedHashMap<>(attributes));
        if (!saysGeometry && geometry != null) {
            throw new IllegalArgumentException("a geometry that is not said");
        }
    }
}
