package vn.urbansdi.importer.text;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/** What has been done to the values of one field. */
final class FieldTally {

    private static final int SAMPLES = 5;
    private static final int SHOWN = 60;

    private final Map<String, long[]> rules = new TreeMap<>();
    private final Map<TextNote, Long> notes = new EnumMap<>(TextNote.class);
    private final List<TextFinding.Sample> samples = new ArrayList<>();
    private final List<String> destroyed = new ArrayList<>();
    private String lastRule = "";
    private long[] lastCount = new long[1];
    private long values;
    private long changed;

    void value() {
        values++;
    }

    /** Nearly every value of a field is touched by the same rule as the one before. */
    void rule(String rule) {
        if (!rule.equals(lastRule)) {
            lastRule = rule;
            lastCount = rules.computeIfAbsent(rule, each -> new long[1]);
        }
        lastCount[0]++;
    }

    void note(TextNote note) {
        notes.merge(note, 1L, Long::sum);
    }

    void destroyed(String text) {
        note(TextNote.DESTROYED);
        String sample = shown(text);
        if (destroyed.size() < SAMPLES && !destroyed.contains(sample)) {
            destroyed.add(sample);
        }
    }

    /** Notes what a TCVN3 font's capitals look like once they are decoded. */
    void fontCapitals(String text) {
        int words = 0;
        int capitals = 0;
        int small = 0;
        boolean smallMarked = false;
        boolean anyCapital = false;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            boolean capital = Character.isUpperCase(c);
            words += Character.isLetter(c) && (i == 0 || !Character.isLetter(text.charAt(i - 1))) ? 1 : 0;
            anyCapital |= capital;
            capitals += capital && c <= 0x7F ? 1 : 0;
            small += !capital && Words.isAsciiLetter(c) ? 1 : 0;
            smallMarked |= c > 0x7F && Character.isLowerCase(c);
        }
        if (smallMarked && small == 0 && capitals > words) {
            note(TextNote.CAPITALS_BY_FONT);
        } else if (!anyCapital) {
            note(TextNote.SMALL_LETTERS_ONLY);
        }
    }

    void changed(Supplier<String> before, String after) {
        changed++;
        if (samples.size() < SAMPLES) {
            TextFinding.Sample sample = new TextFinding.Sample(shown(before.get()), shown(after));
            if (!samples.contains(sample)) {
                samples.add(sample);
            }
        }
    }

    private static String shown(String text) {
        return text.length() > SHOWN ? text.substring(0, SHOWN) + "…" : text;
    }

    long values() {
        return values;
    }

    long changed() {
        return changed;
    }

    Map<String, Long> rules() {
        Map<String, Long> counts = new TreeMap<>();
        rules.forEach((rule, count) -> counts.put(rule, count[0]));
        return counts;
    }

    Map<TextNote, Long> notes() {
        return notes;
    }

    List<String> destroyed() {
        return destroyed;
    }

    List<TextFinding.Sample> samples() {
        return samples;
    }
}
