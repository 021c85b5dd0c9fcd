package vn.urbansdi.sample.deliver;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import vn.urbansdi.sample.city.SampleGenerator;
import vn.urbansdi.sample.flaw.FlawPlanter;
import vn.urbansdi.sample.flaw.Manifest;
import vn.urbansdi.sample.record.SampleRecord;

/** Generates everything and writes it under one directory, with the manifest of what is wrong with it. */
public final class Deliveries {

    private final Path root;

    public Deliveries(Path root) {
        this.root = root;
    }

    /** @param flawed whether to spoil some rows */
    public Manifest write(long seed, int scale, boolean flawed, LocalDate today) throws IOException {
        FlawPlanter flaws = new FlawPlanter(seed, flawed);
        try (CityDelivery province = new CityDelivery(root, CityHabits.province(), flaws)) {
            new SampleGenerator(seed, scale, today).generate(place -> {
                CityDelivery city = new CityDelivery(root, CityHabits.of(place.id()), flaws);
                return new SampleGenerator.ClosingSink() {
                    @Override
                    public void accept(SampleRecord sample) throws IOException {
                        (Department.of(sample.layer()) == Department.ADMIN ? province : city).accept(sample);
                    }

                    @Override
                    public void close() throws IOException {
                        city.close();
                    }
                };
            });
        }
        Manifest manifest = Manifest.of(seed, scale, flaws.planted());
        manifest.write(root);
        return manifest;
    }
}
