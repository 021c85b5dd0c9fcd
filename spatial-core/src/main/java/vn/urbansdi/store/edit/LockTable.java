package vn.urbansdi.store.edit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.EditException;
import vn.urbansdi.feature.EditException.Kind;
import vn.urbansdi.store.BoundSql;

/** The tables of locks, within a transaction. Time is the database's, read at each look. */
final class LockTable {

    private final Connection connection;

    LockTable(Connection connection) {
        this.connection = connection;
    }

    /** Begins a lock that holds nothing yet. */
    void open(String id, String holder, Duration expiry) throws SQLException {
        update(new BoundSql()
                .sql("DELETE FROM sdi.feature_lock WHERE expires_at < clock_timestamp() - interval '1 day'"));
        update(new BoundSql()
                .sql("INSERT INTO sdi.feature_lock (id, holder, seconds, expires_at) VALUES (")
                .bind(id)
                .sql(", ")
                .bind(holder)
                .sql(", ")
                .bind(expiry.toSeconds())
                .sql(", clock_timestamp() + make_interval(secs => ")
                .bind((double) expiry.toSeconds())
                .sql("))"));
    }

    /** Takes those of the features that no lock holds that has not ended; returns which. */
    List<Long> take(String id, Layer layer, List<Long> fids) throws SQLException {
        update(ofLayer(new BoundSql().sql("DELETE FROM sdi.locked_feature f USING sdi.feature_lock l"), layer, fids)
                .sql(" AND l.id = f.lock_id AND l.expires_at <= clock_timestamp()"));
        BoundSql sql = new BoundSql()
                .sql("INSERT INTO sdi.locked_feature (layer, fid, lock_id) SELECT ")
                .bind(layer.id())
                .sql(", fid, ")
                .bind(id)
                .sql(" FROM unnest(")
                .bind(fids.toArray(Long[]::new))
                .sql(
                        "::bigint[]) WITH ORDINALITY given (fid, place) ORDER BY fid ON CONFLICT DO NOTHING RETURNING fid");
        return longs(sql);
    }

    /** Those of the features that a lock other than {@code own} holds. */
    List<Long> heldByOthers(Layer layer, List<Long> fids, Optional<String> own) throws SQLException {
        if (fids.isEmpty()) {
            return List.of();
        }
        return longs(
                ofLayer(new BoundSql().sql("SELECT f.fid FROM sdi.locked_feature f, sdi.feature_lock l"), layer, fids)
                        .sql(" AND l.id = f.lock_id AND l.expires_at > clock_timestamp() AND l.id <> ")
                        .bind(own.orElse(""))
                        .sql(" ORDER BY f.fid"));
    }

    /**
     * Finds a lock and keeps it until the transaction ends.
     *
     * @throws EditException of kind LOCK_UNKNOWN or LOCK_EXPIRED
     */
    void require(String id) throws SQLException {
        BoundSql sql = new BoundSql()
                .sql("SELECT expires_at > clock_timestamp() FROM sdi.feature_lock WHERE id = ")
                .bind(id)
                .sql(" FOR UPDATE");
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet result = statement.executeQuery()) {
            if (!result.next()) {
                throw new EditException(
                        Kind.LOCK_UNKNOWN, -1, new Title("Không có khoá này", "There is no lock of that identifier"));
            }
            if (!result.getBoolean(1)) {
                throw new EditException(Kind.LOCK_EXPIRED, -1, new Title("Khoá đã hết hạn", "The lock's time is over"));
            }
        }
    }

    /** Lets the time of a lock begin again, for as long as it was given before. */
    void restart(String id) throws SQLException {
        update(new BoundSql()
                .sql("UPDATE sdi.feature_lock SET expires_at = clock_timestamp() + make_interval(secs => seconds)"
                        + " WHERE id = ")
                .bind(id));
    }

    void restart(String id, Duration expiry) throws SQLException {
        update(new BoundSql()
                .sql("UPDATE sdi.feature_lock SET seconds = ")
                .bind(expiry.toSeconds())
                .sql(" WHERE id = ")
                .bind(id));
        restart(id);
    }

    /** What a lock holds, by layer id. */
    Map<String, List<Long>> held(String id) throws SQLException {
        Map<String, List<Long>> held = new LinkedHashMap<>();
        BoundSql sql = new BoundSql()
                .sql("SELECT layer, fid FROM sdi.locked_feature WHERE lock_id = ")
                .bind(id)
                .sql(" ORDER BY layer, fid");
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                held.computeIfAbsent(result.getString(1), unused -> new ArrayList<>())
                        .add(result.getLong(2));
            }
        }
        return held;
    }

    /** Lets features go that are no more, or that the holder is through with. */
    void forget(Layer layer, List<Long> fids) throws SQLException {
        update(ofLayer(new BoundSql().sql("DELETE FROM sdi.locked_feature f"), layer, fids));
    }

    /** Ends a lock. */
    void end(String id) throws SQLException {
        update(new BoundSql().sql("DELETE FROM sdi.feature_lock WHERE id = ").bind(id));
    }

    private static BoundSql ofLayer(BoundSql sql, Layer layer, List<Long> fids) {
        return sql.sql(" WHERE f.layer = ")
                .bind(layer.id())
                .sql(" AND f.fid = ANY (")
                .bind(fids.toArray(Long[]::new))
                .sql("::bigint[])");
    }

    private List<Long> longs(BoundSql sql) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                numbers.add(result.getLong(1));
            }
        }
        return numbers;
    }

    private void update(BoundSql sql) throws SQLException {
        try (PreparedStatement statement = sql.prepare(connection)) {
            statement.executeUpdate();
        }
    }
}
