/**
 * Web Feature Service 2.0.0 (OGC 09-025r2), 1.1.0 (OGC 04-094) and, without locks, 1.0.0 (OGC 02-058): features of every layer that
 * the catalog publishes on WFS. Feature ids are {@code <local name>.<fid>}, an NCName, so that they serve as {@code gml:id} as
 * they are; attributes that the public may not see exist in no schema, answer, filter or order.
 */
package vn.urbansdi.wfs;
