/**
 * One reader per file format, each a stream of {@link vn.urbansdi.importer.row.SourceRow}s in constant memory.
 *
 * <p>Files are hostile until read: every length and count is checked against the bytes that are there before anything is
 * allocated, and a file that contradicts itself ends in a {@link vn.urbansdi.importer.row.DeliveryException} that names the
 * file, the row and what to do. A row that can be told from its neighbours but not understood becomes a rejection.
 */
package vn.urbansdi.importer.read;
