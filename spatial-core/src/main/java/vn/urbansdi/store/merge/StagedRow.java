package vn.urbansdi.store.merge;

/**
 * One delivered row, mapped and checked. It is written out at once, so that its arrays may be used again for the next
 * row.
 *
 * @param sourceRow  row number in the file, counted from 1, as a person would count
 * @param sourceFile name of the file
 * @param city       city id, or null outside the cities
 * @param values     by position of {@code layer.attributes()}, each null or of its type's {@code javaType()}
 * @param wkb        OGC well-known binary (either byte order, two-dimensional, x before y) in the layer's CRS and of the
 *                   layer's geometry type; null for a row without a place
 */
@SuppressWarnings("ArrayRecordComponent") // a row on the hot path: compared by nobody, copied by nobody
public record StagedRow(long sourceRow, String sourceFile, String city, Object[] values, byte[] wkb) {}
