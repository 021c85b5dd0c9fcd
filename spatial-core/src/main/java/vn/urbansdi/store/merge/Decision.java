package vn.urbansdi.store.merge;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SqlName;

/**
 * What becomes of one delivered value whose row has found its feature, as an SQL expression: one letter of
 * {@link #SAME}, {@link #OLD}, {@link #BLANK}, {@link #CONFLICT}, {@link #OUTRANKED}, {@link #NEXT}, {@link #TAKE}. The
 * expressions read the aliases {@code s} (staged row), {@code t} (feature), {@code p} (the run's parameters), {@code v} (what
 * the source last said, from {@code sdi.said}), {@code b} (the last version that a run of the source wrote, if that is
 * history), {@code own} (that version is the feature itself), {@code others} ({@link OtherWords}).
 *
 * @param name      of the attribute; {@link #GEOMETRY} for the geometry
 * @param column    of the layer's table, quoted
 * @param staged    column of the staging table
 * @param letter    column of the table of decisions
 * @param sqlType   PostgreSQL's type
 * @param isPublic  values may be shown in reports
 * @param blanks    what a blank means
 */
record Decision(
        String name, String column, String staged, String letter, String sqlType, boolean isPublic, Blanks blanks) {

    static final String GEOMETRY = "@geom";

    /** The delivery agrees with the feature. */
    static final char SAME = 's';
    /** The source says what it said the last time; somebody else has changed the value since. */
    static final char OLD = 'o';
    /** A blank says nothing, and another's value stands. */
    static final char BLANK = 'b';
    /** The source says something new, but a person gave the present value. */
    static final char CONFLICT = 'c';
    /** The source says something new, but a source of higher priority has a word on it. */
    static final char OUTRANKED = 'r';

    /**
     * The source says no longer what stands there, or is believed less than it was: the word of the most believed of the others
     * takes its place.
     */
    static final char NEXT = 'n';

    static final char TAKE = 't';

    /** One for each delivered value that may change: all but the key. */
    static List<Decision> of(Layer layer, MergeRules rules) {
        List<Attribute> attributes = layer.attributes();
        Set<String> key = Set.copyOf(layer.key());
        List<Decision> decisions = new ArrayList<>(IntStream.range(0, attributes.size())
                .filter(i -> rules.attributes().contains(attributes.get(i).name()))
                .filter(i -> !key.contains(attributes.get(i).name()))
                .mapToObj(i -> of(attributes.get(i), i, rules.blanks()))
                .toList());
        if (rules.geometry()) {
            decisions.add(new Decision(GEOMETRY, "\"geom\"", "geom", "kg", "geometry", false, rules.blanks()));
        }
        return decisions;
    }

    private static Decision of(Attribute attribute, int position, Blanks blanks) {
        return new Decision(
                attribute.name(),
                SqlName.quote(LayerTable.column(attribute)),
                StagingTable.column(position),
                "k" + position,
                LayerTable.sqlType(attribute.type()),
                attribute.isPublic(),
                blanks);
    }

    boolean isGeometry() {
        return name.equals(GEOMETRY);
    }

    /** The delivered value is not the feature's. */
    String differs() {
        return "s." + staged + " IS DISTINCT FROM t." + column;
    }

    /** The source has said nothing of this before, or something else. */
    String isNews() {
        return "NOT (" + known() + " AND s." + staged + " IS NOT DISTINCT FROM " + last() + ")";
    }

    String expression() {
        return "CASE" + (blanks == Blanks.ERASE ? "" : " WHEN s." + staged + " IS NULL THEN " + blank())
                + " WHEN NOT (" + differs() + ") THEN " + chosen(yields(), NEXT, SAME)
                + " WHEN NOT (" + isNews() + ") THEN " + chosen(prevails(), TAKE, OLD)
                + " WHEN " + edited() + " AND NOT " + stands() + " THEN '" + CONFLICT + "'"
                + " WHEN " + OtherWords.ranked(this) + " THEN '" + OUTRANKED + "'"
                + " ELSE '" + TAKE + "' END";
    }

    private static String chosen(String condition, char then, char otherwise) {
        return "CASE WHEN " + condition + " THEN '" + then + "' ELSE '" + otherwise + "' END";
    }

    private String blank() {
        return "CASE WHEN t." + column + " IS NULL THEN '" + SAME + "' WHEN " + edited() + " OR NOT " + stands()
                + " OR " + OtherWords.next(this) + " IS NOT DISTINCT FROM t." + column + " THEN '" + BLANK + "' WHEN "
                + OtherWords.next(this) + " IS NULL THEN '" + TAKE + "' ELSE '" + NEXT + "' END";
    }

    /** What stands there is what the source last said. */
    private String stands() {
        return "(" + known() + " AND t." + column + " IS NOT DISTINCT FROM " + last() + ")";
    }

    private String edited() {
        return "coalesce(t.edited && ARRAY[" + SqlName.literal(name) + ", '*'], false)";
    }

    /** The source is believed less than before, so that another's word now outranks what stands there. */
    private String yields() {
        return "p.lowered AND NOT " + edited() + " AND " + OtherWords.ranked(this) + " AND coalesce("
                + OtherWords.holder(this) + ", -1) < " + OtherWords.top(this);
    }

    /** What the source repeats outranks by now what stands there: it is believed more than before, or nobody has a word any more. */
    private String prevails() {
        return "NOT " + edited() + " AND NOT " + OtherWords.ranked(this) + " AND CASE WHEN " + OtherWords.holder(this)
                + " IS NULL THEN t." + column + " IS NULL ELSE p.priority > " + OtherWords.holder(this) + " END";
    }

    /** The value as text, where it may be shown. */
    String shown(String expression) {
        return isPublic ? expression + "::text" : "NULL::text";
    }

    /** The value as it is kept in {@code sdi.said}. */
    String json() {
        // Without a zone, so that the text does not depend on the session's.
        return sqlType.equals(LayerTable.sqlType(AttributeType.TIMESTAMP))
                ? "to_jsonb(s." + staged + " AT TIME ZONE 'UTC')"
                : "to_jsonb(s." + staged + ")";
    }

    private String known() {
        String said = isGeometry() ? "v.geom_known" : "jsonb_exists(v.attributes, " + SqlName.literal(name) + ")";
        return "CASE WHEN v.fid IS NOT NULL THEN " + said + " ELSE own.is_own OR b.fid IS NOT NULL END";
    }

    private String last() {
        return "CASE WHEN v.fid IS NOT NULL THEN " + said("v") + " WHEN own.is_own THEN t." + column + " ELSE b."
                + column + " END";
    }

    /** The value in a row of {@code sdi.said}. */
    String said(String alias) {
        return isGeometry()
                ? alias + ".geom"
                : "(" + alias + ".attributes ->> " + SqlName.literal(name) + ")::" + saidType();
    }

    private String saidType() {
        return sqlType.equals(LayerTable.sqlType(AttributeType.TIMESTAMP)) ? "timestamp AT TIME ZONE 'UTC'" : sqlType;
    }
}
