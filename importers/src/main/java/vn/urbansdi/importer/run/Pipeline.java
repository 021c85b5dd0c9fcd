package vn.urbansdi.importer.run;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import vn.urbansdi.importer.read.RowReader;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/**
 * Runs reader → stage → sink on three threads, the sink's being the caller's. Short queues lie between them: whoever is
 * slowest sets the pace, and no more than a few batches are in memory, a few more of the first ones.
 */
final class Pipeline {

    private static final int QUEUED_BATCHES = 4;

    /** Some eight thousand rows, if they are not large. */
    private static final int LOOK_AHEAD_BATCHES = 16;

    private static final long PATIENCE_SECONDS = 30;
    private static final long LOOK_AGAIN_MS = 200;

    private final BlockingQueue<Optional<Batch>> read = new ArrayBlockingQueue<>(QUEUED_BATCHES);
    private final BlockingQueue<Optional<CheckedBatch>> checked = new ArrayBlockingQueue<>(QUEUED_BATCHES);

    private volatile boolean stopped;

    private Pipeline() {}

    /**
     * Returns when every row has been through, or throws the first failure of any stage after all have stopped.
     *
     * @param sink called by the calling thread, in file order
     */
    static void run(RowReader reader, RowStage stage, Consumer<CheckedBatch> sink) {
        new Pipeline().start(reader, stage, sink);
    }

    private void start(RowReader reader, RowStage stage, Consumer<CheckedBatch> sink) {
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> reading = threads.submit(() -> {
                try {
                    readAll(reader);
                } finally {
                    hand(read, Optional.empty());
                }
                return null;
            });
            Future<?> checking = threads.submit(() -> {
                try {
                    checkAll(stage);
                } finally {
                    hand(checked, Optional.empty());
                }
                return null;
            });
            for (Optional<CheckedBatch> batch = checked.take(); batch.isPresent(); batch = checked.take()) {
                sink.accept(batch.get());
            }
            finish(checking);
            finish(reading);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("the import was interrupted", e);
        } finally {
            stop(threads);
        }
    }

    private void readAll(RowReader reader) throws InterruptedException {
        List<SourceField> fields = List.of();
        List<SourceRow> rows = new ArrayList<>(Batch.MAX_ROWS);
        long weight = 0;
        for (SourceRow row = reader.next(); row != null && !stopped; row = reader.next()) {
            rows.add(row);
            weight += Batch.weight(row);
            if (rows.size() == Batch.MAX_ROWS || weight > Batch.MAX_WEIGHT) {
                fields = current(reader, fields);
                hand(read, Optional.of(new Batch(rows, fields)));
                rows = new ArrayList<>(Batch.MAX_ROWS);
                weight = 0;
            }
        }
        hand(read, Optional.of(new Batch(rows, current(reader, fields))));
    }

    /** The first rows wait until the stage has seen some more: how a column writes its numbers may not show at once. */
    private void checkAll(RowStage stage) throws InterruptedException {
        Deque<Batch> ahead = new ArrayDeque<>();
        long weight = 0;
        Optional<Batch> batch = read.take();
        while (batch.isPresent() && ahead.size() < LOOK_AHEAD_BATCHES && weight < Batch.MAX_WEIGHT) {
            stage.lookAhead(batch.get());
            weight += batch.get().weight();
            ahead.add(batch.get());
            batch = read.take();
        }
        while (!ahead.isEmpty()) {
            hand(checked, Optional.of(stage.process(ahead.remove())));
        }
        for (; batch.isPresent(); batch = read.take()) {
            hand(checked, Optional.of(stage.process(batch.get())));
        }
    }

    /** Waits for room, unless nobody will ever make any. */
    private <T> void hand(BlockingQueue<T> queue, T item) throws InterruptedException {
        boolean handed = false;
        while (!handed && !stopped) {
            handed = queue.offer(item, LOOK_AGAIN_MS, TimeUnit.MILLISECONDS);
        }
    }

    /** A copy, since the reader may add to its list while another thread looks. */
    private static List<SourceField> current(RowReader reader, List<SourceField> known) {
        return reader.fields().size() == known.size() ? known : List.copyOf(reader.fields());
    }

    private static void finish(Future<?> stage) throws InterruptedException {
        try {
            stage.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof RuntimeException failure) {
                throw failure;
            }
            if (e.getCause() instanceof Error error) {
                throw error;
            }
            throw new IllegalStateException(e.getCause());
        }
    }

    /** The reader must not be closed under a thread that still reads. */
    private void stop(ExecutorService threads) {
        stopped = true;
        threads.shutdownNow();
        try {
            if (!threads.awaitTermination(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("the reader does not stop");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
