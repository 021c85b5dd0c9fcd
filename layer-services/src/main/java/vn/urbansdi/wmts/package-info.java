/**
 * Web Map Tile Service 1.0.0 (OGC 07-057r7), by key-value pairs and by addresses. Its tiles are the pictures of WMS, cut along
 * the deployment's tile matrix sets.
 */
package vn.urbansdi.wmts;
