package vn.urbansdi.format;

import java.io.IOException;
import java.util.List;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;

/**
 * Writes features as objects of GML, in one of its dialects: the attributes in order, then the geometry. A null attribute is
 * left out.
 */
public final class GmlFeatureWriter implements FeatureWriter {

    private final ByteOutput out;
    private final byte[] start;
    private final byte[] idEnd;
    private final byte[] end;
    private final byte[][] open;
    private final byte[][] close;
    private final int[] order;
    private final AttributeType[] types;
    private final byte[] openGeometry;
    private final byte[] closeGeometry;
    private final GeometryWriter geometry;
    private final WkbCursor cursor = new WkbCursor();
    private final boolean withGeometry;
    private long written;

    /**
     * @param before     markup before each feature, such as {@code <wfs:member>}
     * @param attributes further attributes of each feature's element, such as namespace declarations
     * @param after      markup after each feature
     * @param crs        how coordinates are written, and the name under which they are understood
     */
    public GmlFeatureWriter(
            ByteOutput out,
            FeatureQuery query,
            GmlNames names,
            GmlCrs crs,
            GmlDialect dialect,
            String before,
            String attributes,
            String after) {
        this.out = out;
        this.start = ByteOutput.utf8(
                before + "<" + names.qualified() + attributes + " " + dialect.id() + "=\"" + names.idPrefix());
        this.idEnd = ByteOutput.utf8("\">");
        this.end = ByteOutput.utf8("</" + names.qualified() + ">" + after + "\n");
        List<Attribute> properties = query.properties();
        this.open = new byte[properties.size()][];
        this.close = new byte[properties.size()][];
        this.types = new AttributeType[properties.size()];
        this.order = GmlProperties.order(query.layer(), properties, dialect);
        for (int i = 0; i < open.length; i++) {
            GmlProperties.Element element = GmlProperties.element(query.layer(), properties.get(i), names, dialect);
            open[i] = ByteOutput.utf8(element.open());
            close[i] = ByteOutput.utf8(element.close());
            types[i] = properties.get(i).type();
        }
        String name = names.prefix() + ":" + names.geometry();
        this.openGeometry = ByteOutput.utf8("<" + name + ">");
        this.closeGeometry = ByteOutput.utf8("</" + name + ">");
        if (dialect == GmlDialect.V2_1_2) {
            TupleGeometry tuples = TupleGeometry.gml2(out, crs);
            this.geometry = (fid, wkb) -> tuples.write(wkb);
        } else {
            this.geometry = new GmlGeometry(out, crs, names.idPrefix(), dialect)::write;
        }
        this.withGeometry = query.geometry();
    }

    @Override
    public void accept(Feature feature) throws IOException {
        out.bytes(start);
        out.integer(feature.fid());
        out.bytes(idEnd);
        Object[] values = feature.values();
        for (int i : order) {
            if (values[i] != null) {
                out.bytes(open[i]);
                value(types[i], values[i]);
                out.bytes(close[i]);
            }
        }
        if (withGeometry && feature.wkb() != null && !cursor.isEmpty(feature.wkb())) {
            out.bytes(openGeometry);
            geometry.write(feature.fid(), feature.wkb());
            out.bytes(closeGeometry);
        }
        out.bytes(end);
        written++;
    }

    @Override
    public long written() {
        return written;
    }

    private interface GeometryWriter {
        void write(long fid, byte[] wkb) throws IOException;
    }

    private void value(AttributeType type, Object value) throws IOException {
        switch (type) {
            case TEXT -> out.xmlText((String) value);
            case INTEGER -> out.integer((Long) value);
            case BOOLEAN, DECIMAL, DATE, TIMESTAMP -> out.bytes(ByteOutput.utf8(Values.text(value)));
        }
    }
}
