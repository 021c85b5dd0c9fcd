package vn.urbansdi.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.feature.Feature;

/**
 * Comma-separated values (RFC 4180) in UTF-8: a header; the fid; the attributes; last the geometry as well-known text, x
 * before y, in a column {@code WKT}, which is what GDAL and QGIS look for. A missing value is empty, an empty text is {@code ""}.
 *
 * <p>Values stand exactly as they are, also those that begin like a formula: a program must get back what was stored. For
 * people who open the file in a spreadsheet there is a second form: it begins with the mark by which spreadsheets know UTF-8,
 * and an apostrophe stands before a text that they would otherwise run as a formula.
 */
final class CsvFile implements FeatureFile {

    private static final byte[] BYTE_ORDER_MARK = ByteOutput.utf8("\uFEFF");
    private static final byte[] LINE_END = ByteOutput.utf8("\r\n");
    private static final String FORMULA_STARTS = "=+-@\t\r";

    private final ByteOutput out;
    private final boolean forSpreadsheets;

    CsvFile(OutputStream target, boolean forSpreadsheets) {
        this.out = new ByteOutput(target);
        this.forSpreadsheets = forSpreadsheets;
    }

    @Override
    public FeatureWriter begin(FileLayer layer) throws IOException {
        if (forSpreadsheets) {
            out.bytes(BYTE_ORDER_MARK);
        }
        List<Attribute> attributes = layer.query().properties();
        StringBuilder header = new StringBuilder("fid");
        attributes.forEach(attribute -> header.append(',').append(attribute.name()));
        if (layer.query().geometry()) {
            boolean taken =
                    attributes.stream().anyMatch(attribute -> attribute.name().equals("wkt"));
            header.append(taken ? ",geom" : ",WKT");
        }
        out.bytes(ByteOutput.utf8(header.toString()));
        out.bytes(LINE_END);
        return new Rows(layer);
    }

    @Override
    public void finish() throws IOException {
        out.drain();
    }

    @Override
    public void close() {
        // nothing is kept
    }

    private final class Rows implements FeatureWriter {

        private final AttributeType[] types;
        private final boolean withGeometry;
        private final WktGeometry geometry;
        private long written;

        Rows(FileLayer layer) {
            types = layer.query().properties().stream().map(Attribute::type).toArray(AttributeType[]::new);
            withGeometry = layer.query().geometry();
            geometry = new WktGeometry(out, layer.decimals());
        }

        @Override
        public void accept(Feature feature) throws IOException {
            out.integer(feature.fid());
            Object[] values = feature.values();
            for (int i = 0; i < types.length; i++) {
                out.single(',');
                if (values[i] != null) {
                    value(types[i], values[i]);
                }
            }
            if (withGeometry) {
                out.single(',');
                if (feature.wkb() != null) {
                    out.single('"');
                    geometry.write(feature.wkb());
                    out.single('"');
                }
            }
            out.bytes(LINE_END);
            written++;
        }

        @Override
        public long written() {
            return written;
        }
    }

    private void value(AttributeType type, Object value) throws IOException {
        switch (type) {
            case TEXT -> text((String) value);
            case INTEGER -> out.integer((Long) value);
            case BOOLEAN, DECIMAL, DATE, TIMESTAMP -> out.bytes(ByteOutput.utf8(Values.text(value)));
        }
    }

    private void text(String text) throws IOException {
        String safe = forSpreadsheets && isFormula(text) ? "'" + text : text;
        out.bytes(ByteOutput.utf8(needsQuotes(safe) ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe));
    }

    /** Blanks at either end too, which readers are fond of trimming, and digits, which they take for numbers: 06685. */
    private static boolean needsQuotes(String text) {
        if (text.isEmpty()) {
            return true;
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == ',' || c == '"' || c == '\n' || c == '\r') {
                return true;
            }
        }
        char first = text.charAt(0);
        return first <= ' ' || text.charAt(text.length() - 1) <= ' ' || (first >= '0' && first <= '9');
    }

    private static boolean isFormula(String text) {
        return !text.isEmpty() && FORMULA_STARTS.indexOf(text.charAt(0)) >= 0;
    }
}
