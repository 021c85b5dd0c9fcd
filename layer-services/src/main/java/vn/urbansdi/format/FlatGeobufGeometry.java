package vn.urbansdi.format;

import com.google.flatbuffers.FlatBufferBuilder;
import java.nio.ByteBuffer;
import java.util.Arrays;
import org.wololo.flatgeobuf.generated.Geometry;

/** Puts WKB into a flat buffer as FlatGeobuf's geometry: all coordinates in one row, and where each part ends. */
final class FlatGeobufGeometry {

    private final FlatBufferBuilder builder;
    private final WkbCursor cursor = new WkbCursor();

    FlatGeobufGeometry(FlatBufferBuilder builder) {
        this.builder = builder;
    }

    /** Where the geometry stands in the buffer; 0 if it holds nothing. */
    int write(byte[] wkb) {
        if (cursor.isEmpty(wkb)) {
            return 0;
        }
        int type = cursor.start(wkb);
        return switch (type) {
            case WkbCursor.MULTI_POLYGON -> polygons();
            case WkbCursor.MULTI_LINE_STRING, WkbCursor.MULTI_POINT -> geometry(type, parts());
            case WkbCursor.POLYGON -> geometry(type, rings());
            default -> geometry(type, new Rows(1).add(type == WkbCursor.POINT ? 1 : cursor.count(), false));
        };
    }

    private int polygons() {
        int[] parts = new int[cursor.count()];
        for (int i = 0; i < parts.length; i++) {
            parts[i] = geometry(cursor.enter(), rings());
        }
        int partsAt = Geometry.createPartsVector(builder, parts);
        Geometry.startGeometry(builder);
        Geometry.addType(builder, WkbCursor.MULTI_POLYGON);
        Geometry.addParts(builder, partsAt);
        return Geometry.endGeometry(builder);
    }

    private Rows rings() {
        int count = cursor.count();
        Rows rows = new Rows(count);
        for (int i = 0; i < count; i++) {
            int points = cursor.count();
            rows.add(points, cursor.isCounterClockwise(points) != (i == 0));
        }
        return rows;
    }

    private Rows parts() {
        int count = cursor.count();
        Rows rows = new Rows(count);
        for (int i = 0; i < count; i++) {
            rows.add(cursor.enter() == WkbCursor.POINT ? 1 : cursor.count(), false);
        }
        return rows;
    }

    private int geometry(int type, Rows rows) {
        int xy = rows.writeCoordinates();
        // GDAL wants the ends of a MultiLineString also where there is but one part
        boolean needsEnds = type == WkbCursor.MULTI_LINE_STRING || (rows.number > 1 && type != WkbCursor.MULTI_POINT);
        int ends = needsEnds ? Geometry.createEndsVector(builder, Arrays.copyOf(rows.ends, rows.number)) : 0;
        Geometry.startGeometry(builder);
        Geometry.addType(builder, type);
        Geometry.addXy(builder, xy);
        if (needsEnds) {
            Geometry.addEnds(builder, ends);
        }
        return Geometry.endGeometry(builder);
    }

    /** Rows of points, gathered before they are written: the format wants their number first. */
    private final class Rows {

        private final long[] ends;
        private int number;
        private double[] xy = new double[64];
        private int length;

        Rows(int capacity) {
            ends = new long[capacity];
        }

        /** Takes the points that follow in the geometry. */
        Rows add(int points, boolean backwards) {
            if (xy.length < length + 2 * points) {
                xy = Arrays.copyOf(xy, Math.max(2 * xy.length, length + 2 * points));
            }
            for (int i = 0; i < points; i++) {
                int at = backwards ? points - 1 - i : i;
                xy[length++] = cursor.x(at);
                xy[length++] = cursor.y(at);
            }
            cursor.skip(points);
            ends[number++] = length / 2;
            return this;
        }

        int writeCoordinates() {
            ByteBuffer target = builder.createUnintializedVector(Double.BYTES, length, Double.BYTES);
            for (int i = 0; i < length; i++) {
                target.putDouble(xy[i]);
            }
            return builder.endVector();
        }
    }
}
