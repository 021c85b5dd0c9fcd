/** Writes each city's files in the formats, names, CRS and encodings of its departments, with their delivery descriptions. */
package vn.urbansdi.sample.deliver;
