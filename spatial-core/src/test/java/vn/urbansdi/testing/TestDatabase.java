package vn.urbansdi.testing;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.postgresql.ds.PGSimpleDataSource;
import vn.urbansdi.catalog.Catalog;

/**
 * A PostGIS database of one test class's own.
 *
 * <pre>{@code
 * @RegisterExtension
 * static final TestDatabase DATABASE = TestDatabase.migrated(catalog);
 * }</pre>
 *
 * <p>Without a server the tests fail: a suite that skips its database tests proves nothing.
 */
public final class TestDatabase implements BeforeAllCallback, AfterAllCallback {

    private final Optional<Catalog> catalog;
    private String name;
    private HikariDataSource pool;

    private TestDatabase(Optional<Catalog> catalog) {
        this.catalog = catalog;
    }

    /** A database with PostGIS and nothing else. */
    public static TestDatabase empty() {
        return new TestDatabase(Optional.empty());
    }

    /** A database with the fixed tables and one empty table for each layer. */
    public static TestDatabase migrated(Catalog catalog) {
        return new TestDatabase(Optional.of(catalog));
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        name = TestServer.createDatabase(catalog);
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (pool != null) {
            pool.close();
            pool = null;
        }
        if (name != null) {
            TestServer.dropDatabase(name);
            name = null;
        }
    }

    /** Opens a new connection each time, as a superuser. */
    public DataSource dataSource() {
        return simpleDataSource();
    }

    /** As {@link #dataSource}, for tests that ask much: a new connection costs more than most of their queries. */
    public synchronized DataSource pooled() {
        if (pool == null) {
            HikariConfig config = new HikariConfig();
            config.setDataSource(simpleDataSource());
            config.setMaximumPoolSize(4);
            config.setMinimumIdle(0);
            pool = new HikariDataSource(config);
        }
        return pool;
    }

    /** With user and password, as {@code SDI_DB_URL} takes it. */
    public String jdbcUrl() {
        PGSimpleDataSource dataSource = simpleDataSource();
        String url = dataSource.getURL();
        return url + (url.contains("?") ? "&" : "?") + "user=" + encoded(dataSource.getUser()) + "&password="
                + encoded(dataSource.getPassword());
    }

    private static String encoded(String value) {
        return value == null ? "" : URLEncoder.encode(value, StandardCharsets.UTF_8);
    }

    /** Runs one or several statements in one transaction. */
    public void execute(String sql) {
        TestServer.execute(simpleDataSource(), sql);
    }

    /** The first column of all rows, as text; nulls stay null. */
    public List<String> query(String sql) {
        try {
            return query(pooled(), sql);
        } catch (SQLException e) {
            boolean restarted = String.valueOf(e.getSQLState()).matches("08.*|57P.*");
            if (!restarted) {
                throw new IllegalStateException(sql, e);
            }
            try {
                return query(simpleDataSource(), sql);
            } catch (SQLException again) {
                throw new IllegalStateException(sql, again);
            }
        }
    }

    private static List<String> query(DataSource dataSource, String sql) throws SQLException {
        List<String> values = new ArrayList<>();
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            while (rows.next()) {
                values.add(rows.getString(1));
            }
        }
        return values;
    }

    /** The first column of the first row, as text. */
    public String queryOne(String sql) {
        return query(sql).get(0);
    }

    /**
     * The directory of real data, which is not part of the project: system property {@code sdi.shared.data}, else
     * {@code ../shared/data} beside it. The test is skipped, with a message, where it is absent.
     */
    public static Path sharedData() {
        Path projectRoot = Path.of("").toAbsolutePath();
        while (projectRoot.getParent() != null && Files.exists(projectRoot.resolveSibling("pom.xml"))) {
            projectRoot = projectRoot.getParent();
        }
        String configured = System.getProperty("sdi.shared.data", "");
        Path directory = configured.isEmpty() ? projectRoot.resolve("../shared/data") : Path.of(configured);
        Assumptions.assumeTrue(Files.isDirectory(directory), "no real data at " + directory.normalize());
        return directory.normalize();
    }

    private PGSimpleDataSource simpleDataSource() {
        if (name == null) {
            throw new IllegalStateException("the database exists only while its test class runs");
        }
        return TestServer.dataSource(name);
    }
}
