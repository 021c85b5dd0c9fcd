package vn.urbansdi.testing;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.postgresql.ds.PGSimpleDataSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.store.schema.SchemaMigration;

/**
 * The PostGIS server that {@code ./sdi test} starts for a build. Each catalog is migrated once a JVM, into a template
 * from which databases are cloned in about 70 ms.
 */
final class TestServer {

    private static final AtomicInteger COUNTER = new AtomicInteger();
    private static final Map<Optional<Catalog>, String> TEMPLATES = new HashMap<>();

    private TestServer() {}

    /** Clones a database; a catalog asks for its tables, none for nothing but the extensions. */
    static synchronized String createDatabase(Optional<Catalog> catalog) {
        String template = TEMPLATES.computeIfAbsent(catalog, TestServer::createTemplate);
        String name = newName("test");
        administer("CREATE DATABASE " + name + " TEMPLATE " + template);
        return name;
    }

    static void dropDatabase(String name) {
        administer("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
    }

    static PGSimpleDataSource dataSource(String database) {
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(serverUrl());
        dataSource.setDatabaseName(database);
        return dataSource;
    }

    private static String createTemplate(Optional<Catalog> catalog) {
        String name = newName("template");
        administer("CREATE DATABASE " + name
                + " TEMPLATE template0 ENCODING 'UTF8' LC_COLLATE 'C.UTF-8' LC_CTYPE 'C.UTF-8'");
        Runtime.getRuntime().addShutdownHook(new Thread(() -> dropDatabase(name)));
        PGSimpleDataSource dataSource = dataSource(name);
        if (catalog.isPresent()) {
            new SchemaMigration(dataSource, catalog.get()).apply();
        } else {
            execute(dataSource, "CREATE EXTENSION postgis");
        }
        return name;
    }

    /** Server-wide unique, and recognisable if a killed JVM leaves it behind. */
    private static String newName(String kind) {
        return "sdi_" + kind + "_" + ProcessHandle.current().pid() + "_" + Long.toString(System.nanoTime(), 36) + "_"
                + COUNTER.incrementAndGet();
    }

    private static String serverUrl() {
        String url = System.getenv("SDI_TEST_DB_URL");
        if (url == null || url.isBlank()) {
            throw new IllegalStateException(
                    "SDI_TEST_DB_URL is not set: these tests need a PostGIS server of their own."
                            + " Run ./sdi test, which starts one.");
        }
        return url;
    }

    private static void administer(String sql) {
        try (Connection connection = DriverManager.getConnection(serverUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "The test server does not do what it should; run ./sdi test, which starts one. " + sql, e);
        }
    }

    static void execute(PGSimpleDataSource dataSource, String sql) {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        } catch (SQLException e) {
            throw new IllegalStateException(sql, e);
        }
    }
}
