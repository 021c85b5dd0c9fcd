package vn.urbansdi.wfs;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;

/**
 * A condition on the layers of {@link RandomCases}, written three times by hand: as Filter Encoding 2.0, as ECQL and as
 * SQL. Conditions are true or false: a comparison with a missing value is false, and what negates it is true.
 *
 * @param fes     an operator, prefixes fes and gml; empty where the standard has no words for it
 * @param ecql    the same; empty likewise
 * @param sql     on columns of the layer's table
 * @param certain SQL that holds where no rounding error decides
 */
record RandomCondition(String fes, String ecql, String sql, String certain) {

    private static final List<String> PATTERNS = List.of("Tr%", "%ú", "%", "a_b", "_", "%o_", "%'%", "%x_y%", "%&%");

    static RandomCondition of(Random random, int depth) {
        if (depth > 0 && random.nextInt(3) > 0) {
            return switch (random.nextInt(3)) {
                case 0 -> joined("And", "AND", of(random, depth - 1), of(random, depth - 1));
                case 1 -> joined("Or", "OR", of(random, depth - 1), of(random, depth - 1));
                default -> {
                    RandomCondition inner = of(random, depth - 1);
                    yield new RandomCondition(
                            "<fes:Not>" + inner.fes + "</fes:Not>",
                            "NOT (" + inner.ecql + ")",
                            "NOT (" + inner.sql + ")",
                            inner.certain);
                }
            };
        }
        return switch (random.nextInt(9)) {
            case 0, 1, 2 -> comparison(random);
            case 3 -> like(random);
            case 4 -> between(random);
            case 5 -> isNull(random);
            case 6 -> temporal(random);
            default -> RandomPlace.condition(random);
        };
    }

    private static RandomCondition joined(String element, String word, RandomCondition a, RandomCondition b) {
        return new RandomCondition(
                "<fes:" + element + ">" + a.fes + b.fes + "</fes:" + element + ">",
                "(" + a.ecql + ") " + word + " (" + b.ecql + ")",
                "(" + a.sql + ") " + word + " (" + b.sql + ")",
                "(" + a.certain + ") AND (" + b.certain + ")");
    }

    private static RandomCondition plain(String fes, String ecql, String sql) {
        return new RandomCondition(fes, ecql, "coalesce(" + sql + ", false)", "true");
    }

    private static String property(Random random, String name) {
        String prefix = RandomCases.pick(random, List.of("", "sdi:", "q:"));
        return "<fes:ValueReference>" + prefix + name + "</fes:ValueReference>";
    }

    private static String literal(String value) {
        return "<fes:Literal>" + WfsAsk.escaped(value) + "</fes:Literal>";
    }

    private static RandomCondition comparison(Random random) {
        String name = RandomCases.pick(random, List.of("name", "amount", "power", "smart", "built_on", "seen_at"));
        boolean equality = name.equals("smart");
        String[] operator = RandomCases.pick(
                random,
                List.of(
                                new String[] {"EqualTo", "="},
                                new String[] {"NotEqualTo", "<>"},
                                new String[] {"LessThan", "<"},
                                new String[] {"LessThanOrEqualTo", "<="},
                                new String[] {"GreaterThan", ">"},
                                new String[] {"GreaterThanOrEqualTo", ">="})
                        .subList(0, equality ? 2 : 6));
        String value = value(random, name);
        String element = "fes:PropertyIs" + operator[0];
        boolean anyCase = name.equals("name") && operator[0].equals("EqualTo") && random.nextBoolean();
        String fes = "<" + element + (anyCase ? " matchCase='false'" : "") + ">" + property(random, name)
                + literal(value) + "</" + element + ">";
        String quoted = name.equals("amount") || name.equals("power") || equality ? value : RandomCases.text(value);
        String ecql = anyCase
                ? "name ILIKE " + RandomCases.text(value.replaceAll("([%_\\\\])", "\\\\$1"))
                : name + " " + operator[1] + " " + (name.equals("seen_at") ? value : quoted);
        if (operator[0].equals("NotEqualTo")) {
            return plain(fes, ecql, name + " IS DISTINCT FROM " + quoted);
        }
        String collate = name.equals("name") && !operator[1].equals("=") ? " COLLATE \"vi-x-icu\"" : "";
        return plain(
                fes,
                ecql,
                anyCase
                        ? "lower(name COLLATE \"vi-x-icu\") = lower(" + quoted + " COLLATE \"vi-x-icu\")"
                        : name + collate + " " + operator[1] + " " + quoted);
    }

    private static String value(Random random, String name) {
        return switch (name) {
            case "name" -> RandomCases.pick(random, RandomCases.NAMES);
            case "amount" -> RandomCases.decimal(random);
            case "power" -> String.valueOf(random.nextInt(16) - 4);
            case "smart" -> String.valueOf(random.nextBoolean());
            case "built_on" -> RandomCases.day(random);
            default -> RandomCases.moment(random);
        };
    }

    private static RandomCondition like(Random random) {
        String pattern = RandomCases.pick(random, PATTERNS);
        boolean matchCase = random.nextBoolean();
        String fesPattern = pattern.replace('%', '*').replace('_', '?');
        String fes = "<fes:PropertyIsLike wildCard='*' singleChar='?' escapeChar='$'"
                + (matchCase ? "" : " matchCase='false'") + ">" + property(random, "name") + literal(fesPattern)
                + "</fes:PropertyIsLike>";
        String word = matchCase ? "LIKE " : "ILIKE ";
        return plain(
                fes,
                "name " + word + RandomCases.text(pattern),
                "name COLLATE \"vi-x-icu\" " + word + RandomCases.text(pattern) + " ESCAPE '$'");
    }

    private static RandomCondition between(Random random) {
        String name = RandomCases.pick(random, List.of("amount", "power", "built_on"));
        String lower = value(random, name);
        String upper = value(random, name);
        String from = name.equals("built_on") ? RandomCases.text(lower) : lower;
        String to = name.equals("built_on") ? RandomCases.text(upper) : upper;
        return plain(
                "<fes:PropertyIsBetween>" + property(random, name) + "<fes:LowerBoundary>" + literal(lower)
                        + "</fes:LowerBoundary><fes:UpperBoundary>" + literal(upper)
                        + "</fes:UpperBoundary></fes:PropertyIsBetween>",
                name + " BETWEEN " + from + " AND " + to,
                name + " >= " + from + " AND " + name + " <= " + to);
    }

    private static RandomCondition isNull(Random random) {
        String name = RandomCases.pick(random, WfsTruth.ATTRIBUTES);
        return plain(
                "<fes:PropertyIsNull>" + property(random, name) + "</fes:PropertyIsNull>",
                name + " IS NULL",
                name + " IS NULL");
    }

    private static RandomCondition temporal(Random random) {
        String a = RandomCases.moment(random);
        String b = RandomCases.moment(random);
        String begin = a.compareTo(b) < 0 ? a : b;
        String end = a.compareTo(b) < 0 ? b : a;
        String at = "<gml:TimeInstant gml:id='t'><gml:timePosition>" + a + "</gml:timePosition></gml:TimeInstant>";
        return switch (random.nextInt(3)) {
            case 0 ->
                plain(
                        "<fes:After>" + property(random, "seen_at") + at + "</fes:After>",
                        "seen_at AFTER " + a,
                        "seen_at > '" + a + "'");
            case 1 ->
                plain(
                        "<fes:Before>" + property(random, "seen_at") + at + "</fes:Before>",
                        "seen_at BEFORE " + a,
                        "seen_at < '" + a + "'");
            default ->
                plain(
                        "<fes:During>" + property(random, "seen_at") + "<gml:TimePeriod gml:id='p'><gml:beginPosition>"
                                + begin + "</gml:beginPosition><gml:endPosition>" + end
                                + "</gml:endPosition></gml:TimePeriod></fes:During>",
                        "seen_at DURING " + begin + "/" + end,
                        "seen_at > '" + begin + "' AND seen_at < '" + end + "'");
        };
    }

    /** Coordinates as text, separated by blanks. */
    static String numbers(double[] xy, boolean swapped) {
        return java.util.stream.IntStream.range(0, xy.length)
                .mapToObj(i -> String.format(Locale.ROOT, "%.10f", xy[swapped ? i ^ 1 : i]))
                .collect(Collectors.joining(" "));
    }
}
