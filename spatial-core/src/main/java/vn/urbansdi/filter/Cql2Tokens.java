package vn.urbansdi.filter;

import java.util.regex.Pattern;
import vn.urbansdi.filter.Cql2Node.Place;

/** The words of CQL2 text, one ahead (OGC 21-065r2, annex B). */
final class Cql2Tokens {

    enum Kind {
        /** Unquoted: a keyword, a function or a property. */
        WORD,
        /** Between double quotes: a property whatever it is called. */
        QUOTED_NAME,
        STRING,
        NUMBER,
        SYMBOL,
        END
    }

    /**
     * @param text without quotes, escapes resolved
     * @param at   index of its first character
     */
    record Token(Kind kind, String text, int at) {

        boolean is(String symbol) {
            return kind == Kind.SYMBOL && text.equals(symbol);
        }

        boolean isWord(String word) {
            return kind == Kind.WORD && text.equalsIgnoreCase(word);
        }

        Place place() {
            return Place.ofCharacter(at);
        }
    }

    private final String text;
    private int index;
    private Token next;

    Cql2Tokens(String text) {
        this.text = text;
        this.next = read();
    }

    Token peek() {
        return next;
    }

    Token take() {
        Token taken = next;
        next = read();
        return taken;
    }

    /** Whether what is behind the next word begins so. */
    boolean follows(Pattern pattern) {
        return pattern.matcher(text).region(index, text.length()).lookingAt();
    }

    boolean takeIf(String symbol) {
        boolean there = next.is(symbol);
        if (there) {
            take();
        }
        return there;
    }

    boolean takeIfWord(String word) {
        boolean there = next.isWord(word);
        if (there) {
            take();
        }
        return there;
    }

    void require(String symbol) {
        if (!takeIf(symbol)) {
            throw unexpected(symbol);
        }
    }

    void requireWord(String word) {
        if (!takeIfWord(word)) {
            throw unexpected(word);
        }
    }

    Token require(Kind kind, String expected) {
        if (next.kind() != kind) {
            throw unexpected(expected);
        }
        return take();
    }

    FilterException unexpected(String expected) {
        return Refusal.expected(expected, next.kind() == Kind.END ? "" : next.text())
                .at(next.place().title());
    }

    private Token read() {
        while (index < text.length() && Character.isWhitespace(text.charAt(index))) {
            index++;
        }
        int start = index;
        if (start == text.length()) {
            return new Token(Kind.END, "", start);
        }
        char c = text.charAt(start);
        if (c == '\'') {
            return new Token(Kind.STRING, string(), start);
        }
        if (c == '"') {
            return new Token(Kind.QUOTED_NAME, quotedName(), start);
        }
        if (isDigit(start) || (c == '.' && isDigit(start + 1))) {
            return new Token(Kind.NUMBER, number(), start);
        }
        if (isNameStart(text.codePointAt(start))) {
            return new Token(Kind.WORD, word(), start);
        }
        return new Token(Kind.SYMBOL, symbol(c), start);
    }

    /** A quote inside is doubled, or has a backslash before it; other backslashes are left for LIKE. */
    private String string() {
        int start = index++;
        StringBuilder read = new StringBuilder();
        while (index < text.length()) {
            char c = text.charAt(index++);
            boolean quoteFollows = index < text.length() && text.charAt(index) == '\'';
            if (c == '\\' && quoteFollows) {
                read.append('\'');
                index++;
            } else if (c == '\'' && quoteFollows) {
                read.append('\'');
                index++;
            } else if (c == '\'') {
                return read.toString();
            } else {
                read.append(c);
            }
        }
        throw Refusal.expected("'", "").at(Place.ofCharacter(start).title());
    }

    private String quotedName() {
        int start = index;
        int end = text.indexOf('"', start + 1);
        if (end < 0) {
            throw Refusal.expected("\"", "").at(Place.ofCharacter(start).title());
        }
        index = end + 1;
        return text.substring(start + 1, end);
    }

    private String number() {
        int start = index;
        digits();
        if (index < text.length() && text.charAt(index) == '.') {
            index++;
            digits();
        }
        if (index < text.length() && (text.charAt(index) == 'E' || text.charAt(index) == 'e')) {
            int sign = index + 1 < text.length() && "+-".indexOf(text.charAt(index + 1)) >= 0 ? 1 : 0;
            if (isDigit(index + 1 + sign)) {
                index += 1 + sign;
                digits();
            }
        }
        return text.substring(start, index);
    }

    private void digits() {
        while (isDigit(index)) {
            index++;
        }
    }

    private boolean isDigit(int at) {
        return at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }

    private String word() {
        int start = index;
        while (index < text.length() && isNamePart(text.codePointAt(index))) {
            index += Character.charCount(text.codePointAt(index));
        }
        return text.substring(start, index);
    }

    private static boolean isNameStart(int c) {
        return c == ':' || c == '_' || Character.isLetter(c);
    }

    private static boolean isNamePart(int c) {
        return isNameStart(c)
                || c == '.'
                || (c >= '0' && c <= '9')
                || Character.getType(c) == Character.NON_SPACING_MARK;
    }

    private String symbol(char c) {
        String two = text.substring(index, Math.min(index + 2, text.length()));
        String read = two.equals("<>") || two.equals("<=") || two.equals(">=") ? two : String.valueOf(c);
        index += read.length();
        return read;
    }
}
