package vn.urbansdi.store;

import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import vn.urbansdi.feature.Feature;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource.Sink;
import vn.urbansdi.store.Snapshots.Snapshot;

/**
 * Reads one page of features, and how many match in all where that can be had along with it.
 *
 * <p>A page that holds all that matches needs no order of the database's: up to {@link #GATHERED_BYTES} are taken as they come
 * and put in order here. Some thousand rows are sorted there in memory that the server asks of the system anew for each query,
 * which takes as long as finding them.
 */
final class PageReader {

    /** More than what a screen shows, little beside what one request may take. */
    private static final int GATHERED_BYTES = 1 << 20;

    /** Below, most pages are not the only one. */
    private static final int SMALLEST_GATHERED = 1_000;

    private final FeatureQuery query;
    private final Snapshot snapshot;
    private final SelectSql select;
    private final FeatureRows rows;

    PageReader(FeatureQuery query, Snapshot snapshot) {
        this.query = query;
        this.snapshot = snapshot;
        this.select = new SelectSql(query, snapshot.crs(), snapshot.past());
        this.rows = new FeatureRows(query);
    }

    /** How many match in all, where that is known. */
    OptionalLong read(Sink sink) throws SQLException, IOException {
        OptionalLong all = readAll(sink);
        return all.isPresent() ? all : select.countsAlong() ? readCounting(sink) : readPlainly(sink);
    }

    /** Whatever the number that match. */
    void stream(Sink sink) throws SQLException, IOException {
        if (readAll(sink).isEmpty()) {
            readPlainly(sink);
        }
    }

    /** Empty, with nothing handed on, if the page is not known to hold all. */
    private OptionalLong readAll(Sink sink) throws SQLException, IOException {
        Optional<List<Feature>> all = maybeAll() ? gather() : Optional.empty();
        if (all.isEmpty()) {
            return OptionalLong.empty();
        }
        for (Feature feature : all.get()) {
            sink.accept(feature);
        }
        return OptionalLong.of(all.get().size());
    }

    /** Whether a page is so small that most often more match than it holds. */
    private static boolean isPart(FeatureQuery query) {
        return query.limit().isPresent() && query.limit().getAsLong() < SMALLEST_GATHERED;
    }

    private boolean maybeAll() {
        return select.findsFirst()
                && !isPart(query)
                && query.startIndex() == 0
                && query.after().isEmpty()
                && query.sort().isEmpty();
    }

    /** Empty if there are more than the page or the memory holds. */
    private Optional<List<Feature>> gather() throws SQLException, IOException {
        return snapshot.query(select.selectUnordered(), result -> {
            RowBatch batch = new RowBatch();
            List<Feature> found = new ArrayList<>();
            long bytes = 0;
            while (result.next()) {
                Feature feature = rows.read(result);
                batch.count(feature, result);
                bytes += RowBatch.bytes(feature);
                if (bytes > GATHERED_BYTES || found.size() == query.limit().getAsLong()) {
                    return Optional.empty();
                }
                found.add(feature);
            }
            found.sort(Comparator.comparingLong(Feature::fid));
            return Optional.of(found);
        });
    }

    private OptionalLong readCounting(Sink sink) throws SQLException, IOException {
        return snapshot.query(select.selectCounting(), result -> {
            if (!result.next()) {
                return knownByEnd(0);
            }
            long matched = result.getLong(select.countColumn());
            rows.handOn(result, sink);
            return OptionalLong.of(matched);
        });
    }

    private OptionalLong readPlainly(Sink sink) throws SQLException, IOException {
        return snapshot.query(select.select(), result -> knownByEnd(result.next() ? rows.handOn(result, sink) : 0));
    }

    /** A first page that is not full holds all. */
    private OptionalLong knownByEnd(long handed) {
        boolean fromTheStart = query.startIndex() == 0 && query.after().isEmpty();
        boolean last = query.limit().isEmpty() || handed < query.limit().getAsLong();
        return fromTheStart && last ? OptionalLong.of(handed) : OptionalLong.empty();
    }
}
