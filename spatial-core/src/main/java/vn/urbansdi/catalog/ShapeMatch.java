package vn.urbansdi.catalog;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How a delivered row finds its feature by its geometry, where no attribute decides. Always the last way that is tried. */
public enum ShapeMatch {

    /** Polygons that cover mostly the same ground: by the area they share over the area of both together. */
    OVERLAP,

    /** Points and lines that lie no farther apart than a distance; lines with every part of them. */
    DISTANCE;

    /** As it stands in a layer's {@code match}: {@code [overlap]}. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Optional<ShapeMatch> of(List<String> alternative, List<Attribute> attributes) {
        for (ShapeMatch shape : values()) {
            if (alternative.equals(List.of(shape.word()))
                    && attributes.stream().noneMatch(a -> a.name().equals(shape.word()))) {
                return Optional.of(shape);
            }
        }
        return Optional.empty();
    }
}
