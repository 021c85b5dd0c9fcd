package vn.urbansdi.store;

import java.util.List;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.RowPosition;
import vn.urbansdi.feature.SortKey;

/**
 * The order of a query's features, and the condition that one comes after a place in it: missing values last whichever way the
 * order goes, and {@code fid} between those that tie.
 */
final class OrderSql {

    private final FeatureQuery query;

    OrderSql(FeatureQuery query) {
        this.query = query;
    }

    /** What stands behind ORDER BY. */
    String order() {
        return order(0);
    }

    /** The same for features that are alike in the first key. */
    String orderBehindFirst() {
        return order(1);
    }

    private String order(int first) {
        StringBuilder order = new StringBuilder();
        for (SortKey key : query.sort().subList(first, query.sort().size())) {
            order.append(collated(key))
                    .append(key.descending() ? " DESC" : " ASC")
                    .append(" NULLS LAST, ");
        }
        return order.append("fid").toString();
    }

    /** The order of features that have a value of the first key, in the words of its index, which can then be walked. */
    String orderWhereFirstIsKnown() {
        SortKey first = query.sort().get(0);
        return collated(first) + (first.descending() ? " DESC" : " ASC") + ", " + order(1);
    }

    /** The columns by which is sorted, without {@code fid}. */
    List<String> columns() {
        return query.sort().stream()
                .map(SortKey::property)
                .filter(property -> !property.equals("fid"))
                .map(this::column)
                .distinct()
                .toList();
    }

    String firstColumn() {
        return column(query.sort().get(0).property());
    }

    /**
     * Whether an index tells the order by the first key: among equals the rest is sorted when they are reached. (An attribute's
     * key and those that are often asked for have one, and every feature has a {@code fid}.)
     */
    boolean firstIsIndexed() {
        String property = query.sort().get(0).property();
        return property.equals("fid") || attribute(property).queryable();
    }

    /** Whether some features may have no value of the first key. */
    boolean firstMayBeMissing() {
        String property = query.sort().get(0).property();
        return !property.equals("fid") && !attribute(property).required();
    }

    /** That a feature comes after the place. */
    void appendAfter(BoundSql sql, RowPosition place) {
        appendAfter(sql, place, 0);
    }

    /** That it does, of features that have the place's own value of the first key, be it none. */
    void appendAfterBehindFirst(BoundSql sql, RowPosition place) {
        appendAfter(sql, place, 1);
    }

    /** That it does, of features that have a value of the first key, of which an index gives those from the place's value on. */
    void appendAfterWhereFirstIsKnown(BoundSql sql, RowPosition place) {
        SortKey first = query.sort().get(0);
        sql.sql(firstColumn() + (first.descending() ? " <= " : " >= "))
                .bind(place.values().get(0))
                .sql(" AND (" + firstColumn() + (first.descending() ? " < " : " > "))
                .bind(place.values().get(0))
                .sql(" OR ");
        appendAfter(sql, place, 1);
        sql.sql(")");
    }

    private void appendAfter(BoundSql sql, RowPosition place, int position) {
        if (position == query.sort().size()) {
            sql.sql("fid > ").bind(place.fid());
            return;
        }
        SortKey key = query.sort().get(position);
        String column = column(key.property());
        Object value = place.values().get(position);
        if (value == null) {
            // nothing of this key comes after what has no value
            sql.sql("(" + column + " IS NULL AND ");
        } else {
            sql.sql("(" + column + " IS NULL OR " + column + (key.descending() ? " < " : " > "))
                    .bind(value)
                    .sql(" OR (" + column + " = ")
                    .bind(value)
                    .sql(" AND ");
        }
        appendAfter(sql, place, position + 1);
        sql.sql(value == null ? ")" : "))");
    }

    private String collated(SortKey key) {
        return column(key.property()) + (isText(key.property()) ? ExpressionSql.COLLATE : "");
    }

    private String column(String property) {
        return property.equals("fid") ? "fid" : SqlName.quote(LayerTable.column(attribute(property)));
    }

    private boolean isText(String property) {
        return !property.equals("fid") && attribute(property).type() == AttributeType.TEXT;
    }

    /** An order tells the values apart by which it sorts: only what the asker may see can be sorted by. */
    private Attribute attribute(String name) {
        return query.layer()
                .attribute(name)
                .filter(attribute -> attribute.isPublic() || query.properties().contains(attribute))
                .orElseThrow(() -> new IllegalArgumentException("no attribute to sort by: " + name));
    }
}
