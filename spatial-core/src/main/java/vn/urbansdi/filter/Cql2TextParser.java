package vn.urbansdi.filter;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import vn.urbansdi.filter.Cql2Node.Between;
import vn.urbansdi.filter.Cql2Node.Comparison;
import vn.urbansdi.filter.Cql2Node.In;
import vn.urbansdi.filter.Cql2Node.Interval;
import vn.urbansdi.filter.Cql2Node.IsNull;
import vn.urbansdi.filter.Cql2Node.Like;
import vn.urbansdi.filter.Cql2Node.Name;
import vn.urbansdi.filter.Cql2Node.Negation;
import vn.urbansdi.filter.Cql2Node.Place;
import vn.urbansdi.filter.Cql2Node.Relation;
import vn.urbansdi.filter.Cql2Node.Value;
import vn.urbansdi.filter.Cql2Tokens.Kind;
import vn.urbansdi.filter.Cql2Tokens.Token;
import vn.urbansdi.geo.CrsReference;

/**
 * CQL2 text (OGC 21-065r2, 8.1 and annex B), by recursive descent. Brackets may hold a condition or a value, which only what
 * follows tells apart: both are read alike, and {@link Cql2Binder} says where the one stands for the other.
 */
final class Cql2TextParser {

    private static final Pattern BRACKET = Pattern.compile("\\s*\\(");
    private static final Set<String> COMPARISONS = Set.of("=", "<>", "<", "<=", ">", ">=");

    private final Cql2Tokens tokens;
    private final Cql2Builder builder = new Cql2Builder();
    private final Cql2Wkt geometries;

    /** @param crs in whose axis order geometries are written */
    Cql2TextParser(String text, CrsReference crs) {
        this.tokens = new Cql2Tokens(text);
        this.geometries = new Cql2Wkt(tokens, new Cql2Geometries(crs));
    }

    /** @throws FilterException of code SYNTAX or UNSUPPORTED */
    Cql2Node parse() {
        Cql2Node filter = condition();
        if (tokens.peek().kind() != Kind.END) {
            throw tokens.unexpected("AND, OR");
        }
        return filter;
    }

    private Cql2Node condition() {
        Place place = tokens.peek().place();
        builder.enter(place);
        List<Cql2Node> parts = new ArrayList<>(List.of(term()));
        while (tokens.takeIfWord("OR")) {
            parts.add(term());
        }
        builder.leave();
        return builder.logical(false, parts, place);
    }

    private Cql2Node term() {
        Place place = tokens.peek().place();
        List<Cql2Node> parts = new ArrayList<>(List.of(factor()));
        while (tokens.takeIfWord("AND")) {
            parts.add(factor());
        }
        return builder.logical(true, parts, place);
    }

    private Cql2Node factor() {
        Place place = tokens.peek().place();
        if (tokens.takeIfWord("NOT")) {
            builder.enter(place);
            Cql2Node inner = factor();
            builder.leave();
            return builder.node(new Negation(inner, place));
        }
        return predicate();
    }

    /** A value with what is said of it; a value alone where nothing is. */
    private Cql2Node predicate() {
        Cql2Node left = sum();
        Token operator = tokens.peek();
        Place place = operator.place();
        if (operator.kind() == Kind.SYMBOL && COMPARISONS.contains(operator.text())) {
            tokens.take();
            return builder.node(new Comparison(operator.text(), left, sum(), place));
        }
        if (tokens.takeIfWord("IS")) {
            boolean negated = tokens.takeIfWord("NOT");
            tokens.requireWord("NULL");
            return negatedIf(negated, builder.node(new IsNull(left, place)));
        }
        boolean negated = tokens.takeIfWord("NOT");
        if (tokens.takeIfWord("LIKE")) {
            return negatedIf(negated, like(left, place));
        }
        if (tokens.takeIfWord("BETWEEN")) {
            Cql2Node lower = sum();
            tokens.requireWord("AND");
            return negatedIf(negated, builder.node(new Between(left, lower, sum(), place)));
        }
        if (tokens.takeIfWord("IN")) {
            return negatedIf(negated, builder.node(new In(left, list(), place)));
        }
        if (negated) {
            throw tokens.unexpected("LIKE, BETWEEN, IN");
        }
        return left;
    }

    private Cql2Node negatedIf(boolean negated, Cql2Node node) {
        return negated ? builder.node(new Negation(node, node.place())) : node;
    }

    private Cql2Node like(Cql2Node text, Place place) {
        List<Operation.Kind> folds = new ArrayList<>();
        Optional<Operation.Kind> fold = Cql2Builder.folding(tokens.peek().text());
        while (tokens.peek().kind() == Kind.WORD && fold.isPresent() && folds.size() < FilterLimits.DEPTH) {
            folds.add(fold.get());
            tokens.take();
            tokens.require("(");
            fold = Cql2Builder.folding(tokens.peek().text());
        }
        String pattern = tokens.require(Kind.STRING, "'…'").text();
        folds.forEach(each -> tokens.require(")"));
        Collections.reverse(folds);
        return builder.node(new Like(text, pattern, folds, place));
    }

    private List<Cql2Node> list() {
        tokens.require("(");
        List<Cql2Node> list = new ArrayList<>(List.of(sum()));
        while (tokens.takeIf(",")) {
            list.add(sum());
        }
        tokens.require(")");
        return list;
    }

    private Cql2Node sum() {
        Cql2Node left = product();
        while (tokens.peek().is("+") || tokens.peek().is("-")) {
            left = computed(left, this::product);
        }
        return left;
    }

    private Cql2Node product() {
        Cql2Node left = power();
        while (tokens.peek().is("*")
                || tokens.peek().is("/")
                || tokens.peek().is("%")
                || tokens.peek().isWord("div")) {
            left = computed(left, this::power);
        }
        return left;
    }

    private Cql2Node power() {
        Cql2Node base = signed();
        return tokens.peek().is("^") ? computed(base, this::signed) : base;
    }

    private Cql2Node computed(Cql2Node left, Supplier<Cql2Node> right) {
        Token symbol = tokens.take();
        return builder.computed(
                Cql2Builder.arithmetic(symbol.text()).orElseThrow(), List.of(left, right.get()), symbol.place());
    }

    private Cql2Node signed() {
        Place place = tokens.peek().place();
        if (tokens.takeIf("-")) {
            return builder.negative(operand(), place);
        }
        tokens.takeIf("+");
        return operand();
    }

    private Cql2Node operand() {
        Token token = tokens.peek();
        Place place = token.place();
        if (tokens.takeIf("(")) {
            Cql2Node inner = condition();
            tokens.require(")");
            return inner;
        }
        return switch (token.kind()) {
            case NUMBER -> builder.number(tokens.take().text(), place);
            case STRING -> builder.node(new Value(tokens.take().text(), place));
            case QUOTED_NAME -> builder.node(new Name(tokens.take().text(), place));
            case WORD -> word(token, place);
            default -> throw tokens.unexpected("a property, a value, (");
        };
    }

    private Cql2Node word(Token token, Place place) {
        if (token.isWord("TRUE") || token.isWord("FALSE")) {
            tokens.take();
            return builder.node(new Value(token.isWord("TRUE"), place));
        }
        if (geometries.begins(token)) {
            return builder.node(new Value(geometries.read(), place));
        }
        boolean call = tokens.follows(BRACKET);
        tokens.take();
        return call ? call(token.text(), place) : builder.node(new Name(token.text(), place));
    }

    private Cql2Node call(String name, Place place) {
        Optional<String> relation = Cql2Builder.relation(name);
        Optional<Operation.Kind> folding = Cql2Builder.folding(name);
        tokens.require("(");
        builder.enter(place);
        Cql2Node read;
        if (relation.isPresent()) {
            Cql2Node left = sum();
            tokens.require(",");
            read = builder.node(new Relation(relation.get(), left, sum(), place));
        } else if (folding.isPresent()) {
            read = builder.computed(folding.get(), List.of(sum()), place);
        } else if (name.equalsIgnoreCase("DATE")) {
            read = builder.node(new Value(instant(Cql2Times::day), place));
        } else if (name.equalsIgnoreCase("TIMESTAMP")) {
            read = builder.node(new Value(instant(Cql2Times::moment), place));
        } else if (name.equalsIgnoreCase("INTERVAL")) {
            Optional<Cql2Node> start = end();
            tokens.require(",");
            read = builder.node(new Interval(start, end(), place));
        } else {
            throw Cql2Builder.noSuchFunction(name, place);
        }
        builder.leave();
        tokens.require(")");
        return read;
    }

    private Object instant(Function<String, Object> reader) {
        Token token = tokens.require(Kind.STRING, "'…'");
        try {
            return reader.apply(token.text());
        } catch (FilterException e) {
            throw e.at(token.place().title());
        }
    }

    private Optional<Cql2Node> end() {
        Token token = tokens.peek();
        if (token.kind() == Kind.WORD || token.kind() == Kind.QUOTED_NAME) {
            tokens.take();
            return Optional.of(builder.node(new Name(token.text(), token.place())));
        }
        if (token.kind() == Kind.STRING && token.text().equals("..")) {
            tokens.take();
            return Optional.empty();
        }
        return Optional.of(builder.node(new Value(instant(Cql2Times::instant), token.place())));
    }
}
