package vn.urbansdi.store.edit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.BoundSql;
import vn.urbansdi.store.LayerTable;

/**
 * Layers whose areas may not overlap ({@link Layer#overlapAtMostM2()}): an edit may leave an overlap that was there before, or
 * make it smaller, but makes none. Edits of such a layer come one after the other, since two that see nothing of each other
 * could overlap.
 */
final class OverlapRule {

    /** Areas are computed anew each time: what is left alone may differ by rounding. */
    private static final double ROUNDING_M2 = 1e-6;

    /** Overlaps by pair of features, in m². */
    record Before(Map<Pair, Double> areas) {}

    private record Pair(long fid, long other) {}

    /** To be called before the first feature of the layer is looked at. */
    void begin(Connection connection, Layer layer) throws SQLException {
        if (layer.overlapAtMostM2().isPresent()) {
            BoundSql sql = new BoundSql()
                    .sql("SELECT pg_advisory_xact_lock(hashtextextended('sdi.topology:' || ")
                    .bind(layer.id())
                    .sql(", 0))");
            try (PreparedStatement statement = sql.prepare(connection)) {
                statement.execute();
            }
        }
    }

    Before before(Connection connection, Layer layer, List<Long> fids) throws SQLException {
        return new Before(layer.overlapAtMostM2().isPresent() ? areas(connection, layer, fids) : Map.of());
    }

    void check(Connection connection, Layer layer, List<Long> fids) throws SQLException {
        check(connection, layer, fids, new Before(Map.of()));
    }

    /** @throws InvalidEdit if one of the features overlaps another by more than it may, and more than before */
    void check(Connection connection, Layer layer, List<Long> fids, Before before) throws SQLException {
        if (layer.overlapAtMostM2().isEmpty()) {
            return;
        }
        double most = layer.overlapAtMostM2().getAsDouble();
        for (Map.Entry<Pair, Double> now : areas(connection, layer, fids).entrySet()) {
            double old = before.areas().getOrDefault(now.getKey(), 0.0);
            if (now.getValue() > most && now.getValue() > old + ROUNDING_M2) {
                String area = String.format(Locale.ROOT, "%.3f m²", now.getValue());
                String other = layer.id() + "." + now.getKey().other();
                throw new InvalidEdit(
                        "Hình chồng lên " + other + " " + area + "; lớp này cho phép nhiều nhất " + most + " m²",
                        "The shape overlaps " + other + " by " + area + "; this layer allows " + most + " m² at most");
            }
        }
    }

    private static Map<Pair, Double> areas(Connection connection, Layer layer, List<Long> fids) throws SQLException {
        String table = new LayerTable(layer).qualifiedName();
        BoundSql sql = new BoundSql()
                .sql("SELECT a.fid, b.fid, ST_Area(ST_Intersection(a.geom, b.geom)) FROM " + table + " a JOIN " + table
                        + " b ON a.geom && b.geom AND a.fid <> b.fid WHERE a.fid = ANY (")
                .bind(fids)
                .sql(") AND ST_Intersects(a.geom, b.geom) AND NOT ST_Touches(a.geom, b.geom)");
        Map<Pair, Double> areas = new HashMap<>();
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                areas.put(new Pair(result.getLong(1), result.getLong(2)), result.getDouble(3));
            }
        }
        return areas;
    }
}
