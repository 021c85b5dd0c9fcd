package vn.urbansdi.imports;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.core.env.Environment;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Service;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.run.Delivery;
import vn.urbansdi.importer.run.ImportDesk;
import vn.urbansdi.importer.run.ImportRefusedException;
import vn.urbansdi.importer.run.RunProgress;
import vn.urbansdi.problem.ProblemException;

/** All imports that are under way over HTTP. */
@Service
class Imports implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

    /** An import holds a connection as long as it runs; the rest of the service needs some too. */
    private static final int WORKERS = 2;

    private static final int QUEUED = 100;

    private static final int MOST_IMPORTS = 1_000;

    private final ImportDesk desk;
    private final UploadLimits limits;
    private final UploadDirectory directory;
    private final UploadReader reader;
    private final Diagnoses diagnoses;
    private final ExpirySweep sweep;
    private final Clock clock = Clock.systemUTC();
    private final Map<UUID, UploadedImport> imports = new ConcurrentHashMap<>();
    private final Semaphore rehearsals = new Semaphore(WORKERS);
    private final ThreadPoolExecutor workers =
            new ThreadPoolExecutor(WORKERS, WORKERS, 1, TimeUnit.MINUTES, new LinkedBlockingQueue<>(QUEUED));

    Imports(DataSource dataSource, Catalog catalog, Environment environment) {
        this.limits = UploadLimits.of(environment);
        this.desk = new ImportDesk(dataSource, catalog, "http", limits.diagnosisTime());
        this.diagnoses = new Diagnoses(limits.diagnosisTime());
        this.directory = new UploadDirectory(limits);
        this.reader = new UploadReader(limits, directory);
        workers.allowCoreThreadTimeOut(true);
        this.sweep = new ExpirySweep(limits.timeToLive(), this::removeExpired);
    }

    /** Takes the files, and lets the doctor say what they are. */
    ImportView upload(HttpServletRequest request) throws IOException {
        removeExpired();
        if (imports.size() >= MOST_IMPORTS) {
            throw new ProblemException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    new Title("Quá nhiều lần nhập đang mở; hãy xoá bớt.", "Too many imports are open; delete some."));
        }
        UUID id = UUID.randomUUID();
        Path target = directory.create(id);
        long taken = 0;
        try {
            UploadReader.Upload upload = reader.read(request, target);
            taken = upload.bytes();
            UploadedImport uploaded = new UploadedImport(id, target, upload, desk.main(upload.files()), newEnd());
            try {
                diagnoses.keep(target, () -> desk.diagnose(uploaded.main())).ifPresent(uploaded::undiagnosed);
            } catch (ImportRefusedException e) {
                // A table or columns may have to be named first: the mapping does.
                uploaded.undiagnosed(hidingPaths(e.title(), target));
            }
            imports.put(id, uploaded);
            return uploaded.view();
        } catch (ImportRefusedException e) {
            directory.remove(target, taken);
            throw ProblemException.badRequest(e.title());
        } catch (IOException | RuntimeException e) {
            directory.remove(target, taken);
            throw e;
        }
    }

    UploadedImport find(String id) {
        removeExpired();
        UploadedImport found = id.matches(UploadDirectory.IDENTIFIER) ? imports.get(UUID.fromString(id)) : null;
        if (found == null) {
            throw ProblemException.notFound(
                    new Title(
                            "Không có lần nhập này: mã sai, đã xoá, đã hết hạn, hoặc dịch vụ đã khởi động lại; đã ghi gì chưa thì"
                                    + " ./sdi runs cho biết, lần bị dừng giữa chừng không ghi gì.",
                            "There is no such import: the identifier is wrong, it was deleted or has expired, or the service was"
                                    + " started again; ./sdi runs tells whether it is in, and one that was interrupted is not."));
        }
        found.touch(newEnd());
        return found;
    }

    ImportView map(UploadedImport uploaded, byte[] document) {
        if (!uploaded.mayBeMapped()) {
            throw conflict();
        }
        Delivery delivery = asking(uploaded, () -> desk.delivery(document, uploaded.main()));
        Optional<Title> problem =
                asking(uploaded, () -> diagnoses.keep(uploaded.directory(), () -> desk.diagnose(delivery)));
        if (!uploaded.map(delivery)) {
            throw conflict();
        }
        problem.ifPresent(uploaded::undiagnosed);
        return uploaded.view();
    }

    /** JSON: the report that the import would give, and examples. */
    String preview(UploadedImport uploaded) {
        Delivery delivery = uploaded.delivery();
        if (delivery == null || uploaded.state().isBusy()) {
            throw conflict();
        }
        if (!rehearsals.tryAcquire()) {
            throw new ProblemException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    new Title(
                            "Đang xem trước các lần nhập khác; xin thử lại sau.",
                            "Other imports are being previewed; please try again."));
        }
        uploaded.previewing(1);
        try {
            Path rejects = uploaded.directory().resolve("preview");
            String json = asking(uploaded, () -> desk.preview(delivery, rejects, RunProgress.SILENT));
            return hidingPaths(json, uploaded.directory());
        } finally {
            uploaded.previewing(-1);
            rehearsals.release();
        }
    }

    ImportView commit(UploadedImport uploaded) {
        if (!uploaded.queue()) {
            throw conflict();
        }
        try {
            workers.execute(() -> run(uploaded));
        } catch (RejectedExecutionException e) {
            uploaded.fail(new Title("Hàng chờ đã đầy; xin thử lại sau.", "The queue is full; please try again."));
            throw new ProblemException(
                    HttpStatus.TOO_MANY_REQUESTS,
                    new Title("Hàng chờ đã đầy; xin thử lại sau.", "The queue is full; please try again."));
        }
        return uploaded.view();
    }

    private void run(UploadedImport uploaded) {
        uploaded.start();
        try {
            ImportDesk.Committed done =
                    desk.commit(uploaded.delivery(), uploaded.directory().resolve("rejects"), uploaded);
            uploaded.commit(new ImportDesk.Committed(done.run(), hidingPaths(done.report(), uploaded.directory())));
        } catch (ImportRefusedException e) {
            uploaded.fail(e.databaseFailed() ? databaseFailed(e) : hidingPaths(e.title(), uploaded.directory()));
        } catch (RuntimeException | Error e) {
            LOG.error("the import {} failed", uploaded.id(), e);
            uploaded.fail(new Title(
                    "Có lỗi phía máy chủ; không ghi gì cả. Người vận hành xem nhật ký.",
                    "Something failed on the server; nothing was written. Its log tells the operator what."));
        }
        uploaded.touch(newEnd());
    }

    /** JSON: what was taken back. */
    String undo(UploadedImport uploaded) {
        ImportDesk.Committed committed = uploaded.committed();
        if (committed == null || uploaded.state() != ImportState.COMMITTED) {
            throw conflict();
        }
        String outcome = asking(uploaded, () -> desk.undo(committed.run()));
        uploaded.undone();
        return outcome;
    }

    void delete(UploadedImport uploaded) {
        if (uploaded.isInUse()) {
            throw conflict();
        }
        if (imports.remove(uploaded.id()) != null) {
            directory.remove(uploaded.directory(), uploaded.bytes());
        }
    }

    private void removeExpired() {
        Instant now = clock.instant();
        imports.values().stream()
                .filter(each -> each.expiresAt().isBefore(now) && !each.isInUse())
                .toList()
                .forEach(this::delete);
    }

    private Instant newEnd() {
        return clock.instant().plus(limits.timeToLive());
    }

    private static <T> T asking(UploadedImport uploaded, Supplier<T> work) {
        try {
            return work.get();
        } catch (ImportRefusedException e) {
            if (e.databaseFailed()) {
                throw new ProblemException(HttpStatus.SERVICE_UNAVAILABLE, databaseFailed(e), e);
            }
            throw new ProblemException(
                    HttpStatus.UNPROCESSABLE_CONTENT, hidingPaths(e.title(), uploaded.directory()), e);
        }
    }

    /** What PostgreSQL says is for the log. */
    private static Title databaseFailed(ImportRefusedException failure) {
        LOG.warn("an import failed in the database", failure);
        return new Title(
                "Cơ sở dữ liệu báo lỗi; lần nhập đã vào trọn vẹn hoặc không gì cả, ./sdi runs cho biết. Người vận hành xem nhật"
                        + " ký.",
                "The database failed; an import is in as a whole or not at all, ./sdi runs tells which. The log tells the"
                        + " operator why.");
    }

    private static ProblemException conflict() {
        return new ProblemException(
                HttpStatus.CONFLICT,
                new Title(
                        "Lần nhập đang ở bước khác; xem state: cần mapping trước khi preview hay commit, mỗi lần chỉ commit một"
                                + " lần, và chỉ undo sau khi đã commit.",
                        "The import is at another step, see its state: mapping comes before preview and commit, a commit is"
                                + " made once, and undo comes after it."));
    }

    /** Where files lie on this machine is nobody's business. */
    private static String hidingPaths(String text, Path directory) {
        return text.replace(directory.toString() + "/", "");
    }

    private static Title hidingPaths(Title title, Path directory) {
        return new Title(hidingPaths(title.vi(), directory), hidingPaths(title.en(), directory));
    }

    @Override
    public void destroy() throws InterruptedException {
        sweep.close();
        workers.shutdown();
        if (!workers.awaitTermination(20, TimeUnit.SECONDS)) {
            // The transaction ends with its connection: nothing of it is written.
            workers.shutdownNow();
        }
        imports.values().forEach(each -> directory.remove(each.directory(), each.bytes()));
        directory.removeTemporary();
    }
}
