package vn.urbansdi.store;

import java.util.Optional;
import java.util.stream.Collectors;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.RowPosition;
import vn.urbansdi.filter.Filter;

/**
 * A feature query as SQL: {@code fid}, then the attributes asked for, then the geometry as WKB, in the layer's CRS, where it
 * is wanted. The way to another CRS is {@link GeometryTransform}'s, which takes a third of ST_Transform's time at most and none
 * of the database's.
 */
public final class SelectSql {

    /** Pages up to this size are found first and read afterwards; one more tells whether another page follows. */
    private static final long SMALL_PAGE = 10_001;

    private final FeatureQuery query;
    private final LayerTable table;
    private final ServerCrs crs;
    private final OrderSql order;
    private final Optional<String> snapshot;

    /** @param query of the present state */
    public SelectSql(FeatureQuery query, ServerCrs crs) {
        this(query, crs, Optional.empty());
        if (query.asOf().isPresent()) {
            throw new IllegalArgumentException("the present state only");
        }
    }

    /** @param snapshot in PostgreSQL's words, where the query looks back ({@link CommitsAt}) */
    SelectSql(FeatureQuery query, ServerCrs crs, Optional<String> snapshot) {
        this.snapshot = snapshot;
        this.query = query;
        this.table = new LayerTable(query.layer());
        this.crs = crs;
        this.order = new OrderSql(query);
    }

    public BoundSql select() {
        return select(false);
    }

    /** Whether what matches is found first and the page read from it. */
    boolean findsFirst() {
        return isSmallPage() && isConditional();
    }

    /** Whether the number of all that match can be had along with the page: where they are found first anyway. */
    boolean countsAlong() {
        return findsFirst() && query.after().isEmpty();
    }

    /** All that match, as they lie in the table, whatever the page and the order. */
    BoundSql selectUnordered() {
        BoundSql sql = new BoundSql().sql("SELECT " + columns() + " FROM ").append(rows());
        appendWhere(sql);
        return sql;
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
        if (findsFirst()) {
            appendPageFirst(sql, counting);
        } else if (walksIndex()) {
            appendIndexWalk(sql);
        } else {
            sql.sql("SELECT " + columns() + " FROM ").append(rows());
            appendAfter(sql, appendWhere(sql));
            if (ordered) {
                sql.sql(" ORDER BY " + order.order());
            }
            appendPage(sql);
        }
        return sql;
    }

    BoundSql count() {
        BoundSql sql = new BoundSql().sql("SELECT count(*) FROM ").append(rows());
        appendWhere(sql);
        return sql;
    }

    /**
     * The planner, asked for the first hundred in a box by {@code fid}, may walk the primary key through the whole table.
     * So what matches is gathered first, and the page then read from where its rows lie: a statement sees one state of the
     * table, in which rows do not move, and looking them up by identifier would take four times as many pages.
     */
    private void appendPageFirst(BoundSql sql, boolean counting) {
        String place = snapshot.isEmpty() ? ", ctid AS \"Place\"" : "";
        String ordered = order.columns().stream().map(column -> ", " + column).collect(Collectors.joining());
        sql.sql("WITH hit AS MATERIALIZED (SELECT fid" + place + ordered + " FROM ")
                .append(rows());
        appendAfter(sql, appendWhere(sql));
        String counted = counting ? ", (SELECT count(*) FROM hit)" : "";
        if (snapshot.isPresent()) {
            appendPageThen(sql, counted);
            return;
        }
        sql.sql(") SELECT " + columns() + counted + " FROM " + table.qualifiedName()
                + " WHERE ctid = ANY (ARRAY (SELECT \"Place\" FROM hit ORDER BY " + order.order());
        appendPage(sql);
        sql.sql(")) ORDER BY " + order.order());
    }

    /** The rows of a former state lie in two tables: they are looked up by identifier, which only one row then had. */
    private void appendPageThen(BoundSql sql, String counted) {
        sql.sql("), page AS MATERIALIZED (SELECT fid AS page_fid FROM hit ORDER BY " + order.order());
        appendPage(sql);
        sql.sql(") SELECT " + columns() + counted + " FROM page JOIN ")
                .append(rows())
                .sql(" ON fid = page_fid ORDER BY " + order.order());
    }

    private boolean walksIndex() {
        return isSmallPage()
                && !isConditional()
                && query.startIndex() == 0
                && !query.sort().isEmpty()
                && order.firstIsIndexed();
    }

    /**
     * Those with a value of the first key and those without are two walks: an index has the latter first where the order goes
     * down, and cannot begin in its midst where both may follow. The second is not begun where the first fills the page.
     */
    private void appendIndexWalk(BoundSql sql) {
        Optional<RowPosition> after = query.after();
        boolean amongKnown = after.isEmpty() || after.get().values().get(0) != null;
        BoundSql select = new BoundSql()
                .sql("SELECT fid AS page_fid FROM ")
                .append(rows())
                .sql(" WHERE ");
        String known = order.firstColumn() + " IS NOT NULL";
        sql.sql("WITH known AS MATERIALIZED (").append(select).sql(amongKnown ? known : "FALSE");
        if (amongKnown && after.isPresent()) {
            sql.sql(" AND ");
            order.appendAfterWhereFirstIsKnown(sql, after.get());
        }
        sql.sql(" ORDER BY " + order.orderWhereFirstIsKnown());
        appendPage(sql);
        sql.sql("), missing AS MATERIALIZED (").append(select);
        sql.sql((order.firstMayBeMissing() ? order.firstColumn() + " IS NULL" : "FALSE")
                + " AND (SELECT count(*) FROM known) < ");
        sql.bind(query.limit().getAsLong());
        if (after.isPresent() && !amongKnown) {
            sql.sql(" AND ");
            order.appendAfterBehindFirst(sql, after.get());
        }
        sql.sql(" ORDER BY " + order.orderBehindFirst());
        appendPage(sql);
        sql.sql(") SELECT " + columns()
                        + " FROM (SELECT page_fid FROM known UNION ALL SELECT page_fid FROM missing) AS page JOIN ")
                .append(rows())
                .sql(" ON fid = page_fid ORDER BY " + order.order());
        appendPage(sql);
    }

    /** The table, or what it held at the moment that is asked for. */
    private BoundSql rows() {
        return snapshot.isEmpty()
                ? new BoundSql().sql(table.qualifiedName())
                : new RowsAtSql(table, snapshot.get()).rows();
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
            sql.sql(separator);
            order.appendAfter(sql, query.after().get());
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
        return "fid" + columns + (query.geometry() ? ", ST_AsBinary(geom)" : "");
    }
}
