/**
 * From a file's terms to a layer's: which field becomes which attribute, values cast to their types, text decoded and
 * composed, coordinates taken into the layer's CRS, invalid
 * areas repaired by declared rules. What cannot be mapped without guessing becomes a rejection.
 */
package vn.urbansdi.importer.map;
