package vn.urbansdi.sample;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGConnection;
import vn.urbansdi.testing.TestDatabase;

/**
 * Everything that a database tells of its layers, as files to be compared byte by byte: each feature's number, attributes, geometry and
 * provenance, and what each source last said. The number of its version, and when and by whom that was written, are not told: history
 * goes forward only, and an undo is a version of its own.
 */
record LayerExport(TestDatabase database, List<String> layers) {

    private static final List<String> OF_THE_VERSION = List.of("version", "changed_at", "changed_by", "changed_tx");

    void to(Path directory) throws IOException, SQLException {
        Files.createDirectories(directory);
        try (Connection connection = database.dataSource().getConnection()) {
            for (String layer : layers) {
                copy(
                        connection,
                        "SELECT " + columns(layer) + " FROM layer." + layer + " ORDER BY fid",
                        directory,
                        layer);
            }
            copy(connection, "SELECT * FROM sdi.said ORDER BY layer, source, fid", directory, "said");
            copy(connection, "SELECT * FROM sdi.source ORDER BY layer, source", directory, "source");
        }
    }

    private String columns(String layer) {
        return String.join(
                ", ",
                database.query(
                        "SELECT quote_ident(column_name) FROM information_schema.columns WHERE table_schema = 'layer'"
                                + " AND table_name = '" + layer + "' AND column_name NOT IN ('"
                                + String.join("', '", OF_THE_VERSION) + "') ORDER BY ordinal_position"));
    }

    private static void copy(Connection connection, String query, Path directory, String name)
            throws IOException, SQLException {
        try (OutputStream out = Files.newOutputStream(directory.resolve(name))) {
            connection.unwrap(PGConnection.class).getCopyAPI().copyOut("COPY (" + query + ") TO STDOUT", out);
        }
    }
}
