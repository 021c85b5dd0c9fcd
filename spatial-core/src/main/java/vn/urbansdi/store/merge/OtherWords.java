package vn.urbansdi.store.merge;

import java.util.List;
import java.util.stream.Collectors;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/**
 * What all sources but the one that delivers last said of the feature {@code t}, summed up by attribute in the lateral table
 * {@code others}: whether one of higher priority has a word on it ({@link #ranked}), the highest priority of those who say
 * what stands there ({@link #holder}), and the word of the one that is believed most ({@link #next}) with its priority
 * ({@link #top}). A blank is a word only of a source whose blanks erase.
 */
record OtherWords(LayerTable table, List<Decision> decisions) {

    static String ranked(Decision decision) {
        return "coalesce(others." + decision.letter() + "_ranked, false)";
    }

    static String holder(Decision decision) {
        return "others." + decision.letter() + "_holder";
    }

    static String next(Decision decision) {
        return "others." + decision.letter() + "_next";
    }

    static String top(Decision decision) {
        return "others." + decision.letter() + "_top";
    }

    /** A join for a query over {@code sdi_now p} and the feature {@code t}. */
    String join() {
        if (decisions.isEmpty()) {
            return "";
        }
        String sums = decisions.stream().map(OtherWords::sums).collect(Collectors.joining(", "));
        String words = decisions.stream().map(OtherWords::word).collect(Collectors.joining());
        return "\nLEFT JOIN LATERAL (SELECT " + sums + " FROM (SELECT o.priority, o.erases, coalesce(w.run_id,"
                + " CASE WHEN live.is_live THEN t.run_id ELSE h.run_id END) AS run" + words
                + " FROM sdi.source o CROSS JOIN LATERAL (SELECT coalesce(t.source = o.source AND t.run_id IS NOT NULL, false)"
                + " AS is_live) live LEFT JOIN sdi.said w ON w.layer = o.layer AND w.source = o.source AND w.fid = t.fid"
                + " LEFT JOIN LATERAL (SELECT x.* FROM " + table.qualifiedHistoryName()
                + " x WHERE x.fid = t.fid AND x.source = o.source AND x.run_id IS NOT NULL AND x.run_id "
                + MergeSql.STANDS
                + " AND w.fid IS NULL AND NOT live.is_live ORDER BY x.version DESC LIMIT 1) h ON true"
                + " WHERE o.layer = p.layer AND o.source <> p.source) words) others ON true";
    }

    private static String sums(Decision decision) {
        String letter = decision.letter();
        String spoken = "(words." + letter + "_known AND (words." + letter + "_word IS NOT NULL OR words.erases))";
        return "bool_or(" + spoken + " AND words.priority > p.priority) AS " + letter + "_ranked"
                + ", max(words.priority) FILTER (WHERE " + spoken + ") AS " + letter + "_top"
                + ", max(words.priority) FILTER (WHERE " + spoken + " AND words." + letter
                + "_word IS NOT DISTINCT FROM t." + decision.column() + ") AS " + letter + "_holder"
                + ", (array_agg(words." + letter + "_word ORDER BY words.priority DESC, words.run DESC) FILTER (WHERE "
                + spoken + "))[1] AS " + letter + "_next";
    }

    private static String word(Decision decision) {
        String name = SqlName.literal(decision.name());
        String known = decision.isGeometry() ? "w.geom_known" : "jsonb_exists(w.attributes, " + name + ")";
        return ", CASE WHEN w.fid IS NOT NULL THEN NOT w.withdrawn AND " + known + " ELSE " + name
                + " = ANY (o.attributes) AND (live.is_live OR h.fid IS NOT NULL) END AS " + decision.letter()
                + "_known, CASE WHEN w.fid IS NOT NULL THEN " + decision.said("w") + " WHEN live.is_live THEN t."
                + decision.column() + " ELSE h." + decision.column() + " END AS " + decision.letter() + "_word";
    }
}
