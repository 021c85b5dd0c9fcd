/**
 * Web Feature Service 2.0.0 (OGC 09-025r1), read only: features of every layer that the catalog publishes on WFS, as GML 3.2
 * and GeoJSON. Feature ids are {@code <local name>.<fid>}, an NCName, so that they serve as {@code gml:id} as they are;
 * attributes that the public may not see exist in no schema, answer, filter or order.
 */
package vn.urbansdi.wfs;
