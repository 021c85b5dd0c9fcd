package vn.urbansdi.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.springframework.http.HttpStatus;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.problem.ProblemException;

/**
 * Lets the doctor see a few uploads at once. Each holds the thread of its request for {@code SDI_UPLOAD_DIAGNOSIS_SECONDS},
 * and some 60 MB, at most; the others wait for their turn as long. What was found lies beside the upload, under a name that
 * no upload can have: a thousand reports would fill the memory.
 */
final class Diagnoses {

    private static final int AT_ONCE = 2;
    private static final String FILE = ".diagnosis.json";

    private final Semaphore turns = new Semaphore(AT_ONCE, true);
    private final Duration longest;

    /** @param longest that one takes */
    Diagnoses(Duration longest) {
        this.longest = longest;
    }

    /**
     * Finds out and keeps what a file says of itself.
     *
     * @param diagnosis absent if the time was not enough
     * @return what to tell where it was not
     * @throws ProblemException if too many others are being looked at
     */
    Optional<Title> keep(Path directory, Supplier<Optional<String>> diagnosis) {
        try {
            if (!turns.tryAcquire(longest.toMillis(), TimeUnit.MILLISECONDS)) {
                throw new ProblemException(
                        HttpStatus.TOO_MANY_REQUESTS,
                        new Title(
                                "Đang khám các tệp khác; xin thử lại sau.",
                                "Other files are being looked over; please try again."));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("stopped while waiting for a turn", e);
        }
        try {
            Optional<String> found = diagnosis.get();
            Files.deleteIfExists(directory.resolve(FILE));
            if (found.isPresent()) {
                Files.writeString(directory.resolve(FILE), found.get());
                return Optional.empty();
            }
            String seconds = Long.toString(longest.toSeconds());
            return Optional.of(new Title(
                    "Chưa khám được: GDAL cần hơn " + seconds
                            + " giây để chuyển đổi tệp. Vẫn mapping, preview và commit được; ./sdi doctor khám không giới hạn.",
                    "Not looked over: GDAL needs more than " + seconds
                            + " seconds to convert the file. It can be mapped, previewed and committed all the same;"
                            + " ./sdi doctor has no such bound."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            turns.release();
        }
    }

    /** JSON, as {@code ./sdi doctor --json} writes it of one file; null where there is none. */
    static String of(Path directory) {
        Path file = directory.resolve(FILE);
        try {
            return Files.exists(file) ? Files.readString(file) : null;
        } catch (IOException deletedMeanwhile) {
            return null;
        }
    }
}
