/**
 * Coordinate reference systems, axis order, extents, tile matrix sets and geohash.
 *
 * <p>Inside the product coordinates are x before y (easting, northing; longitude, latitude) in every CRS. Only the
 * protocols turn them, at their border, and only by {@link vn.urbansdi.geo.Crs#northFirst()} and the form in which the
 * CRS was named.
 */
package vn.urbansdi.geo;
