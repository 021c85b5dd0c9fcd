/** Shows a diagnosis: in a terminal, and as one HTML page with a map that needs nothing from anywhere else. */
package vn.urbansdi.importer.doctor.report;
