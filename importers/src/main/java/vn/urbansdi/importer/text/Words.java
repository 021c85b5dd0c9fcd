package vn.urbansdi.importer.text;

import java.util.Locale;
import java.util.function.Consumer;

/** Takes text apart into words and says of each whether it reads as Vietnamese. */
final class Words {

    private static final int LONGEST_SYLLABLE = 7; // nghiêng

    private Words() {}

    /** What a word says about the encoding that it was decoded by. */
    enum Judgement {
        /** Reads as a Vietnamese syllable with letters beyond ASCII. */
        VIETNAMESE,
        /** Says nothing: ASCII only, a single letter, an abbreviation such as QĐ. */
        SILENT,
        /** Has letters or symbols beyond ASCII, and is no Vietnamese. */
        FOREIGN
    }

    /** Words of Vietnamese and foreign words; the silent ones are left out. */
    record Count(int vietnamese, int foreign) {

        boolean readsWell() {
            return foreign == 0;
        }

        /** The higher, the better it reads. */
        int score() {
            return vietnamese - 2 * foreign;
        }
    }

    static Count count(String text) {
        int[] counts = new int[2];
        each(text, word -> {
            Judgement judgement = judge(word);
            counts[0] += judgement == Judgement.VIETNAMESE ? 1 : 0;
            counts[1] += judgement == Judgement.FOREIGN ? 1 : 0;
        });
        return new Count(counts[0], counts[1]);
    }

    /** Every word that has anything beyond ASCII in it. */
    static void each(String text, Consumer<String> words) {
        int start = 0;
        boolean ascii = true;
        for (int i = 0; i <= text.length(); i++) {
            char c = i < text.length() ? text.charAt(i) : ' ';
            if (isPartOfWord(c)) {
                ascii &= isAsciiLetter(c);
            } else {
                if (!ascii) {
                    words.accept(text.substring(start, i));
                }
                start = i + 1;
                ascii = true;
            }
        }
    }

    /** Symbols beyond ASCII are parts of words, since in the wrong encoding letters look like them; so are control characters. */
    private static boolean isPartOfWord(char c) {
        return isAsciiLetter(c)
                || (c > 0xA0 && (c < 0x2000 || c > 0x206F))
                || (c >= 0x7F && c < 0xA0)
                || (c < ' ' && !Character.isWhitespace(c));
    }

    static boolean isAsciiLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** @param word composed (NFC) */
    static Judgement judge(String word) {
        if (hasStrayMark(word)) {
            return Judgement.FOREIGN;
        }
        int from = 0;
        int to = word.length();
        while (from < to && !Character.isLetter(word.charAt(from))) {
            from++;
        }
        while (to > from && !Character.isLetter(word.charAt(to - 1))) {
            to--;
        }
        int beyondAscii = 0;
        int capitals = 0;
        boolean vowels = false;
        String small = word.substring(from, to).toLowerCase(Locale.ROOT);
        if (small.length() != to - from) {
            return Judgement.FOREIGN;
        }
        for (int i = 0; i < small.length(); i++) {
            char letter = small.charAt(i);
            if (!Syllables.isAlphabetic(letter)) {
                return Judgement.FOREIGN;
            }
            beyondAscii += letter > 0x7F ? 1 : 0;
            vowels |= Syllables.isVowel(letter);
            capitals += word.charAt(from + i) != letter ? 1 : 0;
        }
        if (beyondAscii == 0 || small.length() == 1 || !vowels) {
            return Judgement.SILENT;
        }
        boolean regular = capitals == 0
                || capitals == small.length()
                || (capitals == 1 && word.charAt(from) != small.charAt(0))
                || isCapitalExceptForMarks(word, from, to);
        return regular && small.length() <= LONGEST_SYLLABLE && Syllables.contain(small)
                ? Judgement.VIETNAMESE
                : Judgement.FOREIGN;
    }

    /** A mark that composes with nothing, a control character or what is left of an undefined byte. */
    private static boolean hasStrayMark(String word) {
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            if (Character.isISOControl(c) || (c >= 0x300 && c <= 0x36F) || c == '\uFFFD') {
                return true;
            }
        }
        return false;
    }

    /** {@code HồNG}: capitals of a TCVN3 font, whose letters with marks are small ones. */
    static boolean isCapitalExceptForMarks(String word, int from, int to) {
        int capitals = 0;
        for (int i = from; i < to; i++) {
            char letter = word.charAt(i);
            if (letter <= 0x7F && Character.isLowerCase(letter)) {
                return false;
            }
            capitals += letter <= 0x7F && Character.isUpperCase(letter) ? 1 : 0;
        }
        return capitals > 0;
    }
}
