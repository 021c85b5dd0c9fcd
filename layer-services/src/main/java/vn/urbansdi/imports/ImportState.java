package vn.urbansdi.imports;

import com.fasterxml.jackson.annotation.JsonValue;
import java.util.Locale;

/** How far an import has come. */
enum ImportState {
    /** The files are here; nobody has said what they are for. */
    UPLOADED,
    /** It is known what they are for. */
    MAPPED,
    /** It will be committed when others are through. */
    QUEUED,
    RUNNING,
    COMMITTED,
    /** Nothing was written; it may be mapped or committed again. */
    FAILED,
    UNDONE;

    @JsonValue
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isBusy() {
        return this == QUEUED || this == RUNNING;
    }

    boolean isEnd() {
        return this == COMMITTED || this == FAILED || this == UNDONE;
    }
}
