package vn.urbansdi.store;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Hears from PostgreSQL which layers have changed, whichever process changed them. Holds one connection and one thread.
 * After a lost connection nobody knows what was missed, which it says, too.
 */
public final class ChangeListener implements AutoCloseable {

    /**
     * The channel of {@code NOTIFY}; the payload is a JSON object: {@code layer}, the id; {@code srid} and {@code extent}
     * ({@code [minX, minY, maxX, maxY]}, null or absent if unknown) of what changed.
     */
    public static final String CHANNEL = "sdi_layer_changed";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Logger LOG = LoggerFactory.getLogger(ChangeListener.class);
    /** Also how long closing may take: a connection that waits for notifications cannot be woken. */
    private static final Duration POLL = Duration.ofMillis(500);

    private static final Duration RECONNECT_PAUSE = Duration.ofSeconds(2);

    private final DataSource dataSource;
    private final Consumer<String> layerChanged;
    private final Runnable anythingMayHaveChanged;
    private final Thread thread;
    private volatile boolean closed;

    /**
     * @param layerChanged           receives the id of a layer after the change was committed; called on one thread
     * @param anythingMayHaveChanged called whenever listening begins, so also after a connection was lost
     */
    public ChangeListener(DataSource dataSource, Consumer<String> layerChanged, Runnable anythingMayHaveChanged) {
        this.dataSource = dataSource;
        this.layerChanged = layerChanged;
        this.anythingMayHaveChanged = anythingMayHaveChanged;
        this.thread = new Thread(this::run, "layer-changes");
        thread.setDaemon(true);
    }

    /** Begins to listen, in the background: a database that is not there yet is tried again until it is. */
    public void start() {
        thread.start();
    }

    @Override
    public void close() {
        closed = true;
        thread.interrupt();
    }

    private void run() {
        while (!closed) {
            try (Connection connection = dataSource.getConnection()) {
                listen(connection);
            } catch (SQLException e) {
                if (!closed) {
                    LOG.warn("not hearing about changed layers, trying again: {}", e.getMessage());
                    pause();
                }
            }
        }
    }

    private void listen(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            connection.setAutoCommit(true);
            statement.execute("LISTEN " + CHANNEL);
            anythingMayHaveChanged.run();
            PGConnection notified = connection.unwrap(PGConnection.class);
            while (!closed) {
                PGNotification[] notifications = notified.getNotifications(Math.toIntExact(POLL.toMillis()));
                if (notifications != null) {
                    for (PGNotification notification : notifications) {
                        layerChanged.accept(layerId(notification.getParameter()));
                    }
                }
            }
            // The connection goes back to a pool and must not go on collecting notifications there.
            statement.execute("UNLISTEN " + CHANNEL);
        }
    }

    /** Whatever else may be sent over the channel is taken for a layer's id. */
    private static String layerId(String payload) {
        try {
            return JSON.readTree(payload).path("layer").asText(payload);
        } catch (JsonProcessingException notJson) {
            return payload;
        }
    }

    private void pause() {
        try {
            Thread.sleep(RECONNECT_PAUSE.toMillis());
        } catch (InterruptedException e) {
            // Only close() interrupts, and the loop looks at that next.
            Thread.currentThread().interrupt();
        }
    }
}
