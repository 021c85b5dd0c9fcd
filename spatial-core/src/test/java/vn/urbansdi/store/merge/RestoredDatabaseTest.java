package vn.urbansdi.store.merge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static vn.urbansdi.store.merge.LayerImportTest.header;
import static vn.urbansdi.store.merge.LayerImportTest.lights;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.ChangeFeed;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.SortKey;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.store.history.PostgisChangeFeed;
import vn.urbansdi.store.schema.SchemaMigration;
import vn.urbansdi.testing.PrivateCluster;
import vn.urbansdi.testing.TestLayers;

/**
 * A dump is restored into a cluster that has hardly numbered any transactions: what was known of the order of commits stays true,
 * and goes on.
 */
class RestoredDatabaseTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT);
    private static final String DIGEST = "of the delivery";

    private final List<PrivateCluster> clusters = new ArrayList<>();
    private final Map<Instant, List<String>> states = new LinkedHashMap<>();
    private PGSimpleDataSource database;

    @BeforeEach
    void historyOfABusyCluster() throws Exception {
        connect(PrivateCluster.start());
        new SchemaMigration(database, CATALOG).apply();
        execute("DO $$ BEGIN FOR i IN 1..5000 LOOP PERFORM pg_current_xact_id(); COMMIT; END LOOP; END $$");
        deliver();
        keep();
        execute("UPDATE layer.street_light SET power_w = 1 WHERE light_id = 'l1'");
        keep();
        execute("DELETE FROM layer.street_light WHERE light_id = 'l2'");
        keep();
    }

    @AfterEach
    void end() throws IOException {
        for (PrivateCluster cluster : clusters) {
            cluster.close();
        }
    }

    private void connect(PrivateCluster cluster) {
        clusters.add(cluster);
        database = new PGSimpleDataSource();
        database.setUrl(cluster.jdbcUrl());
    }

    /** Into a new cluster, of which nothing but the database's content is the same. */
    private void restore() throws Exception {
        PrivateCluster old = clusters.get(clusters.size() - 1);
        PrivateCluster fresh = PrivateCluster.start();
        connect(fresh);
        fresh.restore(old);
        assertThat(Long.parseLong(ask("SELECT pg_current_xact_id()"))).isLessThan(5000);
    }

    @Test
    void everyStateCanBeLookedAtAndTheFeedGoesOn() throws Exception {
        ChangeFeed.Place told = feed().now(LIGHT);
        List<String> history = changes(ChangeFeed.Place.BEGINNING);
        for (int again = 0; again < 2; again++) {
            restore();
            assertThatThrownBy(() -> execute("UPDATE layer.street_light SET power_w = 2 WHERE light_id = 'l3'"))
                    .hasMessageContaining("./sdi migrate");
            assertThat(new SchemaMigration(database, CATALOG).apply().applied())
                    .anySatisfy(step -> assertThat(step.what().en()).contains("another PostgreSQL cluster"));
            assertThat(new SchemaMigration(database, CATALOG).apply().applied()).isEmpty();
            assertThat(changes(ChangeFeed.Place.BEGINNING)).isEqualTo(history);
            requireStates();
            List<String> done = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                execute("UPDATE layer.street_light SET power_w = power_w + 1 WHERE light_id = 'l3'");
                done.add("UPDATED l3");
                keep();
            }
            execute("DELETE FROM layer.street_light WHERE light_id = 'l" + (4 + again) + "'");
            done.add("DELETED null");
            keep();
            execute("INSERT INTO layer.street_light (light_id, geom) VALUES ('n" + again
                    + "', ST_SetSRID(ST_Point(430000, 2317000), 5899))");
            done.add("INSERTED n" + again);
            keep();
            requireStates();
            assertThat(changes(told)).isEqualTo(done);
            told = feed().now(LIGHT);
            history = changes(ChangeFeed.Place.BEGINNING);
        }
        assertThat(states.values()).doesNotHaveDuplicates();
    }

    @Test
    void aDeliveryIsRepeatedOnlyWhileNothingHasHappened() throws Exception {
        deliver();
        restore();
        new SchemaMigration(database, CATALOG).apply();
        assertThat(RepeatedRun.find(database, LIGHT, DIGEST)).isPresent();
        execute("UPDATE layer.street_light SET power_w = 2 WHERE light_id = 'l3'");
        assertThat(RepeatedRun.find(database, LIGHT, DIGEST)).isEmpty();
        deliver();
        assertThat(RepeatedRun.find(database, LIGHT, DIGEST)).isPresent();
        execute("DELETE FROM layer.street_light WHERE light_id = 'l3'");
        assertThat(RepeatedRun.find(database, LIGHT, DIGEST)).isEmpty();
    }

    private void deliver() {
        try (LayerImport run = LayerImport.begin(database, LIGHT, CATALOG, header("a", 50))) {
            lights(9, 70).forEach(run::stage);
            run.merge(MergeRules.everything(LIGHT));
            run.commit(new RunReport(9, 0, "{}", Optional.of(DIGEST)));
        }
    }

    private void keep() throws Exception {
        Thread.sleep(5);
        states.put(Instant.now(), lightsAt(Optional.empty()));
        Thread.sleep(5);
    }

    private void requireStates() throws IOException {
        for (Map.Entry<Instant, List<String>> state : states.entrySet()) {
            assertThat(lightsAt(Optional.of(state.getKey())))
                    .as(state.getKey().toString())
                    .isEqualTo(state.getValue());
        }
        assertThat(lightsAt(Optional.of(Instant.EPOCH))).isEmpty();
    }

    private List<String> lightsAt(Optional<Instant> asOf) throws IOException {
        List<String> lights = new ArrayList<>();
        new PostgisFeatureSource(database, CATALOG)
                .stream(
                        FeatureQuery.everything(LIGHT).withAsOf(asOf).withSort(List.of(new SortKey("light_id", false))),
                        feature -> lights.add(feature.values()[0] + " " + feature.values()[2]));
        return lights;
    }

    private PostgisChangeFeed feed() {
        return new PostgisChangeFeed(database, CATALOG);
    }

    private List<String> changes(ChangeFeed.Place after) throws IOException {
        List<String> changes = new ArrayList<>();
        feed().read(
                        FeatureQuery.everything(LIGHT),
                        after,
                        100,
                        change -> changes.add(
                                change.kind() + " " + change.feature().values()[0]));
        return changes;
    }

    private void execute(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private String ask(String sql) throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
