package vn.urbansdi.importer.text;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Sums up what is known about a field's text. */
final class FindingOf {

    private static final String GARBLED = "garbled-";
    private static final Set<String> MENDINGS = Set.of("nfc", "eth", "unicode-escape");
    private static final double NEARLY_ALL = 0.9;

    private FindingOf() {}

    static TextFinding field(
            String name,
            FileText file,
            Evidence evidence,
            Optional<Reading> ofBytes,
            Optional<Reading> ofMojibake,
            FieldTally tally) {
        String main = tally.rules().entrySet().stream()
                .filter(rule -> !MENDINGS.contains(rule.getKey()))
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse("");
        boolean garbled = main.startsWith(GARBLED);
        String encoding = garbled ? main.substring(GARBLED.length()) : main;
        Reading reading = reading(evidence, ofBytes, ofMojibake, encoding, garbled);
        Optional<Reading> next = evidence.nextTo(reading);
        return new TextFinding(
                name,
                encoding.isEmpty() ? (evidence.asCharacters().isEmpty() ? "ascii" : "utf-8") : encoding,
                garbled,
                file.declared().isPresent(),
                reading.vietnamese(),
                reading.foreign(),
                next.map(other -> FileText.name(other.charset())).orElse(""),
                next.map(Reading::share).orElse(0.0),
                tally.values(),
                tally.changed(),
                tally.rules(),
                notes(tally, main),
                tally.samples(),
                tally.destroyed());
    }

    private static Reading reading(
            Evidence evidence,
            Optional<Reading> ofBytes,
            Optional<Reading> ofMojibake,
            String encoding,
            boolean garbled) {
        Optional<Reading> found =
                encoding.equals("viqr") ? Optional.of(evidence.viqr()) : garbled ? ofMojibake : ofBytes;
        return found.filter(reading -> FileText.name(reading.charset()).equals(encoding))
                .orElse(evidence.asCharacters());
    }

    private static Map<String, Long> notes(FieldTally tally, String main) {
        Map<String, Long> notes = new TreeMap<>();
        tally.notes().forEach((note, count) -> notes.put(note.code(), count));
        long others = tally.rules().entrySet().stream()
                .filter(rule ->
                        !MENDINGS.contains(rule.getKey()) && !rule.getKey().equals(main))
                .mapToLong(Map.Entry::getValue)
                .sum();
        if (others > 0) {
            notes.put(TextNote.OTHER_ENCODING.code(), others);
        }
        long small = notes.getOrDefault(TextNote.SMALL_LETTERS_ONLY.code(), 0L);
        if (small < NEARLY_ALL * tally.rules().getOrDefault(main, 0L)) {
            notes.remove(TextNote.SMALL_LETTERS_ONLY.code());
        }
        return notes;
    }
}
