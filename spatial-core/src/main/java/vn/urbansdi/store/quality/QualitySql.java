package vn.urbansdi.store.quality;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/** The queries that measure one layer. Each reads its table once. */
final class QualitySql {

    private final Layer layer;
    private final Catalog catalog;
    private final String table;

    QualitySql(Layer layer, Catalog catalog) {
        this.layer = layer;
        this.catalog = catalog;
        this.table = new LayerTable(layer).qualifiedName();
    }

    /** Features, last change, features without a place; then for each attribute values and, with codes, those outside. */
    String counts() {
        String attributes = layer.attributes().stream().map(this::counted).collect(Collectors.joining());
        return "SELECT count(*), max(changed_at), count(*) FILTER (WHERE geom IS NULL OR ST_IsEmpty(geom))" + attributes
                + " FROM " + table;
    }

    private String counted(Attribute attribute) {
        String column = SqlName.quote(LayerTable.column(attribute));
        return ", count(" + column + ")"
                + codes(attribute)
                        .map(list ->
                                ", count(*) FILTER (WHERE " + column + "::text <> ALL (ARRAY[" + list + "]::text[]))")
                        .orElse("");
    }

    private Optional<String> codes(Attribute attribute) {
        return attribute.codes().flatMap(catalog::codeList).map(QualitySql::values);
    }

    private static String values(CodeList list) {
        return list.codes().stream().map(code -> SqlName.literal(code.value())).collect(Collectors.joining(", "));
    }

    boolean hasCodes(Attribute attribute) {
        return codes(attribute).isPresent();
    }

    /**
     * Geometries checked and invalid ones.
     *
     * @param share of the table's pages that are read, 0 to 1
     */
    String validity(double share) {
        String sample =
                share >= 1 ? "" : String.format(Locale.ROOT, " TABLESAMPLE SYSTEM (%.6f) REPEATABLE (1)", 100 * share);
        return "SELECT count(*), count(*) FILTER (WHERE NOT ST_IsValid(geom)) FROM " + table + sample
                + " WHERE geom IS NOT NULL";
    }

    /**
     * By PostGIS's checksum of the geometries, since sorting them themselves would cost their size; it has 32 bits, so that a
     * corner and the number of points are asked too.
     */
    String geometryDuplicates() {
        return "SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM " + table
                + " WHERE geom IS NOT NULL GROUP BY geometry_hash(geom), ST_XMin(geom), ST_YMax(geom), ST_NPoints(geom) HAVING count(*) > 1) same";
    }

    /** What should mean one feature: the key, and each alternative of attributes by which deliveries find theirs. */
    List<List<String>> keys() {
        return Stream.concat(Stream.of(layer.key()), layer.attributeMatches().stream())
                .filter(names -> !names.isEmpty())
                .distinct()
                .toList();
    }

    String keyDuplicates(List<String> names) {
        List<String> columns = new ArrayList<>();
        names.forEach(name -> columns.add(SqlName.quote(LayerTable.column(name))));
        String complete =
                columns.stream().map(column -> column + " IS NOT NULL").collect(Collectors.joining(" AND "));
        return "SELECT coalesce(sum(n - 1), 0) FROM (SELECT count(*) AS n FROM " + table + " WHERE " + complete
                + " GROUP BY " + String.join(", ", columns) + " HAVING count(*) > 1) same";
    }
}
