/**
 * Vector tiles over HTTP: looked up in a bounded cache, made at most once for all who wait for the same one, and
 * forgotten when the database says that their layer has changed.
 */
package vn.urbansdi.tile;
