package vn.urbansdi.format;

import java.io.IOException;
import vn.urbansdi.catalog.Title;

/** A file that cannot be made of these features. The message is for users, in both languages. */
public final class FeatureFileException extends IOException {

    private static final long serialVersionUID = 1L;

    /** What the asker can do about it. */
    public enum Kind {
        /** Ask for fewer features, or for another format. */
        BEYOND_FORMAT,
        /** Come again later: this machine has no room for the file. */
        NO_ROOM
    }

    private final Kind kind;
    private final transient Title title;

    FeatureFileException(Kind kind, Title title) {
        super(title.en());
        this.kind = kind;
        this.title = title;
    }

    public static FeatureFileException beyond(String vi, String en) {
        return new FeatureFileException(Kind.BEYOND_FORMAT, new Title(vi, en));
    }

    public Kind kind() {
        return kind;
    }

    public Title title() {
        return title;
    }
}
