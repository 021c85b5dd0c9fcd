package vn.urbansdi.sample.city;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Predicate;
import vn.urbansdi.sample.admin.WardMap;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.record.RecordSink;

/** Generates the four cities. The same seed and scale always give the same features in the same order. */
public final class SampleGenerator {

    /** What a town takes per parcel: the plot itself, its share of streets, parks and institutions. */
    private static final double TOWN_M2_PER_PARCEL = 205;

    private static final int PARCELS = 44_000;

    private final long seed;
    private final int scale;
    private final LocalDate today;

    /** @param today the date of the hazard warnings; nothing else depends on it */
    public SampleGenerator(long seed, int scale, LocalDate today) {
        this.seed = seed;
        this.scale = scale;
        this.today = today;
    }

    /** Where the features of a city go. */
    @FunctionalInterface
    public interface CitySinks {

        /** The sink is closed by the caller when the city is complete. */
        ClosingSink open(Place place) throws IOException;
    }

    /** A sink that is told when a city is complete. */
    public interface ClosingSink extends RecordSink, AutoCloseable {

        @Override
        void close() throws IOException;
    }

    public void generate(CitySinks sinks) throws IOException {
        generate(sinks, place -> true);
    }

    /** Only the wanted cities, each as it would be among all. */
    public void generate(CitySinks sinks, Predicate<Place> wanted) throws IOException {
        List<Place> places = Place.all();
        WardMap wards = new WardMap(places, seed);
        for (Place place : places.stream().filter(wanted).toList()) {
            try (ClosingSink sink = sinks.open(place)) {
                double urbanAreaM2 = TOWN_M2_PER_PARCEL * PARCELS * scale * place.parcelShare();
                new CityGenerator(place, wards, seed, sink).generate(urbanAreaM2, today);
            }
        }
    }
}
