package vn.urbansdi.store.merge;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;
import vn.urbansdi.store.schema.SqlTransform;

/**
 * The statements that bring matched and new rows into the layer. They read one row of parameters from {@code sdi_now}
 * (layer, source, priority, lowered, run_id), so that nothing of a delivery is written into SQL.
 */
final class MergeSql {

    private static final String NOW = "pg_temp.sdi_now p";

    /** A version of a run that was taken back counts as never said. */
    static final String STANDS = "NOT IN (SELECT id FROM sdi.run WHERE state = 'undone')";

    private static final String CITY_MOVES = "(s.city IS NOT NULL AND s.city IS DISTINCT FROM t.city"
            + " AND NOT coalesce(t.edited && ARRAY['@city', '*'], false))";

    private final Layer layer;
    private final LayerTable table;
    private final List<Decision> decisions;

    MergeSql(Layer layer, MergeRules rules) {
        this.layer = layer;
        this.table = new LayerTable(layer);
        this.decisions = Decision.of(layer, rules);
    }

    /** Whether a staged row {@code s} is anything but what its own source wrote into the feature {@code t}. */
    String open() {
        String differs = decisions.stream().map(d -> " OR " + d.differs()).collect(Collectors.joining());
        return "(t.run_id IS NULL OR t.source IS DISTINCT FROM (SELECT source FROM " + NOW + ")"
                + " OR t.fid IN (SELECT fid FROM sdi.said WHERE (layer, source) = (SELECT layer, source FROM " + NOW
                + ")) OR (SELECT lowered FROM " + NOW + ") OR " + CITY_MOVES + differs + ")";
    }

    /** Decides about every matched row about which something is open: {@code sdi_case}. */
    String decide() {
        String letters = decisions.stream()
                .map(d -> ", " + d.expression() + " AS " + d.letter() + ", CASE WHEN s." + d.staged()
                        + " IS NULL OR p.lowered THEN " + OtherWords.next(d) + " END AS " + d.letter() + "_next")
                .collect(Collectors.joining());
        String news = decisions.isEmpty()
                ? "false"
                : decisions.stream().map(Decision::isNews).collect(Collectors.joining(" OR "));
        return "CREATE TEMP TABLE sdi_case ON COMMIT DROP AS SELECT m.row_id, m.fid, v.fid IS NOT NULL AS said, ("
                + news
                + ") AS news, " + CITY_MOVES + " AS city_moves" + letters + "\nFROM pg_temp.sdi_match m JOIN "
                + StagingTable.NAME + " s USING (row_id) JOIN " + table.qualifiedName()
                + " t ON t.fid = m.fid CROSS JOIN "
                + NOW
                + "\nCROSS JOIN LATERAL (SELECT coalesce(t.source = p.source AND t.run_id IS NOT NULL, false) AS is_own)"
                + " own\nLEFT JOIN sdi.said v ON v.layer = p.layer AND v.source = p.source AND v.fid = m.fid"
                + "\nLEFT JOIN LATERAL (SELECT h.* FROM " + table.qualifiedHistoryName()
                + " h WHERE h.fid = m.fid AND h.source = p.source AND h.run_id IS NOT NULL AND h.run_id " + STANDS
                + " AND v.fid IS NULL"
                + " AND NOT own.is_own ORDER BY h.version DESC LIMIT 1) b ON true"
                + new OtherWords(table, decisions).join() + "\nWHERE m.open";
    }

    /** Conflicts as fid, file, row, attribute, kept and delivered value. */
    String conflicts() {
        String values = decisions.stream()
                .map(d -> "(" + SqlName.literal(d.isGeometry() ? MergeOutcome.Conflict.GEOMETRY : d.name()) + ", k."
                        + d.letter() + ", " + d.shown("t." + d.column()) + ", " + d.shown("s." + d.staged()) + ")")
                .collect(Collectors.joining(", "));
        return decisions.isEmpty()
                ? "SELECT 1 WHERE false"
                : "SELECT k.fid, s.source_file, s.source_row, x.attribute, x.kept, x.delivered FROM pg_temp.sdi_case k JOIN "
                        + StagingTable.NAME + " s USING (row_id) JOIN " + table.qualifiedName()
                        + " t ON t.fid = k.fid CROSS JOIN LATERAL (VALUES " + values
                        + ") x (attribute, letter, kept, delivered) WHERE x.letter = '" + Decision.CONFLICT
                        + "' ORDER BY k.row_id, x.attribute";
    }

    /** How many values came to one of the letters of {@link Decision}. */
    String count(char letter) {
        return "SELECT coalesce(sum(" + counted(letter) + "), 0) FROM pg_temp.sdi_case k";
    }

    private String counted(char letter) {
        return decisions.isEmpty()
                ? "0"
                : decisions.stream()
                        .map(d -> "(k." + d.letter() + " = '" + letter + "')::int")
                        .collect(Collectors.joining(" + "));
    }

    private String written() {
        return Stream.concat(Stream.of("k.city_moves"), decisions.stream().map(MergeSql::changes))
                .collect(Collectors.joining(" OR ", "(", ")"));
    }

    private static String changes(Decision decision) {
        return "k." + decision.letter() + " IN ('" + Decision.TAKE + "', '" + Decision.NEXT + "')";
    }

    /** The feature is as the source says, once the decisions are carried out. */
    private String allAgree() {
        return decisions.isEmpty()
                ? "true"
                : decisions.stream()
                        .map(d -> "k." + d.letter() + " IN ('" + Decision.TAKE + "', '" + Decision.SAME + "')")
                        .collect(Collectors.joining(" AND ", "(", ")"));
    }

    /** The rectangle around what {@link #update} is about to change, before and after. */
    String updatedExtent() {
        return "SELECT ST_Extent(shape) FROM (SELECT t.geom AS shape FROM pg_temp.sdi_case k JOIN "
                + table.qualifiedName()
                + " t ON t.fid = k.fid WHERE " + written() + " UNION ALL SELECT s.geom FROM pg_temp.sdi_case k JOIN "
                + StagingTable.NAME + " s USING (row_id) WHERE " + written() + ") shapes";
    }

    String update() {
        String values = decisions.stream()
                .map(d -> d.column() + " = CASE WHEN k." + d.letter() + " = '" + Decision.TAKE + "' THEN s."
                        + d.staged() + " WHEN k." + d.letter() + " = '" + Decision.NEXT + "' THEN k." + d.letter()
                        + "_next ELSE t." + d.column() + " END, ")
                .collect(Collectors.joining());
        String taken = decisions.stream()
                .map(d -> "CASE WHEN " + changes(d) + " THEN " + SqlName.literal(d.name()) + " END")
                .collect(Collectors.joining(", "));
        String all = Stream.concat(
                        layer.attributes().stream().map(Attribute::name), Stream.of(Decision.GEOMETRY, "@city"))
                .map(SqlName::literal)
                .collect(Collectors.joining(", "));
        return "UPDATE " + table.qualifiedName() + " t SET " + values
                + "city = CASE WHEN k.city_moves THEN s.city ELSE t.city END, source = p.source, source_file ="
                + " s.source_file, source_row = s.source_row, run_id = p.run_id, edited = CASE WHEN t.edited IS NULL THEN NULL"
                + " ELSE (SELECT array_agg(e) FROM unnest(CASE WHEN '*' = ANY (t.edited) THEN ARRAY[" + all
                + "] ELSE t.edited END) e WHERE NOT EXISTS (SELECT FROM unnest(ARRAY[" + taken
                + "]::text[]) taken (name) WHERE taken.name = e)) END FROM pg_temp.sdi_case k JOIN " + StagingTable.NAME
                + " s USING (row_id) CROSS JOIN " + NOW + " WHERE t.fid = k.fid AND " + written();
    }

    /** What the source said is the version that was just written: nothing need be remembered beside it. */
    String forgetSaid() {
        return "DELETE FROM sdi.said v USING pg_temp.sdi_case k CROSS JOIN " + NOW
                + " WHERE v.layer = p.layer AND v.source = p.source AND v.fid = k.fid AND k.said AND " + allAgree()
                + " AND " + written();
    }

    String rememberSaid() {
        // In pieces: a function takes at most 100 arguments.
        String json = decisions.stream()
                .filter(d -> !d.isGeometry())
                .map(d -> " || jsonb_build_object(" + SqlName.literal(d.name()) + "::text, " + d.json() + ")")
                .collect(Collectors.joining());
        boolean geometry = decisions.stream().anyMatch(Decision::isGeometry);
        return "INSERT INTO sdi.said AS v (layer, source, fid, run_id, attributes, geom_known, geom) SELECT p.layer,"
                + " p.source, k.fid, p.run_id, '{}'::jsonb" + json + ", " + geometry + ", "
                + (geometry ? "s.geom" : "NULL") + " FROM pg_temp.sdi_case k JOIN " + StagingTable.NAME
                + " s USING (row_id) CROSS JOIN " + NOW + " WHERE (k.news OR " + written() + ") AND NOT (" + allAgree()
                + " AND " + written()
                + ") ON CONFLICT (layer, source, fid) DO UPDATE SET run_id = excluded.run_id, attributes = v.attributes ||"
                + " excluded.attributes, geom_known = v.geom_known OR excluded.geom_known, geom = CASE WHEN"
                + " excluded.geom_known THEN excluded.geom ELSE v.geom END, withdrawn = false";
    }

    /** Rows that would be new but lack what a feature must have. */
    String rejectIncomplete() {
        List<Attribute> attributes = layer.attributes();
        String missing = IntStream.range(0, attributes.size())
                .filter(i -> attributes.get(i).assign().isEmpty()
                        && (attributes.get(i).required()
                                || layer.key().contains(attributes.get(i).name())))
                .mapToObj(i -> "CASE WHEN s." + StagingTable.column(i) + " IS NULL THEN "
                        + SqlName.literal(attributes.get(i).name()) + " END")
                .collect(Collectors.joining(", "));
        return "INSERT INTO pg_temp.sdi_reject SELECT row_id, CASE WHEN missing = ANY ("
                + "ARRAY[" + layer.key().stream().map(SqlName::literal).collect(Collectors.joining(", "))
                + "]::text[]) THEN 'KEY_MISSING' ELSE 'REQUIRED_MISSING' END, missing, missing FROM (SELECT s.row_id, "
                + (missing.isEmpty() ? "NULL::text" : "coalesce(" + missing + ")") + " AS missing FROM "
                + StagingTable.NAME + " s WHERE " + isNew() + ") checked WHERE missing IS NOT NULL";
    }

    /** Rows that would be new, in a delivery that brings no new features. */
    static String rejectUnmatched() {
        return "INSERT INTO pg_temp.sdi_reject SELECT s.row_id, 'UNMATCHED' FROM " + StagingTable.NAME + " s WHERE "
                + isNew();
    }

    /** A row that found no feature and was not rejected. */
    private static String isNew() {
        return "NOT EXISTS (SELECT FROM pg_temp.sdi_match m WHERE m.row_id = s.row_id)"
                + " AND NOT EXISTS (SELECT FROM pg_temp.sdi_reject r WHERE r.row_id = s.row_id)";
    }

    /** The position of the attribute that the store assigns; -1 if there is none. */
    int assignedPosition() {
        return IntStream.range(0, layer.attributes().size())
                .filter(i -> layer.attributes().get(i).assign().isPresent())
                .findFirst()
                .orElse(-1);
    }

    /** The identifier of the first attempt for every new row without one: {@code sdi_identifier}. */
    String assignIdentifiers(SqlTransform transform) {
        return "CREATE TEMP TABLE sdi_identifier ON COMMIT DROP AS SELECT s.row_id, " + identifier(transform, "0")
                + " AS identifier FROM " + StagingTable.NAME + " s WHERE s."
                + StagingTable.column(assignedPosition()) + " IS NULL AND " + isNew();
    }

    /** Takes the identifier back from all rows but the first that have it, and where a feature or a delivered row has it. */
    String releaseTakenIdentifiers() {
        String column = SqlName.quote(LayerTable.column(layer.attributes().get(assignedPosition())));
        return "UPDATE pg_temp.sdi_identifier i SET identifier = NULL WHERE identifier IS NOT NULL AND ("
                + "EXISTS (SELECT FROM " + table.qualifiedName() + " t WHERE t." + column + " = i.identifier)"
                + " OR EXISTS (SELECT FROM " + StagingTable.NAME + " s WHERE s."
                + StagingTable.column(assignedPosition()) + " = i.identifier)"
                + " OR row_id IN (SELECT row_id FROM (SELECT row_id, row_number() OVER (PARTITION BY identifier ORDER BY"
                + " row_id) AS place FROM pg_temp.sdi_identifier WHERE identifier IS NOT NULL) numbered WHERE place > 1))";
    }

    /** Another point of the geometry for rows whose identifier was taken. */
    String assignIdentifiersAgain(SqlTransform transform, int attempt) {
        return "UPDATE pg_temp.sdi_identifier i SET identifier = " + identifier(transform, Integer.toString(attempt))
                + " FROM " + StagingTable.NAME + " s WHERE s.row_id = i.row_id AND i.identifier IS NULL";
    }

    private String identifier(SqlTransform transform, String attempt) {
        return "ST_GeoHash("
                + transform.expression(
                        "sdi.point_inside(s.geom, " + attempt + ")",
                        layer.geometry().srid(),
                        4326)
                + ", 12)";
    }

    String rejectUnidentified() {
        return "INSERT INTO pg_temp.sdi_reject SELECT row_id, 'NO_IDENTIFIER', NULL FROM pg_temp.sdi_identifier"
                + " WHERE identifier IS NULL";
    }

    String insertedExtent() {
        return "SELECT ST_Extent(s.geom) FROM " + StagingTable.NAME + " s WHERE " + isNew();
    }

    String insert() {
        int assigned = assignedPosition();
        List<String> columns = table.attributeColumns();
        String values = IntStream.range(0, columns.size())
                .mapToObj(i -> i == assigned
                        ? "coalesce(s." + StagingTable.column(i) + ", i.identifier), "
                        : "s." + StagingTable.column(i) + ", ")
                .collect(Collectors.joining());
        return "INSERT INTO " + table.qualifiedName() + " (city, "
                + columns.stream().map(c -> SqlName.quote(c) + ", ").collect(Collectors.joining())
                + "geom, source, source_file, source_row, run_id) SELECT s.city, " + values
                + "s.geom, p.source, s.source_file, s.source_row, p.run_id FROM " + StagingTable.NAME + " s "
                + (assigned < 0 ? "" : "LEFT JOIN pg_temp.sdi_identifier i USING (row_id) ") + "CROSS JOIN " + NOW
                + " WHERE " + isNew();
    }

    /** Rejects as file, row, reason, detail and attributes, in the order of the delivery. */
    static String rejects() {
        return "SELECT s.source_file, s.source_row, r.reason, r.detail, coalesce(r.attributes, '') FROM pg_temp.sdi_reject r JOIN "
                + StagingTable.NAME + " s USING (row_id) WHERE r.reason <> '" + MatchSql.REMOVED
                + "' ORDER BY r.row_id";
    }

    /** Rows that mean what a person has removed, as fid, file, row and the values by which they mean it. */
    String removed() {
        String names = layer.attributes().stream()
                .filter(Attribute::isPublic)
                .map(attribute -> "CASE WHEN " + SqlName.literal(attribute.name())
                        + " = ANY (string_to_array(r.attributes, ',')) THEN s."
                        + StagingTable.column(layer.attributes().indexOf(attribute)) + "::text END")
                .collect(Collectors.joining(", "));
        return "SELECT r.detail::bigint, s.source_file, s.source_row, array_to_string(ARRAY[" + names
                + "]::text[], '/') FROM pg_temp.sdi_reject r JOIN " + StagingTable.NAME
                + " s USING (row_id) WHERE r.reason = '"
                + MatchSql.REMOVED + "' ORDER BY r.row_id";
    }
}
