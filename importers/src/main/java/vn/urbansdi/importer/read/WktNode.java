package vn.urbansdi.importer.read;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * One {@code KEYWORD["text", number, CHILD[...]]} of a CRS in well-known text, version 1 (OGC 01-009, Esri's dialect
 * included) or 2 (OGC 18-010r11).
 */
record WktNode(String keyword, List<String> texts, List<Double> numbers, List<WktNode> children) {

    private static final int MAX_LENGTH = 65_536;
    private static final int MAX_DEPTH = 24;

    WktNode {
        texts = List.copyOf(texts);
        numbers = List.copyOf(numbers);
        children = List.copyOf(children);
    }

    /** Empty if the text is not well-known text. */
    static Optional<WktNode> parse(String wkt) {
        if (wkt.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Parser parser = new Parser(wkt);
        try {
            return Optional.of(parser.node(0));
        } catch (IndexOutOfBoundsException | IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The first text: mostly the name. */
    String name() {
        return texts.isEmpty() ? "" : texts.get(0);
    }

    /** The nearest node of one of these keywords, this one included, looking through all levels. */
    Optional<WktNode> find(String... keywords) {
        if (List.of(keywords).contains(keyword)) {
            return Optional.of(this);
        }
        return children.stream()
                .map(child -> child.find(keywords))
                .flatMap(Optional::stream)
                .findFirst();
    }

    Optional<WktNode> child(String... keywords) {
        List<String> wanted = List.of(keywords);
        return children.stream().filter(node -> wanted.contains(node.keyword)).findFirst();
    }

    private static final class Parser {

        private final String wkt;
        private int at;

        Parser(String wkt) {
            this.wkt = wkt;
        }

        WktNode node(int depth) {
            if (depth > MAX_DEPTH) {
                throw new IllegalArgumentException("nested too deeply");
            }
            String keyword = word();
            expect('[', '(');
            List<String> texts = new ArrayList<>();
            List<Double> numbers = new ArrayList<>();
            List<WktNode> children = new ArrayList<>();
            do {
                char c = peek();
                if (c == '"') {
                    texts.add(text());
                } else if (Character.isLetter(c)) {
                    int before = at;
                    String word = word();
                    char after = peek();
                    if (after == '[' || after == '(') {
                        at = before;
                        children.add(node(depth + 1));
                    } else {
                        texts.add(word);
                    }
                } else {
                    numbers.add(number());
                }
            } while (comma());
            expect(']', ')');
            return new WktNode(keyword, texts, numbers, children);
        }

        private String word() {
            peek();
            int from = at;
            while (Character.isLetterOrDigit(wkt.charAt(at)) || wkt.charAt(at) == '_') {
                at++;
            }
            if (at == from) {
                throw new IllegalArgumentException("keyword expected");
            }
            return wkt.substring(from, at).toUpperCase(Locale.ROOT);
        }

        private String text() {
            int end = wkt.indexOf('"', at + 1);
            String text = wkt.substring(at + 1, end);
            at = end + 1;
            return text;
        }

        private double number() {
            int from = at;
            while ("+-.0123456789eE".indexOf(wkt.charAt(at)) >= 0) {
                at++;
            }
            return Double.parseDouble(wkt.substring(from, at));
        }

        private boolean comma() {
            if (peek() == ',') {
                at++;
                return true;
            }
            return false;
        }

        private void expect(char one, char other) {
            char c = peek();
            if (c != one && c != other) {
                throw new IllegalArgumentException("bracket expected");
            }
            at++;
        }

        private char peek() {
            while (Character.isWhitespace(wkt.charAt(at))) {
                at++;
            }
            return wkt.charAt(at);
        }
    }
}
