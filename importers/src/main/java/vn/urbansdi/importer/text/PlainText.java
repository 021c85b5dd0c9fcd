package vn.urbansdi.importer.text;

/** Recognises at once the text that most files are full of: Vietnamese in Unicode, which has to stay as it is. */
final class PlainText {

    private PlainText() {}

    /**
     * Whether the text surely is what it seems: in normal form C, without Ð that may stand for Đ, and with a letter that no
     * byte of another encoding can have become. False says nothing.
     */
    static boolean isVietnamese(String text) {
        boolean telling = false;
        // Half a million rows pass here: String.charAt looks each time how the text is stored.
        char[] characters = text.toCharArray();
        for (char c : characters) {
            if (c <= 0xFF) {
                if (c == 'Ð' || c == 'ð' || (c < ' ' && c != '\t' && c != '\n' && c != '\r')) {
                    return false;
                }
            } else if (c >= 0x1EA0 && c < 0x1F00) {
                telling = true;
            } else if (c >= 0x300) {
                return false;
            } else {
                telling |= isOfVietnameseAlone(c);
            }
        }
        return telling;
    }

    private static boolean isOfVietnameseAlone(char c) {
        return switch (c) {
            case 'ă', 'Ă', 'đ', 'Đ', 'ĩ', 'Ĩ', 'ũ', 'Ũ', 'ơ', 'Ơ', 'ư', 'Ư' -> true;
            default -> false;
        };
    }
}
