package vn.urbansdi.importer.text;

/** Recognises at once the text that most files are full of: Vietnamese in Unicode, which has to stay as it is. */
final class PlainText {

    private PlainText() {}

    /** What a text surely is. */
    enum Kind {
        /** Nothing is known. */
        DOUBTFUL,
        /** Printable ASCII. */
        ASCII,
        /**
         * In normal form C, without Ð that may stand for Đ, and with a letter that no byte of another encoding can have
         * become.
         */
        VIETNAMESE
    }

    /**
     * Looks at each character once.
     *
     * @return {@link Kind#DOUBTFUL} also for what holds a question mark, a backslash or a control character, which may stand
     *     for something else
     */
    static Kind kind(String text) {
        boolean telling = false;
        boolean ascii = true;
        // Half a million rows pass here: String.charAt looks each time how the text is stored.
        char[] characters = text.toCharArray();
        for (char c : characters) {
            if (c < 0x7F) {
                if (c < ' ' || c == '?' || c == '\\') {
                    return Kind.DOUBTFUL;
                }
            } else if (c >= 0x1EA0 && c < 0x1F00) {
                telling = true;
                ascii = false;
            } else if (c >= 0x300 || c == 'Ð' || c == 'ð' || c == 0x7F) {
                return Kind.DOUBTFUL;
            } else {
                telling |= isOfVietnameseAlone(c);
                ascii = false;
            }
        }
        if (ascii) {
            return Kind.ASCII;
        }
        return telling ? Kind.VIETNAMESE : Kind.DOUBTFUL;
    }

    private static boolean isOfVietnameseAlone(char c) {
        return switch (c) {
            case 'ă', 'Ă', 'đ', 'Đ', 'ĩ', 'Ĩ', 'ũ', 'Ũ', 'ơ', 'Ơ', 'ư', 'Ư' -> true;
            default -> false;
        };
    }
}
