/**
 * OGC API – Features under {@code /ogc}: Part 1, Core (OGC 17-069r4) with GeoJSON, HTML and OpenAPI 3.0, and Part 2,
 * Coordinate Reference Systems by Reference (OGC 18-058r1). Everything follows from the catalog; pages are found by feature
 * id, so that the last one is as fast as the first.
 */
package vn.urbansdi.ogcapi;
