package vn.urbansdi.style;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import vn.urbansdi.catalog.StyleDefinition;

/**
 * The marks that can be drawn: the well-known ones of SE 1.1 (OGC 05-077r4, 11.3.2), a diamond, arrows, and the strokes that
 * GeoServer calls {@code shape://…}, of which hatches are made.
 */
public enum MarkShape {
    CIRCLE("circle"),
    SQUARE("square"),
    TRIANGLE("triangle"),
    STAR("star"),
    CROSS("cross"),
    X("x"),
    DIAMOND("diamond"),
    ARROW("arrow"),
    VERTLINE("shape://vertline", true),
    HORLINE("shape://horline", true),
    SLASH("shape://slash", true),
    BACKSLASH("shape://backslash", true),
    PLUS("shape://plus", true),
    TIMES("shape://times", true),
    DOT("shape://dot"),
    OARROW("shape://oarrow", true),
    CARROW("shape://carrow");

    private static final String SHAPE = "shape://";

    private final String wellKnownName;
    private final boolean open;

    MarkShape(String wellKnownName) {
        this(wellKnownName, false);
    }

    MarkShape(String wellKnownName, boolean open) {
        this.wellKnownName = wellKnownName;
        this.open = open;
    }

    /** As SLD and SE write it. */
    public String wellKnownName() {
        return wellKnownName;
    }

    /** Whether it consists of lines only, which have no inside to fill. */
    public boolean isOpen() {
        return open;
    }

    /** The shape of that name, in upper or lower case, with or without {@code shape://}. */
    static Optional<MarkShape> named(String name) {
        String lower = name.strip().toLowerCase(Locale.ROOT);
        return Arrays.stream(values())
                .filter(shape -> shape.wellKnownName.equals(lower) || shape.wellKnownName.equals(SHAPE + lower))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(MarkShape::wellKnownName).toList();
    }

    static MarkShape of(StyleDefinition.Shape shape) {
        return valueOf(shape.name());
    }
}
