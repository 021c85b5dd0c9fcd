package vn.urbansdi.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.feature.FeatureSourceException.Kind;
import vn.urbansdi.feature.StoredDefinitions;

/** Definitions of stored queries in the database, so that every replica knows them. */
public final class PostgisStoredDefinitions implements StoredDefinitions {

    private final DataSource dataSource;

    public PostgisStoredDefinitions(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public SortedMap<String, String> all() {
        SortedMap<String, String> all = new TreeMap<>();
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement =
                        connection.prepareStatement("SELECT id, definition FROM sdi.stored_query");
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                all.put(rows.getString(1), rows.getString(2));
            }
            return all;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public boolean add(String id, String definition, String author) {
        return update(
                "INSERT INTO sdi.stored_query (id, definition, created_by) VALUES (?, ?, ?) ON CONFLICT DO NOTHING",
                id,
                definition,
                author);
    }

    @Override
    public boolean remove(String id) {
        return update("DELETE FROM sdi.stored_query WHERE id = ?", id);
    }

    private boolean update(String sql, String... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            return statement.executeUpdate() == 1;
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    private static FeatureSourceException failure(SQLException e) {
        return new FeatureSourceException(Kind.UNAVAILABLE, e.getMessage(), e);
    }
}
