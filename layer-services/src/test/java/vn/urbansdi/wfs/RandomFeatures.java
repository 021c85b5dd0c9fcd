package vn.urbansdi.wfs;

import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;

/** Rows for every layer of a catalog, the same for the same seed, about Hạ Long's town hall in EPSG:5899. */
final class RandomFeatures {

    static final double MIN_X = 425_000;
    static final double MIN_Y = 2_315_000;
    static final double SIZE = 10_000;

    private static final List<String> WORDS =
            List.of("Trần Phú", "Lê Thánh Tông", "Hạ Long", "O'Brien & <Sons>", "Bãi Cháy", "Đường 25-4", "a\\b\"c");

    private final Catalog catalog;
    private final Random random;

    RandomFeatures(Catalog catalog, long seed) {
        this.catalog = catalog;
        this.random = new Random(seed);
    }

    /** Statements that fill the layer's table with {@code rows} rows. */
    String inserts(Layer layer, int rows) {
        String columns =
                layer.attributes().stream().map(a -> '"' + a.name() + '"').collect(Collectors.joining(", "));
        return IntStream.range(0, rows)
                .mapToObj(row -> layer.attributes().stream()
                        .map(attribute -> value(layer, attribute, row))
                        .collect(Collectors.joining(", ", "(", ", " + geometry(layer) + ")")))
                .collect(Collectors.joining(
                        ",\n", "INSERT INTO layer.\"" + layer.table() + "\" (" + columns + ", geom) VALUES ", ";\n"));
    }

    private String value(Layer layer, Attribute attribute, int row) {
        if (layer.key().contains(attribute.name())) {
            return "'" + attribute.name() + "-" + row + "'";
        }
        if (!attribute.isPublic()) {
            return "'SECRET Nguyễn Văn A'";
        }
        if (!attribute.required() && random.nextInt(5) == 0) {
            return "NULL";
        }
        if (attribute.codes().isPresent()) {
            List<CodeList.Code> codes =
                    catalog.codeList(attribute.codes().get()).orElseThrow().codes();
            return "'" + codes.get(random.nextInt(codes.size())).value() + "'";
        }
        return switch (attribute.type()) {
            case TEXT ->
                "'" + WORDS.get(random.nextInt(WORDS.size())).replace("'", "''") + " " + random.nextInt(20) + "'";
            case INTEGER -> Integer.toString(random.nextInt(50) - 10);
            case DECIMAL -> String.format(Locale.ROOT, "%.2f", random.nextDouble() * 1000);
            case BOOLEAN -> Boolean.toString(random.nextBoolean());
            case DATE -> String.format(Locale.ROOT, "date '2024-01-01' + %d", random.nextInt(700));
            case TIMESTAMP ->
                String.format(
                        Locale.ROOT, "timestamptz '2026-01-01 00:00+07' + interval '%d min'", random.nextInt(90_000));
        };
    }

    private String geometry(Layer layer) {
        GeometryType type = layer.geometry().type();
        String base = switch (type.dimension()) {
            case 0 -> point();
            case 1 -> String.format("ST_MakeLine(ARRAY[%s, %s, %s])", point(), point(), point());
            default ->
                random.nextInt(3) == 0
                        ? String.format(
                                Locale.ROOT,
                                "ST_Difference(ST_Buffer(p, %1$d), ST_Buffer(p, %2$d))",
                                40 + random.nextInt(300),
                                10 + random.nextInt(20))
                        : String.format(Locale.ROOT, "ST_Buffer(p, %d, 3)", 20 + random.nextInt(500));
        };
        String sql = type.dimension() == 2 ? "(SELECT " + base + " FROM (SELECT " + point() + " AS p) q)" : base;
        return type.isMulti() ? "ST_Multi(" + sql + ")" : sql;
    }

    private String point() {
        return String.format(
                Locale.ROOT,
                "ST_SetSRID(ST_MakePoint(%.4f, %.4f), 5899)",
                MIN_X + random.nextDouble() * SIZE,
                MIN_Y + random.nextDouble() * SIZE);
    }
}
