/** Accepts a mapped row, or rejects it with a reason that says how to mend it. Nothing is changed here. */
package vn.urbansdi.importer.check;
