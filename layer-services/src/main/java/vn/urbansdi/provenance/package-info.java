/** Tells over HTTP from where each value of a feature comes and why it stands: {@code /api/layers/…/provenance}. */
package vn.urbansdi.provenance;
