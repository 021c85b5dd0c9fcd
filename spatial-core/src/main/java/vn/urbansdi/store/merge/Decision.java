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
 * {@link #SAME}, {@link #OLD}, {@link #CONFLICT}, {@link #OUTRANKED}, {@link #TAKE}. The expressions read the aliases
 * {@code s} (staged row), {@code t} (feature), {@code v} (what the source last said, from {@code sdi.said}), {@code b} (the
 * last version that a run of the source wrote, if that is history), {@code own} (that version is the feature itself),
 * {@code ranked} (attributes that a source of higher priority delivers).
 *
 * @param name      of the attribute; {@link #GEOMETRY} for the geometry
 * @param column    of the layer's table, quoted
 * @param staged    column of the staging table
 * @param letter    column of the table of decisions
 * @param sqlType   PostgreSQL's type
 * @param isPublic  values may be shown in reports
 */
record Decision(String name, String column, String staged, String letter, String sqlType, boolean isPublic) {

    static final String GEOMETRY = "@geom";

    /** The delivery agrees with the feature. */
    static final char SAME = 's';
    /** The source says what it said the last time; somebody else has changed the value since. */
    static final char OLD = 'o';
    /** The source says something new, but a person gave the present value. */
    static final char CONFLICT = 'c';
    /** The source says something new, but a source of higher priority delivers the attribute. */
    static final char OUTRANKED = 'r';

    static final char TAKE = 't';

    /** One for each delivered value that may change: all but the key. */
    static List<Decision> of(Layer layer, MergeRules rules) {
        List<Attribute> attributes = layer.attributes();
        Set<String> key = Set.copyOf(layer.key());
        List<Decision> decisions = new ArrayList<>(IntStream.range(0, attributes.size())
                .filter(i -> rules.attributes().contains(attributes.get(i).name()))
                .filter(i -> !key.contains(attributes.get(i).name()))
                .mapToObj(i -> of(attributes.get(i), i))
                .toList());
        if (rules.geometry()) {
            decisions.add(new Decision(GEOMETRY, "\"geom\"", "geom", "kg", "geometry", false));
        }
        return decisions;
    }

    private static Decision of(Attribute attribute, int position) {
        return new Decision(
                attribute.name(),
                SqlName.quote(LayerTable.column(attribute)),
                StagingTable.column(position),
                "k" + position,
                LayerTable.sqlType(attribute.type()),
                attribute.isPublic());
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
        String quotedName = SqlName.literal(name);
        return "CASE WHEN NOT (" + differs() + ") THEN '" + SAME + "'"
                + " WHEN NOT (" + isNews() + ") THEN '" + OLD + "'"
                + " WHEN coalesce(t.edited && ARRAY[" + quotedName + ", '*'], false)"
                + " AND NOT (" + known() + " AND t." + column + " IS NOT DISTINCT FROM " + last() + ") THEN '"
                + CONFLICT
                + "'"
                + " WHEN " + quotedName + " = ANY (ranked.attributes) THEN '" + OUTRANKED + "'"
                + " ELSE '" + TAKE + "' END";
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
        String said = isGeometry() ? "v.geom" : "(v.attributes ->> " + SqlName.literal(name) + ")::" + saidType();
        return "CASE WHEN v.fid IS NOT NULL THEN " + said + " WHEN own.is_own THEN t." + column + " ELSE b." + column
                + " END";
    }

    private String saidType() {
        return sqlType.equals(LayerTable.sqlType(AttributeType.TIMESTAMP)) ? "timestamp AT TIME ZONE 'UTC'" : sqlType;
    }
}
