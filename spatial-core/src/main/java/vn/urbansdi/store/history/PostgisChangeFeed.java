package vn.urbansdi.store.history;

import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.postgresql.PGStatement;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.ChangeFeed;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.store.BoundSql;
import vn.urbansdi.store.FeatureRows;

/**
 * Changes by the transactions that every version carries, in the order of their commits. A number in that order is given under a
 * lock that ends when the transaction can be seen: what is seen has no gap that somebody slow could still fill.
 */
public final class PostgisChangeFeed implements ChangeFeed {

    private static final int FIRST_ROWS = 250;

    private final HistorySession session;

    public PostgisChangeFeed(DataSource dataSource, Catalog catalog) {
        this.session = new HistorySession(dataSource, catalog);
    }

    @Override
    public Place now(Layer layer) {
        return last(layer, new BoundSql());
    }

    @Override
    public Place at(Layer layer, Instant instant) {
        return last(layer, new BoundSql().sql(" AND committed_at <= ").bind(instant));
    }

    private Place last(Layer layer, BoundSql condition) {
        BoundSql sql = new BoundSql()
                .sql("SELECT seq FROM sdi.commit WHERE layer = ")
                .bind(layer.table())
                .append(condition)
                .sql(" ORDER BY seq DESC LIMIT 1");
        return session.read(layer, connection -> {
            try (PreparedStatement statement = sql.prepare(connection);
                    ResultSet row = statement.executeQuery()) {
                return row.next() ? new Place(row.getLong(1), Long.MAX_VALUE) : Place.BEGINNING;
            }
        });
    }

    @Override
    public Progress read(FeatureQuery form, Place after, int atMost, Sink sink) throws IOException {
        BoundSql sql = new ChangesSql(form, after, atMost).select();
        return session.stream(form.layer(), connection -> {
            Place last = after;
            int told = 0;
            try (PreparedStatement statement = sql.prepare(connection)) {
                statement.unwrap(PGStatement.class).setPrepareThreshold(-1);
                statement.setFetchSize(FIRST_ROWS);
                try (ResultSet row = statement.executeQuery()) {
                    FeatureRows rows = new FeatureRows(form);
                    int further = form.properties().size() + 3;
                    while (row.next()) {
                        Change change = change(row, further, rows.read(row));
                        sink.accept(change);
                        last = new Place(change.commit(), change.feature().fid());
                        told++;
                    }
                }
            }
            return new Progress(last, told < atMost);
        });
    }

    private static Change change(ResultSet row, int column, Feature feature) throws SQLException {
        Kind kind = switch (row.getString(column)) {
            case ChangesSql.INSERTED -> Kind.INSERTED;
            case ChangesSql.UPDATED -> Kind.UPDATED;
            default -> Kind.DELETED;
        };
        Optional<Instant> at = Optional.ofNullable(row.getObject(column + 3, OffsetDateTime.class))
                .map(OffsetDateTime::toInstant);
        return new Change(kind, row.getLong(column + 1), row.getLong(column + 2), at, feature);
    }
}
