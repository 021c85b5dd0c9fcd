package vn.urbansdi.imports;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The directory of all uploads: one below it for each, named by its identifier. Nothing in it outlives the process. */
final class UploadDirectory {

    private static final Logger LOG = LoggerFactory.getLogger(UploadDirectory.class);
    /** How an identifier looks. */
    static final String IDENTIFIER = "[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}";

    private static final FileAttribute<Set<PosixFilePermission>> OWNERS =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private final UploadLimits limits;
    private final AtomicLong usedBytes = new AtomicLong();
    private Path root;

    UploadDirectory(UploadLimits limits) {
        this.limits = limits;
        limits.directory().filter(Files::isDirectory).ifPresent(UploadDirectory::removeLeftovers);
    }

    /** Only what this class has made: the directory may be somebody's home by mistake. */
    private static void removeLeftovers(Path directory) {
        try (Stream<Path> children = Files.list(directory)) {
            children.filter(child -> child.getFileName().toString().matches(IDENTIFIER))
                    .forEach(UploadDirectory::removeTree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Path create(UUID id) throws IOException {
        Path directory = root().resolve(id.toString());
        // Files and reports in it name owners of land, and the directory above may be open to everybody.
        return directory.getFileSystem().supportedFileAttributeViews().contains("posix")
                ? Files.createDirectory(directory, OWNERS)
                : Files.createDirectory(directory);
    }

    private synchronized Path root() throws IOException {
        if (root == null) {
            root = limits.directory().isPresent()
                    ? Files.createDirectories(limits.directory().get())
                    : Files.createTempDirectory("sdi-uploads");
        }
        return root;
    }

    /**
     * Reserves room.
     *
     * @return whether there is any
     */
    boolean take(long bytes) {
        if (usedBytes.addAndGet(bytes) <= limits.totalBytes()) {
            return true;
        }
        usedBytes.addAndGet(-bytes);
        return false;
    }

    void remove(Path directory, long bytes) {
        removeTree(directory);
        usedBytes.addAndGet(-bytes);
    }

    synchronized void removeTemporary() {
        if (root != null && limits.directory().isEmpty()) {
            removeTree(root);
        }
    }

    /** Links are removed, not followed. */
    private static void removeTree(Path directory) {
        try (Stream<Path> all = Files.walk(directory)) {
            List<Path> deepestFirst = all.sorted(Comparator.reverseOrder()).toList();
            for (Path each : deepestFirst) {
                Files.deleteIfExists(each);
            }
        } catch (IOException e) {
            LOG.warn("{} is not removed: {}", directory, e.toString());
        }
    }
}
