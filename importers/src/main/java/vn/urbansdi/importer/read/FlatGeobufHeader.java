package vn.urbansdi.importer.read;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.wololo.flatgeobuf.generated.Crs;
import org.wololo.flatgeobuf.generated.Header;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;

/**
 * What a FlatGeobuf file says of itself.
 *
 * @param geometryType 0 where each feature says its own
 * @param hasHeight    whether features carry Z or M
 * @param features     how many there are; 0 where that is not known
 * @param indexBytes   length of the index behind the header
 */
record FlatGeobufHeader(
        List<Column> columns, SourceCrs crs, int geometryType, boolean hasHeight, long features, long indexBytes) {

    private static final int MAX_FIELDS = 2_000;
    private static final int MAX_TEXT_BYTES = 1 << 16;
    private static final int NODE_BYTES = 40;

    FlatGeobufHeader {
        columns = List.copyOf(columns);
    }

    /** @param type as in {@link org.wololo.flatgeobuf.generated.ColumnType} */
    record Column(String name, int type) {}

    static FlatGeobufHeader read(ByteBuffer bytes) {
        try {
            Header header = Header.getRootAsHeader(bytes);
            return new FlatGeobufHeader(
                    columns(header),
                    crs(header.crs()),
                    header.geometryType(),
                    header.hasZ() || header.hasM(),
                    header.featuresCount(),
                    indexBytes(header.featuresCount(), header.indexNodeSize()));
        } catch (IndexOutOfBoundsException | IllegalArgumentException | NegativeArraySizeException e) {
            throw new DeliveryException(
                    "đầu tệp FlatGeobuf bị hỏng; hãy xuất lại tệp.",
                    "the header of the FlatGeobuf is damaged; export the file again.",
                    e);
        }
    }

    private static List<Column> columns(Header header) {
        int count = header.columnsLength();
        if (count > MAX_FIELDS) {
            throw new DeliveryException(
                    "có hơn " + MAX_FIELDS + " trường.", "has more than " + MAX_FIELDS + " fields.");
        }
        List<Column> columns = new ArrayList<>();
        long length = 0;
        for (int i = 0; i < count; i++) {
            // Many columns may point to one long name.
            ByteBuffer name = header.columns(i).nameAsByteBuffer();
            length += name == null ? 0 : name.remaining();
            if (name == null || length > 16L * MAX_TEXT_BYTES) {
                throw new IllegalArgumentException("column name");
            }
            columns.add(new Column(header.columns(i).name(), header.columns(i).type()));
        }
        return columns;
    }

    private static SourceCrs crs(Crs crs) {
        if (crs == null) {
            return SourceCrs.unknown(
                    "FlatGeobuf không khai báo hệ toạ độ.", "The FlatGeobuf declares no reference system.");
        }
        int code = crs.code();
        String authority = crs.org();
        if ((authority == null || authority.equalsIgnoreCase("EPSG"))
                && CrsRegistry.standard().crs(code).isPresent()) {
            return SourceCrs.known(
                    code, "FlatGeobuf khai báo EPSG:" + code + ".", "The FlatGeobuf declares EPSG:" + code + ".");
        }
        return crs.wkt() == null
                ? SourceCrs.unknown(
                        "Không biết hệ toạ độ " + authority + ":" + code + ".",
                        "The reference system " + authority + ":" + code + " is not known.")
                : CrsIdentification.identify(crs.wkt());
    }

    /** A packed tree: all features as its leaves, every {@code nodeSize} nodes under one of the level above. */
    private static long indexBytes(long features, int nodeSize) {
        if (nodeSize == 0 || features == 0) {
            return 0;
        }
        if (features < 0 || features > Integer.MAX_VALUE || nodeSize < 2) {
            throw new IllegalArgumentException("index");
        }
        long nodes = features;
        for (long level = features; level > 1; ) {
            level = (level + nodeSize - 1) / nodeSize;
            nodes += level;
        }
        return nodes * NODE_BYTES;
    }

    List<SourceField> fields() {
        return columns.stream().map(column -> new SourceField(column.name())).toList();
    }
}
