package vn.urbansdi.importer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** A file for the eyes of whoever runs the import: it tells of rows that not everyone may see. */
final class OwnersFile {

    private OwnersFile() {}

    /** An empty file in place of any that was there, its directory made where it is missing. */
    static void create(Path path) throws IOException {
        Files.createDirectories(path.toAbsolutePath().getParent());
        Files.deleteIfExists(path);
        if (path.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.createFile(path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        }
    }
}
