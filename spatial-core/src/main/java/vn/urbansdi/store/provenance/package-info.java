/**
 * From where the values of a feature come: read back from its versions, what sources said, and the runs. Nothing is kept
 * for it beside what merging and undo need anyway.
 */
package vn.urbansdi.store.provenance;
