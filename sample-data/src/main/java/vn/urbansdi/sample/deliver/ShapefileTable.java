package vn.urbansdi.sample.deliver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.sample.record.SampleLayer;

/**
 * A shapefile (ESRI Shapefile Technical Description, July 1998) with its index, table and projection file.
 *
 * <p>Written here since H2GIS's writer leaves record counts of zero and the year 1926 in its headers.
 */
final class ShapefileTable implements Table {

    private static final int HEADER_BYTES = 100;
    private static final int POINT = 1;
    private static final int POLYLINE = 3;
    private static final int POLYGON = 5;

    private final FileChannel shp;
    private final FileChannel shx;
    private final DbfTable dbf;
    private final int shapeType;
    private final Envelope extent = new Envelope();
    private final ByteBuffer index = ByteBuffer.allocate(1 << 16).order(ByteOrder.BIG_ENDIAN);
    private ByteBuffer shapes = ByteBuffer.allocate(1 << 20);
    private long position = HEADER_BYTES;
    private int records;

    ShapefileTable(Path file, SampleLayer layer, List<String> names, TextEncoding encoding, String prj)
            throws IOException {
        this.shapeType = switch (layer.shape()) {
            case POINT -> POINT;
            case LINE -> POLYLINE;
            case POLYGON -> POLYGON;
        };
        this.shp = create(sibling(file, ".shp"));
        this.shx = create(sibling(file, ".shx"));
        shp.write(ByteBuffer.allocate(HEADER_BYTES));
        shx.write(ByteBuffer.allocate(HEADER_BYTES));
        this.dbf = new DbfTable(create(sibling(file, ".dbf")), layer.fields(), names, encoding);
        Files.writeString(sibling(file, ".prj"), prj, StandardCharsets.US_ASCII);
        if (encoding.codePage().isPresent()) {
            Files.writeString(sibling(file, ".cpg"), encoding.codePage().get(), StandardCharsets.US_ASCII);
        }
    }

    private static FileChannel create(Path file) throws IOException {
        return FileChannel.open(
                file, StandardOpenOption.CREATE, StandardOpenOption.TRUNCATE_EXISTING, StandardOpenOption.WRITE);
    }

    private static Path sibling(Path file, String extension) {
        String name = file.getFileName().toString();
        return file.resolveSibling(name.substring(0, name.lastIndexOf('.')) + extension);
    }

    @Override
    public void write(Object[] values, Geometry geometry) throws IOException {
        extent.expandToInclude(geometry.getEnvelopeInternal());
        int contentBytes = contentBytes(geometry);
        room(contentBytes + 8);
        shapes.order(ByteOrder.BIG_ENDIAN).putInt(++records).putInt(contentBytes / 2);
        putContent(geometry);
        if (index.remaining() < 8) {
            drain(shx, index);
        }
        index.putInt((int) (position / 2)).putInt(contentBytes / 2);
        position += 8L + contentBytes;
        dbf.write(values);
    }

    private int contentBytes(Geometry geometry) {
        return shapeType == POINT ? 20 : 44 + 4 * parts(geometry).size() + 16 * geometry.getNumPoints();
    }

    private void putContent(Geometry geometry) {
        shapes.order(ByteOrder.LITTLE_ENDIAN).putInt(shapeType);
        if (shapeType == POINT) {
            shapes.putDouble(geometry.getCoordinate().x).putDouble(geometry.getCoordinate().y);
            return;
        }
        Envelope box = geometry.getEnvelopeInternal();
        List<Coordinate[]> parts = parts(geometry);
        shapes.putDouble(box.getMinX())
                .putDouble(box.getMinY())
                .putDouble(box.getMaxX())
                .putDouble(box.getMaxY());
        shapes.putInt(parts.size()).putInt(geometry.getNumPoints());
        int start = 0;
        for (Coordinate[] part : parts) {
            shapes.putInt(start);
            start += part.length;
        }
        for (Coordinate[] part : parts) {
            for (Coordinate c : part) {
                shapes.putDouble(c.x).putDouble(c.y);
            }
        }
    }

    private static List<Coordinate[]> parts(Geometry geometry) {
        List<Coordinate[]> parts = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            Geometry part = geometry.getGeometryN(i);
            if (part instanceof Polygon polygon) {
                parts.add(turned(polygon.getExteriorRing(), true));
                for (int hole = 0; hole < polygon.getNumInteriorRing(); hole++) {
                    parts.add(turned(polygon.getInteriorRingN(hole), false));
                }
            } else {
                parts.add(part.getCoordinates());
            }
        }
        return parts;
    }

    /** Outer rings run clockwise, holes the other way. */
    private static Coordinate[] turned(LineString ring, boolean clockwise) {
        Coordinate[] points = ring.getCoordinates();
        return Area.ofRingSigned(points) > 0 == clockwise
                ? points
                : ring.reverse().getCoordinates();
    }

    private void room(int bytes) throws IOException {
        if (shapes.remaining() < bytes) {
            drain(shp, shapes);
            if (shapes.capacity() < bytes) {
                shapes = ByteBuffer.allocate(2 * bytes);
            }
        }
    }

    private static void drain(FileChannel channel, ByteBuffer buffer) throws IOException {
        buffer.flip();
        while (buffer.hasRemaining()) {
            channel.write(buffer);
        }
        buffer.clear();
    }

    @Override
    public void close() throws IOException {
        try (shp;
                shx;
                dbf) {
            drain(shp, shapes);
            drain(shx, index);
            shp.write(header(position), 0);
            shx.write(header(HEADER_BYTES + 8L * records), 0);
        }
    }

    private ByteBuffer header(long fileBytes) {
        ByteBuffer header = ByteBuffer.allocate(HEADER_BYTES).order(ByteOrder.BIG_ENDIAN);
        header.putInt(9994).position(24);
        header.putInt((int) (fileBytes / 2))
                .order(ByteOrder.LITTLE_ENDIAN)
                .putInt(1000)
                .putInt(shapeType);
        if (!extent.isNull()) {
            header.putDouble(extent.getMinX()).putDouble(extent.getMinY());
            header.putDouble(extent.getMaxX()).putDouble(extent.getMaxY());
        }
        return header.position(0).limit(HEADER_BYTES);
    }
}
