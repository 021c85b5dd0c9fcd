package vn.urbansdi.importer.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files that stand beside a shapefile's {@code .shp} under its name. Extensions come in any letter case. */
final class Companions {

    private final Map<String, Path> byExtension;

    private Companions(Map<String, Path> byExtension) {
        this.byExtension = byExtension;
    }

    static Companions of(Path shp) throws IOException {
        String stem = stem(shp).toLowerCase(Locale.ROOT);
        Map<String, Path> found = new HashMap<>();
        Path directory = shp.toAbsolutePath().getParent();
        try (Stream<Path> siblings = Files.list(directory)) {
            siblings.filter(Files::isRegularFile)
                    .filter(sibling -> stem(sibling).toLowerCase(Locale.ROOT).equals(stem))
                    .forEach(sibling -> found.merge(
                            extension(sibling),
                            sibling,
                            (one, other) ->
                                    // Where two differ in letter case only, the one that is spelled like the .shp.
                                    stem(other).equals(stem(shp)) ? other : one));
        }
        return new Companions(found);
    }

    Optional<Path> find(String extension) {
        return Optional.ofNullable(byExtension.get(extension));
    }

    /** In lower case, without the dot; empty if there is none. */
    static String extension(Path file) {
        String name = String.valueOf(file.getFileName());
        int dot = name.lastIndexOf('.');
        return dot < 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
    }

    private static String stem(Path file) {
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        return dot < 0 ? name : name.substring(0, dot);
    }
}
