/**
 * What rows are to one another: the same geometry, the same key, polygons that overlap or leave gaps. Memory is bounded: what
 * lies beyond a bound is not looked at, and the report says so.
 */
package vn.urbansdi.importer.doctor.shape;
