package vn.urbansdi.importer.text;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** The first values of a field, from which its encoding is told. */
final class FieldSample {

    private static final int SAMPLE_LENGTH = 400;
    private static final int SAMPLE_VALUES = 1_000;
    private static final int SAMPLE_ASCII_VALUES = 5_000;

    private final FileText file;
    private final Evidence evidence = new Evidence();
    private int sampled;
    private int sampledAscii;

    FieldSample(FileText file) {
        this.file = file;
    }

    /** Learns from a value, text or bytes; anything else is passed over. Costs nothing once enough is known. */
    void observe(Object value) {
        boolean enough = sampled >= SAMPLE_VALUES && sampledAscii >= SAMPLE_ASCII_VALUES;
        if (enough || file.declared().isPresent()) {
            return;
        }
        if (value instanceof byte[] bytes) {
            byte[] sample = bytes.length > SAMPLE_LENGTH ? Arrays.copyOf(bytes, SAMPLE_LENGTH) : bytes;
            observe(sample);
        } else if (value instanceof String text) {
            String sample = text.length() > SAMPLE_LENGTH ? text.substring(0, SAMPLE_LENGTH) : text;
            observeCharacters(sample);
        }
    }

    private void observe(byte[] bytes) {
        boolean ascii = AsciiText.is(bytes);
        if (ascii && (sampledAscii < SAMPLE_ASCII_VALUES || AsciiText.hasControls(bytes))) {
            observeCharacters(new String(bytes, StandardCharsets.ISO_8859_1));
        } else if (!ascii && sampled < SAMPLE_VALUES) {
            Utf8Text utf8 = Utf8Text.of(bytes);
            if (utf8 != null && utf8.latinOnly()) {
                observeCharacters(utf8.text());
            } else {
                sampled++;
                evidence.addBytes(bytes);
                file.evidence().addBytes(bytes);
                file.learnt();
            }
        }
    }

    private void observeCharacters(String text) {
        if (AsciiText.is(text)) {
            observeAscii(text);
        } else if (sampled < SAMPLE_VALUES) {
            sampled++;
            evidence.addCharacters(text);
            file.evidence().addCharacters(text);
            file.learnt();
        }
    }

    private void observeAscii(String text) {
        if (sampledAscii < SAMPLE_ASCII_VALUES) {
            sampledAscii++;
            evidence.addAscii(text);
            file.learnt();
        }
    }

    /** What the values seen so far say. */
    Evidence evidence() {
        return evidence;
    }
}
