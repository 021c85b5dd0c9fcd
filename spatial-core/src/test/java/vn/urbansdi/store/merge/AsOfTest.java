package vn.urbansdi.store.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.feature.FeatureSource;
import vn.urbansdi.feature.SortKey;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;
import vn.urbansdi.testing.TestRows;

/** Whoever asks later for what stood at a moment gets what a plain query gave then. */
class AsOfTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT);
    private static final double X = 430_000;
    private static final double Y = 2_317_000;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    private final FeatureSource source = new PostgisFeatureSource(DATABASE.pooled(), CATALOG);
    private final RunUndo undo = new RunUndo(DATABASE.dataSource(), CATALOG);

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM layer.street_light; DELETE FROM history.street_light; DELETE FROM sdi.said;"
                + "DELETE FROM sdi.source; DELETE FROM sdi.said_before; DELETE FROM sdi.source_before");
    }

    /** Edits, imports and undos at random, with a transaction that stays open meanwhile. */
    @ParameterizedTest
    @ValueSource(longs = {31, 32})
    void everyStateCanBeLookedAtAgain(long seed) throws Exception {
        Random random = new Random(seed);
        Map<Instant, List<String>> states = new LinkedHashMap<>();
        List<Long> runs = new ArrayList<>();
        Connection slow = begin(random);
        for (int step = 0; step < 14; step++) {
            int kind = random.nextInt(6);
            if (kind < 3) {
                // An import waits until nobody else writes to the layer.
                slow.commit();
                slow.close();
            }
            switch (kind) {
                case 0, 1 -> runs.add(deliver(random));
                case 2 -> {
                    if (!runs.isEmpty()) {
                        undo.undo(runs.remove(runs.size() - 1), "tester", notice -> {});
                    }
                }
                case 3 ->
                    DATABASE.execute(
                            "UPDATE layer.street_light SET power_w = power_w + 1, geom = ST_Translate(geom, 1, 0)"
                                    + " WHERE light_id LIKE 'k%" + random.nextInt(4) + "'");
                case 4 ->
                    DATABASE.execute("DELETE FROM layer.street_light WHERE light_id = 'k" + random.nextInt(10) + "'");
                default -> {
                    slow.commit();
                    slow.close();
                }
            }
            if (slow.isClosed()) {
                slow = begin(random);
            }
            pause();
            states.put(Instant.now(), answers(Optional.empty()));
            pause();
        }
        slow.commit();
        slow.close();
        DATABASE.execute("DELETE FROM layer.street_light");
        assertThat(states.values().stream().distinct().count()).isGreaterThan(5);
        for (Map.Entry<Instant, List<String>> state : states.entrySet()) {
            assertThat(answers(Optional.of(state.getKey()))).as("seed %d", seed).isEqualTo(state.getValue());
        }
        assertThat(answers(Optional.of(Instant.EPOCH)).get(0)).isEqualTo("0");
    }

    @Test
    void oneFeatureOfMany() {
        DATABASE.execute("INSERT INTO layer.street_light (light_id, power_w, geom) SELECT 'n' || i, i,"
                + " ST_SetSRID(ST_Point(430000 + i, 2317000), 5899) FROM generate_series(1, 20000) i");
        pauseQuietly();
        Instant before = Instant.now();
        DATABASE.execute("UPDATE layer.street_light SET power_w = 0 WHERE light_id = 'n7'");
        DATABASE.execute("ANALYZE layer.street_light; ANALYZE history.street_light");
        long fid = Long.parseLong(DATABASE.queryOne("SELECT fid FROM layer.street_light WHERE light_id = 'n7'"));
        FeatureQuery one = FeatureQuery.everything(LIGHT)
                .withFilter(Filters.ids(LIGHT, List.of(fid)))
                .withAsOf(Optional.of(before));
        assertThat(read(one)).hasSize(1).first().asString().contains("n7", "|7|");
    }

    /** Another transaction of the same connection's own, with a row that nobody sees before it ends. */
    private static Connection begin(Random random) throws Exception {
        Connection connection = DATABASE.dataSource().getConnection();
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO layer.street_light (light_id, power_w, geom) VALUES ('slow"
                    + random.nextInt() + "', 1, ST_SetSRID(ST_Point(430000, 2317000), 5899))");
        }
        return connection;
    }

    private List<String> answers(Optional<Instant> asOf) throws IOException {
        FeatureQuery all = FeatureQuery.everything(LIGHT).withAsOf(asOf);
        List<String> answers = new ArrayList<>();
        answers.add(Long.toString(source.count(all)));
        answers.addAll(read(all.withSort(List.of(new SortKey("light_id", true)))));
        answers.addAll(read(all.withPage(0, 5)));
        answers.addAll(read(all.withExtent(new Extent(5899, X + 1, Y, X + 3, Y)).withPage(0, 3)));
        answers.addAll(read(all.withSrid(3857)
                .withSort(List.of(new SortKey("lamp_type", false)))
                .withPage(1, 4)));
        FeatureQuery filtered =
                all.withFilter(Filters.equal(LIGHT, "lamp_type", "LED")).withPage(0, 2);
        answers.add(Long.toString(source.page(filtered, feature -> {})));
        answers.addAll(read(filtered));
        return answers;
    }

    private List<String> read(FeatureQuery query) {
        List<String> rows = new ArrayList<>();
        try {
            source.stream(
                    query,
                    feature -> rows.add(feature.fid() + "|"
                            + Arrays.toString(feature.values()).replace(", ", "|") + "|"
                            + HexFormat.of().formatHex(feature.wkb())));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return rows;
    }

    private static long deliver(Random random) {
        List<StagedRow> rows = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            if (random.nextBoolean()) {
                int power = random.nextInt(4);
                rows.add(new StagedRow(
                        i,
                        "file",
                        null,
                        new Object[] {"k" + i, power > 1 ? "LED" : null, (long) power, null, null, null, null},
                        TestRows.point(X + power, Y)));
            }
        }
        RunHeader header = new RunHeader("s" + random.nextInt(2), 50, List.of("file"), "tester");
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header)) {
            rows.forEach(run::stage);
            run.merge(MergeRules.everything(LIGHT));
            run.commit(new RunReport(rows.size(), 0, "{}"));
            return run.runId();
        }
    }

    /** So long that a transaction that has ended before can be told from one that ends after. */
    private static void pause() throws InterruptedException {
        Thread.sleep(3);
    }

    private static void pauseQuietly() {
        try {
            pause();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
