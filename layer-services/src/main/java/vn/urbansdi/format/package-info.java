/**
 * Writes features, one at a time as they come from a source, in memory that does not grow with their number. Coordinates
 * go from the bytes of the geometry (WKB) straight into the bytes of the answer; nothing is allocated for them. Rings are
 * written with the area on their left: outer ones counter-clockwise, inner ones clockwise (RFC 7946, 3.1.6).
 */
package vn.urbansdi.format;
