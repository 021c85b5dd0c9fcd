package vn.urbansdi.sample.deliver;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Optional;
import vn.urbansdi.sample.change.ChangeList;
import vn.urbansdi.sample.city.SampleGenerator;
import vn.urbansdi.sample.flaw.Manifest;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.record.SampleRecord;

/**
 * Generates everything and writes it under one directory, with the manifest of what is wrong with it; and again, as a month later,
 * under another.
 *
 * @param flawed whether to spoil some rows
 * @param today the date of the hazard warnings
 * @param city the only one that is wanted; all, if absent
 */
public record Deliveries(long seed, int scale, boolean flawed, LocalDate today, Optional<String> city) {

    /** @param later what changed from the first month to the second; absent if only the first was asked for */
    public record Written(Manifest manifest, Optional<ChangeList> later) {}

    /** @param nextRoot where the second month goes, if it is wanted */
    public Written write(Path root, Optional<Path> nextRoot) throws IOException {
        Month first = Month.first(root, seed, flawed);
        write(first);
        Manifest manifest = first.manifest(seed, scale);
        manifest.write(root);
        if (nextRoot.isEmpty()) {
            return new Written(manifest, Optional.empty());
        }
        Month second = first.next(nextRoot.get(), seed, flawed);
        write(second);
        second.manifest(seed, scale).write(nextRoot.get());
        ChangeList changes = second.changes(seed, scale);
        changes.write(nextRoot.get());
        return new Written(manifest, Optional.of(changes));
    }

    private void write(Month month) throws IOException {
        try (CityDelivery province = new CityDelivery(month, CityHabits.province(), Optional.empty())) {
            new SampleGenerator(seed, scale, today)
                    .generate(
                            place -> sink(month, place, province),
                            place -> city.isEmpty() || city.get().equals(place.id()));
        }
    }

    private SampleGenerator.ClosingSink sink(Month month, Place place, CityDelivery province) throws IOException {
        CityHabits habits = CityHabits.of(place.id());
        CityDelivery own = new CityDelivery(month, habits, taxes(place, habits, month));
        return new SampleGenerator.ClosingSink() {
            @Override
            public void accept(SampleRecord sample) throws IOException {
                month.observe(sample);
                (Department.of(sample.layer()) == Department.ADMIN ? province : own).accept(sample);
            }

            @Override
            public void close() throws IOException {
                own.close();
            }
        };
    }

    private Optional<TaxList> taxes(Place place, CityHabits habits, Month month) {
        return habits.taxedWard().map(ward -> new TaxList(place, ward, seed, flawed, month.isLater()));
    }
}
