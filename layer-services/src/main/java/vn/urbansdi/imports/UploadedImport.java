package vn.urbansdi.imports;

import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.run.Delivery;
import vn.urbansdi.importer.run.ImportDesk;
import vn.urbansdi.importer.run.RunProgress;

/** One import from its upload to its end. What is asked of it in a state that does not allow it is refused by its desk. */
final class UploadedImport implements RunProgress {

    private static final String READING = "reading";

    private final UUID id;
    private final Path directory;
    private final UploadReader.Upload upload;
    private final Path main;
    private final List<Consumer<ImportView>> listeners = new ArrayList<>();
    private ImportState state = ImportState.UPLOADED;
    private Title problem;
    private Delivery delivery;
    private ImportDesk.Committed committed;
    private ImportView.Progress progress;
    private Instant expiresAt;
    private int previews;

    UploadedImport(UUID id, Path directory, UploadReader.Upload upload, Path main, Instant expiresAt) {
        this.id = id;
        this.directory = directory;
        this.upload = upload;
        this.main = main;
        this.expiresAt = expiresAt;
    }

    UUID id() {
        return id;
    }

    Path directory() {
        return directory;
    }

    long bytes() {
        return upload.bytes();
    }

    Path main() {
        return main;
    }

    synchronized ImportState state() {
        return state;
    }

    synchronized Delivery delivery() {
        return delivery;
    }

    synchronized ImportDesk.Committed committed() {
        return committed;
    }

    synchronized Instant expiresAt() {
        return expiresAt;
    }

    synchronized void touch(Instant newEnd) {
        expiresAt = newEnd;
    }

    synchronized boolean isInUse() {
        return state.isBusy() || previews > 0;
    }

    synchronized void previewing(int change) {
        previews += change;
    }

    /** It cannot be read as it is, or not soon enough; a mapping may say more. */
    synchronized void undiagnosed(Title why) {
        problem = why;
    }

    synchronized boolean mayBeMapped() {
        return !isInUse() && state != ImportState.COMMITTED && state != ImportState.UNDONE;
    }

    /** @return whether it was in a state that allows it */
    synchronized boolean map(Delivery newDelivery) {
        if (!mayBeMapped()) {
            return false;
        }
        delivery = newDelivery;
        problem = null;
        enter(ImportState.MAPPED);
        return true;
    }

    /** @return whether it was in a state that allows it */
    synchronized boolean queue() {
        boolean mayStart = state == ImportState.MAPPED || state == ImportState.FAILED;
        if (previews > 0 || delivery == null || !mayStart) {
            return false;
        }
        problem = null;
        enter(ImportState.QUEUED);
        return true;
    }

    synchronized void start() {
        enter(ImportState.RUNNING);
    }

    synchronized void commit(ImportDesk.Committed result) {
        committed = result;
        progress = null;
        enter(ImportState.COMMITTED);
    }

    synchronized void fail(Title why) {
        problem = why;
        progress = null;
        enter(ImportState.FAILED);
    }

    synchronized void undone() {
        enter(ImportState.UNDONE);
    }

    private void enter(ImportState next) {
        state = next;
        tell();
    }

    synchronized void listen(Consumer<ImportView> listener) {
        listeners.add(listener);
    }

    synchronized void forget(Consumer<ImportView> listener) {
        listeners.remove(listener);
    }

    synchronized int listenerCount() {
        return listeners.size();
    }

    private void tell() {
        ImportView now = outline();
        List.copyOf(listeners).forEach(listener -> listener.accept(now));
    }

    @Override
    public synchronized void waiting(Title message) {
        progress = new ImportView.Progress("waiting", 0, 0, message);
        tell();
    }

    @Override
    public synchronized void converting(Title message) {
        progress = new ImportView.Progress("converting", 0, 0, message);
        tell();
    }

    @Override
    public synchronized void at(double share, long rows) {
        // A thousandth at least, so that a client is not flooded with steps that it cannot show.
        boolean worthTelling =
                progress == null || !progress.step().equals(READING) || share - progress.share() >= 0.001;
        if (worthTelling) {
            progress = new ImportView.Progress(READING, share, rows, null);
            tell();
        }
    }

    @Override
    public synchronized void merging() {
        progress = new ImportView.Progress("merging", 1, progress == null ? 0 : progress.rows(), null);
        tell();
    }

    /** With the diagnosis, which listeners are spared: it is long and does not change while they listen. */
    ImportView view() {
        return view(Diagnoses.of(directory));
    }

    synchronized ImportView outline() {
        return view(null);
    }

    private synchronized ImportView view(String diagnosis) {
        return new ImportView(
                id.toString(),
                state,
                main.getFileName().toString(),
                upload.files().stream()
                        .map(file -> file.getFileName().toString())
                        .toList(),
                upload.bytes(),
                expiresAt,
                delivery == null ? null : delivery.layer(),
                delivery == null ? null : delivery.source(),
                committed == null ? null : committed.run(),
                progress,
                problem,
                diagnosis);
    }
}
