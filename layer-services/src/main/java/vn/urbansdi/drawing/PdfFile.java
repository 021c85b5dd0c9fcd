package vn.urbansdi.drawing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.zip.Deflater;

/** The objects of a PDF file and the table of where they stand (ISO 32000-1, 7.5). */
final class PdfFile {

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final List<Integer> offsets = new ArrayList<>();

    PdfFile() {
        text("%PDF-1.4\n%");
        // that it holds more than text
        out.writeBytes(new byte[] {(byte) 0xE2, (byte) 0xE3, (byte) 0xCF, (byte) 0xD3, '\n'});
    }

    /** The number of an object that is written later. */
    int reserve() {
        offsets.add(0);
        return offsets.size();
    }

    /** Refers to an object. */
    static String to(int number) {
        return number + " 0 R";
    }

    int object(String body) {
        int number = reserve();
        object(number, body);
        return number;
    }

    void object(int number, String body) {
        begin(number);
        text(body + "\nendobj\n");
    }

    /** @param entries of its dictionary, besides those of every stream */
    int stream(String entries, byte[] bytes, int length) {
        int number = reserve();
        stream(number, entries, deflated(bytes, length));
        return number;
    }

    /** @param deflated what {@link #deflated} gives */
    void stream(int number, String entries, byte[] deflated) {
        begin(number);
        text("<<" + entries + "/Filter/FlateDecode/Length " + deflated.length + ">>\nstream\n");
        out.writeBytes(deflated);
        text("\nendstream\nendobj\n");
    }

    static byte[] deflated(byte[] bytes, int length) {
        Deflater deflater = new Deflater();
        try {
            deflater.setInput(bytes, 0, length);
            deflater.finish();
            ByteArrayOutputStream deflated = new ByteArrayOutputStream(length / 4 + 64);
            byte[] some = new byte[16 * 1024];
            while (!deflater.finished()) {
                deflated.write(some, 0, deflater.deflate(some));
            }
            return deflated.toByteArray();
        } finally {
            deflater.end();
        }
    }

    /** The whole file. */
    byte[] bytes(int catalog) {
        int table = out.size();
        text("xref\n0 " + (offsets.size() + 1) + "\n0000000000 65535 f \n");
        for (int offset : offsets) {
            text(String.format(Locale.ROOT, "%010d 00000 n \n", offset));
        }
        text("trailer\n<</Size " + (offsets.size() + 1) + "/Root " + to(catalog) + ">>\nstartxref\n" + table
                + "\n%%EOF\n");
        return out.toByteArray();
    }

    private void begin(int number) {
        offsets.set(number - 1, out.size());
        text(number + " 0 obj\n");
    }

    private void text(String text) {
        out.writeBytes(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
