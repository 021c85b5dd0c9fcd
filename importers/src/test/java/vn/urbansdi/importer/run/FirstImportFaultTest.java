package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.testing.PrivateCluster;

/**
 * An empty layer is filled in a way of its own, its indexes made last. Whoever kills that import, or its database, leaves the
 * layer empty, or full, and the next run with all its indexes.
 */
class FirstImportFaultTest {

    private static final int LIGHTS = 20_000;
    private static final String COUNT = "SELECT count(*) FROM layer.street_light";
    private static final String INDEXES = "SELECT string_agg(indexname, ' ' ORDER BY indexname) FROM pg_indexes"
            + " WHERE schemaname = 'layer' AND tablename = 'street_light'";

    @TempDir
    static Path directory;

    @Test
    void killed_at_any_of_a_few_moments() throws Exception {
        dieAtRandomMoments(2, 5);
    }

    @Test
    @Tag("soak")
    void killed_at_any_of_many_moments() throws Exception {
        dieAtRandomMoments(20, 6);
    }

    private static void dieAtRandomMoments(int times, long seed) throws Exception {
        SplittableRandom random = new SplittableRandom(seed);
        try (PrivateCluster cluster = PrivateCluster.start()) {
            MortalDeployment deployment = new MortalDeployment(cluster, directory);
            Path delivery = deployment.lights("first", 0, LIGHTS, 70);
            deployment.started("migrate").ended();
            String indexes = deployment.ask(INDEXES);
            long millis = 0;
            for (int i = 0; i <= times; i++) {
                String moment = "seed " + seed + ", moment " + i;
                if (i > 0) {
                    die(deployment, delivery, random.nextLong(millis), i % 2 == 0);
                    assertThat(deployment.awaited(COUNT)).as(moment).isIn("0", Integer.toString(LIGHTS));
                }
                long start = System.nanoTime();
                deployment.importing(delivery).ended();
                millis = Math.max(millis, (System.nanoTime() - start) / 1_000_000);
                assertThat(deployment.ask(COUNT)).as(moment).isEqualTo(Integer.toString(LIGHTS));
                assertThat(deployment.ask(INDEXES)).as(moment).isEqualTo(indexes);
                assertThat(deployment.ask("SELECT count(*) FROM sdi.run WHERE state = 'running'"))
                        .as(moment)
                        .isEqualTo("0");
                forget(deployment);
            }
        }
    }

    private static void die(MortalDeployment deployment, Path delivery, long afterMs, boolean databaseToo)
            throws Exception {
        MortalDeployment.Import running = deployment.importing(delivery);
        running.process().waitFor(afterMs, TimeUnit.MILLISECONDS);
        if (databaseToo) {
            deployment.cluster().crash();
            assertThat(running.output()).doesNotContain("\tat ");
            deployment.cluster().begin();
        } else {
            running.process().destroyForcibly().waitFor();
        }
    }

    /** As if nothing had ever been delivered. */
    private static void forget(MortalDeployment deployment) throws Exception {
        deployment.execute("""
                ALTER TABLE layer.street_light DISABLE TRIGGER USER;
                TRUNCATE layer.street_light, history.street_light, sdi.run CASCADE;
                ALTER TABLE layer.street_light ENABLE TRIGGER USER;
                TRUNCATE sdi.said, sdi.source""");
    }
}
