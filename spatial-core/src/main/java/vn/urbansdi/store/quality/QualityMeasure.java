package vn.urbansdi.store.quality;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.OptionalLong;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.LayerQuality;

/**
 * Measures a layer and keeps the result with the run that has just written it. It reads the table two or three times
 * and once more for each alternative of the key, holds no lock that anybody waits for, and no statement of it may take longer than {@link
 * #TIME_LIMIT}.
 */
public final class QualityMeasure {

    /** So many geometries at most are checked for validity, which is by far the dearest part. */
    static final long MAX_CHECKED_GEOMETRIES = 50_000;

    static final String TIME_LIMIT = "20s";

    private static final System.Logger LOG = System.getLogger(QualityMeasure.class.getName());
    private static final ObjectMapper JSON = new ObjectMapper();

    private final Connection connection;
    private final Layer layer;
    private final QualitySql sql;

    public QualityMeasure(Connection connection, Layer layer, Catalog catalog) {
        this.connection = connection;
        this.layer = layer;
        this.sql = new QualitySql(layer, catalog);
    }

    /**
     * In a transaction of its own. What the run wrote stands whether this succeeds or not: a failure, such as the time
     * limit, leaves the run without a measure and goes to the log.
     *
     * @param geometryDuplicates what {@link LayerQuality#geometryDuplicates} is, where whoever wrote the layer knows
     */
    public void keep(long runId, OptionalLong geometryDuplicates) {
        try {
            connection.setAutoCommit(false);
            try {
                measure(runId, geometryDuplicates);
                connection.commit();
            } catch (SQLException e) {
                connection.rollback();
                LOG.log(
                        System.Logger.Level.WARNING,
                        "quality after run " + runId + " was not measured: " + e.getMessage());
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            LOG.log(System.Logger.Level.WARNING, "quality after run " + runId + " was not measured: " + e.getMessage());
        }
    }

    private void measure(long runId, OptionalLong geometryDuplicates) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // An invalid geometry is counted, not told one by one.
            statement.execute("SET LOCAL client_min_messages = warning");
            statement.execute("SET LOCAL statement_timeout = '" + TIME_LIMIT + "'");
            statement.execute("SET LOCAL jit = off");
            statement.execute("SET LOCAL work_mem = '64MB'");
        }
        ObjectNode attributes = JSON.createObjectNode();
        try (Statement statement = connection.createStatement();
                PreparedStatement insert =
                        connection.prepareStatement("INSERT INTO sdi.quality (run_id, layer, features,"
                                + " last_change, without_geometry, geometries_checked, geometries_invalid, geometry_duplicates,"
                                + " attributes, keys) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?::jsonb, ?::jsonb)")) {
            long features;
            try (ResultSet row = statement.executeQuery(sql.counts())) {
                row.next();
                features = row.getLong(1);
                insert.setObject(4, row.getObject(2, OffsetDateTime.class));
                insert.setLong(5, row.getLong(3));
                int column = 4;
                for (Attribute attribute : layer.attributes()) {
                    ObjectNode counts = attributes.putObject(attribute.name());
                    counts.put("filled", row.getLong(column++));
                    if (sql.hasCodes(attribute)) {
                        counts.put("outside_codes", row.getLong(column++));
                    }
                }
            }
            double share = features == 0 ? 1 : (double) MAX_CHECKED_GEOMETRIES / features;
            try (ResultSet row = statement.executeQuery(sql.validity(share))) {
                row.next();
                insert.setLong(6, row.getLong(1));
                insert.setLong(7, row.getLong(2));
            }
            insert.setLong(1, runId);
            insert.setString(2, layer.id());
            insert.setLong(3, features);
            insert.setLong(
                    8,
                    geometryDuplicates.isPresent()
                            ? geometryDuplicates.getAsLong()
                            : number(statement, sql.geometryDuplicates()));
            insert.setString(9, attributes.toString());
            insert.setString(10, keys(statement).toString());
            insert.executeUpdate();
        }
    }

    private ArrayNode keys(Statement statement) throws SQLException {
        ArrayNode keys = JSON.createArrayNode();
        for (List<String> names : sql.keys()) {
            ObjectNode key = keys.addObject();
            names.forEach(key.withArray("attributes")::add);
            // A unique index guards the key itself.
            key.put("duplicates", names.equals(layer.key()) ? 0 : number(statement, sql.keyDuplicates(names)));
        }
        return keys;
    }

    private static long number(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getLong(1);
        }
    }
}
