package vn.urbansdi.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;

/**
 * Which transactions had come into effect at an instant, as a snapshot of PostgreSQL's ({@code pg_snapshot}): all up to the
 * youngest that had, but for those that were open then. Exact to the few milliseconds that a commit itself takes.
 */
final class CommitsAt {

    /** Before every transaction. */
    private static final String NOTHING = "1:1:";

    /**
     * Transactions younger than the last one that had ended, and ended too, began after it had begun: hence the span that is
     * searched for the youngest. Those that were open then have ended within an hour after, or are marked as long ones.
     */
    private static final String SNAPSHOT = """
            WITH last AS MATERIALIZED (
              SELECT started_at, committed_at FROM sdi.commit WHERE committed_at <= ? ORDER BY committed_at DESC LIMIT 1
            ), youngest AS MATERIALIZED (
              SELECT c.tx FROM sdi.commit c, last WHERE c.committed_at BETWEEN last.started_at AND last.committed_at
              ORDER BY c.tx DESC LIMIT 1
            ), ended AS MATERIALIZED (
              SELECT tx FROM sdi.commit WHERE committed_at > ? AND committed_at <= ?
              UNION SELECT tx FROM sdi.commit WHERE committed_at > ? AND long
            ), open AS MATERIALIZED (
              SELECT ended.tx FROM ended, youngest WHERE ended.tx < youngest.tx
            )
            SELECT concat(coalesce((SELECT tx FROM open ORDER BY tx LIMIT 1)::text, beyond), ':', beyond, ':',
                (SELECT string_agg(tx::text, ',' ORDER BY tx) FROM open))
              FROM (SELECT (tx::text::numeric + 1)::text AS beyond FROM youngest) bounds""";

    private CommitsAt() {}

    /** In PostgreSQL's words: {@code xmin:xmax:open,open}. */
    static String snapshot(Connection connection, Instant instant) throws SQLException {
        OffsetDateTime at = instant.atOffset(ZoneOffset.UTC);
        try (PreparedStatement statement = connection.prepareStatement(SNAPSHOT)) {
            statement.setObject(1, at);
            statement.setObject(2, at);
            statement.setObject(3, at.plusHours(1));
            statement.setObject(4, at);
            try (ResultSet row = statement.executeQuery()) {
                return row.next() ? row.getString(1) : NOTHING;
            }
        }
    }
}
