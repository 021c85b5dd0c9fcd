/**
 * The command line, the deliveries, and the run of one delivery into one layer: reading, mapping and checking on two
 * threads, writing on a third, with bounded queues between them, so that memory does not grow with the file.
 */
package vn.urbansdi.importer.run;
