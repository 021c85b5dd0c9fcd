/**
 * Tiles, of features and of maps: looked up in a bounded cache, made at most once for all who wait for the same one, and
 * forgotten when the database says that one of their layers has changed.
 */
package vn.urbansdi.tile;
