package vn.urbansdi.format;

import com.google.flatbuffers.FlatBufferBuilder;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import org.wololo.flatgeobuf.Constants;
import org.wololo.flatgeobuf.generated.Column;
import org.wololo.flatgeobuf.generated.ColumnType;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Feature;
import org.wololo.flatgeobuf.generated.Header;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.GeometryType;

/**
 * FlatGeobuf 3: a header with CRS and columns, then features as they come. An index would have to stand before them, and their
 * number in the header; the format lets a writer that does not know them yet leave out the one and say 0 for the other.
 */
final class FlatGeobufFile implements FeatureFile {

    private final ByteOutput out;
    private final FlatBufferBuilder builder = new FlatBufferBuilder(1 << 16);

    FlatGeobufFile(OutputStream target) {
        this.out = new ByteOutput(target);
    }

    @Override
    public FeatureWriter begin(FileLayer layer) throws IOException {
        out.bytes(Constants.MAGIC_BYTES);
        builder.clear();
        Header.finishSizePrefixedHeaderBuffer(builder, header(layer));
        writeBuffer();
        return new Features(layer);
    }

    @Override
    public void finish() throws IOException {
        out.drain();
    }

    @Override
    public void close() {
        // nothing is kept
    }

    private int header(FileLayer layer) {
        List<Attribute> attributes = layer.query().properties();
        int[] columns = new int[attributes.size() + 1];
        columns[0] = column("fid", ColumnType.Long, "fid", "", false);
        for (int i = 1; i < columns.length; i++) {
            Attribute attribute = attributes.get(i - 1);
            columns[i] = column(
                    attribute.name(),
                    columnType(attribute.type()),
                    attribute.title().vi(),
                    attribute.title().en(),
                    !attribute.required());
        }
        int columnsAt = Header.createColumnsVector(builder, columns);
        int crs = crs(layer);
        int name = builder.createString(layer.name());
        int title = builder.createString(layer.title().vi());
        Header.startHeader(builder);
        Header.addName(builder, name);
        Header.addGeometryType(
                builder, geometryType(layer.query().layer().geometry().type()));
        Header.addColumns(builder, columnsAt);
        Header.addFeaturesCount(builder, 0);
        Header.addIndexNodeSize(builder, 0);
        Header.addCrs(builder, crs);
        Header.addTitle(builder, title);
        return Header.endHeader(builder);
    }

    private int column(String name, int type, String title, String description, boolean nullable) {
        int nameAt = builder.createString(name);
        int titleAt = builder.createString(title);
        int descriptionAt = builder.createString(description);
        Column.startColumn(builder);
        Column.addName(builder, nameAt);
        Column.addType(builder, type);
        Column.addTitle(builder, titleAt);
        Column.addDescription(builder, descriptionAt);
        Column.addNullable(builder, nullable);
        return Column.endColumn(builder);
    }

    private int crs(FileLayer layer) {
        int organisation = builder.createString("EPSG");
        int name = builder.createString(layer.crs().name());
        Crs.startCrs(builder);
        Crs.addOrg(builder, organisation);
        Crs.addCode(builder, layer.crs().srid());
        Crs.addName(builder, name);
        return Crs.endCrs(builder);
    }

    /** The format has no exact decimals; and of days it knows those only that have a time, which readers then leave out. */
    private static int columnType(AttributeType type) {
        return switch (type) {
            case TEXT -> ColumnType.String;
            case INTEGER -> ColumnType.Long;
            case DECIMAL -> ColumnType.Double;
            case BOOLEAN -> ColumnType.Bool;
            case DATE, TIMESTAMP -> ColumnType.DateTime;
        };
    }

    /** The codes of the format are those of well-known binary. */
    private static int geometryType(GeometryType type) {
        return switch (type) {
            case POINT -> WkbCursor.POINT;
            case LINE_STRING -> WkbCursor.LINE_STRING;
            case POLYGON -> WkbCursor.POLYGON;
            case MULTI_POINT -> WkbCursor.MULTI_POINT;
            case MULTI_LINE_STRING -> WkbCursor.MULTI_LINE_STRING;
            case MULTI_POLYGON -> WkbCursor.MULTI_POLYGON;
        };
    }

    private void writeBuffer() throws IOException {
        ByteBuffer finished = builder.dataBuffer();
        out.bytes(finished.array(), finished.arrayOffset() + finished.position(), finished.remaining());
    }

    private final class Features implements FeatureWriter {

        private final FlatGeobufProperties properties;
        private final FlatGeobufGeometry geometry = new FlatGeobufGeometry(builder);
        private final boolean withGeometry;
        private long written;

        Features(FileLayer layer) {
            properties = new FlatGeobufProperties(layer.query().properties());
            withGeometry = layer.query().geometry();
        }

        @Override
        public void accept(vn.urbansdi.feature.Feature feature) throws IOException {
            builder.clear();
            int geometryAt = withGeometry && feature.wkb() != null ? geometry.write(feature.wkb()) : 0;
            int propertiesAt = Feature.createPropertiesVector(builder, properties.of(feature));
            Feature.startFeature(builder);
            if (geometryAt != 0) {
                Feature.addGeometry(builder, geometryAt);
            }
            Feature.addProperties(builder, propertiesAt);
            Feature.finishSizePrefixedFeatureBuffer(builder, Feature.endFeature(builder));
            writeBuffer();
            written++;
        }

        @Override
        public long written() {
            return written;
        }
    }
}
