package vn.urbansdi.store.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/**
 * The statements by which staged rows find their features: they fill {@code sdi_match} (row_id, fid, open), each of both
 * at most once, and {@code sdi_reject} (row_id, reason, detail, attributes).
 *
 * <p>A row with a complete key is decided by it. Any other goes through the layer's alternatives in their order; where
 * several rows or several features fit one another, those of the same geometry belong together, then the one row and
 * the one feature that may be left over. Last comes shape, where the layer says so: for rows whose attributes found
 * nothing, and among the features that they found too many of. What is still open is rejected, never guessed.
 */
final class MatchSql {

    /** The reason of rows that are no rejects but conflicts with a person's deletion. */
    static final String REMOVED = "REMOVED";

    private static final String UNDECIDED =
            " AND NOT EXISTS (SELECT FROM pg_temp.sdi_reject r WHERE r.row_id = s.row_id)"
                    + " AND NOT EXISTS (SELECT FROM pg_temp.sdi_match m WHERE m.row_id = s.row_id)";

    private static final String NOT_AMBIGUOUS =
            " AND NOT EXISTS (SELECT FROM pg_temp.sdi_ambiguous a WHERE a.row_id = s.row_id)";

    /** Where row and feature each have nobody else. */
    private static final String ONE_TO_ONE = """
            INSERT INTO pg_temp.sdi_match SELECT row_id, fid, open FROM (
              SELECT row_id, fid, open, count(*) OVER (PARTITION BY row_id) AS features, count(*) OVER (PARTITION BY fid) AS rows
              FROM pg_temp.sdi_candidate WHERE %s) pairs
            WHERE features = 1 AND rows = 1""";

    private static final String DROP_MATCHED_ROWS =
            "DELETE FROM pg_temp.sdi_candidate c USING pg_temp.sdi_match m WHERE m.row_id = c.row_id";
    private static final String DROP_MATCHED_FEATURES =
            "DELETE FROM pg_temp.sdi_candidate c USING pg_temp.sdi_match m WHERE m.fid = c.fid";

    private final Layer layer;
    private final String table;
    private final String open;

    /** @param open an expression over staged row {@code s} and feature {@code t}: something is to be decided about the pair */
    MatchSql(Layer layer, String open) {
        this.layer = layer;
        this.open = open;
        this.table = new LayerTable(layer).qualifiedName();
    }

    static List<String> prepare() {
        return List.of(
                "CREATE TEMP TABLE sdi_reject (row_id bigint PRIMARY KEY, reason text NOT NULL, detail text, attributes text)"
                        + " ON COMMIT DROP",
                "CREATE TEMP TABLE sdi_ambiguous (row_id bigint, fid bigint) ON COMMIT DROP",
                "CREATE TEMP TABLE sdi_match (row_id bigint, fid bigint, open boolean) ON COMMIT DROP");
    }

    /** Rows of which an earlier one of the delivery has the same key, or is the same in an alternative and in place. */
    List<String> duplicates() {
        List<String> statements = new ArrayList<>();
        List<Integer> key = positions(layer.key());
        if (!key.isEmpty()) {
            statements.add("INSERT INTO pg_temp.sdi_reject SELECT s.row_id, 'DUPLICATE', f.source_row::text, "
                    + named(key) + " FROM "
                    + StagingTable.NAME + " s JOIN (SELECT " + columns("", key) + ", min(row_id) AS first_id FROM "
                    + StagingTable.NAME + " WHERE " + complete("", key) + " GROUP BY " + columns("", key)
                    + " HAVING count(*) > 1) d ON " + equal("s", "d", key) + " AND s.row_id > d.first_id JOIN "
                    + StagingTable.NAME + " f ON f.row_id = d.first_id");
        }
        for (List<Integer> alternative : alternatives()) {
            statements.add("INSERT INTO pg_temp.sdi_reject SELECT row_id, 'DUPLICATE', first_row::text, "
                    + named(alternative) + " FROM ("
                    + "SELECT s.row_id, row_number() OVER twins AS place, first_value(s.source_row) OVER twins AS first_row"
                    + " FROM " + StagingTable.NAME + " s JOIN (SELECT " + columns("", alternative) + " FROM "
                    + StagingTable.NAME + " WHERE " + complete("", alternative) + keyOpen("") + " GROUP BY "
                    + columns("", alternative) + " HAVING count(*) > 1) d ON " + equal("s", "d", alternative)
                    + " WHERE true" + keyOpen("s.") + UNDECIDED + " WINDOW twins AS (PARTITION BY "
                    + columns("s.", alternative) + ", s.geom ORDER BY s.row_id)) numbered WHERE place > 1");
        }
        return statements;
    }

    /** Rows and features, in an order in which each statement takes what the ones before it left. */
    List<String> matches() {
        List<String> statements = new ArrayList<>();
        List<Integer> key = positions(layer.key());
        if (!key.isEmpty()) {
            statements.add(
                    "INSERT INTO pg_temp.sdi_match SELECT s.row_id, t.fid, " + open + " FROM " + StagingTable.NAME
                            + " s JOIN " + table + " t ON " + found(key) + " WHERE " + complete("s.", key) + UNDECIDED);
        }
        for (List<Integer> alternative : alternatives()) {
            statements.add("DROP TABLE IF EXISTS pg_temp.sdi_candidate");
            statements.add("CREATE TEMP TABLE sdi_candidate ON COMMIT DROP AS SELECT s.row_id, t.fid,"
                    + " s.geom IS NOT DISTINCT FROM t.geom AS same, " + open + " AS open FROM " + StagingTable.NAME
                    + " s JOIN " + table
                    + " t ON " + found(alternative) + " WHERE " + complete("s.", alternative) + keyOpen("s.")
                    + UNDECIDED + NOT_AMBIGUOUS
                    + " AND NOT EXISTS (SELECT FROM pg_temp.sdi_match m WHERE m.fid = t.fid)");
            statements.add(ONE_TO_ONE.formatted("true"));
            statements.add(DROP_MATCHED_ROWS);
            statements.add(ONE_TO_ONE.formatted("same"));
            statements.add(DROP_MATCHED_ROWS);
            statements.add(DROP_MATCHED_FEATURES);
            statements.add(ONE_TO_ONE.formatted("true"));
            statements.add(DROP_MATCHED_ROWS);
            statements.add(DROP_MATCHED_FEATURES);
            statements.add("INSERT INTO pg_temp.sdi_ambiguous SELECT row_id, fid FROM pg_temp.sdi_candidate");
        }
        layer.shapeMatch().ifPresent(shape -> {
            statements.add("DROP TABLE IF EXISTS pg_temp.sdi_candidate");
            statements.add(new ShapeMatchSql(layer, shape).candidates(table, open, keyOpen("s.") + UNDECIDED));
            statements.add(ONE_TO_ONE.formatted("true"));
            statements.add(DROP_MATCHED_ROWS);
            statements.addAll(ShapeMatchSql.settle());
        });
        statements.add(
                "INSERT INTO pg_temp.sdi_reject SELECT row_id, 'AMBIGUOUS', string_agg(DISTINCT fid::text, ', ') FROM"
                        + " pg_temp.sdi_ambiguous GROUP BY row_id");
        return statements;
    }

    /**
     * Rows without a feature whose key, or values of an alternative, were last those of one that a person has deleted or
     * given others: it is not made anew.
     */
    List<String> removedByHand() {
        return Stream.concat(Stream.of(positions(layer.key())), alternatives().stream())
                .filter(names -> !names.isEmpty())
                .map(names -> "INSERT INTO pg_temp.sdi_reject SELECT row_id, '" + REMOVED + "', fid::text, "
                        + named(names) + " FROM (SELECT DISTINCT ON (s.row_id) s.row_id, t.fid, t.superseded_run FROM "
                        + StagingTable.NAME + " s JOIN " + new LayerTable(layer).qualifiedHistoryName() + " t ON "
                        + found(names) + " WHERE " + complete("s.", names) + UNDECIDED
                        + " ORDER BY s.row_id, t.superseded_at DESC, t.version DESC) last WHERE superseded_run IS NULL")
                .toList();
    }

    /** Brings the rows that the merge has rejected to those that were rejected before it: {@code sdi_mention}. */
    List<String> collectRejected() {
        return List.of(
                "INSERT INTO " + StagingTable.MENTIONS + " SELECT s.* FROM " + StagingTable.NAME
                        + " s JOIN pg_temp.sdi_reject USING (row_id)",
                "ANALYZE " + StagingTable.MENTIONS);
    }

    /** Queries for the features that rejected rows may mean, as far as they tell: by key, else an alternative, else place. */
    List<String> meantByRejected() {
        List<String> queries = new ArrayList<>();
        String mentioned = "SELECT t.fid FROM " + StagingTable.MENTIONS + " s JOIN " + table + " t ON ";
        List<Integer> key = positions(layer.key());
        queries.add(mentioned + found(key) + " WHERE " + complete("s.", key));
        for (List<Integer> alternative : alternatives()) {
            queries.add(mentioned + found(alternative) + " WHERE " + complete("s.", alternative) + keyOpen("s."));
        }
        queries.add(mentioned + "t.geom && s.geom WHERE " + nameless());
        return queries;
    }

    /** How many rejected rows tell neither who nor where they are. */
    String unidentified() {
        return "SELECT count(*) FROM " + StagingTable.MENTIONS + " s WHERE (s.geom IS NULL OR ST_IsEmpty(s.geom)) AND "
                + nameless();
    }

    private String nameless() {
        return Stream.concat(Stream.of(positions(layer.key())), alternatives().stream())
                .map(names -> "NOT (" + complete("s.", names) + ")")
                .collect(Collectors.joining(" AND "));
    }

    /** The layer's ways of matching besides its key. */
    private List<List<Integer>> alternatives() {
        return layer.attributeMatches().stream()
                .filter(names -> !names.equals(layer.key()))
                .map(this::positions)
                .toList();
    }

    private List<Integer> positions(List<String> names) {
        List<String> all = layer.attributes().stream().map(Attribute::name).toList();
        return names.stream().map(all::indexOf).toList();
    }

    private String named(List<Integer> positions) {
        return SqlName.literal(
                positions.stream().map(i -> layer.attributes().get(i).name()).collect(Collectors.joining(",")));
    }

    private String keyOpen(String prefix) {
        List<Integer> key = positions(layer.key());
        return key.isEmpty() ? "" : " AND NOT (" + complete(prefix, key) + ")";
    }

    private static String columns(String prefix, List<Integer> positions) {
        return positions.stream().map(i -> prefix + StagingTable.column(i)).collect(Collectors.joining(", "));
    }

    private static String complete(String prefix, List<Integer> positions) {
        return all(positions, i -> prefix + StagingTable.column(i) + " IS NOT NULL");
    }

    private static String equal(String left, String right, List<Integer> positions) {
        return all(positions, i -> left + "." + StagingTable.column(i) + " = " + right + "." + StagingTable.column(i));
    }

    private String found(List<Integer> positions) {
        return all(
                positions,
                i -> "t." + SqlName.quote(LayerTable.column(layer.attributes().get(i))) + " = s."
                        + StagingTable.column(i));
    }

    private static String all(List<Integer> positions, Function<Integer, String> condition) {
        return IntStream.range(0, positions.size())
                .mapToObj(i -> condition.apply(positions.get(i)))
                .collect(Collectors.joining(" AND "));
    }
}
