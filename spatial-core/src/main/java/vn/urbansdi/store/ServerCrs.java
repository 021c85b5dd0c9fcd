package vn.urbansdi.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Set;
import vn.urbansdi.geo.Crs;
import vn.urbansdi.geo.CrsRegistry;

/**
 * Transformations in PostGIS, also of systems that {@code spatial_ref_sys} lacks (Debian's PostGIS 3.3 lacks EPSG:9205 and
 * others, and only a privileged user may add them): those are given as PROJ text.
 */
public record ServerCrs(Set<Integer> known) {

    public ServerCrs {
        known = Set.copyOf(known);
    }

    public static ServerCrs read(Connection connection) throws SQLException {
        Object[] served = CrsRegistry.standard().all().stream().map(Crs::srid).toArray();
        Set<Integer> known = new HashSet<>();
        try (PreparedStatement statement =
                connection.prepareStatement("SELECT srid FROM spatial_ref_sys WHERE srid = ANY (?)")) {
            statement.setArray(1, connection.createArrayOf("integer", served));
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    known.add(rows.getInt(1));
                }
            }
        }
        return new ServerCrs(known);
    }

    /** Whether the server transforms between the two at speed: by their codes, not by their texts. */
    boolean knows(int from, int to) {
        return from == to || (known.contains(from) && known.contains(to));
    }

    /** {@code geometry}, an SQL expression in {@code from}, taken to {@code to}. */
    public String transform(String geometry, int from, int to) {
        return transform(new BoundSql().sql(geometry), from, to).text();
    }

    /** The same with parameters in the expression. */
    BoundSql transform(BoundSql geometry, int from, int to) {
        if (from == to) {
            return geometry;
        }
        if (knows(from, to)) {
            return new BoundSql()
                    .sql("ST_Transform(")
                    .append(geometry)
                    .sql(", ")
                    .sql(to)
                    .sql(")");
        }
        return new BoundSql()
                .sql("ST_SetSRID(ST_Transform(")
                .append(geometry)
                .sql(", " + projText(from) + ", " + projText(to) + "), ")
                .sql(to)
                .sql(")");
    }

    private static String projText(int srid) {
        return SqlName.literal(CrsRegistry.standard().require(srid).projText());
    }
}
