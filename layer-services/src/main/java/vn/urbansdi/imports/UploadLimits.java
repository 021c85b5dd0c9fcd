package vn.urbansdi.imports;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.env.Environment;

/**
 * How much may be uploaded, and how long it is kept.
 *
 * @param directory    where uploads lie; a temporary one if absent
 * @param requestBytes one request at most
 * @param totalBytes   all uploads together at most
 * @param timeToLive   since an import was last asked about
 * @param diagnosisTime that the doctor has for one upload
 */
record UploadLimits(
        Optional<Path> directory, long requestBytes, long totalBytes, Duration timeToLive, Duration diagnosisTime) {

    static final int MAX_FILES = 20;

    private static final long MB = 1 << 20;
    private static final long MAX_SECONDS = 3600;
    private static final int USUAL_HOURS = 24;
    private static final double MS_OF_AN_HOUR = 3_600_000;

    /** {@code SDI_UPLOAD_DIR}, {@code SDI_UPLOAD_MAX_MB} (512), {@code SDI_UPLOAD_TOTAL_MB} (4096), {@code SDI_UPLOAD_HOURS} (24), {@code SDI_UPLOAD_DIAGNOSIS_SECONDS} (60). */
    static UploadLimits of(Environment environment) {
        return new UploadLimits(
                Optional.ofNullable(environment.getProperty("SDI_UPLOAD_DIR"))
                        .filter(text -> !text.isBlank())
                        .map(Path::of),
                number(environment, "SDI_UPLOAD_MAX_MB", 512) * MB,
                number(environment, "SDI_UPLOAD_TOTAL_MB", 4096) * MB,
                hours(environment),
                Duration.ofSeconds(Math.min(MAX_SECONDS, number(environment, "SDI_UPLOAD_DIAGNOSIS_SECONDS", 60))));
    }

    /** A part of an hour will do. */
    private static Duration hours(Environment environment) {
        String text = environment.getProperty("SDI_UPLOAD_HOURS", "").strip();
        if (text.isEmpty()) {
            return Duration.ofHours(USUAL_HOURS);
        }
        double hours = text.matches("[0-9]{1,6}(\\.[0-9]{1,6})?") ? Double.parseDouble(text) : 0;
        if (hours <= 0) {
            throw new IllegalArgumentException(
                    "SDI_UPLOAD_HOURS phải là số giờ lớn hơn 0 / must be a number of hours above 0: " + text);
        }
        return Duration.ofMillis(Math.max(1, Math.round(hours * MS_OF_AN_HOUR)));
    }

    private static long number(Environment environment, String name, long otherwise) {
        String text = environment.getProperty(name, "");
        if (text.isBlank()) {
            return otherwise;
        }
        if (!text.strip().matches("[1-9][0-9]{0,6}")) {
            throw new IllegalArgumentException(name + " phải là số nguyên dương / must be a whole number: " + text);
        }
        return Long.parseLong(text.strip());
    }
}
