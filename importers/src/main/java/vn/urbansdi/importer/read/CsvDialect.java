package vn.urbansdi.importer.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * How a text table is written, found out from its first lines.
 *
 * @param separator comma, semicolon, tab or bar
 * @param bomBytes  length of the byte order mark
 * @param encoding  what the byte order mark says
 */
record CsvDialect(char separator, int bomBytes, Optional<Charset> encoding) {

    private static final int SAMPLE_BYTES = 1 << 16;
    private static final char[] SEPARATORS = {',', ';', '\t', '|'};
    private static final int SAME_IN_BOTH_LINES = 1_000;

    static CsvDialect detect(Path file) throws IOException {
        byte[] sample;
        try (InputStream in = Files.newInputStream(file)) {
            sample = in.readNBytes(SAMPLE_BYTES);
        }
        if (startsWith(sample, 0xEF, 0xBB, 0xBF)) {
            return new CsvDialect(
                    separator(new String(sample, StandardCharsets.ISO_8859_1)), 3, Optional.of(StandardCharsets.UTF_8));
        }
        for (Charset utf16 : new Charset[] {StandardCharsets.UTF_16LE, StandardCharsets.UTF_16BE}) {
            int first = utf16.equals(StandardCharsets.UTF_16LE) ? 0xFF : 0xFE;
            if (startsWith(sample, first, first ^ 1)) {
                return new CsvDialect(separator(new String(sample, utf16)), 2, Optional.of(utf16));
            }
        }
        return new CsvDialect(separator(new String(sample, StandardCharsets.ISO_8859_1)), 0, Optional.empty());
    }

    /** The encoding in which characters are more than bytes, or else Latin-1, in which each character is one byte. */
    Charset transport() {
        return encoding.filter(charset -> !charset.equals(StandardCharsets.UTF_8))
                .orElse(StandardCharsets.ISO_8859_1);
    }

    /** Whether {@link #transport} hands every byte through as one character. */
    boolean isBytes() {
        return transport().equals(StandardCharsets.ISO_8859_1);
    }

    private static boolean startsWith(byte[] bytes, int... wanted) {
        for (int i = 0; i < wanted.length; i++) {
            if (i >= bytes.length || (bytes[i] & 0xFF) != wanted[i]) {
                return false;
            }
        }
        return true;
    }

    /** The one that stands most often in the header; those that stand as often in the next line come first. */
    private static char separator(String sample) {
        String[] lines = sample.split("\\R", 3);
        char best = ',';
        int bestScore = 0;
        for (char candidate : SEPARATORS) {
            int inHeader = count(lines[0], candidate);
            boolean consistent = lines.length > 1 && count(lines[1], candidate) == inHeader;
            int score = inHeader == 0 ? 0 : inHeader + (consistent ? SAME_IN_BOTH_LINES : 0);
            if (score > bestScore) {
                best = candidate;
                bestScore = score;
            }
        }
        return best;
    }

    private static int count(String line, char separator) {
        int count = 0;
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '"') {
                quoted = !quoted;
            } else if (c == separator && !quoted) {
                count++;
            }
        }
        return count;
    }
}
