/**
 * Tiles, of features and of maps: looked up in memory and in the database, made at most once for all who wait for the same one, and
 * given only where a look at the database says that nothing has changed in what they show.
 */
package vn.urbansdi.tile;
