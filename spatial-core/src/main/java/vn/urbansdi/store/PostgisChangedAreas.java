package vn.urbansdi.store;

import java.sql.Array;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.ChangedAreas;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.feature.FeatureSourceException.Kind;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.OutsideCrsException;

/** The areas that {@code sdi.stamp_commit} writes down as a transaction commits. A look is one step down an index. */
public final class PostgisChangedAreas implements ChangedAreas {

    private static final int TIMEOUT_SECONDS = 10;

    private static final String COLUMNS = "SELECT seq, layer, areas, committed_at FROM sdi.commit WHERE ";

    /** Larger than any coordinate; finite, as an extent has to be. */
    private static final double FAR = 1e300;

    private final DataSource dataSource;
    private final Map<String, Layer> byTable;

    public PostgisChangedAreas(DataSource dataSource, Catalog catalog) {
        this.dataSource = dataSource;
        this.byTable = catalog.layers().stream().collect(Collectors.toMap(Layer::table, Function.identity()));
    }

    @Override
    public Optional<Change> last() {
        return read(COLUMNS + "seq IS NOT NULL ORDER BY seq DESC LIMIT ?", 1).stream()
                .findFirst();
    }

    @Override
    public List<Change> from(long commit, int atMost) {
        return read(COLUMNS + "seq >= ? ORDER BY seq LIMIT ?", commit, atMost);
    }

    @Override
    public Optional<Extent> searched(Layer layer, Extent rectangle) {
        int srid = layer.geometry().srid();
        try {
            return RectangleBoxes.of(rectangle, srid).map(RectangleBoxes::outer);
        } catch (OutsideCrsException e) {
            return Optional.of(new Extent(srid, -FAR, -FAR, FAR, FAR));
        }
    }

    private List<Change> read(String sql, long... values) {
        try (Connection connection = dataSource.getConnection();
                PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setQueryTimeout(TIMEOUT_SECONDS);
            for (int i = 0; i < values.length; i++) {
                statement.setLong(i + 1, values[i]);
            }
            List<Change> changes = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    changes.add(change(row));
                }
            }
            return changes;
        } catch (SQLException e) {
            throw new FeatureSourceException(Kind.UNAVAILABLE, e.getMessage(), e);
        }
    }

    private Change change(ResultSet row) throws SQLException {
        Optional<Layer> layer = Optional.ofNullable(byTable.get(row.getString(2)));
        Optional<List<Extent>> areas = Optional.empty();
        Array array = row.getArray(3);
        if (array != null && layer.isPresent()) {
            areas = areas(array.getArray(), layer.get().geometry().srid());
        }
        return new Change(
                row.getLong(1),
                Optional.ofNullable(row.getObject(4, OffsetDateTime.class)).map(OffsetDateTime::toInstant),
                layer,
                areas);
    }

    /** A box that is not finite may be anywhere; so it is of what nobody knows how to read. */
    private static Optional<List<Extent>> areas(Object array, int srid) {
        List<Extent> areas = new ArrayList<>();
        for (Object box : (Object[]) array) {
            if (!(box instanceof Double[] sides) || sides.length != 4) {
                return Optional.empty();
            }
            for (double side : sides) {
                if (!Double.isFinite(side)) {
                    return Optional.empty();
                }
            }
            areas.add(new Extent(srid, sides[0], sides[1], sides[2], sides[3]));
        }
        return Optional.of(areas);
    }
}
