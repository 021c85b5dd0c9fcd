package vn.urbansdi.tile;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.stereotype.Component;
import vn.urbansdi.feature.ChangedAreas;
import vn.urbansdi.feature.ChangedAreas.Change;

/**
 * Looks at what has changed in the database. Every answer comes from a look that began after the question: whatever had been
 * committed by then is in it, whoever committed it. All who ask while one look runs share the next one, so that the
 * database is never asked by two at once, however many ask here.
 */
@Component
final class Looks {

    /** More than so many changes between two looks, and all that was kept is read anew. */
    private static final int MOST_NEWS = 5_000;

    private final ChangedAreas areas;
    private final AtomicLong count = new AtomicLong();
    private Look next = new Look(CompletableFuture.completedFuture(null));
    /** Read and written by the one look that runs. */
    private volatile KnownChanges known;

    Looks(ChangedAreas areas) {
        this.areas = areas;
    }

    /** One look; whoever asks for it first carries it out, after the one before it has ended. */
    private static final class Look {

        private final CompletableFuture<KnownChanges> before;
        private final CompletableFuture<KnownChanges> answer = new CompletableFuture<>();
        private boolean taken;

        Look(CompletableFuture<KnownChanges> before) {
            this.before = before;
        }
    }

    /**
     * What has changed up to now.
     *
     * @throws vn.urbansdi.feature.FeatureSourceException if the database does not answer: then nobody knows
     */
    KnownChanges now() {
        Look mine;
        boolean first;
        synchronized (this) {
            mine = next;
            first = !mine.taken;
            mine.taken = true;
        }
        if (first) {
            carryOut(mine);
        }
        try {
            return mine.answer.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }

    /** How many times the database has been asked. */
    long count() {
        return count.get();
    }

    private void carryOut(Look look) {
        look.before.handle((answer, failure) -> answer).join();
        synchronized (this) {
            next = new Look(look.answer);
        }
        try {
            look.answer.complete(look());
        } catch (RuntimeException | Error e) {
            look.answer.completeExceptionally(e);
        }
    }

    private KnownChanges look() {
        count.incrementAndGet();
        KnownChanges before = known;
        KnownChanges after = before == null ? KnownChanges.beginning(0, areas.last()) : since(before);
        known = after;
        return after;
    }

    /** The last commit known is looked up, too: where it is not there any more, the database was set back to an earlier state. */
    private KnownChanges since(KnownChanges before) {
        List<Change> found = areas.from(before.commit(), MOST_NEWS);
        boolean nothingYet = before.commit() == 0;
        boolean goesOn = nothingYet
                || (!found.isEmpty()
                        && found.get(0).commit() == before.commit()
                        && found.get(0).at().equals(before.at()));
        if (!goesOn || found.size() == MOST_NEWS) {
            return KnownChanges.beginning(before.epoch() + 1, areas.last());
        }
        List<Change> news = nothingYet ? found : found.subList(1, found.size());
        return news.isEmpty() ? before : before.with(news);
    }
}
