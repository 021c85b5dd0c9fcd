/** Measures how good a layer is after each run (ISO 19157), keeps it with the run, and reads it back. */
package vn.urbansdi.store.quality;
