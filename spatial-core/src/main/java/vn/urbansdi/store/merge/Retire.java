package vn.urbansdi.store.merge;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.store.merge.MergeOutcome.Conflict;

/** Retires, in the transaction of a merge and after it, what a full delivery no longer contains. */
final class Retire {

    private final LayerSession session;
    private final MatchSql match;
    private final RetireSql sql;

    Retire(LayerSession session, MatchSql match) {
        this.session = session;
        this.match = match;
        this.sql = new RetireSql(session.layer(), match);
    }

    record Result(Retired retired, Optional<Extent> extent, List<Conflict> conflicts) {}

    /** @throws TooMuchRetiredException beyond the limit */
    Result run(Retirement retirement) throws SQLException {
        for (String statement : match.collectRejected()) {
            session.execute(statement);
        }
        long unidentified = session.number(match.unidentified());
        if (unidentified > 0) {
            return new Result(new Retired(0, 0, 0, 0, unidentified), Optional.empty(), List.of());
        }
        for (String statement : sql.find()) {
            session.execute(statement);
        }
        long features = session.number(RetireSql.count(RetireSql.RETIRE));
        if (features > 0) {
            long known = session.number(sql.known());
            if (features > retirement.maxShare() * known) {
                throw new TooMuchRetiredException(features, known, retirement.maxShare());
            }
        }
        Optional<Extent> extent = session.extent(sql.extent());
        List<Conflict> conflicts = conflicts();
        session.execute(sql.retire());
        for (String statement : RetireSql.withdraw()) {
            session.execute(statement);
        }
        Retired retired = new Retired(
                features,
                session.number(RetireSql.count(RetireSql.SHARED)),
                conflicts.size(),
                session.number(RetireSql.count(RetireSql.SPARED)),
                0);
        return new Result(retired, extent, conflicts);
    }

    private List<Conflict> conflicts() throws SQLException {
        List<Conflict> conflicts = new ArrayList<>();
        try (Statement statement = session.connection().createStatement();
                ResultSet rows = statement.executeQuery(sql.editedKeys())) {
            while (rows.next()) {
                conflicts.add(new Conflict(rows.getLong(1), "", 0, Conflict.FEATURE, rows.getString(2), null));
            }
        }
        return conflicts;
    }
}
