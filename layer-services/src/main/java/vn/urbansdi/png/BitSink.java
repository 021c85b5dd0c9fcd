package vn.urbansdi.png;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/** Bits in the order of RFC 1951, 3.1.1: each byte is filled from its lowest bit on. */
final class BitSink {

    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private byte[] bytes;
    private int size;
    private long held;
    private int heldBits;

    BitSink(int expectedBytes) {
        bytes = new byte[Math.max(64, expectedBytes)];
    }

    /** @param count at most 32 */
    void put(int bits, int count) {
        held |= (bits & 0xFFFF_FFFFL) << heldBits;
        heldBits += count;
        if (heldBits >= 32) {
            if (size + 4 > bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            INTS.set(bytes, size, (int) held);
            size += 4;
            held >>>= 32;
            heldBits -= 32;
        }
    }

    /** Fills the last byte up with zeros. */
    void align() {
        while (heldBits > 0) {
            if (size == bytes.length) {
                bytes = Arrays.copyOf(bytes, 2 * bytes.length);
            }
            bytes[size++] = (byte) held;
            held >>>= 8;
            heldBits -= 8;
        }
        held = 0;
        heldBits = 0;
    }

    /** What the bytes stand in, from 0 to {@link #size}; whole only after {@link #align}. */
    byte[] bytes() {
        return bytes;
    }

    int size() {
        return size;
    }
}
