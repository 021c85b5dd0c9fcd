package vn.urbansdi.importer.text;

import java.text.Normalizer;

/**
 * VIQR (RFC 1456): Vietnamese in ASCII, {@code Ha. Long} for Hạ Long, {@code ddu+o+`ng} for đường. Since its marks are
 * punctuation everywhere else, only words that come out as Vietnamese syllables are taken for it.
 */
final class Viqr {

    private static final String MARKS = "(^+`?~'.";
    private static final String MEANING = "\u0306\u0302\u031B\u0300\u0309\u0303\u0301\u0323";
    private static final int QUALITIES = 3;
    private static final String[] BEARERS = {"aA", "aeoAEO", "ouOU"};
    private static final String VOWELS = "aeiouyAEIOUY";
    private static final char LITERAL = '\\';
    private static final int LONGEST_WORD = 40;

    private Viqr() {}

    /** Whether a mark stands between letters, or the word {@linkplain #hasLetter has a letter}: what says something of the text. */
    static boolean isTelling(String word) {
        for (int i = 1; i + 1 < word.length(); i++) {
            if (MARKS.indexOf(word.charAt(i)) >= 0 && isLetter(word.charAt(i + 1))) {
                return true;
            }
        }
        return hasLetter(word);
    }

    /** Whether the word has what plain text hardly ever has: a letter of its own ({@code a^}, {@code u+}, initial {@code dd}). */
    static boolean hasLetter(String word) {
        if (word.length() > 2 && (word.startsWith("dd") || word.startsWith("DD") || word.startsWith("Dd"))) {
            return true;
        }
        for (int i = 1; i < word.length(); i++) {
            int mark = MARKS.indexOf(word.charAt(i));
            if (mark >= 0 && mark < QUALITIES && BEARERS[mark].indexOf(word.charAt(i - 1)) >= 0) {
                return true;
            }
        }
        return false;
    }

    /** The text with every word that is Vietnamese in VIQR composed; the same object if there is none. */
    static String decode(String text) {
        StringBuilder out = null;
        int copied = 0;
        for (int at = 0; at < text.length(); ) {
            int end = wordEnd(text, at);
            if (end == at) {
                at++;
                continue;
            }
            String word = text.substring(at, end);
            String composed = end - at <= LONGEST_WORD ? compose(word) : word;
            if (!composed.equals(word) && isMeant(word, composed)) {
                out = out == null ? new StringBuilder(text.length()) : out;
                out.append(text, copied, at).append(composed);
                copied = end;
            }
            at = end;
        }
        return out == null ? text : out.append(text, copied, text.length()).toString();
    }

    /** {@code A.} and {@code E?} are initials and questions sooner than Ạ and Ẻ; {@code Đ.} is a street. */
    private static boolean isMeant(String word, String composed) {
        if (word.length() == 2 && !hasLetter(word) && "'`".indexOf(word.charAt(1)) < 0 && word.charAt(1) != '?') {
            return word.equalsIgnoreCase("dd");
        }
        return Words.judge(stripped(composed)) != Words.Judgement.FOREIGN;
    }

    private static String stripped(String word) {
        int end = word.length();
        while (end > 0 && MARKS.indexOf(word.charAt(end - 1)) >= 0) {
            end--;
        }
        return word.substring(0, end);
    }

    /** Where a run of letters and marks that begins at {@code start} with a letter ends; {@code start} if none does. */
    static int wordEnd(String text, int start) {
        int end = start;
        while (end < text.length()
                && (isLetter(text.charAt(end))
                        || (end > start && (MARKS.indexOf(text.charAt(end)) >= 0 || text.charAt(end) == LITERAL)))) {
            end++;
        }
        return end;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    }

    /** Every mark that its vowel can bear, applied. */
    static String compose(String word) {
        StringBuilder out = new StringBuilder(word.length());
        char vowel = 0;
        boolean qualified = false;
        boolean toned = false;
        for (int i = 0; i < word.length(); i++) {
            char c = word.charAt(i);
            char next = i + 1 < word.length() ? word.charAt(i + 1) : 0;
            int mark = vowel == 0 ? -1 : MARKS.indexOf(c);
            if (mark >= QUALITIES && !toned) {
                out.append(MEANING.charAt(mark));
                toned = true;
            } else if (mark >= 0 && mark < QUALITIES && !qualified && BEARERS[mark].indexOf(vowel) >= 0) {
                out.append(MEANING.charAt(mark));
                qualified = true;
            } else {
                boolean pair = (c == 'd' || c == 'D') && (next == 'd' || next == 'D');
                boolean literal = c == LITERAL && next != 0;
                out.append(pair ? (c == 'd' ? 'đ' : 'Đ') : literal ? next : c);
                i += pair || literal ? 1 : 0;
                vowel = !literal && VOWELS.indexOf(c) >= 0 ? c : 0;
                qualified = false;
                toned = false;
            }
        }
        return Normalizer.normalize(out, Normalizer.Form.NFC);
    }
}
