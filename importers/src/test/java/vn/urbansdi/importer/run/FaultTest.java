package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.testing.PrivateCluster;

/**
 * Imports that are killed, whose database crashes, whose disk is full: the layer is as before, or as after, to the byte; the
 * next run says what happened and ends as if nothing had. The programs really die, at random moments.
 */
class FaultTest {

    private static final int LIGHTS = 20_000;
    private static final String STATE =
            "SELECT md5(string_agg(t::text, E'\\n' ORDER BY fid)) || ' ' || count(*) FROM layer.street_light t";
    /** Without what numbers the runs and the moments. */
    private static final String CONTENT =
            "SELECT md5(string_agg(concat_ws('|', light_id, lamp_type, power_w, ST_AsText(geom)), E'\\n' ORDER BY light_id))"
                    + " || ' ' || count(*) FROM layer.street_light";

    @TempDir
    static Path directory;

    private static PrivateCluster cluster;
    private static Path first;
    private static Path second;
    private static String before;
    private static String contentBefore;
    private static String contentAfter;
    private static long millis;

    @BeforeAll
    static void deliverOnce() throws Exception {
        cluster = PrivateCluster.start();
        first = lights("first", 0, LIGHTS, 70);
        // Half of them brighter, half as many again.
        second = lights("second", LIGHTS / 2, LIGHTS, 100);
        assertThat(importing(first).output()).contains("./sdi migrate").doesNotContain("\tat ");
        started("migrate").ended();
        assertThat(importing(first).ended()).contains("Inserted                  20,000");
        before = ask(STATE);
        contentBefore = ask(CONTENT);
        long start = System.nanoTime();
        Import whole = importing(second);
        assertThat(whole.ended()).contains("Inserted                  10,000", "Updated                   10,000");
        millis = (System.nanoTime() - start) / 1_000_000;
        contentAfter = ask(CONTENT);
        assertThat(undone()).isEqualTo(contentBefore);
        before = ask(STATE);
    }

    @AfterAll
    static void stop() throws Exception {
        if (cluster != null) {
            cluster.close();
        }
    }

    @Test
    void an_import_killed_at_any_of_a_few_moments_changes_nothing_or_everything() throws Exception {
        killAtRandomMoments(2, 1);
    }

    @Test
    @Tag("soak")
    void an_import_killed_at_any_of_many_moments_changes_nothing_or_everything() throws Exception {
        killAtRandomMoments(20, 2);
    }

    @Test
    void a_database_that_crashes_at_any_of_a_few_moments_keeps_nothing_or_everything() throws Exception {
        crashAtRandomMoments(1, 3);
    }

    @Test
    @Tag("soak")
    void a_database_that_crashes_at_any_of_many_moments_keeps_nothing_or_everything() throws Exception {
        crashAtRandomMoments(20, 4);
    }

    @Test
    void a_full_disk_leaves_the_layer_as_it_was_and_is_said() throws Exception {
        Path large = lights("large", 0, 10 * LIGHTS, 150);
        cluster.end();
        cluster.beginWithFilesOfAtMost(12_000);
        String said;
        try {
            Import full = importing(large);
            said = full.output();
            assertThat(full.process.exitValue()).as(said).isEqualTo(SdiCommand.FAILED);
            assertThat(said).contains("The database failed", "File too large").doesNotContain("\tat ");
            assertThat(ask(STATE)).isEqualTo(before);
        } finally {
            cluster.end();
            cluster.begin();
        }
        assertThat(ask(STATE)).isEqualTo(before);
        assertThat(importing(second).ended()).contains("Inserted                  10,000");
        assertThat(ask(CONTENT)).isEqualTo(contentAfter);
        assertThat(undone()).isEqualTo(contentBefore);
        before = ask(STATE);
    }

    private static void killAtRandomMoments(int times, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < times; i++) {
            Import running = importing(second);
            running.process.waitFor(random.nextLong(millis), TimeUnit.MILLISECONDS);
            running.process.destroyForcibly().waitFor();
            checkAndFinish("seed " + seed + ", moment " + i);
            assertThat(ask("SELECT count(*) FROM pg_class WHERE relpersistence = 't'"))
                    .as("staging tables left behind")
                    .isEqualTo("0");
        }
    }

    private static void crashAtRandomMoments(int times, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < times; i++) {
            Import running = importing(second);
            running.process.waitFor(random.nextLong(millis), TimeUnit.MILLISECONDS);
            cluster.crash();
            String said = running.output();
            cluster.begin();
            String moment = "seed " + seed + ", moment " + i + ": " + said;
            assertThat(said).as(moment).doesNotContain("\tat ");
            boolean done = running.process.exitValue() == 0;
            // Nobody can know more than that if the crash swallowed the answer to the commit.
            if (!said.contains("in as a whole or not at all")) {
                assertThat(ask(STATE).equals(before)).as(moment).isNotEqualTo(done);
            }
            checkAndFinish(moment);
        }
    }

    private static void checkAndFinish(String moment) throws Exception {
        boolean untouched = awaited(STATE).equals(before);
        if (!untouched) {
            assertThat(ask(CONTENT)).as(moment).isEqualTo(contentAfter);
        }
        boolean leftOver =
                ask("SELECT count(*) FROM sdi.run WHERE state = 'running'").equals("1");
        String said = importing(second).ended();
        if (untouched) {
            assertThat(said).as(moment).contains("Inserted                  10,000");
        } else {
            // The run was in before the end: its delivery is known again, or merged into what it left.
            assertThat(said).as(moment).containsAnyOf("nothing to do", "Nothing new");
        }
        assertThat(said.contains("died in the middle")).as(moment + ": " + said).isEqualTo(leftOver);
        assertThat(ask(CONTENT)).as(moment).isEqualTo(contentAfter);
        assertThat(ask("SELECT count(*) FROM sdi.run WHERE state = 'running'")).isEqualTo("0");
        assertThat(undone()).as(moment).isEqualTo(contentBefore);
        before = ask(STATE);
    }

    /** The server may take a moment to notice that its client is gone, and then ends a commit that it was given. */
    private static String awaited(String sql) throws Exception {
        for (int i = 0; i < 200; i++) {
            if (ask("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'").equals("0")) {
                return ask(sql);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the import is dead, but its lock lives");
    }

    /** Undoes the last run that wrote anything, and says what the layer contains then. */
    private static String undone() throws Exception {
        String run = ask("SELECT max(id) FROM sdi.run WHERE state = 'committed' AND inserted > 0 AND undoes IS NULL");
        assertThat(started("undo", run).ended()).contains(run);
        return ask(CONTENT);
    }

    private static Path lights(String name, int from, int count, int watts) throws IOException {
        Path csv = directory.resolve(name + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(csv, StandardCharsets.UTF_8)) {
            out.write("light_id;x;y;lamp_type;power_w\n");
            for (int i = from; i < from + count; i++) {
                out.write(String.format(
                        Locale.ROOT, "L%06d;%d;%d;LED;%d%n", i, 430_000 + i % 1000, 2_317_000 + i / 1000, watts));
            }
        }
        return Files.writeString(directory.resolve(name + ".delivery.yaml"), """
                source: control_centre
                deliveries:
                  - {file: %s.csv, layer: street_light, crs: EPSG:5899, x: x, y: y}
                """.formatted(name));
    }

    private static Import importing(Path delivery) throws IOException {
        return started("import", "--out", directory.resolve("rejects").toString(), delivery.toString());
    }

    private static Import started(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SdiCommand.class.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(directory, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SDI_"));
        builder.environment().put("SDI_DB_URL", cluster.jdbcUrl());
        builder.environment().put("SDI_LANG", "en");
        return new Import(builder.start(), output);
    }

    private record Import(Process process, Path said) {

        String output() throws IOException, InterruptedException {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
            return Files.readString(said, StandardCharsets.UTF_8);
        }

        String ended() throws IOException, InterruptedException {
            String output = output();
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        }
    }

    private static String ask(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(cluster.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
