/** Vector tiles as one file, PMTiles version 3. */
package vn.urbansdi.pmtiles;
