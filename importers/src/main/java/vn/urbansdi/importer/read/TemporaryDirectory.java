package vn.urbansdi.importer.read;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import vn.urbansdi.importer.row.DeliveryException;

/** A directory that only this user may enter, removed with everything in it on {@link #close}. */
final class TemporaryDirectory implements Closeable {

    private final Path path;

    private TemporaryDirectory(Path path) {
        this.path = path;
    }

    static TemporaryDirectory create() throws IOException {
        return new TemporaryDirectory(Files.createTempDirectory("sdi-import"));
    }

    Path path() {
        return path;
    }

    /** Links in it are removed, not followed. */
    @Override
    public void close() {
        try (Stream<Path> all = Files.walk(path)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            throw new DeliveryException("không xoá được thư mục tạm " + path + ".", "cannot remove " + path + ".", e);
        }
    }
}
