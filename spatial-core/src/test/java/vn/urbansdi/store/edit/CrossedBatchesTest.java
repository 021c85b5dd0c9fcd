package vn.urbansdi.store.edit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.Edit;
import vn.urbansdi.feature.EditBatch;
import vn.urbansdi.filter.Filters;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** Batches that touch the same features in opposite orders: all are carried out, whatever the database has to break off. */
class CrossedBatchesTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT);
    private static final int EDITORS = 6;
    private static final int BATCHES = 4;

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    private final PostgisFeatureEditor editor = new PostgisFeatureEditor(DATABASE.dataSource(), CATALOG);

    @Test
    @Timeout(120)
    void everyBatchIsCarriedOut() throws Exception {
        DATABASE.execute("INSERT INTO layer.street_light (light_id, geom) SELECT 'L' || i,"
                + " ST_SetSRID(ST_Point(430000 + i, 2317000), 5899) FROM generate_series(1, 2) i");
        List<Long> fids = DATABASE.query("SELECT fid FROM layer.street_light ORDER BY fid").stream()
                .map(Long::valueOf)
                .toList();
        List<Callable<Void>> editors = new ArrayList<>();
        for (int i = 0; i < EDITORS; i++) {
            int number = i;
            editors.add(() -> {
                for (int batch = 0; batch < BATCHES; batch++) {
                    long power = 1000L * number + batch + 1;
                    List<Edit> edits = number % 2 == 0
                            ? List.of(power(fids.get(0), power), power(fids.get(1), power))
                            : List.of(power(fids.get(1), power), power(fids.get(0), power));
                    editor.apply(new EditBatch(edits, "editor " + number, Optional.empty()));
                }
                return null;
            });
        }
        ExecutorService threads = Executors.newFixedThreadPool(EDITORS);
        try {
            for (Future<Void> done : threads.invokeAll(editors)) {
                done.get();
            }
        } finally {
            threads.shutdownNow();
            assertThat(threads.awaitTermination(10, TimeUnit.SECONDS)).isTrue();
        }
        assertThat(DATABASE.query("SELECT version FROM layer.street_light"))
                .containsOnly(String.valueOf(1 + EDITORS * BATCHES));
    }

    private static Edit power(long fid, long watts) {
        return new Edit.Update(
                LIGHT,
                Filters.ids(LIGHT, List.of(fid)),
                PostgisFeatureEditorTest.values(LIGHT, null, "power_w", watts),
                OptionalLong.empty());
    }
}
