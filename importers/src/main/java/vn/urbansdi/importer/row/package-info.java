/**
 * The rows of a delivery and what can be said of them: the nouns that the stages of an import hand to one another. A file
 * becomes {@link vn.urbansdi.importer.row.SourceRow}s in {@code read}, {@link vn.urbansdi.importer.row.MappedRow}s in
 * {@code map}, accepted rows or {@link vn.urbansdi.importer.row.Rejection}s in {@code check}; {@code merge} says how they
 * meet what is stored, and {@code run} joins the stages. The stages know these nouns and the spatial core, never one
 * another.
 */
package vn.urbansdi.importer.row;
