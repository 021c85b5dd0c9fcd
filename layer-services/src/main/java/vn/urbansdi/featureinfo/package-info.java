/** What a place on a map shows, as WMS and WMTS tell it: found by {@code render}, written in the same forms by both. */
package vn.urbansdi.featureinfo;
