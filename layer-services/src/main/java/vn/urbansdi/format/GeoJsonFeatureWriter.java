package vn.urbansdi.format;

import java.io.IOException;
import java.util.List;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsReference;

/**
 * Writes GeoJSON features (RFC 7946, 3.2), x before y in whatever CRS the query asks for unless told otherwise, separated
 * by commas and line breaks. What stands around them is {@link GeoJsonCollection}'s.
 */
public final class GeoJsonFeatureWriter implements FeatureWriter {

    private static final byte[] SEPARATOR = ByteOutput.utf8(",\n");
    private static final byte[] NULL = ByteOutput.utf8("null");
    private static final byte[] TRUE = ByteOutput.utf8("true");
    private static final byte[] FALSE = ByteOutput.utf8("false");
    private static final byte[] GEOMETRY = ByteOutput.utf8(",\"geometry\":");
    private static final byte[] PROPERTIES = ByteOutput.utf8(",\"properties\":{");
    private static final byte[] END = ByteOutput.utf8("}}");

    private final ByteOutput out;
    private final byte[] idStart;
    private final byte[][] names;
    private final AttributeType[] types;
    private final GeoJsonGeometry geometry;
    private final boolean withGeometry;
    private final FeatureSource.Sink further;
    private boolean separate;
    private long written;

    /**
     * @param idPrefix   what stands before the fid in the feature's id: {@code land_parcel.}
     * @param decimals   of the coordinates
     * @param continued  other features stand before these in the same array
     */
    public GeoJsonFeatureWriter(ByteOutput out, FeatureQuery query, String idPrefix, int decimals, boolean continued) {
        this(out, query, idPrefix, decimals, false, continued, "");
    }

    /** A feature without a collection around it: it names its CRS itself. */
    public static GeoJsonFeatureWriter alone(ByteOutput out, FeatureQuery query, String idPrefix, Crs crs) {
        return new GeoJsonFeatureWriter(
                out, query, idPrefix, Precision.decimals(crs), false, false, GeoJsonCollection.crsMember(crs));
    }

    /**
     * In the axis order of a CRS that the client has named (OGC 18-058r1, 6.5): the answer's header says which it is.
     *
     * @param members members of every feature, each with a comma behind it: {@code "links":[…],}
     */
    public static GeoJsonFeatureWriter inAxisOrder(
            ByteOutput out, FeatureQuery query, String idPrefix, CrsReference crs, String members) {
        return new GeoJsonFeatureWriter(
                out, query, idPrefix, Precision.decimals(crs.crs()), crs.northFirst(), false, members);
    }

    /**
     * The same with further members between {@code id} and {@code geometry}.
     *
     * @param further writes them, each with a comma before it, for the feature that it is given
     */
    public static GeoJsonFeatureWriter inAxisOrder(
            ByteOutput out, FeatureQuery query, String idPrefix, CrsReference crs, FeatureSource.Sink further) {
        return new GeoJsonFeatureWriter(
                out, query, idPrefix, Precision.decimals(crs.crs()), crs.northFirst(), false, "", further);
    }

    /**
     * With further members between {@code id} and {@code geometry}.
     *
     * @param decimals of the coordinates, which stand x before y
     * @param further  writes them, each with a comma before it, for the feature that it is given
     */
    static GeoJsonFeatureWriter withFurther(
            ByteOutput out,
            FeatureQuery query,
            String idPrefix,
            int decimals,
            String members,
            FeatureSource.Sink further) {
        return new GeoJsonFeatureWriter(out, query, idPrefix, decimals, false, false, members, further);
    }

    private GeoJsonFeatureWriter(
            ByteOutput out,
            FeatureQuery query,
            String idPrefix,
            int decimals,
            boolean northFirst,
            boolean continued,
            String members) {
        this(out, query, idPrefix, decimals, northFirst, continued, members, feature -> {});
    }

    private GeoJsonFeatureWriter(
            ByteOutput out,
            FeatureQuery query,
            String idPrefix,
            int decimals,
            boolean northFirst,
            boolean continued,
            String members,
            FeatureSource.Sink further) {
        this.out = out;
        this.idStart = ByteOutput.utf8("{\"type\":\"Feature\"," + members + "\"id\":\"" + idPrefix);
        List<Attribute> properties = query.properties();
        this.names = new byte[properties.size()][];
        this.types = new AttributeType[properties.size()];
        for (int i = 0; i < names.length; i++) {
            names[i] =
                    ByteOutput.utf8((i == 0 ? "\"" : ",\"") + properties.get(i).name() + "\":");
            types[i] = properties.get(i).type();
        }
        this.geometry = new GeoJsonGeometry(out, decimals, northFirst);
        this.withGeometry = query.geometry();
        this.further = further;
        this.separate = continued;
    }

    @Override
    public void accept(Feature feature) throws IOException {
        if (separate) {
            out.bytes(SEPARATOR);
        }
        separate = true;
        out.bytes(idStart);
        out.integer(feature.fid());
        out.single('"');
        further.accept(feature);
        out.bytes(GEOMETRY);
        if (withGeometry && feature.wkb() != null) {
            geometry.write(feature.wkb());
        } else {
            out.bytes(NULL);
        }
        out.bytes(PROPERTIES);
        Object[] values = feature.values();
        for (int i = 0; i < names.length; i++) {
            out.bytes(names[i]);
            value(types[i], values[i]);
        }
        out.bytes(END);
        written++;
    }

    @Override
    public long written() {
        return written;
    }

    private void value(AttributeType type, Object value) throws IOException {
        if (value == null) {
            out.bytes(NULL);
            return;
        }
        switch (type) {
            case TEXT -> out.jsonString((String) value);
            case INTEGER -> out.integer((Long) value);
            case BOOLEAN -> out.bytes((Boolean) value ? TRUE : FALSE);
            case DECIMAL -> out.bytes(ByteOutput.utf8(Values.text(value)));
            case DATE, TIMESTAMP -> out.jsonString(Values.text(value));
        }
    }
}
