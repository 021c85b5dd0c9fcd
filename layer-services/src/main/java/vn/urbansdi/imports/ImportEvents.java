package vn.urbansdi.imports;

import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.problem.ProblemException;

/**
 * The progress of an import as server-sent events, without its diagnosis: the present state at once, also for whoever comes back with {@code
 * Last-Event-ID}, then each change until the end.
 */
final class ImportEvents implements Consumer<ImportView> {

    private static final int MOST_LISTENERS = 10;
    private static final Duration LONGEST = Duration.ofMinutes(30);

    private final UploadedImport uploaded;
    private final SseEmitter emitter = new SseEmitter(LONGEST.toMillis());
    private final AtomicLong number = new AtomicLong();

    private ImportEvents(UploadedImport uploaded) {
        this.uploaded = uploaded;
    }

    static SseEmitter of(UploadedImport uploaded) {
        ImportEvents events = new ImportEvents(uploaded);
        synchronized (uploaded) {
            if (uploaded.listenerCount() >= MOST_LISTENERS) {
                throw new ProblemException(
                        HttpStatus.TOO_MANY_REQUESTS,
                        new Title("Quá nhiều nơi đang theo dõi lần nhập này.", "Too many listen to this import."));
            }
            events.emitter.onCompletion(() -> uploaded.forget(events));
            events.emitter.onTimeout(events.emitter::complete);
            uploaded.listen(events);
            events.accept(uploaded.outline());
        }
        return events.emitter;
    }

    @Override
    public void accept(ImportView view) {
        try {
            emitter.send(SseEmitter.event()
                    .id(Long.toString(number.incrementAndGet()))
                    .name(view.state().word())
                    .data(view, MediaType.APPLICATION_JSON));
            if (view.state().isEnd()) {
                uploaded.forget(this);
                emitter.complete();
            }
        } catch (IOException | IllegalStateException clientHasGone) {
            uploaded.forget(this);
        }
    }
}
