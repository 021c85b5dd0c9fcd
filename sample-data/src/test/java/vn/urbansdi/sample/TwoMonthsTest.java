package vn.urbansdi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.sample.change.ChangeKind;
import vn.urbansdi.sample.change.ChangeList;
import vn.urbansdi.sample.change.PlantedChange;
import vn.urbansdi.sample.flaw.Manifest;
import vn.urbansdi.store.merge.RunUndo;
import vn.urbansdi.store.merge.UndoOutcome;
import vn.urbansdi.testing.TestDatabase;

/**
 * Every dataset is delivered, and a month later again. Every flaw is found and every change made, nothing else is touched, and undo
 * leads back step by step to what stood after the first month, and to nothing.
 */
class TwoMonthsTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final List<String> LAYERS =
            CATALOG.layers().stream().map(Layer::id).toList();

    @RegisterExtension
    static final TestDatabase ONE_CITY = TestDatabase.migrated(CATALOG);

    @RegisterExtension
    static final TestDatabase ALL = TestDatabase.migrated(CATALOG);

    @TempDir
    Path work;

    @Test
    void of_one_city() throws Exception {
        deliverAndUndo(ONE_CITY, "--city", "uong_bi");
    }

    @Test
    @Tag("soak")
    void of_all_cities() throws Exception {
        deliverAndUndo(ALL);
    }

    private void deliverAndUndo(TestDatabase database, String... which) throws Exception {
        Path first = work.resolve("first");
        Path second = work.resolve("second");
        generate(first, second, which);
        LayerExport export = new LayerExport(database, LAYERS);
        export.to(work.resolve("empty"));

        SampleImport before = SampleImport.of(first, database, work);
        checkFlaws(first, before);
        export.to(work.resolve("month1"));
        MonthComparison.keep(database, LAYERS);

        SampleImport after = SampleImport.of(second, database, work);
        checkFlaws(second, after);
        checkChanges(database, ChangeList.read(second), after);

        List<Long> runs = runs(database);
        long lastOfMonth1 = Long.parseLong(database.queryOne("SELECT max(run_id) FROM month1.road"));
        assertThat(runs).hasSizeGreaterThan(30);
        for (long run : runs.stream().filter(run -> run > lastOfMonth1).toList()) {
            undo(database, run);
        }
        export.to(work.resolve("undone"));
        assertSame("month1", "undone");
        for (long run : runs.stream().filter(run -> run <= lastOfMonth1).toList()) {
            undo(database, run);
        }
        export.to(work.resolve("emptied"));
        assertSame("empty", "emptied");
    }

    private static void generate(Path first, Path second, String... which) {
        List<String> arguments = new ArrayList<>(
                List.of("--seed", SampleFiles.SEED, "--today", SampleFiles.TODAY, "--next-month", second.toString()));
        arguments.addAll(List.of(which));
        SampleFiles.generate(first, arguments.toArray(String[]::new));
    }

    private static void checkFlaws(Path deliveries, SampleImport result) throws IOException {
        Manifest manifest = Manifest.read(deliveries);
        FlawComparison flaws = FlawComparison.of(manifest.flaws(), result.rejects());
        assertThat(flaws.missed()).as("planted but not found").isEmpty();
        assertThat(flaws.unexpected()).as("found but not planted").isEmpty();
        assertThat(manifest.conflicts()).isNotEmpty();
    }

    private static void checkChanges(TestDatabase database, ChangeList list, SampleImport result) throws IOException {
        List<PlantedChange> changes = list.changes();
        assertThat(changes)
                .extracting(PlantedChange::kind)
                .contains(
                        Arrays.stream(ChangeKind.values()).map(ChangeKind::code).toArray(String[]::new));
        assertThat((double) changes.size() / result.read()).isBetween(0.008, 0.016);
        assertThat(changes.stream()
                        .map(change -> change.file() + change.layer())
                        .distinct())
                .as("every dataset has changes, and columns by another name")
                .containsAll(list.renamed().stream()
                        .map(renamed -> renamed.file() + renamed.layer())
                        .toList());
        for (String layer : LAYERS) {
            List<PlantedChange> here = changes.stream()
                    .filter(change -> change.layer().equals(layer))
                    .toList();
            new MonthComparison(database, layer, here).check();
        }
        checkTheCheck(
                database,
                changes.stream()
                        .filter(change -> change.layer().equals("land_parcel"))
                        .toList());
        assertThat(result.inserted()).isEqualTo(count(changes, "added"));
        assertThat(result.retired()).isEqualTo(count(changes, "vanished"));
        assertThat(result.updated()).isEqualTo(changes.size() - result.inserted() - result.retired());
    }

    /** A change that is struck from the list, invented, or told otherwise than it was made, is noticed. */
    private static void checkTheCheck(TestDatabase database, List<PlantedChange> parcels) {
        PlantedChange changed = first(parcels, "changed");
        PlantedChange resurveyed = first(parcels, "resurveyed");
        PlantedChange vanished = first(parcels, "vanished");
        PlantedChange otherValue = new PlantedChange(
                changed.file(),
                changed.layer(),
                changed.row(),
                changed.kind(),
                changed.key(),
                Map.of(changed.values().keySet().iterator().next(), "khác"),
                null);
        PlantedChange otherPlace = new PlantedChange(
                resurveyed.file(),
                resurveyed.layer(),
                resurveyed.row(),
                resurveyed.kind(),
                resurveyed.key(),
                Map.of(),
                first(parcels, "split").geometry());
        List<List<PlantedChange>> wrong = List.of(
                without(parcels, changed),
                without(parcels, vanished),
                without(parcels, changed, otherValue),
                without(parcels, resurveyed, otherPlace),
                without(parcels, changed, changed, changed));
        for (List<PlantedChange> list : wrong) {
            assertThatThrownBy(() -> new MonthComparison(database, "land_parcel", list).check())
                    .isInstanceOf(AssertionError.class);
        }
    }

    private static PlantedChange first(List<PlantedChange> changes, String kind) {
        return changes.stream()
                .filter(change -> change.kind().equals(kind))
                .findFirst()
                .orElseThrow();
    }

    private static List<PlantedChange> without(
            List<PlantedChange> changes, PlantedChange one, PlantedChange... instead) {
        List<PlantedChange> others = new ArrayList<>(changes);
        others.remove(one);
        others.addAll(List.of(instead));
        return others;
    }

    private static long count(List<PlantedChange> changes, String kind) {
        return changes.stream().filter(change -> change.kind().equals(kind)).count();
    }

    /** The last first. */
    private static List<Long> runs(TestDatabase database) {
        return database.query("SELECT id FROM sdi.run WHERE state = 'committed' ORDER BY id DESC").stream()
                .map(Long::valueOf)
                .toList();
    }

    private static void undo(TestDatabase database, long run) {
        UndoOutcome outcome = new RunUndo(database.dataSource(), CATALOG).undo(run, "tester", notice -> {});
        assertThat(outcome.left())
                .as("features that run " + run + " wrote and its undo left")
                .isEmpty();
    }

    private void assertSame(String expected, String found) throws IOException, SQLException {
        for (String name : List.of(work.resolve(expected).toFile().list())) {
            Path was = work.resolve(expected).resolve(name);
            assertThat(Files.mismatch(was, work.resolve(found).resolve(name)))
                    .as("first byte in which the export of " + name + " differs (" + expected + ", " + found + ")")
                    .isEqualTo(-1);
        }
        assertThat(work.resolve(expected).toFile().list()).hasSize(LAYERS.size() + 2);
    }
}
