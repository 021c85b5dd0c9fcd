package vn.urbansdi.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.TileQuery;
import vn.urbansdi.store.Snapshots.Snapshot;

/** Reads the features of a tile in the way that suits their number ({@link TileSql}). */
final class TileReader {

    /** From here on a tile usually holds few enough to be read at once. */
    private static final int FIRST_COMPLETE_ZOOM = 14;

    /** So many boxes are looked at in a third of a second. */
    private static final long MOST_BOXES = 200_000;

    private static final Pattern PLANNED = Pattern.compile("\"Plan Rows\": *([0-9]+)");

    private final TileQuery query;
    private final Snapshot snapshot;
    private final TileSql sql;
    private final FeatureRows rows;

    TileReader(TileQuery query, Snapshot snapshot) {
        this.query = query;
        this.snapshot = snapshot;
        this.sql = new TileSql(query, snapshot.crs(), snapshot.past());
        this.rows = new FeatureRows(query);
    }

    /** How many features there are: about, where they are too many to be counted. */
    long read(FeatureSource.TileSink sink) throws SQLException, IOException {
        if (query.zoom() >= FIRST_COMPLETE_ZOOM) {
            long read = snapshot.query(sql.all(), result -> result.next() ? rows.handOn(result, sink) : 0L);
            if (read <= TileSql.MOST_FEATURES) {
                return read;
            }
            sink.startAgain();
        }
        long estimate = snapshot.query(sql.estimate(), result -> {
            result.next();
            Matcher planned = PLANNED.matcher(result.getString(1));
            return planned.find() ? Long.parseLong(planned.group(1)) : 0;
        });
        Optional<BoundSql> sampled = estimate > MOST_BOXES ? sql.sampled() : Optional.empty();
        if (sampled.isPresent()) {
            long read = snapshot.query(sampled.get(), result -> result.next() ? rows.handOn(result, sink) : 0L);
            return Math.max(read, estimate);
        }
        return snapshot.query(sql.ranked(), result -> {
            if (!result.next()) {
                return 0L;
            }
            long all = result.getLong(query.properties().size() + 3);
            rows.handOn(result, sink);
            return all;
        });
    }
}
