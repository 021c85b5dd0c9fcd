package vn.urbansdi.tile;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** A message of protocol buffers as it grows: numbers as varints, parts with their length before them. */
final class Protobuf {

    private static final int VARINT = 0;
    private static final int EIGHT_BYTES = 1;
    private static final int WITH_LENGTH = 2;
    private static final int LONGEST_VARINT = 10;

    private byte[] bytes;
    private int size;

    Protobuf(int capacity) {
        bytes = new byte[capacity];
    }

    void clear() {
        size = 0;
    }

    int size() {
        return size;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, size);
    }

    /** A number without the field that it belongs to, for packed fields. */
    void varint(long value) {
        reserve(LONGEST_VARINT);
        long rest = value;
        while ((rest & ~0x7FL) != 0) {
            bytes[size++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[size++] = (byte) rest;
    }

    /** A number of either sign, small where it is near nought. */
    void zigzag(long value) {
        varint((value << 1) ^ (value >> 63));
    }

    void number(int field, long value) {
        varint((field << 3) | VARINT);
        varint(value);
    }

    void signed(int field, long value) {
        varint((field << 3) | VARINT);
        zigzag(value);
    }

    void real(int field, double value) {
        varint((field << 3) | EIGHT_BYTES);
        reserve(Double.BYTES);
        long bits = Double.doubleToRawLongBits(value);
        for (int i = 0; i < Double.BYTES; i++) {
            bytes[size++] = (byte) (bits >>> (8 * i));
        }
    }

    void text(int field, String value) {
        byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
        part(field, utf8, utf8.length);
    }

    void bytes(int field, byte[] content) {
        part(field, content, content.length);
    }

    void part(int field, Protobuf message) {
        part(field, message.bytes, message.size);
    }

    private void part(int field, byte[] content, int length) {
        varint((field << 3) | WITH_LENGTH);
        varint(length);
        append(content, length);
    }

    /** What stands in the other message, as if it had been written here. */
    void append(Protobuf message) {
        append(message.bytes, message.size);
    }

    private void append(byte[] content, int length) {
        reserve(length);
        System.arraycopy(content, 0, bytes, size, length);
        size += length;
    }

    private void reserve(int more) {
        if (size + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
