package vn.urbansdi.importer.text;

import java.util.List;
import java.util.Map;

/**
 * In what encoding one field of a file was found, from what that was concluded, and what was done about it.
 *
 * @param field      as the file names it
 * @param encoding   {@code ascii}, {@code utf-8}, {@code tcvn3}, …: of the most values beyond ASCII
 * @param garbled    whether bytes of that encoding stood as characters in Unicode text
 * @param declared   whether the delivery said so; nothing was concluded then
 * @param words      different words of the sample that read as Vietnamese in it
 * @param otherWords different words of the sample that do not
 * @param next       the encoding that reads next best; empty if no word reads in any other
 * @param nextShare  0 to 1: share of the words that read as Vietnamese in that
 * @param values     values with text
 * @param changed    values that are stored otherwise than they stood
 * @param rules      values by what was done: the encoding decoded from, {@code garbled-…}, {@code nfc},
 *                   {@code eth}, {@code unicode-escape}
 * @param notes      values by the code of a {@link TextNote}
 * @param samples    some of the values changed
 * @param destroyed  some of the values in which letters had been replaced before they came, see {@link DestroyedText}
 */
public record TextFinding(
        String field,
        String encoding,
        boolean garbled,
        boolean declared,
        int words,
        int otherWords,
        String next,
        double nextShare,
        long values,
        long changed,
        Map<String, Long> rules,
        Map<String, Long> notes,
        List<Sample> samples,
        List<String> destroyed) {

    public TextFinding {
        rules = Map.copyOf(rules);
        notes = Map.copyOf(notes);
        samples = List.copyOf(samples);
        destroyed = List.copyOf(destroyed);
    }

    /** @param before as a program that takes the bytes for windows-1252 shows it, and at most 60 characters of it */
    public record Sample(String before, String after) {}

    /** 0 to 1: share of the sample's words that read as Vietnamese. */
    public double confidence() {
        return words + otherWords == 0 ? 0 : (double) words / (words + otherWords);
    }
}
