package vn.urbansdi.sample.deliver;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import vn.urbansdi.sample.change.ChangeList;
import vn.urbansdi.sample.change.ChangePlanter;
import vn.urbansdi.sample.change.RenamedColumn;
import vn.urbansdi.sample.change.RepeatedNumbers;
import vn.urbansdi.sample.flaw.DeliveredRow;
import vn.urbansdi.sample.flaw.FlawPlanter;
import vn.urbansdi.sample.flaw.Manifest;
import vn.urbansdi.sample.flaw.PlantedConflict;
import vn.urbansdi.sample.flaw.PlantedFlaw;
import vn.urbansdi.sample.record.SampleRecord;

/** What all deliveries of one month have in common: where they go, and the lists of what is planted in them. */
final class Month {

    private final Path root;
    private final FlawPlanter flaws;
    private final RepeatedNumbers repeated;
    private final Optional<ChangePlanter> changes;
    private final List<TaxList> taxes = new ArrayList<>();
    private final List<RenamedColumn> renamed = new ArrayList<>();

    private Month(Path root, FlawPlanter flaws, RepeatedNumbers repeated, Optional<ChangePlanter> changes) {
        this.root = root;
        this.flaws = flaws;
        this.repeated = repeated;
        this.changes = changes;
    }

    static Month first(Path root, long seed, boolean flawed) {
        return new Month(root, new FlawPlanter(seed, flawed), new RepeatedNumbers(), Optional.empty());
    }

    /** The same rows are spoilt again, in the same way; of the others a few are changed. */
    Month next(Path nextRoot, long seed, boolean flawed) {
        Set<String> taxedWards = CityHabits.taxedWards();
        return new Month(
                nextRoot,
                new FlawPlanter(seed, flawed),
                repeated,
                Optional.of(new ChangePlanter(seed, flaws, repeated, taxedWards)));
    }

    Path root() {
        return root;
    }

    FlawPlanter flaws() {
        return flaws;
    }

    boolean isLater() {
        return changes.isPresent();
    }

    /** @return what stands in this month where the row stood in the first */
    List<SampleRecord> pass(DeliveredRow row, SampleRecord sample, long next) {
        if (changes.isPresent()) {
            return changes.get().pass(row, sample, next);
        }
        return List.of(sample);
    }

    /** Hears of a row as it is made, before anything is planted. */
    void observe(SampleRecord made) {
        if (changes.isEmpty()) {
            repeated.observe(made);
        }
    }

    void add(TaxList list) {
        taxes.add(list);
    }

    void renamed(List<RenamedColumn> columns) {
        renamed.addAll(columns);
    }

    Manifest manifest(long seed, int scale) {
        List<PlantedFlaw> all = Stream.concat(
                        flaws.planted().stream(), taxes.stream().flatMap(list -> list.flaws().stream()))
                .toList();
        List<PlantedConflict> conflicts =
                taxes.stream().flatMap(list -> list.conflicts().stream()).toList();
        return Manifest.of(seed, scale, all, conflicts);
    }

    ChangeList changes(long seed, int scale) {
        return new ChangeList(
                seed,
                scale,
                Stream.concat(
                                changes.orElseThrow().planted().stream(),
                                taxes.stream().flatMap(list -> list.changes().stream()))
                        .toList(),
                renamed);
    }
}
