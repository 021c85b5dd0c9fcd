package vn.urbansdi.tile;

import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import vn.urbansdi.feature.FeatureSourceException;
import vn.urbansdi.render.RenderBusyException;
import vn.urbansdi.render.RenderTimeoutException;

/**
 * Makes tiles ahead of time and leaves them in the database, one after the other, so that readers hardly notice. What is there and
 * still right is passed over: a run that was stopped is taken up where it ended by running it again.
 */
public final class Seeder {

    /** Between two waits for the writer. */
    private static final int HANDED_OVER = 32;

    /** So many failures in a row, and there is no use in going on. */
    private static final int MOST_FAILURES = 10;

    private final MapTiles maps;
    private final TileService vectors;
    private final TileCache cache;
    private final LastingTiles lasting;

    Seeder(MapTiles maps, TileService vectors, TileCache cache, LastingTiles lasting) {
        this.maps = maps;
        this.vectors = vectors;
        this.cache = cache;
        this.lasting = lasting;
    }

    /**
     * How far it has come, in blocks of maps and vector tiles.
     *
     * @param at     what is being made
     * @param done   of {@code all}
     * @param made   of those done: the others were there
     * @param failed of those done
     */
    public record Progress(String at, long done, long all, long made, long failed) {}

    /**
     * @param stop     asked before each tile
     * @param progress told after each tile, and once before the first
     * @return how far it came
     * @throws IllegalArgumentException if nothing is kept in the database
     * @throws RuntimeException the last failure, if one followed another
     */
    public Progress seed(SeedPlan plan, BooleanSupplier stop, Consumer<Progress> progress) throws InterruptedException {
        if (!lasting.keeps()) {
            throw new IllegalArgumentException(
                    "SDI_TILE_CACHE_MB=0: không ô nào được lưu trong cơ sở dữ liệu / no tiles are kept in the database");
        }
        List<SeedPlan.Part> parts = plan.parts(maps);
        long all = parts.stream().mapToLong(SeedPlan.Part::count).sum();
        long madeBefore = cache.counts().made();
        Progress now = new Progress("", 0, all, 0, 0);
        progress.accept(now);
        int failuresInARow = 0;
        for (SeedPlan.Part part : parts) {
            for (int row = part.limits().minRow(); row <= part.limits().maxRow(); row++) {
                for (int column = part.limits().minColumn();
                        column <= part.limits().maxColumn();
                        column++) {
                    if (stop.getAsBoolean()) {
                        lasting.await();
                        return now;
                    }
                    boolean failed = false;
                    try {
                        make(plan, part, row, column);
                        failuresInARow = 0;
                    } catch (FeatureSourceException | RenderBusyException | RenderTimeoutException e) {
                        failed = true;
                        if (++failuresInARow == MOST_FAILURES) {
                            throw e;
                        }
                    }
                    long done = now.done() + 1;
                    if (done % HANDED_OVER == 0) {
                        lasting.await();
                    }
                    now = new Progress(
                            part.name() + " " + part.level(),
                            done,
                            all,
                            cache.counts().made() - madeBefore,
                            now.failed() + (failed ? 1 : 0));
                    progress.accept(now);
                }
            }
        }
        lasting.await();
        return now;
    }

    private void make(SeedPlan plan, SeedPlan.Part part, int row, int column) {
        if (part.vector()) {
            vectors.tile(
                    new TileRequest(part.map().layers(), plan.set(), part.level(), row, column, TileConditions.NONE));
        } else {
            maps.block(new MapBlock(part.map(), plan.set(), part.level(), row, column));
        }
    }
}
