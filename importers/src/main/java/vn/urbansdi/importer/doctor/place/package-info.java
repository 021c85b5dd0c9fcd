/** Where the coordinates of a file are, and in which reference system they can be meant: ranked, with the evidence. */
package vn.urbansdi.importer.doctor.place;
