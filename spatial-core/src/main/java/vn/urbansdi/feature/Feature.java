package vn.urbansdi.feature;

/**
 * One feature as it comes from a source.
 *
 * @param fid    identifier within the layer, stable for ever
 * @param values in the order of {@link FeatureQuery#properties()}, each null or of its attribute's
 *               {@link vn.urbansdi.catalog.AttributeType#javaType()}
 * @param wkb    the geometry as OGC well-known binary (OGC 06-103r4, 8.2), x before y, in {@link FeatureQuery#srid()}; null
 *               where the query asked for none. Kept as bytes until somebody needs more.
 */
@SuppressWarnings("ArrayRecordComponent") // a row on the hot path: compared by nobody, copied by nobody
public record Feature(long fid, Object[] values, byte[] wkb) {}
