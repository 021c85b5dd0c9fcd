package vn.urbansdi.store.history;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.ChangeFeed.Change;
import vn.urbansdi.feature.ChangeFeed.Place;
import vn.urbansdi.feature.ChangeFeed.Progress;
import vn.urbansdi.feature.FeatureQuery;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

class PostgisChangeFeedTest {

    private static final Layer LAMP = TestLayers.layer("lamp", GeometryType.POINT, 5899)
            .attribute(TestLayers.optional("name", AttributeType.TEXT))
            .attribute(TestLayers.restricted("owner", "officer"))
            .build();
    private static final Catalog CATALOG = TestLayers.catalog(LAMP);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    private final PostgisChangeFeed feed = new PostgisChangeFeed(DATABASE.dataSource(), CATALOG);

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM layer.lamp; DELETE FROM history.lamp");
    }

    @Test
    void eachTransactionIsToldByWhatCameOfIt() throws IOException {
        Place start = feed.now(LAMP);
        write("INSERT INTO layer.lamp (name) VALUES ('a'), ('b')");
        write(
                "UPDATE layer.lamp SET name = 'a2' WHERE name = 'a'; UPDATE layer.lamp SET name = 'a3' WHERE name = 'a2'");
        write("UPDATE layer.lamp SET name = 'b2' WHERE name = 'b'; DELETE FROM layer.lamp WHERE name = 'b2'");
        write("INSERT INTO layer.lamp (name) VALUES ('c'); DELETE FROM layer.lamp WHERE name = 'c'");
        write("INSERT INTO layer.lamp (name) VALUES ('d'); UPDATE layer.lamp SET name = 'd2' WHERE name = 'd'");
        write("UPDATE layer.lamp SET owner = 'x' WHERE name = 'a3'");
        List<String> told = new ArrayList<>();
        Progress end = read(start, 100, told);
        assertThat(told)
                .containsExactly(
                        "INSERTED a 1",
                        "INSERTED b 1",
                        "UPDATED a3 3",
                        "DELETED null 2",
                        "INSERTED d2 2",
                        "UPDATED a3 4");
        assertThat(end.complete()).isTrue();
        told.clear();
        assertThat(read(end.place(), 100, told).place().commit())
                .isEqualTo(feed.now(LAMP).commit());
        assertThat(told).isEmpty();
    }

    @Test
    void pagesOfAnySizeTellTheSame() throws IOException {
        Place start = feed.now(LAMP);
        for (int i = 0; i < 5; i++) {
            write(
                    "INSERT INTO layer.lamp (name) SELECT 'n' || i FROM generate_series(1, 4) i; DELETE FROM layer.lamp WHERE fid % 3 = "
                            + i % 3);
        }
        List<String> whole = new ArrayList<>();
        read(start, 1000, whole);
        for (int size : new int[] {1, 2, 3, 7}) {
            List<String> told = new ArrayList<>();
            Progress progress = read(start, size, told);
            while (!progress.complete()) {
                progress = read(progress.place(), size, told);
            }
            assertThat(told).as("pages of %d", size).isEqualTo(whole);
        }
    }

    /** The faster transaction began later and has committed: what the slower one did must not lie behind the reader then. */
    @Test
    void aSlowTransactionIsNotSkipped() throws Exception {
        Place start = feed.now(LAMP);
        List<String> told = new ArrayList<>();
        try (Connection slow = DATABASE.dataSource().getConnection()) {
            slow.setAutoCommit(false);
            try (Statement statement = slow.createStatement()) {
                statement.execute("INSERT INTO layer.lamp (name) VALUES ('slow')");
            }
            write("INSERT INTO layer.lamp (name) VALUES ('fast')");
            Progress meanwhile = read(start, 100, told);
            assertThat(told).containsExactly("INSERTED fast 1");
            assertThat(meanwhile.complete()).isTrue();
            Place now = feed.now(LAMP);
            assertThat(now.commit()).isEqualTo(meanwhile.place().commit());
            slow.commit();
            told.clear();
            read(meanwhile.place(), 100, told);
            assertThat(told).containsExactly("INSERTED slow 1");
            told.clear();
            read(now, 100, told);
            assertThat(told).containsExactly("INSERTED slow 1");
        }
    }

    /** The one that began first changes what the other has brought: by the numbers of transactions it would come before it. */
    @Test
    void anOlderTransactionThatChangesWhatAYoungerOneBroughtComesAfterIt() throws Exception {
        Place start = feed.now(LAMP);
        try (Connection older = DATABASE.dataSource().getConnection();
                Statement statement = older.createStatement()) {
            older.setAutoCommit(false);
            statement.execute("INSERT INTO layer.lamp (name) VALUES ('own')");
            write("INSERT INTO layer.lamp (name) VALUES ('young')");
            statement.execute("UPDATE layer.lamp SET name = 'changed' WHERE name = 'young'");
            older.commit();
        }
        List<String> told = new ArrayList<>();
        read(start, 100, told);
        assertThat(told).containsExactly("INSERTED young 1", "INSERTED own 1", "UPDATED changed 2");
    }

    @Test
    void anInstantIsAPlaceBeforeAllThatCameIntoEffectAfterIt() throws Exception {
        write("INSERT INTO layer.lamp (name) VALUES ('before')");
        List<String> told = new ArrayList<>();
        try (Connection open = DATABASE.dataSource().getConnection()) {
            open.setAutoCommit(false);
            try (Statement statement = open.createStatement()) {
                statement.execute("INSERT INTO layer.lamp (name) VALUES ('open')");
            }
            Thread.sleep(5);
            Instant instant = Instant.now();
            Thread.sleep(5);
            open.commit();
            write("INSERT INTO layer.lamp (name) VALUES ('after')");
            read(feed.at(LAMP, instant), 100, told);
        }
        assertThat(told).containsExactly("INSERTED open 1", "INSERTED after 1");
        assertThat(feed.at(LAMP, Instant.EPOCH)).isEqualTo(Place.BEGINNING);
    }

    /** Eight writers at random, among them some that dawdle and some that give up; a reader keeps a copy by the feed alone. */
    @Test
    void aCopyKeptByTheFeedEqualsTheTable() throws Exception {
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Map<Long, String> copy = new HashMap<>();
        Place place = feed.now(LAMP);
        ExecutorService pool = Executors.newFixedThreadPool(8);
        List<Future<?>> writers = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            Random random = new Random(seed + i);
            writers.add(pool.submit(() -> writeAtRandom(random)));
        }
        int pages = 0;
        boolean finished = false;
        while (!finished) {
            boolean last = writers.stream().allMatch(Future::isDone);
            Progress progress = feed.read(FeatureQuery.everything(LAMP), place, 7, change -> apply(change, copy));
            place = progress.place();
            pages++;
            finished = last && progress.complete();
        }
        for (Future<?> writer : writers) {
            writer.get();
        }
        pool.shutdown();
        Map<Long, String> table = new HashMap<>();
        DATABASE.query("SELECT fid || ' ' || version || ' ' || coalesce(name, '') FROM layer.lamp")
                .forEach(row -> {
                    String[] parts = row.split(" ", 2);
                    table.put(Long.valueOf(parts[0]), parts[1]);
                });
        assertThat(pages).isGreaterThan(10);
        assertThat(table).isNotEmpty();
        assertThat(copy).isEqualTo(table);
    }

    private static void apply(Change change, Map<Long, String> copy) {
        switch (change.kind()) {
            case INSERTED ->
                assertThat(copy.put(change.feature().fid(), state(change))).isNull();
            case UPDATED ->
                assertThat(copy.put(change.feature().fid(), state(change))).isNotNull();
            case DELETED -> assertThat(copy.remove(change.feature().fid())).isNotNull();
        }
    }

    private static String state(Change change) {
        return change.version() + " " + change.feature().values()[0];
    }

    private static Void writeAtRandom(Random random) throws SQLException, InterruptedException {
        try (Connection connection = DATABASE.dataSource().getConnection();
                Statement statement = connection.createStatement()) {
            connection.setAutoCommit(false);
            for (int i = 0; i < 40; i++) {
                // one row at a time and in ascending order, so that none waits for another in a circle
                int edits = 1 + random.nextInt(3);
                for (int j = 0; j < edits; j++) {
                    String one = "(SELECT fid FROM layer.lamp WHERE fid % 8 = " + random.nextInt(8)
                            + " ORDER BY random() LIMIT 1 FOR UPDATE SKIP LOCKED)";
                    switch (random.nextInt(5)) {
                        case 0, 1 ->
                            statement.execute("INSERT INTO layer.lamp (name) VALUES ('n" + random.nextInt() + "')");
                        case 2, 3 ->
                            statement.execute(
                                    "UPDATE layer.lamp SET name = 'u" + random.nextInt() + "' WHERE fid = " + one);
                        default -> statement.execute("DELETE FROM layer.lamp WHERE fid = " + one);
                    }
                }
                if (random.nextInt(4) == 0) {
                    Thread.sleep(random.nextInt(15));
                }
                if (random.nextInt(6) == 0) {
                    connection.rollback();
                } else {
                    connection.commit();
                }
            }
        }
        return null;
    }

    private Progress read(Place after, int atMost, List<String> told) throws IOException {
        return feed.read(
                FeatureQuery.everything(LAMP),
                after,
                atMost,
                change -> told.add(change.kind() + " " + change.feature().values()[0] + " " + change.version()));
    }

    /** All in one transaction. */
    private static void write(String sql) {
        DATABASE.execute(sql);
    }
}
