/**
 * Proposes what a person would otherwise have to look up: which field means which attribute, and which layer a file is for.
 * A proposal says what it rests on; where two are about as good, neither is taken.
 */
package vn.urbansdi.importer.doctor.names;
