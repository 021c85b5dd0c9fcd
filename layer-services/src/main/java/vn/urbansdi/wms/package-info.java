/**
 * Web Map Service 1.3.0 (OGC 06-042) and 1.1.1 (OGC 01-068r3), with GetLegendGraphic of the SLD profile (OGC 05-078r4).
 * The two versions differ in names and in axis order; both are settled when a request is read, and nothing behind it knows.
 */
package vn.urbansdi.wms;
