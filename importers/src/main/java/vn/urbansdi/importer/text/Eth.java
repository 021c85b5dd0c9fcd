package vn.urbansdi.importer.text;

/** The letter Ð (U+00D0) of Icelandic, which looks like the Vietnamese Đ (U+0110) and was often typed for it. */
final class Eth {

    private static final char CAPITAL = 'Ð';
    private static final char SMALL = 'ð';

    private Eth() {}

    /**
     * The text with Đ for Ð wherever Vietnamese is meant; the same object if nowhere.
     *
     * @param text composed (NFC)
     */
    static String mend(String text) {
        if (text.indexOf(CAPITAL) < 0 && text.indexOf(SMALL) < 0) {
            return text;
        }
        StringBuilder mended = new StringBuilder(text);
        for (int start = 0; start < text.length(); start++) {
            int end = start;
            while (end < text.length() && Character.isLetter(text.charAt(end))) {
                end++;
            }
            if (end > start) {
                String word = text.substring(start, end);
                String meant = word.replace(CAPITAL, 'Đ').replace(SMALL, 'đ');
                if (!meant.equals(word) && isMeant(word, meant)) {
                    mended.replace(start, end, meant);
                }
                start = end;
            }
        }
        return mended.toString();
    }

    /** No Icelandic word begins with Ð; a Vietnamese abbreviation has it anywhere (QĐ). */
    private static boolean isMeant(String word, String meant) {
        return word.charAt(0) == CAPITAL || Words.judge(meant) != Words.Judgement.FOREIGN;
    }
}
