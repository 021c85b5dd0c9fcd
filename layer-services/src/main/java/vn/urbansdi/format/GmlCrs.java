package vn.urbansdi.format;

import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsReference;

/**
 * The CRS of GML coordinates.
 *
 * @param srsName    as written into the geometry
 * @param northFirst y is written before x
 * @param decimals   of each coordinate
 */
public record GmlCrs(String srsName, boolean northFirst, int decimals) {

    /**
     * The CRS as the client named it. The short form {@code EPSG:n} is answered with the URN: readers do not agree on the
     * short form's axis order.
     */
    public static GmlCrs of(CrsReference reference) {
        Crs crs = reference.crs();
        String name = reference.name();
        boolean unambiguous = name.startsWith("urn:ogc:") || name.startsWith("http");
        String srsName = unambiguous ? name : reference.northFirst() == crs.northFirst() ? crs.urn() : CRS_84;
        return new GmlCrs(srsName, reference.northFirst(), Precision.decimals(crs));
    }

    private static final String CRS_84 = "urn:ogc:def:crs:OGC:1.3:CRS84";
}
