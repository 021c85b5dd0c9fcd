package vn.urbansdi.store.edit;

import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.EditException;
import vn.urbansdi.feature.EditException.Kind;
import vn.urbansdi.feature.FeatureLocks;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.store.BoundSql;
import vn.urbansdi.store.LayerTable;
import vn.urbansdi.store.SelectSql;
import vn.urbansdi.store.ServerCrs;

/** Locks in the database, so that every replica knows them and a restart forgets none. */
public final class PostgisFeatureLocks implements FeatureLocks {

    /** Features that one lock may hold. */
    private static final int MOST_FEATURES = EditTransaction.MOST_FEATURES;

    private final SecureRandom random = new SecureRandom();
    private final EditSession session;
    private final Catalog catalog;

    public PostgisFeatureLocks(DataSource dataSource, Catalog catalog) {
        this.session = new EditSession(dataSource);
        this.catalog = catalog;
    }

    @Override
    public Lock lock(List<FeatureQuery> queries, String holder, Duration expiry, boolean all) {
        for (FeatureQuery query : queries) {
            if (catalog.layer(query.layer().id()).filter(query.layer()::equals).isEmpty()) {
                throw new IllegalArgumentException(
                        "not a layer of the catalog: " + query.layer().id());
            }
        }
        // Whoever knows it may edit what it holds: it cannot be guessed.
        byte[] secret = new byte[16];
        random.nextBytes(secret);
        String id = "lock-" + HexFormat.of().formatHex(secret);
        return session.run(holder, connection -> lock(connection, id, queries, holder, expiry, all));
    }

    private Lock lock(
            Connection connection, String id, List<FeatureQuery> queries, String holder, Duration expiry, boolean all)
            throws SQLException {
        LockTable locks = new LockTable(connection);
        locks.open(id, holder, expiry);
        ServerCrs crs = session.crs(connection);
        List<List<Long>> found = new ArrayList<>();
        Map<Layer, Set<Long>> wanted = new LinkedHashMap<>();
        for (FeatureQuery query : queries) {
            List<Long> fids = claim(connection, query, crs);
            found.add(fids);
            wanted.computeIfAbsent(query.layer(), unused -> new HashSet<>()).addAll(fids);
        }
        if (wanted.values().stream().mapToLong(Set::size).sum() > MOST_FEATURES) {
            throw tooMany();
        }
        Map<Layer, Set<Long>> taken = new LinkedHashMap<>();
        for (Map.Entry<Layer, Set<Long>> each : wanted.entrySet()) {
            List<Long> fids = each.getValue().stream().sorted().toList();
            taken.put(each.getKey(), new HashSet<>(locks.take(id, each.getKey(), fids)));
        }
        List<Held> locked = new ArrayList<>();
        List<Held> notLocked = new ArrayList<>();
        for (int i = 0; i < queries.size(); i++) {
            Layer layer = queries.get(i).layer();
            Set<Long> ours = taken.get(layer);
            locked.add(
                    new Held(layer, found.get(i).stream().filter(ours::contains).toList()));
            notLocked.add(new Held(
                    layer,
                    found.get(i).stream().filter(fid -> !ours.contains(fid)).toList()));
        }
        if (all) {
            notLocked.stream()
                    .filter(held -> !held.fids().isEmpty())
                    .findFirst()
                    .ifPresent(held -> {
                        String feature = held.layer().id() + "." + held.fids().get(0);
                        throw new EditException(
                                Kind.LOCKED,
                                -1,
                                new Title(
                                        feature + " đang bị khoá bởi một khoá khác",
                                        feature + " is held by another lock"));
                    });
        }
        return new Lock(id, locked, notLocked);
    }

    /** The features of a query that still are there, which nobody changes until the transaction ends. */
    private static List<Long> claim(Connection connection, FeatureQuery query, ServerCrs crs) throws SQLException {
        long most = Math.min(query.limit().orElse(Long.MAX_VALUE), MOST_FEATURES + 1L);
        FeatureQuery bare = query.withProperties(List.of()).withGeometry(false).withPage(query.startIndex(), most);
        List<Long> inOrder = longs(connection, new SelectSql(bare, crs).select());
        if (inOrder.size() > MOST_FEATURES) {
            throw tooMany();
        }
        BoundSql claim = new BoundSql()
                .sql("SELECT fid FROM " + new LayerTable(query.layer()).qualifiedName() + " WHERE fid = ANY (")
                .bind(inOrder.toArray(Long[]::new))
                .sql("::bigint[]) ORDER BY fid FOR UPDATE");
        Set<Long> there = new HashSet<>(longs(connection, claim));
        return inOrder.stream().filter(there::contains).toList();
    }

    private static List<Long> longs(Connection connection, BoundSql sql) throws SQLException {
        List<Long> numbers = new ArrayList<>();
        try (PreparedStatement statement = sql.prepare(connection);
                ResultSet result = statement.executeQuery()) {
            while (result.next()) {
                numbers.add(result.getLong(1));
            }
        }
        return numbers;
    }

    @Override
    public Lock renew(String id, String holder, Duration expiry) {
        return session.run(holder, connection -> {
            LockTable locks = new LockTable(connection);
            locks.require(id);
            locks.restart(id, expiry);
            List<Held> held = new ArrayList<>();
            locks.held(id)
                    .forEach((layerId, fids) ->
                            catalog.layer(layerId).ifPresent(layer -> held.add(new Held(layer, fids))));
            return new Lock(id, held, List.of());
        });
    }

    private static EditException tooMany() {
        return new EditException(
                Kind.TOO_MANY,
                -1,
                new Title(
                        "Một khoá giữ được nhiều nhất " + MOST_FEATURES + " đối tượng",
                        "One lock may hold " + MOST_FEATURES + " features at most"));
    }
}
