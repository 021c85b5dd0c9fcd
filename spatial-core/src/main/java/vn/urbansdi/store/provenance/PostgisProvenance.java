package vn.urbansdi.store.provenance;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.feature.Provenance;
import vn.urbansdi.feature.ProvenanceSource;

/** Reads a feature's versions, what sources said of it and the runs, in one snapshot, and puts them together. */
public final class PostgisProvenance implements ProvenanceSource {

    /** So many versions at most are looked through: a feature that is written every minute has that many in a day. */
    static final int MAX_VERSIONS = 1_000;

    private static final String TIMEOUT = "10s";

    /** SQLSTATE of a query that was cancelled, here by its time limit. */
    private static final String CANCELLED = "57014";

    private final DataSource dataSource;

    public PostgisProvenance(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public Optional<Provenance> of(Layer layer, long fid, List<Attribute> visible) {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
                statement.execute("SET LOCAL statement_timeout = '" + TIMEOUT + "'");
                return read(connection, layer, fid, visible);
            } finally {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            FeatureSourceException.Kind kind = CANCELLED.equals(e.getSQLState())
                    ? FeatureSourceException.Kind.TIMEOUT
                    : FeatureSourceException.Kind.UNAVAILABLE;
            throw new FeatureSourceException(kind, e.getMessage(), e);
        }
    }

    private static Optional<Provenance> read(Connection connection, Layer layer, long fid, List<Attribute> visible)
            throws SQLException {
        if (!exists(connection, layer, fid)) {
            return Optional.empty();
        }
        List<FeatureVersion> versions = versions(connection, layer, fid, visible);
        boolean complete = versions.size() <= MAX_VERSIONS;
        List<Spoken> sources = spoken(connection, layer, fid, visible);
        Set<Long> ids = new HashSet<>();
        versions.forEach(version -> ids.addAll(List.of(version.run(), version.supersededRun())));
        sources.forEach(source -> ids.add(source.run()));
        Genealogy genealogy = new Genealogy(versions, complete, Runs.read(connection, ids));
        ValueProvenance provenance = new ValueProvenance(genealogy, sources);
        List<Provenance.Value> values = new ArrayList<>(IntStream.range(0, visible.size())
                .mapToObj(i -> provenance.of(visible.get(i), i))
                .toList());
        values.add(provenance.ofGeometry(visible.size()));
        FeatureVersion present = versions.get(0);
        return Optional.of(new Provenance(
                layer.id() + "." + fid, present.version(), present.changedAt(), present.changedBy(), values));
    }

    private static boolean exists(Connection connection, Layer layer, long fid) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(ProvenanceSql.exists(layer))) {
            statement.setLong(1, fid);
            try (ResultSet rows = statement.executeQuery()) {
                return rows.next();
            }
        }
    }

    private static List<FeatureVersion> versions(Connection connection, Layer layer, long fid, List<Attribute> visible)
            throws SQLException {
        List<FeatureVersion> versions = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ProvenanceSql.versions(layer, visible))) {
            statement.setLong(1, fid);
            statement.setLong(2, fid);
            statement.setInt(3, MAX_VERSIONS + 1);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    List<String> values = new ArrayList<>();
                    for (int i = 0; i <= visible.size(); i++) {
                        values.add(rows.getString(9 + i));
                    }
                    versions.add(new FeatureVersion(
                            rows.getLong(1),
                            rows.getString(2),
                            rows.getString(3),
                            rows.getLong(4),
                            rows.getLong(5),
                            rows.getObject(6, OffsetDateTime.class).toInstant(),
                            rows.getString(7),
                            rows.getLong(8),
                            values));
                }
            }
        }
        return versions;
    }

    private static List<Spoken> spoken(Connection connection, Layer layer, long fid, List<Attribute> visible)
            throws SQLException {
        List<Spoken> sources = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(ProvenanceSql.spoken(visible))) {
            statement.setString(1, layer.id());
            statement.setLong(2, fid);
            statement.setString(3, layer.id());
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Map<String, String> said = new HashMap<>();
                    for (int i = 0; i < visible.size(); i++) {
                        if (rows.getBoolean(9 + 2 * i)) {
                            said.put(visible.get(i).name(), rows.getString(10 + 2 * i));
                        }
                    }
                    sources.add(new Spoken(
                            rows.getString(1),
                            rows.getInt(2),
                            Set.of((String[]) rows.getArray(3).getArray()),
                            rows.getBoolean(4),
                            rows.getLong(5),
                            rows.getBoolean(6),
                            said,
                            rows.getBoolean(7),
                            rows.getString(8)));
                }
            }
        }
        return sources;
    }
}
