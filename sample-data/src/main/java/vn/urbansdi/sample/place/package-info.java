/** What is known of the four cities beforehand: wards, outlines, shores, main roads, rivers and names of streets. */
package vn.urbansdi.sample.place;
