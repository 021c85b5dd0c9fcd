package vn.urbansdi.importer.read;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.Properties;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Unreadable;

/** Opens SQLite files that strangers made. */
final class SqliteFile {

    private static final byte[] MAGIC = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final int READ_VERSION_AT = 19;
    private static final int WRITE_AHEAD_LOG = 2;
    private static final String MAX_VALUE_BYTES = String.valueOf(256 << 20);

    private SqliteFile() {}

    static Connection open(Path file) throws IOException {
        byte[] start = new byte[32];
        try (var in = Files.newInputStream(file)) {
            int length = in.readNBytes(start, 0, start.length);
            if (length < start.length || !Arrays.equals(start, 0, MAGIC.length, MAGIC, 0, MAGIC.length)) {
                throw new DeliveryException(
                        "không phải tệp SQLite/GeoPackage; hãy xuất lại tệp.",
                        "not an SQLite/GeoPackage file; export it again.");
            }
        }
        Properties settings = new Properties();
        settings.setProperty("open_mode", "1"); // SQLITE_OPEN_READONLY
        settings.setProperty("limit_length", MAX_VALUE_BYTES);
        String location = "jdbc:sqlite:file:" + file.toUri().getRawPath();
        // A log without its -wal file holds nothing; only then is it safe to pass over it, and a directory that cannot
        // be
        // written to leaves no other way of opening such a file.
        boolean emptyLog = start[READ_VERSION_AT] == WRITE_AHEAD_LOG
                && !Files.exists(file.resolveSibling(file.getFileName() + "-wal"));
        try {
            Connection connection = DriverManager.getConnection(location + (emptyLog ? "?immutable=1" : ""), settings);
            try (Statement statement = connection.createStatement()) {
                statement.execute("PRAGMA trusted_schema = OFF");
                statement.execute("PRAGMA query_only = ON");
                statement.execute("PRAGMA cell_size_check = ON");
            } catch (SQLException e) {
                connection.close();
                throw e;
            }
            return connection;
        } catch (SQLException e) {
            throw new DeliveryException(
                    "không mở được tệp GeoPackage (" + e.getMessage() + ").",
                    "the GeoPackage cannot be opened (" + e.getMessage() + ").",
                    e);
        }
    }

    static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    /** The value of a column by what is stored, whatever its declared type. */
    static Object value(ResultSet row, int column) throws SQLException {
        Object value = row.getObject(column);
        if (value instanceof Integer integer) {
            return integer.longValue();
        }
        if (value instanceof Double number) {
            // The shortest decimal that means this double: 37.6, not 37.60000000000000142.
            return Double.isFinite(number) ? (Object) BigDecimal.valueOf(number) : number;
        }
        if (value instanceof byte[] bytes) {
            return new Unreadable(
                    bytes.length + " byte", new Title("Trường chứa dữ liệu nhị phân.", "The field holds binary data."));
        }
        return value;
    }
}
