package vn.urbansdi.store.merge;

import java.util.function.Consumer;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;

/**
 * One run of one delivery into one layer: {@link #stage} every row, {@link #merge} once, {@link #commit} once. Closing it
 * before the commit leaves the layer as it was. Not for use by several threads at once.
 */
@SuppressWarnings("DoNotCallSuggester") // the signature lands before its body
public final class LayerImport implements AutoCloseable {

    private LayerImport() {}

    /**
     * Waits until no other run writes the layer, then starts.
     *
     * @param waiting is told once, in words for people, if another run has to end first
     * @throws vn.urbansdi.store.StoreException if the database fails or the layer has no table yet
     */
    public static LayerImport begin(
            DataSource dataSource, Layer layer, Catalog catalog, RunHeader header, Consumer<Title> waiting) {
        throw new UnsupportedOperationException("being built");
    }

    /** As the other, waiting in silence. */
    public static LayerImport begin(DataSource dataSource, Layer layer, Catalog catalog, RunHeader header) {
        return begin(dataSource, layer, catalog, header, message -> {});
    }

    /** The run's number, under which it is found in {@code sdi.run}. */
    public long runId() {
        throw new UnsupportedOperationException("being built");
    }

    /** Takes one row. */
    public void stage(StagedRow row) {
        throw new UnsupportedOperationException("being built");
    }

    /** Merges all staged rows. */
    public MergeOutcome merge(MergeRules rules) {
        throw new UnsupportedOperationException("being built");
    }

    /** Makes everything visible at once. */
    public void commit(RunReport report) {
        throw new UnsupportedOperationException("being built");
    }

    @Override
    public void close() {}
}
