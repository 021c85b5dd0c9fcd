package vn.urbansdi.geo;

/**
 * A coordinate reference system that the service can read and serve.
 *
 * @param srid       EPSG code
 * @param name       the authority's name, "VN-2000 / TM-3 107-45"
 * @param geographic coordinates are degrees of longitude and latitude
 * @param northFirst the authority's first axis is latitude or northing: what WMS 1.3.0 and WFS 2.0 put on the wire
 * @param projText   PROJ definition, the datum shift included
 * @param areaOfUse  where the CRS may be used, longitude and latitude in WGS 84 (EPSG:4326)
 */
public record Crs(int srid, String name, boolean geographic, boolean northFirst, String projText, Extent areaOfUse) {

    /** {@code EPSG:5899}. */
    public String code() {
        return "EPSG:" + srid;
    }

    /** {@code urn:ogc:def:crs:EPSG::5899} (OGC 07-092r3). */
    public String urn() {
        return "urn:ogc:def:crs:EPSG::" + srid;
    }

    /** {@code http://www.opengis.net/def/crs/EPSG/0/5899} (OGC 07-092r3). */
    public String uri() {
        return "http://www.opengis.net/def/crs/EPSG/0/" + srid;
    }
}
