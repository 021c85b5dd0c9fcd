package vn.urbansdi.testing;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.merge.StagedRow;

/** Delivered rows and geometries for tests of the store. */
public final class TestRows {

    private TestRows() {}

    /** Values by position of the layer's attributes; those left out are null. */
    public static StagedRow row(Layer layer, long sourceRow, byte[] wkb, Object... values) {
        Object[] all = new Object[layer.attributes().size()];
        System.arraycopy(values, 0, all, 0, values.length);
        return new StagedRow(sourceRow, "test.csv", null, all, wkb);
    }

    public static byte[] point(double x, double y) {
        return ByteBuffer.allocate(21)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 1)
                .putInt(1)
                .putDouble(x)
                .putDouble(y)
                .array();
    }

    /** A polygon, big-endian; the store makes it the multipolygon that a layer may want. */
    public static byte[] square(double x, double y, double side) {
        ByteBuffer buffer = ByteBuffer.allocate(13 + 5 * 16)
                .put((byte) 0)
                .putInt(3)
                .putInt(1)
                .putInt(5);
        double[][] corners = {{0, 0}, {side, 0}, {side, side}, {0, side}, {0, 0}};
        for (double[] corner : corners) {
            buffer.putDouble(x + corner[0]).putDouble(y + corner[1]);
        }
        return buffer.array();
    }
}
