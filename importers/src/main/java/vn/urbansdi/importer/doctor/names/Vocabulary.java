package vn.urbansdi.importer.doctor.names;

import com.google.common.base.Splitter;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names and abbreviations that deliveries are known to use. */
final class Vocabulary {

    /** Stands for the single key attribute of whatever layer. */
    static final String KEY = "@key";

    static final Map<String, List<String>> NAMES = read("/doctor/names.txt", ", ");
    static final Map<String, List<String>> ABBREVIATIONS = read("/doctor/words.txt", " ");

    private Vocabulary() {}

    private static Map<String, List<String>> read(String resource, String separator) {
        Map<String, List<String>> all = new HashMap<>();
        try (InputStream in = Vocabulary.class.getResourceAsStream(resource);
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                int equals = line.indexOf('=');
                if (!line.startsWith("#") && equals > 0) {
                    all.put(
                            line.substring(0, equals).strip(),
                            Splitter.on(separator)
                                    .trimResults()
                                    .splitToList(line.substring(equals + 1).strip()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Map.copyOf(all);
    }
}
