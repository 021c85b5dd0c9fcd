package vn.urbansdi.importer.read;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineString;
import org.locationtech.jts.geom.Point;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Repair;

/**
 * The {@code .shp} of a shapefile (ESRI Shapefile Technical Description, 1998), read record after record; the index
 * {@code .shx} is not needed for that.
 */
final class ShpFile implements Closeable {

    private static final int HEADER_BYTES = 100;
    private static final int FILE_CODE = 9994;
    private static final int VERSION = 1000;
    private static final int MAX_RECORD_BYTES = 256 << 20;

    private static final int NULL = 0;
    private static final int POINT = 1;
    private static final int POLY_LINE = 3;
    private static final int POLYGON = 5;
    private static final int MULTI_POINT = 8;

    private final SequentialFile file;
    private final ShapeBuilder shapes;
    private ByteBuffer record;

    private ShpFile(SequentialFile file, ShapeBuilder shapes) {
        this.file = file;
        this.shapes = shapes;
    }

    static ShpFile open(Path path, ShapeBuilder shapes) throws IOException {
        SequentialFile file = SequentialFile.open(path);
        try {
            ByteBuffer header = file.take(HEADER_BYTES);
            int code = header.order(ByteOrder.BIG_ENDIAN).getInt(0);
            int version = header.order(ByteOrder.LITTLE_ENDIAN).getInt(28);
            if (code != FILE_CODE || version != VERSION) {
                throw new DeliveryException(
                        "không phải tệp .shp (sai mã đầu tệp).", "not a .shp file (its header has another code).");
            }
            return new ShpFile(file, shapes);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    double progress() {
        return file.progress();
    }

    /**
     * Moves to the next record.
     *
     * @return false after the last
     */
    boolean advance() throws IOException {
        if (file.remaining() == 0) {
            return false;
        }
        ByteBuffer header = file.take(8).order(ByteOrder.BIG_ENDIAN);
        long contentBytes = 2L * header.getInt(4);
        if (contentBytes < 4 || contentBytes > MAX_RECORD_BYTES) {
            throw new DeliveryException(
                    "độ dài bản ghi trong .shp vô lý (" + contentBytes + " byte): tệp hỏng.",
                    "a record of the .shp claims " + contentBytes + " bytes: the file is damaged.");
        }
        record = file.take((int) contentBytes);
        return true;
    }

    /** The geometry of the current record; null for a null shape. */
    Geometry geometry() throws MalformedShapeException {
        int type = record.getInt(0);
        boolean hasHeightOrMeasure = type > 10;
        int flat = hasHeightOrMeasure ? type % 10 : type;
        if (hasHeightOrMeasure && type != 31) {
            shapes.repaired(Repair.Z_DROPPED);
        }
        if (type == 31 || type < 0 || type > 31) {
            throw MalformedShapeException.wrongType(type == 31 ? "MultiPatch" : "shape " + type);
        }
        switch (flat) {
            case NULL -> {
                return null;
            }
            case POINT -> {
                need(20);
                return shapes.point(record.getDouble(4), record.getDouble(12));
            }
            case MULTI_POINT -> {
                return multiPoint();
            }
            case POLY_LINE -> {
                return lines();
            }
            case POLYGON -> {
                return ShpPolygons.assemble(parts(), shapes);
            }
            default -> throw MalformedShapeException.wrongType("shape " + type);
        }
    }

    private Geometry multiPoint() throws MalformedShapeException {
        need(40);
        int points = record.getInt(36);
        if (points < 0 || 40 + 16L * points > record.limit()) {
            throw lying();
        }
        Point[] all = new Point[points];
        for (int i = 0; i < points; i++) {
            all[i] = shapes.point(record.getDouble(40 + 16 * i), record.getDouble(48 + 16 * i));
        }
        return ShapeBuilder.FACTORY.createMultiPoint(all);
    }

    private Geometry lines() throws MalformedShapeException {
        double[][] parts = parts();
        LineString[] lines = new LineString[parts.length];
        for (int i = 0; i < parts.length; i++) {
            lines[i] = shapes.line(parts[i]);
        }
        return lines.length == 1 ? lines[0] : ShapeBuilder.FACTORY.createMultiLineString(lines);
    }

    /** The parts of a PolyLine or Polygon: each x0, y0, x1, y1, … */
    private double[][] parts() throws MalformedShapeException {
        need(44);
        int parts = record.getInt(36);
        int points = record.getInt(40);
        if (parts < 0 || points < 0 || 44 + 4L * parts + 16L * points > record.limit()) {
            throw lying();
        }
        int firstPoint = 44 + 4 * parts;
        double[][] result = new double[parts][];
        for (int i = 0; i < parts; i++) {
            int from = record.getInt(44 + 4 * i);
            int to = i + 1 < parts ? record.getInt(48 + 4 * i) : points;
            if (from < 0 || to < from || to > points) {
                throw lying();
            }
            result[i] = new double[2 * (to - from)];
            record.slice(firstPoint + 16 * from, 16 * (to - from))
                    .order(ByteOrder.LITTLE_ENDIAN)
                    .asDoubleBuffer()
                    .get(result[i]);
        }
        return result;
    }

    private void need(int bytes) throws MalformedShapeException {
        if (record.limit() < bytes) {
            throw lying();
        }
    }

    private static MalformedShapeException lying() {
        return MalformedShapeException.invalid(
                "Bản ghi .shp khai số điểm hoặc số phần không khớp với độ dài của nó.",
                "The .shp record claims numbers of points or parts that do not fit its length.");
    }

    @Override
    public void close() throws IOException {
        file.close();
    }
}
