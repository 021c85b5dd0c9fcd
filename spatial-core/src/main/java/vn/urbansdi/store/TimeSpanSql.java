package vn.urbansdi.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Optional;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.TimeSpan;

/**
 * Earliest beginning, latest end, and whether a feature is open at either side: four questions of which each is one look into an
 * index where its attribute has one.
 */
final class TimeSpanSql {

    private final Layer layer;
    private final Layer.Time time;

    TimeSpanSql(Layer layer, Layer.Time time) {
        this.layer = layer;
        this.time = time;
    }

    BoundSql select() {
        String table = new LayerTable(layer).qualifiedName();
        String begin = SqlName.quote(LayerTable.column(time.begin()));
        String end = SqlName.quote(LayerTable.column(time.end().orElse(time.begin())));
        String open = "(SELECT EXISTS (SELECT 1 FROM " + table + " WHERE %s IS NULL AND %s IS NOT NULL))";
        return new BoundSql()
                .sql("SELECT (SELECT min(" + begin + ") FROM " + table + "), (SELECT max(" + end + ") FROM " + table
                        + "), " + open.formatted(begin, end) + ", " + open.formatted(end, begin));
    }

    Optional<TimeSpan> read(ResultSet row) throws SQLException {
        Optional<Object> begin = value(row, 1, time.begin());
        Optional<Object> end = value(row, 2, time.end().orElse(time.begin()));
        if (begin.isEmpty() && end.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new TimeSpan(row.getBoolean(3) ? Optional.empty() : begin, row.getBoolean(4) ? Optional.empty() : end));
    }

    private Optional<Object> value(ResultSet row, int column, String attribute) throws SQLException {
        if (layer.attribute(attribute).orElseThrow().type() == AttributeType.DATE) {
            return Optional.ofNullable(row.getObject(column, LocalDate.class));
        }
        return Optional.ofNullable(row.getObject(column, OffsetDateTime.class)).map(OffsetDateTime::toInstant);
    }
}
