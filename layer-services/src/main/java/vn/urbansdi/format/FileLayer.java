package vn.urbansdi.format;

import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsRegistry;

/**
 * One layer of a file.
 *
 * @param name  of the layer in the file, and what stands before the fid in its features' ids: an NCName
 * @param query whose features follow; x stands before y in every file format, whatever the CRS
 */
public record FileLayer(String name, FeatureQuery query) {

    Title title() {
        return query.layer().title();
    }

    /** The CRS of the coordinates. */
    Crs crs() {
        return CrsRegistry.standard().require(query.srid());
    }

    int decimals() {
        return Precision.decimals(crs());
    }
}
