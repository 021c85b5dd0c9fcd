/** Pictures of the ground as GeoTIFF (OGC 19-008r4). */
package vn.urbansdi.tiff;
