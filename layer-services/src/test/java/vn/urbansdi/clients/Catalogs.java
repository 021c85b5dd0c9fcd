package vn.urbansdi.clients;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Catalog directories that are empty until a test drops files into them. */
final class Catalogs {

    private Catalogs() {}

    /** Copies files of a folder of the test resources. */
    static Path drop(String folder, String... files) {
        return write(Stream.of(files).collect(Collectors.toMap(file -> file, file -> text(folder + "/" + file))));
    }

    /** @param files path within the directory → content */
    static Path write(Map<String, String> files) {
        try {
            Path directory = Files.createTempDirectory("catalog");
            directory.toFile().deleteOnExit();
            for (Map.Entry<String, String> file : files.entrySet()) {
                Path path = directory.resolve(file.getKey());
                Files.createDirectories(path.getParent());
                Files.writeString(path, file.getValue());
                path.toFile().deleteOnExit();
            }
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String resource) {
        try {
            return Files.readString(Programs.resource(resource));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
