package vn.urbansdi.store.edit;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.EditException;
import vn.urbansdi.feature.EditException.Kind;
import vn.urbansdi.store.ServerCrs;

/**
 * Runs what changes features in a transaction, bounded in time, on behalf of somebody. A deadlock, which two batches that touch
 * the same features in different orders can run into, is no failure: the transaction that the database ended is run again, and
 * then alone, so that it cannot meet with another.
 */
final class EditSession {

    private static final System.Logger LOG = System.getLogger(EditSession.class.getName());

    private static final Duration STATEMENT_TIMEOUT = Duration.ofSeconds(60);
    private static final Duration LOCK_TIMEOUT = Duration.ofSeconds(20);
    private static final int ATTEMPTS = 8;

    /** Held by all who edit: shared, or by one alone. */
    private static final String TURN = "(hashtextextended('sdi.edit', 0))";

    private static final Pattern KEY = Pattern.compile("Key \\((.*)\\)=\\((.*)\\) already exists");

    private final DataSource dataSource;
    private volatile ServerCrs serverCrs;

    EditSession(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    /** Work on a connection. */
    interface Work<T> {
        T run(Connection connection) throws SQLException;
    }

    /**
     * @param editor named in the history
     * @throws EditException if the work fails, or cannot be done in time
     */
    <T> T run(String editor, Work<T> work) {
        for (int attempt = 1; ; attempt++) {
            try {
                return attempt(editor, work, attempt > 1);
            } catch (SQLException e) {
                if (!isTransient(e) || attempt == ATTEMPTS) {
                    throw failure(e, -1);
                }
                pause(attempt);
            }
        }
    }

    private <T> T attempt(String editor, Work<T> work, boolean alone) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            boolean done = false;
            try {
                begin(connection, editor, alone);
                T result = work.run(connection);
                connection.commit();
                done = true;
                return result;
            } finally {
                if (!done) {
                    connection.rollback();
                }
            }
        }
    }

    /** What the server transforms by itself; asked once. */
    ServerCrs crs(Connection connection) throws SQLException {
        ServerCrs known = serverCrs;
        if (known == null) {
            known = ServerCrs.read(connection);
            serverCrs = known;
        }
        return known;
    }

    private static void begin(Connection connection, String editor, boolean alone) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "SET TRANSACTION ISOLATION LEVEL READ COMMITTED READ WRITE; SET LOCAL statement_timeout = "
                            + STATEMENT_TIMEOUT.toMillis() + "; SET LOCAL lock_timeout = " + LOCK_TIMEOUT.toMillis()
                            + "; SET LOCAL idle_in_transaction_session_timeout = " + STATEMENT_TIMEOUT.toMillis()
                            + (alone ? "; SELECT pg_advisory_xact_lock" : "; SELECT pg_advisory_xact_lock_shared")
                            + TURN);
        }
        try (PreparedStatement statement = connection.prepareStatement("SELECT set_config('sdi.user', ?, true)")) {
            statement.setString(1, editor);
            statement.execute();
        }
    }

    /** Longer each time, and never the same for two. */
    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(5, 20L << Math.min(attempt, 5)));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EditException(Kind.BUSY, -1, busy(), e);
        }
    }

    /** Whether the same may succeed when it is done again from the start. */
    static boolean isTransient(SQLException e) {
        return "40P01".equals(e.getSQLState()) || "40001".equals(e.getSQLState());
    }

    /** @param edit position of the edit that failed; -1 where no one edit did */
    static EditException failure(SQLException e, int edit) {
        String state = e.getSQLState() == null ? "" : e.getSQLState();
        if (state.equals("23505")) {
            return new EditException(Kind.INVALID, edit, keyTaken(e), e);
        }
        if (state.startsWith("22") || state.startsWith("23") || state.equals("XX000") || state.equals("54000")) {
            return new EditException(
                    Kind.INVALID,
                    edit,
                    new Title(
                            "Cơ sở dữ liệu không nhận giá trị này: " + firstLine(e),
                            "The database does not take this value: " + firstLine(e)),
                    e);
        }
        if (state.equals("55P03") || state.equals("57014") || state.startsWith("40")) {
            return new EditException(Kind.BUSY, edit, busy(), e);
        }
        // nobody else hears of what the database said
        LOG.log(System.Logger.Level.ERROR, "an edit failed", e);
        return new EditException(
                Kind.UNAVAILABLE, edit, new Title("Cơ sở dữ liệu không sẵn sàng", "The database is not available"), e);
    }

    private static Title keyTaken(SQLException e) {
        ServerErrorMessage message = e instanceof PSQLException sql ? sql.getServerErrorMessage() : null;
        Matcher matcher = KEY.matcher(message == null || message.getDetail() == null ? "" : message.getDetail());
        return matcher.find()
                ? new Title(
                        "Đã có đối tượng khác mang khoá " + matcher.group(1) + " = " + matcher.group(2),
                        "Another feature has the key " + matcher.group(1) + " = " + matcher.group(2))
                : new Title("Đã có đối tượng khác mang khoá này", "Another feature has this key");
    }

    private static String firstLine(SQLException e) {
        return String.valueOf(e.getMessage()).lines().findFirst().orElse("");
    }

    private static Title busy() {
        return new Title(
                "Người khác đang giữ các đối tượng này; hãy thử lại sau ít phút",
                "Others are working on these features; try again in a few minutes");
    }
}
