package vn.urbansdi.store;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.SortKey;
import vn.urbansdi.filter.Filter;

/** A feature query as SQL: {@code fid}, then the attributes asked for, then the geometry as WKB where it is wanted. */
public final class SelectSql {

    /** Pages up to this size are found first and read afterwards; one more tells whether another page follows. */
    private static final long SMALL_PAGE = 10_001;

    private final FeatureQuery query;
    private final LayerTable table;
    private final ServerCrs crs;

    public SelectSql(FeatureQuery query, ServerCrs crs) {
        this.query = query;
        this.table = new LayerTable(query.layer());
        this.crs = crs;
    }

    public BoundSql select() {
        return select(false);
    }

    /** Whether the number of all that match can be had along with the page: where they are gathered first anyway. */
    boolean countsAlong() {
        return isSmallPage() && isConditional() && query.after().isEmpty();
    }

    /** With the number of all that match in a last column; only where {@link #countsAlong}. */
    BoundSql selectCounting() {
        return select(true);
    }

    /** Number of {@link #selectCounting}'s last column. */
    int countColumn() {
        return query.properties().size() + (query.geometry() ? 3 : 2);
    }

    private boolean isSmallPage() {
        return query.limit().isPresent() && query.limit().getAsLong() <= SMALL_PAGE;
    }

    private BoundSql select(boolean counting) {
        boolean paged = query.limit().isPresent()
                || query.startIndex() > 0
                || query.after().isPresent();
        boolean ordered = paged || !query.sort().isEmpty();
        BoundSql sql = new BoundSql();
        if (isSmallPage() && isConditional()) {
            appendPageFirst(sql, counting);
        } else {
            sql.sql("SELECT " + columns() + " FROM " + table.qualifiedName());
            appendAfter(sql, appendWhere(sql));
            if (ordered) {
                sql.sql(" ORDER BY " + order());
            }
            appendPage(sql);
        }
        return sql;
    }

    BoundSql count() {
        BoundSql sql = new BoundSql().sql("SELECT count(*) FROM " + table.qualifiedName());
        appendWhere(sql);
        return sql;
    }

    /**
     * The planner, asked for the first hundred in a box by {@code fid}, may walk the primary key through the whole table.
     * So what matches is gathered first, identifiers only.
     */
    private void appendPageFirst(BoundSql sql, boolean counting) {
        List<String> keys = new ArrayList<>(List.of("fid"));
        query.sort().stream()
                .map(SortKey::property)
                .filter(property -> !property.equals("fid"))
                .map(this::column)
                .distinct()
                .forEach(keys::add);
        sql.sql("WITH hit AS MATERIALIZED (SELECT " + String.join(", ", keys) + " FROM " + table.qualifiedName());
        appendAfter(sql, appendWhere(sql));
        sql.sql("), page AS MATERIALIZED (SELECT fid AS page_fid FROM hit ORDER BY " + order());
        appendPage(sql);
        sql.sql(") SELECT " + columns() + (counting ? ", (SELECT count(*) FROM hit)" : "") + " FROM page JOIN "
                + table.qualifiedName() + " ON fid = page_fid ORDER BY " + order());
    }

    private boolean isConditional() {
        return query.extent().isPresent() || !query.filter().equals(Filter.ALL);
    }

    /** Returns what joins a further condition. */
    private String appendWhere(BoundSql sql) {
        String separator = " WHERE ";
        if (query.extent().isPresent()) {
            sql.sql(separator);
            new ExtentSql(table, crs, sql)
                    .append(query.extent().get(), query.resolution().isEmpty());
            separator = " AND ";
        }
        if (!query.filter().equals(Filter.ALL)) {
            sql.sql(separator);
            new FilterSql(query.layer(), crs, sql).append(query.filter().ast());
            separator = " AND ";
        }
        return separator;
    }

    /** Part of the page, so that {@link #count} leaves it out. */
    private void appendAfter(BoundSql sql, String separator) {
        if (query.after().isPresent()) {
            sql.sql(separator + "fid > ").bind(query.after().getAsLong());
        }
    }

    private void appendPage(BoundSql sql) {
        if (query.limit().isPresent()) {
            sql.sql(" LIMIT ").bind(query.limit().getAsLong());
        }
        if (query.startIndex() > 0) {
            sql.sql(" OFFSET ").bind(query.startIndex());
        }
    }

    private String columns() {
        String columns = query.properties().stream()
                .map(attribute -> ", " + SqlName.quote(LayerTable.column(attribute)))
                .collect(Collectors.joining());
        return "fid" + columns + (query.geometry() ? ", ST_AsBinary(" + geometry() + ")" : "");
    }

    /**
     * The CRS in which the geometries leave the database: the query's where the table holds it, else the stored one. The
     * rest of the way is {@link WkbTransform}'s, which takes a third of ST_Transform's time and none of the database's.
     */
    int wkbSrid() {
        return query.srid() == LayerTable.WEB_SRID && table.hasWebGeometry()
                ? LayerTable.WEB_SRID
                : query.layer().geometry().srid();
    }

    private String geometry() {
        return query.srid() == LayerTable.WEB_SRID ? table.webGeometryColumn() : "geom";
    }

    /** Missing values come last whichever way the order goes, and {@code fid} decides between equals. */
    private String order() {
        StringBuilder order = new StringBuilder();
        for (SortKey key : query.sort()) {
            order.append(column(key.property()))
                    .append(isText(key.property()) ? " COLLATE " + SqlName.quote(LayerTable.COLLATION) : "")
                    .append(key.descending() ? " DESC" : " ASC")
                    .append(" NULLS LAST, ");
        }
        return order.append("fid").toString();
    }

    private String column(String property) {
        return property.equals("fid") ? "fid" : SqlName.quote(LayerTable.column(attribute(property)));
    }

    private boolean isText(String property) {
        return !property.equals("fid") && attribute(property).type() == AttributeType.TEXT;
    }

    /** An order tells the values apart by which it sorts: only what the asker may see can be sorted by. */
    private Attribute attribute(String name) {
        Layer layer = query.layer();
        return layer.attribute(name)
                .filter(attribute -> attribute.isPublic() || query.properties().contains(attribute))
                .orElseThrow(() -> new IllegalArgumentException("no attribute to sort by: " + name));
    }
}
