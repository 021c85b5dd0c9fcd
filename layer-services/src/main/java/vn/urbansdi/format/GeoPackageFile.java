package vn.urbansdi.format;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * GeoPackage 1.3 (OGC 12-128r17): an SQLite database with a table for each layer and a spatial index on it, made on disk and
 * then sent.
 */
final class GeoPackageFile implements FeatureFile {

    private static final long PAGE_BYTES = 4096;
    private static final long MAX_BYTES = 4L << 30;
    private static final int SQLITE_FULL = 13;

    /** Nobody reads the file before it is whole, and nobody misses it if it is not: no journal, no waiting for the disk. */
    private static final String SETTINGS = """
            PRAGMA page_size = %d; PRAGMA max_page_count = %d; PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;
            PRAGMA locking_mode = EXCLUSIVE; PRAGMA cache_size = -16384""".formatted(PAGE_BYTES, MAX_BYTES / PAGE_BYTES);

    private final OutputStream target;
    private final Path file;
    private final Connection connection;
    private final Set<String> identifiers = new HashSet<>();
    private Optional<GeoPackageTable> current = Optional.empty();

    GeoPackageFile(OutputStream target) throws IOException {
        this.target = target;
        this.file = Files.createTempFile("sdi-export-", ".gpkg");
        // for a server that is stopped in the middle
        file.toFile().deleteOnExit();
        try {
            this.connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        } catch (SQLException e) {
            Files.deleteIfExists(file);
            throw failed(e);
        }
        try {
            GeoPackageSchema.execute(connection, SETTINGS);
            connection.setAutoCommit(false);
            GeoPackageSchema.create(connection);
        } catch (SQLException e) {
            close();
            throw failed(e);
        }
    }

    @Override
    public FeatureWriter begin(FileLayer layer) throws IOException {
        FreeSpace.require(file.getParent());
        finishCurrent();
        String title = layer.title().vi();
        String identifier = identifiers.add(title) ? title : title + " (" + layer.name() + ")";
        GeoPackageTable table = new GeoPackageTable(connection, layer, identifier, file.getParent());
        current = Optional.of(table);
        return table;
    }

    @Override
    public void finish() throws IOException {
        finishCurrent();
        try {
            connection.commit();
            connection.close();
        } catch (SQLException e) {
            throw failed(e);
        }
        // without its name as soon as it is open: nothing is left of it however the process ends
        try (InputStream made = Files.newInputStream(file, StandardOpenOption.DELETE_ON_CLOSE)) {
            made.transferTo(target);
        }
    }

    private void finishCurrent() throws IOException {
        if (current.isPresent()) {
            current.get().finish();
            current = Optional.empty();
        }
    }

    /** What the database says becomes what the asker can act on. */
    static IOException failed(SQLException e) {
        if (e.getErrorCode() == SQLITE_FULL) {
            return FeatureFileException.beyond(
                    "GeoPackage lớn hơn " + (MAX_BYTES >> 30) + " GB; hãy lấy ít đối tượng hơn, hoặc dùng FlatGeobuf.",
                    "The GeoPackage would be larger than " + (MAX_BYTES >> 30)
                            + " GB; ask for fewer features, or take FlatGeobuf.");
        }
        return new IOException("GeoPackage", e);
    }

    @Override
    public void close() throws IOException {
        try {
            connection.close();
        } catch (SQLException e) {
            throw new IOException("GeoPackage", e);
        } finally {
            Files.deleteIfExists(file);
        }
    }
}
