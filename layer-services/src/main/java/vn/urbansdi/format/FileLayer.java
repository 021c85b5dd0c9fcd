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

    private static final int WGS_84 = 4326;

    Title title() {
        return query.layer().title();
    }

    /** The CRS of the coordinates. */
    Crs crs() {
        return CrsRegistry.standard().require(query.srid());
    }

    /**
     * The name of a CRS for coordinates of a file, x before y: where its own order is another, the name that GML 2 gave to it, which
     * says so to every reader.
     */
    public static String crsName(Crs crs) {
        if (crs.srid() == WGS_84) {
            return "http://www.opengis.net/def/crs/OGC/1.3/CRS84";
        }
        return crs.northFirst() ? "http://www.opengis.net/gml/srs/epsg.xml#" + crs.srid() : crs.uri();
    }

    int decimals() {
        return Precision.decimals(crs());
    }
}
