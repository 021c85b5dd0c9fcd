package vn.urbansdi.store;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.util.Map;
import javax.sql.DataSource;
import org.postgresql.Driver;
import vn.urbansdi.catalog.Title;

/** The pool of connections to the one database of a deployment. */
public final class Database implements AutoCloseable {

    public static final String APPLICATION_NAME = "urban-sdi";

    private static final int DEFAULT_POOL_SIZE = 16;
    private static final long CONNECTION_TIMEOUT_MS = 10_000;

    private final HikariDataSource pool;

    private Database(HikariDataSource pool) {
        this.pool = pool;
    }

    /**
     * Opens the database that the environment names: {@code SDI_DB_URL} (a JDBC URL, in which user and password may
     * stand), {@code SDI_DB_USER}, {@code SDI_DB_PASSWORD}, {@code SDI_DB_POOL} (connections at most, 16).
     *
     * @throws StoreException if {@code SDI_DB_URL} is missing or names no PostgreSQL database, {@code SDI_DB_POOL} is no
     *     number from 2 on, or the server does not answer or does not let the user in
     */
    public static Database open(Map<String, String> env) {
        String url = env.getOrDefault("SDI_DB_URL", "").strip();
        if (!new Driver().acceptsURL(url)) {
            throw new StoreException(new Title(
                    "Biến SDI_DB_URL phải là địa chỉ JDBC của PostgreSQL: jdbc:postgresql://host:port/database",
                    "SDI_DB_URL must be a JDBC URL of PostgreSQL: jdbc:postgresql://host:port/database"));
        }
        HikariConfig config = new HikariConfig();
        config.setPoolName(APPLICATION_NAME);
        config.setJdbcUrl(url);
        String user = env.getOrDefault("SDI_DB_USER", "");
        if (!user.isEmpty()) {
            config.setUsername(user);
        }
        String password = env.getOrDefault("SDI_DB_PASSWORD", "");
        if (!password.isEmpty()) {
            config.setPassword(password);
        }
        config.setMaximumPoolSize(poolSize(env.getOrDefault("SDI_DB_POOL", "")));
        config.setConnectionTimeout(CONNECTION_TIMEOUT_MS);
        config.addDataSourceProperty("ApplicationName", APPLICATION_NAME);
        // Times are kept as instants; the zone only matters where SQL turns them into text or days.
        config.setConnectionInitSql("SET TIME ZONE 'Asia/Ho_Chi_Minh'");
        try {
            return new Database(new HikariDataSource(config));
        } catch (HikariPool.PoolInitializationException e) {
            Throwable reason = e.getCause() == null ? e : e.getCause();
            throw new StoreException(
                    new Title(
                            "Không mở được cơ sở dữ liệu của SDI_DB_URL: " + reason.getMessage(),
                            "The database of SDI_DB_URL cannot be opened: " + reason.getMessage()),
                    e);
        }
    }

    private static int poolSize(String text) {
        if (text.isBlank()) {
            return DEFAULT_POOL_SIZE;
        }
        // An import holds one connection for as long as it runs; nothing works with fewer than two.
        if (!text.strip().matches("[2-9]|[1-9][0-9]{1,3}")) {
            throw new StoreException(new Title(
                    "SDI_DB_POOL phải là một số từ 2 đến 9999: " + text,
                    "SDI_DB_POOL must be a number from 2 to 9999: " + text));
        }
        return Integer.parseInt(text.strip());
    }

    public DataSource dataSource() {
        return pool;
    }

    @Override
    public void close() {
        pool.close();
    }
}
