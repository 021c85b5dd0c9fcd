package vn.urbansdi.store.history;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureHistory;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureVersion;
import vn.urbansdi.feature.FeatureVersion.Act;
import vn.urbansdi.feature.FeatureVersion.End;
import vn.urbansdi.feature.FeatureVersion.ShapeChange;
import vn.urbansdi.store.BoundSql;
import vn.urbansdi.store.FeatureRows;

/** Reads versions from the layers' tables and the history beside them. */
public final class PostgisFeatureHistory implements FeatureHistory {

    private final HistorySession session;

    public PostgisFeatureHistory(DataSource dataSource, Catalog catalog) {
        this.session = new HistorySession(dataSource, catalog);
    }

    @Override
    public Optional<Current> current(Layer layer, long fid) {
        BoundSql sql = VersionsSql.current(layer, fid);
        return session.read(layer, connection -> {
            try (PreparedStatement statement = sql.prepare(connection);
                    ResultSet row = statement.executeQuery()) {
                return row.next() ? Optional.of(new Current(row.getLong(1), instant(row, 2))) : Optional.empty();
            }
        });
    }

    @Override
    public List<FeatureVersion> versions(
            Layer layer, long fid, List<Attribute> visible, OptionalLong before, int atMost) {
        return session.read(layer, connection -> versions(connection, layer, fid, visible, before, atMost));
    }

    /** One more than asked for is read: it is what the oldest is compared with. */
    private List<FeatureVersion> versions(
            Connection connection, Layer layer, long fid, List<Attribute> visible, OptionalLong before, int atMost)
            throws SQLException {
        FeatureQuery form =
                FeatureQuery.everything(layer).withProperties(visible).withGeometry(false);
        FeatureRows rows = new FeatureRows(form);
        BoundSql sql = VersionsSql.select(layer, fid, visible, before, atMost + 1L, session.crs(connection));
        List<Row> read = new ArrayList<>();
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet row = statement.executeQuery()) {
            while (row.next()) {
                read.add(Row.of(
                        row, visible.size() + 2, Arrays.asList(rows.read(row).values())));
            }
        }
        List<FeatureVersion> versions = new ArrayList<>();
        for (int i = 0; i < Math.min(atMost, read.size()); i++) {
            Optional<Row> older = i + 1 < read.size() ? Optional.of(read.get(i + 1)) : Optional.empty();
            versions.add(read.get(i)
                    .beside(older.filter(row -> !row.end().map(End::deleted).orElse(false))));
        }
        return versions;
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    /** A version without the one before it. */
    private record Row(
            long version,
            Act begin,
            Optional<String> source,
            List<Object> values,
            Optional<ShapeChange> shape,
            Optional<End> end) {

        /** @param first column behind the attributes */
        static Row of(ResultSet row, int first, List<Object> values) throws SQLException {
            OptionalLong run = number(row, first + 4);
            Optional<End> end = Optional.empty();
            if (row.getObject(first + 5) != null) {
                Act act = act(row, first + 5, first + 6, number(row, first + 7));
                end = Optional.of(new End(act, row.getString(first + 8).equals("DELETE")));
            }
            Optional<ShapeChange> shape = row.getBoolean(first + 9)
                    ? Optional.of(new ShapeChange(decimal(row, first + 10), decimal(row, first + 11)))
                    : Optional.empty();
            // A source stays written beside what people make of its rows.
            Optional<String> source =
                    run.isPresent() ? Optional.ofNullable(row.getString(first + 3)) : Optional.empty();
            return new Row(row.getLong(first), act(row, first + 1, first + 2, run), source, values, shape, end);
        }

        FeatureVersion beside(Optional<Row> before) {
            return new FeatureVersion(
                    version,
                    begin,
                    source,
                    values,
                    before.map(Row::values),
                    before.isPresent() ? shape : Optional.empty(),
                    end);
        }

        private static Act act(ResultSet row, int at, int by, OptionalLong run) throws SQLException {
            return new Act(instant(row, at), row.getString(by), run);
        }

        private static OptionalLong number(ResultSet row, int column) throws SQLException {
            long number = row.getLong(column);
            return row.wasNull() ? OptionalLong.empty() : OptionalLong.of(number);
        }

        private static OptionalDouble decimal(ResultSet row, int column) throws SQLException {
            double number = row.getDouble(column);
            return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(number);
        }
    }
}
