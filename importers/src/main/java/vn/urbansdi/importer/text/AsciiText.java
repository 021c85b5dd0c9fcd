package vn.urbansdi.importer.text;

/** Text or bytes that mean the same in every encoding. */
final class AsciiText {

    private AsciiText() {}

    static boolean hasControls(byte[] bytes) {
        for (byte b : bytes) {
            if (b < ' ' && b != '\t' && b != '\n' && b != '\r') {
                return true;
            }
        }
        return false;
    }

    static boolean is(byte[] bytes) {
        for (byte b : bytes) {
            if (b < 0) {
                return false;
            }
        }
        return true;
    }

    static boolean is(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7F || (c < ' ' && !Character.isWhitespace(c))) {
                return false; // six of the control characters are letters of VISCII
            }
        }
        return true;
    }
}
