package vn.urbansdi.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.StyleDefinition;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;

/**
 * KML 2.2 (OGC 07-147r2): a document for each layer, since only documents have schemas; a placemark for each feature, named by what the layer's style writes beside
 * it on the map, with its attributes as extended data of a schema. Longitude before latitude in WGS 84; there is no other way.
 */
final class KmlFile implements FeatureFile {

    private static final int WGS_84 = 4326;
    private static final byte[] PROLOG = ByteOutput.utf8("""
            <?xml version="1.0" encoding="UTF-8"?>
            <kml xmlns="http://www.opengis.net/kml/2.2">
            <Document>
            """);
    private static final byte[] END_LAYER = ByteOutput.utf8("</Document>\n");
    private static final byte[] EPILOG = ByteOutput.utf8("</Document>\n</kml>\n");

    private final ByteOutput out;
    private boolean begun;

    KmlFile(OutputStream target) {
        this.out = new ByteOutput(target);
    }

    @Override
    public FeatureWriter begin(FileLayer layer) throws IOException {
        if (layer.query().srid() != WGS_84) {
            throw new IllegalArgumentException(
                    "KML is in EPSG:4326, not in EPSG:" + layer.query().srid());
        }
        out.bytes(begun ? END_LAYER : PROLOG);
        begun = true;
        markup("<Document><name>");
        out.xmlText(layer.title().vi());
        markup("</name>\n<Schema name=\"" + layer.name() + "\" id=\"" + layer.name() + ".schema\">\n"
                + "<SimpleField type=\"string\" name=\"fid\"/>\n");
        for (Attribute attribute : layer.query().properties()) {
            markup("<SimpleField type=\"" + simpleType(attribute.type()) + "\" name=\"" + attribute.name()
                    + "\"><displayName>");
            out.xmlText(attribute.title().vi());
            markup("</displayName></SimpleField>\n");
        }
        markup("</Schema>\n");
        return new Placemarks(layer);
    }

    @Override
    public void finish() throws IOException {
        out.bytes(begun ? END_LAYER : PROLOG);
        out.bytes(EPILOG);
        out.drain();
    }

    @Override
    public void close() {
        // nothing is kept
    }

    private void markup(String text) throws IOException {
        out.bytes(ByteOutput.utf8(text));
    }

    /** Readers of booleans expect digits. */
    private static String text(Object value) {
        return value instanceof Boolean bool ? bool ? "1" : "0" : Values.text(value);
    }

    /** KML's whole numbers have 32 bits, ours 64: as text they arrive whole. */
    private static String simpleType(AttributeType type) {
        return switch (type) {
            case DECIMAL -> "double";
            case BOOLEAN -> "bool";
            case TEXT, INTEGER, DATE, TIMESTAMP -> "string";
        };
    }

    /** Where the label's attribute stands among the values; -1 if it is not asked for, or not for everybody's eyes. */
    private static int labelPosition(FeatureQuery query) {
        Optional<String> label = query.layer().style().rules().stream()
                .flatMap(rule -> rule.label().stream())
                .map(StyleDefinition.Label::attribute)
                .findFirst();
        List<String> names = query.properties().stream().map(Attribute::name).toList();
        return label.map(names::indexOf).orElse(-1);
    }

    private final class Placemarks implements FeatureWriter {

        private final byte[] start;
        private final byte[] id;
        private final byte[] endId = ByteOutput.utf8("\"><name>");
        private final byte[] endName;
        private final byte[] endValue = ByteOutput.utf8("</SimpleData>");
        private final byte[] endValues = ByteOutput.utf8("</SchemaData></ExtendedData>");
        private final byte[] end = ByteOutput.utf8("</Placemark>\n");
        private final byte[][] starts;
        private final int label;
        private final boolean withGeometry;
        private final TupleGeometry geometry;
        private final WkbCursor cursor = new WkbCursor();
        private long written;

        Placemarks(FileLayer layer) {
            start = ByteOutput.utf8("<Placemark id=\"" + layer.name() + ".");
            id = ByteOutput.utf8(layer.name() + ".");
            endName = ByteOutput.utf8("</name><ExtendedData><SchemaData schemaUrl=\"#" + layer.name()
                    + ".schema\"><SimpleData name=\"fid\">");
            starts = layer.query().properties().stream()
                    .map(attribute -> ByteOutput.utf8("<SimpleData name=\"" + attribute.name() + "\">"))
                    .toArray(byte[][]::new);
            label = labelPosition(layer.query());
            withGeometry = layer.query().geometry();
            geometry = TupleGeometry.kml(out, layer.decimals());
        }

        @Override
        public void accept(Feature feature) throws IOException {
            out.bytes(start);
            out.integer(feature.fid());
            out.bytes(endId);
            name(feature);
            out.bytes(endName);
            out.integer(feature.fid());
            out.bytes(endValue);
            Object[] values = feature.values();
            for (int i = 0; i < starts.length; i++) {
                if (values[i] != null) {
                    out.bytes(starts[i]);
                    out.xmlText(text(values[i]));
                    out.bytes(endValue);
                }
            }
            out.bytes(endValues);
            if (withGeometry && feature.wkb() != null && !cursor.isEmpty(feature.wkb())) {
                geometry.write(feature.wkb());
            }
            out.bytes(end);
            written++;
        }

        private void name(Feature feature) throws IOException {
            if (label >= 0 && feature.values()[label] != null) {
                out.xmlText(Values.text(feature.values()[label]));
            } else {
                out.bytes(id);
                out.integer(feature.fid());
            }
        }

        @Override
        public long written() {
            return written;
        }
    }
}
