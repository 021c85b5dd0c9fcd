package vn.urbansdi.store;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.ElevationRange;

/** Lowest and highest height, and all of them where they are few. */
final class ElevationSql {

    private final String table;
    private final String column;

    ElevationSql(Layer layer, Layer.Elevation elevation) {
        this.table = new LayerTable(layer).qualifiedName();
        this.column = SqlName.quote(
                LayerTable.column(layer.attribute(elevation.attribute()).orElseThrow()));
    }

    BoundSql select() {
        return new BoundSql()
                .sql("SELECT min(h)::numeric, max(h)::numeric, array_agg(h::numeric ORDER BY h DESC)"
                        + " FILTER (WHERE few) FROM (SELECT h, count(*) OVER () <= " + ElevationRange.MOST_LEVELS
                        + " AS few FROM (SELECT DISTINCT " + column + " AS h FROM " + table + " WHERE " + column
                        + " IS NOT NULL) AS heights) AS counted");
    }

    Optional<ElevationRange> read(ResultSet row) throws SQLException {
        BigDecimal lowest = row.getBigDecimal(1);
        if (lowest == null) {
            return Optional.empty();
        }
        java.sql.Array levels = row.getArray(3);
        return Optional.of(new ElevationRange(
                lowest,
                row.getBigDecimal(2),
                levels == null ? List.of() : Arrays.asList((BigDecimal[]) levels.getArray())));
    }
}
