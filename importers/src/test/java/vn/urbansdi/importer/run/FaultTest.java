package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
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
    private static MortalDeployment deployment;
    private static Path first;
    private static Path second;
    private static String before;
    private static String contentBefore;
    private static String contentAfter;
    private static long millis;

    @BeforeAll
    static void deliverOnce() throws Exception {
        cluster = PrivateCluster.start();
        deployment = new MortalDeployment(cluster, directory);
        first = deployment.lights("first", 0, LIGHTS, 70);
        // Half of them brighter, half as many again.
        second = deployment.lights("second", LIGHTS / 2, LIGHTS, 100);
        assertThat(deployment.importing(first).output())
                .contains("./sdi migrate")
                .doesNotContain("\tat ");
        deployment.started("migrate").ended();
        assertThat(deployment.importing(first).ended()).contains("Inserted                  20,000");
        before = deployment.ask(STATE);
        contentBefore = deployment.ask(CONTENT);
        long start = System.nanoTime();
        MortalDeployment.Import whole = deployment.importing(second);
        assertThat(whole.ended()).contains("Inserted                  10,000", "Updated                   10,000");
        millis = (System.nanoTime() - start) / 1_000_000;
        contentAfter = deployment.ask(CONTENT);
        assertThat(undone()).isEqualTo(contentBefore);
        before = deployment.ask(STATE);
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
        Path large = deployment.lights("large", 0, 10 * LIGHTS, 150);
        cluster.end();
        cluster.beginWithFilesOfAtMost(12_000);
        String said;
        try {
            MortalDeployment.Import full = deployment.importing(large);
            said = full.output();
            assertThat(full.process().exitValue()).as(said).isEqualTo(SdiCommand.FAILED);
            assertThat(said).contains("The database failed", "File too large").doesNotContain("\tat ");
            assertThat(deployment.ask(STATE)).isEqualTo(before);
        } finally {
            cluster.end();
            cluster.begin();
        }
        assertThat(deployment.ask(STATE)).isEqualTo(before);
        assertThat(deployment.importing(second).ended()).contains("Inserted                  10,000");
        assertThat(deployment.ask(CONTENT)).isEqualTo(contentAfter);
        assertThat(undone()).isEqualTo(contentBefore);
        before = deployment.ask(STATE);
    }

    private static void killAtRandomMoments(int times, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < times; i++) {
            MortalDeployment.Import running = deployment.importing(second);
            running.process().waitFor(random.nextLong(millis), TimeUnit.MILLISECONDS);
            running.process().destroyForcibly().waitFor();
            checkAndFinish("seed " + seed + ", moment " + i);
            assertThat(deployment.ask("SELECT count(*) FROM pg_class WHERE relpersistence = 't'"))
                    .as("staging tables left behind")
                    .isEqualTo("0");
        }
    }

    private static void crashAtRandomMoments(int times, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < times; i++) {
            MortalDeployment.Import running = deployment.importing(second);
            running.process().waitFor(random.nextLong(millis), TimeUnit.MILLISECONDS);
            cluster.crash();
            String said = running.output();
            cluster.begin();
            String moment = "seed " + seed + ", moment " + i + ": " + said;
            assertThat(said).as(moment).doesNotContain("\tat ");
            boolean done = running.process().exitValue() == 0;
            // Nobody can know more than that if the crash swallowed the answer to the commit.
            if (!said.contains("in as a whole or not at all")) {
                assertThat(deployment.ask(STATE).equals(before)).as(moment).isNotEqualTo(done);
            }
            checkAndFinish(moment);
        }
    }

    private static void checkAndFinish(String moment) throws Exception {
        boolean untouched = deployment.awaited(STATE).equals(before);
        if (!untouched) {
            assertThat(deployment.ask(CONTENT)).as(moment).isEqualTo(contentAfter);
        }
        boolean leftOver = deployment
                .ask("SELECT count(*) FROM sdi.run WHERE state = 'running'")
                .equals("1");
        String said = deployment.importing(second).ended();
        if (untouched) {
            assertThat(said).as(moment).contains("Inserted                  10,000");
        } else {
            // The run was in before the end: its delivery is known again, or merged into what it left.
            assertThat(said).as(moment).containsAnyOf("nothing to do", "Nothing new");
        }
        assertThat(said.contains("died in the middle")).as(moment + ": " + said).isEqualTo(leftOver);
        assertThat(deployment.ask(CONTENT)).as(moment).isEqualTo(contentAfter);
        assertThat(deployment.ask("SELECT count(*) FROM sdi.run WHERE state = 'running'"))
                .isEqualTo("0");
        assertThat(undone()).as(moment).isEqualTo(contentBefore);
        before = deployment.ask(STATE);
    }

    /** Undoes the last run that wrote anything, and says what the layer contains then. */
    private static String undone() throws Exception {
        String run = deployment.ask(
                "SELECT max(id) FROM sdi.run WHERE state = 'committed' AND inserted > 0 AND undoes IS NULL");
        assertThat(deployment.started("undo", run).ended()).contains(run);
        return deployment.ask(CONTENT);
    }
}
