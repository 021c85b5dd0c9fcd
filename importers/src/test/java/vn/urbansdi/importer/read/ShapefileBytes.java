package vn.urbansdi.importer.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Writes the bytes of small shapefiles by the 1998 description, knowing nothing of the reader. */
final class ShapefileBytes {

    private final ByteArrayOutputStream shp = new ByteArrayOutputStream();
    private final ByteArrayOutputStream dbf = new ByteArrayOutputStream();
    private int rows;

    /** A polygon of rings, each x0, y0, x1, y1, … */
    ShapefileBytes polygon(String name, double[]... rings) {
        int points = 0;
        for (double[] ring : rings) {
            points += ring.length / 2;
        }
        ByteBuffer body =
                ByteBuffer.allocate(44 + 4 * rings.length + 16 * points).order(ByteOrder.LITTLE_ENDIAN);
        body.putInt(5).position(36);
        body.putInt(rings.length).putInt(points);
        int first = 0;
        for (double[] ring : rings) {
            body.putInt(first);
            first += ring.length / 2;
        }
        for (double[] ring : rings) {
            for (double ordinate : ring) {
                body.putDouble(ordinate);
            }
        }
        return shape(body.array()).row(' ', name);
    }

    ShapefileBytes nothing(String name) {
        return shape(new byte[4]).row(' ', name);
    }

    ShapefileBytes deleted() {
        return shape(new byte[4]).row('*', "gone");
    }

    ShapefileBytes shape(byte[] body) {
        rows++;
        shp.writeBytes(
                ByteBuffer.allocate(8).putInt(rows).putInt(body.length / 2).array());
        shp.writeBytes(body);
        return this;
    }

    ShapefileBytes row(char mark, String name) {
        dbf.write(mark);
        byte[] padded = "          ".getBytes(StandardCharsets.US_ASCII);
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, padded, 0, bytes.length);
        dbf.writeBytes(padded);
        return this;
    }

    byte[] shp() {
        byte[] records = shp.toByteArray();
        ByteBuffer file = ByteBuffer.allocate(100 + records.length);
        file.putInt(0, 9994).putInt(24, file.capacity() / 2);
        file.order(ByteOrder.LITTLE_ENDIAN).putInt(28, 1000).putInt(32, 5);
        file.position(100);
        return file.put(records).array();
    }

    byte[] dbf(int claimedRows) {
        ByteBuffer header = ByteBuffer.allocate(65).order(ByteOrder.LITTLE_ENDIAN);
        header.put((byte) 3).putInt(4, claimedRows).putShort(8, (short) 65).putShort(10, (short) 11);
        header.position(32);
        header.put("NAME".getBytes(StandardCharsets.US_ASCII));
        header.put(43, (byte) 'C').put(48, (byte) 10).put(64, (byte) 0x0D);
        ByteArrayOutputStream file = new ByteArrayOutputStream();
        file.writeBytes(header.array());
        file.writeBytes(dbf.toByteArray());
        return file.toByteArray();
    }

    Path write(Path directory) throws IOException {
        Files.write(directory.resolve("a.dbf"), dbf(rows));
        return Files.write(directory.resolve("a.shp"), shp());
    }
}
