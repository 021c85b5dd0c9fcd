/** The drawing board's geometry: smooth noise, and faces cut by straight lines. Knows of no place. */
package vn.urbansdi.sample.plane;
