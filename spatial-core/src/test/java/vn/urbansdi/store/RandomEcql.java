package vn.urbansdi.store;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/** Seeded conditions on the layer of {@code TestLayers.light()}, of every operator that GeoTools evaluates as we do. */
final class RandomEcql {

    private static final List<String> TEXTS =
            List.of("'LED'", "'led'", "'Đèn'", "'a%b'", "'a_b'", "'x''y'", "''", "'back\\slash'", "'none'");
    private static final List<String> PATTERNS =
            List.of("'L%'", "'%è%'", "'a_b'", "'a\\%b'", "'a\\_b'", "'_'", "'%'", "'%''%'", "'a!b'", "'%!%'");
    private static final List<String> EQUALITIES = List.of("=", "<>");
    private static final List<String> ORDERS = List.of("=", "<>", "<", "<=", ">", ">=");

    private RandomEcql() {}

    static String condition(Random random, int depth) {
        int kind = depth == 0 ? 3 + random.nextInt(10) : random.nextInt(13);
        return switch (kind) {
            case 0 -> "(" + condition(random, depth - 1) + " AND " + condition(random, depth - 1) + ")";
            case 1 -> "(" + condition(random, depth - 1) + " OR " + condition(random, depth - 1) + ")";
            case 2 -> "NOT (" + condition(random, depth - 1) + ")";
            case 3 -> "lamp_type " + pick(random, EQUALITIES) + " " + pick(random, TEXTS);
            case 4 -> "power_w " + pick(random, ORDERS) + " " + (random.nextInt(14) - 4);
            case 5 -> "pole_height_m " + pick(random, ORDERS) + " " + random.nextInt(120) / 10.0;
            case 6 -> "smart " + pick(random, EQUALITIES) + " " + random.nextBoolean();
            case 7 -> "installed_on " + pick(random, ORDERS) + " '2024-02-" + (24 + random.nextInt(6)) + "'";
            case 8 -> "seen_at " + pick(random, ORDERS) + " '2024-03-0" + (1 + random.nextInt(9)) + "T03:00:00Z'";
            case 9 -> "lamp_type " + (random.nextBoolean() ? "LIKE " : "NOT LIKE ") + pick(random, PATTERNS);
            case 10 -> "power_w BETWEEN " + (random.nextInt(6) - 3) + " AND " + random.nextInt(9);
            case 11 ->
                pick(random, List.of("lamp_type", "power_w", "smart", "seen_at"))
                        + (random.nextBoolean() ? " IS NULL" : " IS NOT NULL");
            default -> spatial(random);
        };
    }

    /** Corners lie off the whole metres on which the points stand. */
    private static String spatial(Random random) {
        double x = 430000.5 + random.nextInt(900);
        double y = 2317000.5 + random.nextInt(900);
        double size = random.nextInt(500);
        return switch (random.nextInt(4)) {
            case 0 -> String.format(Locale.ROOT, "BBOX(geom, %s, %s, %s, %s)", x, y, x + size, y + size / 2);
            case 1 -> String.format(Locale.ROOT, "DWITHIN(geom, POINT(%s %s), %s, meters)", x, y, size);
            case 2 ->
                String.format(
                        Locale.ROOT,
                        "WITHIN(geom, POLYGON((%s %s, %s %s, %s %s, %s %s)))",
                        x,
                        y,
                        x + size + 1,
                        y,
                        x,
                        y + size + 1.2,
                        x,
                        y);
            default ->
                String.format(
                        Locale.ROOT, "DISJOINT(geom, ENVELOPE(%s, %s, %s, %s))", x, x + size + 1, y, y + size + 1);
        };
    }

    private static String pick(Random random, List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
