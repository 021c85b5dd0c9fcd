package vn.urbansdi.store.merge;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import org.postgresql.copy.CopyIn;
import org.postgresql.util.ByteConverter;

/**
 * Writes rows in PostgreSQL's binary COPY format (documentation of COPY, "Binary Format") into a buffer that is sent when
 * it is full. Half a million rows pass here in a second, so next to nothing is allocated for a value.
 */
final class CopyBinaryWriter {

    private static final byte[] SIGNATURE = "PGCOPY\n\377\r\n\0".getBytes(StandardCharsets.ISO_8859_1);
    private static final int FLUSH_BYTES = 1 << 16;
    private static final long POSTGRES_EPOCH_DAYS = LocalDate.of(2000, 1, 1).toEpochDay();
    private static final long POSTGRES_EPOCH_SECONDS = POSTGRES_EPOCH_DAYS * 86_400;
    private static final int NUMERIC_NEGATIVE = 0x4000;
    private static final int MOST_DECIMALS = 20;
    private static final int[] POWERS_OF_TEN = {1, 10, 100, 1000};

    private final CopyIn copy;
    private final short[] digits = new short[12];
    private byte[] buffer = new byte[FLUSH_BYTES * 2];
    private int position;

    CopyBinaryWriter(CopyIn copy) {
        this.copy = copy;
        System.arraycopy(SIGNATURE, 0, buffer, 0, SIGNATURE.length);
        position = SIGNATURE.length;
        putInt(0); // flags
        putInt(0); // length of the header's extension
    }

    void startRow(int fields) throws SQLException {
        if (position >= FLUSH_BYTES) {
            flush();
        }
        ensure(2);
        putShort(fields);
    }

    void writeNull() {
        ensure(4);
        putInt(-1);
    }

    void writeLong(long value) {
        ensure(12);
        putInt(8);
        putLong(value);
    }

    void writeBoolean(boolean value) {
        ensure(5);
        putInt(1);
        buffer[position++] = (byte) (value ? 1 : 0);
    }

    void writeDate(LocalDate value) {
        ensure(8);
        putInt(4);
        putInt(Math.toIntExact(value.toEpochDay() - POSTGRES_EPOCH_DAYS));
    }

    void writeInstant(Instant value) {
        writeLong(Math.addExact(
                Math.multiplyExact(value.getEpochSecond() - POSTGRES_EPOCH_SECONDS, 1_000_000L),
                value.getNano() / 1000L));
    }

    /**
     * Lone surrogates become U+FFFD; the caller has made sure that there is no NUL.
     *
     * @param value null for none
     */
    void writeText(String value) {
        if (value == null) {
            writeNull();
            return;
        }
        char[] characters = value.toCharArray();
        int length = characters.length;
        ensure(4 + 3 * length);
        int start = position;
        position += 4;
        int i = 0;
        while (i < length) {
            char c = characters[i++];
            if (c < 0x80) {
                buffer[position++] = (byte) c;
            } else if (c < 0x800) {
                buffer[position++] = (byte) (0xC0 | (c >> 6));
                buffer[position++] = (byte) (0x80 | (c & 0x3F));
            } else if (Character.isHighSurrogate(c) && i < length && Character.isLowSurrogate(characters[i])) {
                int codePoint = Character.toCodePoint(c, characters[i++]);
                buffer[position++] = (byte) (0xF0 | (codePoint >> 18));
                buffer[position++] = (byte) (0x80 | ((codePoint >> 12) & 0x3F));
                buffer[position++] = (byte) (0x80 | ((codePoint >> 6) & 0x3F));
                buffer[position++] = (byte) (0x80 | (codePoint & 0x3F));
            } else {
                int whole = Character.isSurrogate(c) ? 0xFFFD : c;
                buffer[position++] = (byte) (0xE0 | (whole >> 12));
                buffer[position++] = (byte) (0x80 | ((whole >> 6) & 0x3F));
                buffer[position++] = (byte) (0x80 | (whole & 0x3F));
            }
        }
        ByteConverter.int4(buffer, start, position - start - 4);
    }

    /** PostgreSQL's numeric: digits of base 10,000, weight of the first, sign, decimal places shown. */
    void writeDecimal(BigDecimal value) {
        BigDecimal plain = value.scale() < 0 ? value.setScale(0, RoundingMode.UNNECESSARY) : value;
        int scale = plain.scale();
        BigInteger digitsOfAll = plain.unscaledValue();
        if (scale > MOST_DECIMALS || digitsOfAll.bitLength() >= Long.SIZE - 1) {
            writeBytes(ByteConverter.numeric(plain));
            return;
        }
        long unscaled = digitsOfAll.longValue();
        int lastDigits = scale % 4;
        long rest = Math.abs(unscaled);
        int fractionGroups = (scale + 3) / 4;
        int groups = 0;
        if (lastDigits > 0) {
            int power = POWERS_OF_TEN[lastDigits];
            digits[groups++] = (short) (rest % power * POWERS_OF_TEN[4 - lastDigits]);
            rest /= power;
        }
        while (rest != 0) {
            digits[groups++] = (short) (rest % 10_000);
            rest /= 10_000;
        }
        int weight = groups - fractionGroups - 1;
        int lowest = 0;
        while (lowest < groups && digits[lowest] == 0) {
            lowest++;
        }
        int kept = groups - lowest;
        ensure(12 + 2 * kept);
        putInt(8 + 2 * kept);
        putShort(kept);
        putShort(kept == 0 ? 0 : weight);
        putShort(unscaled < 0 ? NUMERIC_NEGATIVE : 0);
        putShort(scale);
        for (int i = groups - 1; i >= lowest; i--) {
            putShort(digits[i]);
        }
    }

    /**
     * @param wkb   OGC well-known binary, two-dimensional
     * @param multi the type code of the collection into which a single geometry has to be put; 0 for as it is
     */
    void writeGeometry(byte[] wkb, int multi, int srid) {
        boolean littleEndian = wkb[0] == 1;
        int extra = multi == 0 ? 4 : 13;
        ensure(4 + wkb.length + extra);
        putInt(wkb.length + extra);
        buffer[position++] = wkb[0];
        int type = multi == 0 ? Wkb.type(wkb) : multi;
        putInt(type | Wkb.EWKB_SRID_FLAG, littleEndian);
        putInt(srid, littleEndian);
        int from = 5;
        if (multi != 0) {
            putInt(1, littleEndian);
            from = 0;
        }
        System.arraycopy(wkb, from, buffer, position, wkb.length - from);
        position += wkb.length - from;
    }

    /** Sends what is left and the end of the data; the writer is of no use afterwards. */
    void finish() throws SQLException {
        ensure(2);
        putShort(-1);
        flush();
    }

    private void flush() throws SQLException {
        copy.writeToCopy(buffer, 0, position);
        position = 0;
    }

    private void writeBytes(byte[] bytes) {
        ensure(4 + bytes.length);
        putInt(bytes.length);
        System.arraycopy(bytes, 0, buffer, position, bytes.length);
        position += bytes.length;
    }

    private void ensure(int bytes) {
        if (buffer.length - position < bytes) {
            buffer = java.util.Arrays.copyOf(buffer, Math.max(buffer.length * 2, position + bytes));
        }
    }

    private void putShort(int value) {
        buffer[position++] = (byte) (value >> 8);
        buffer[position++] = (byte) value;
    }

    private void putInt(int value) {
        ByteConverter.int4(buffer, position, value);
        position += 4;
    }

    private void putInt(int value, boolean littleEndian) {
        putInt(littleEndian ? Integer.reverseBytes(value) : value);
    }

    private void putLong(long value) {
        ByteConverter.int8(buffer, position, value);
        position += 8;
    }
}
