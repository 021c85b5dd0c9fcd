package vn.urbansdi.sample;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.sample.city.SampleGenerator;
import vn.urbansdi.sample.record.SampleLayer;
import vn.urbansdi.sample.record.SampleRecord;

/** The same seed, scale and day give the same bytes, on any run of any Java; another seed another town; a larger scale more of it. */
class DeterminismTest {

    @TempDir
    Path work;

    @Test
    void the_same_seed_gives_the_same_bytes_in_another_process() throws Exception {
        // Another heap and collector too: nothing may hang on the order of objects in memory.
        SampleFiles.generateApart(work, "600m", "--seed", SampleFiles.SEED, "--today", SampleFiles.TODAY);
        List<Path> files = files(SampleFiles.flawed());
        assertThat(files(work)).containsExactlyElementsOf(files).hasSizeGreaterThan(100);
        for (Path file : files) {
            assertThat(Files.mismatch(SampleFiles.flawed().resolve(file.toString()), work.resolve(file.toString())))
                    .as("first byte in which " + file + " differs")
                    .isEqualTo(-1);
        }
    }

    @Test
    void one_city_is_as_it_is_among_all_and_its_second_month_the_same_bytes_too() throws Exception {
        String[] city = {"--seed", SampleFiles.SEED, "--today", SampleFiles.TODAY, "--no-flaws", "--city", "uong_bi"};
        Path here = work.resolve("here");
        SampleFiles.generate(
                here, with(city, "--next-month", work.resolve("here-next").toString()));
        for (Path file : files(here.resolve("uong_bi"))) {
            assertThat(Files.mismatch(
                            SampleFiles.sound().resolve("uong_bi").resolve(file.toString()),
                            here.resolve("uong_bi").resolve(file.toString())))
                    .as("first byte in which " + file + " differs")
                    .isEqualTo(-1);
        }
        Path there = work.resolve("there");
        SampleFiles.generateApart(
                there,
                "300m",
                with(city, "--next-month", work.resolve("there-next").toString()));
        List<Path> later = files(work.resolve("here-next"));
        assertThat(files(work.resolve("there-next")))
                .containsExactlyElementsOf(later)
                .hasSizeGreaterThan(30);
        for (Path file : later) {
            assertThat(Files.mismatch(
                            work.resolve("here-next").resolve(file.toString()),
                            work.resolve("there-next").resolve(file.toString())))
                    .as("first byte in which " + file + " differs")
                    .isEqualTo(-1);
        }
    }

    private static String[] with(String[] arguments, String... more) {
        return Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new);
    }

    @Test
    void another_seed_gives_another_town() {
        List<SampleRecord> one = firstParcels(42);
        List<SampleRecord> other = firstParcels(43);
        assertThat(one).hasSize(500);
        assertThat(firstParcels(42))
                .extracting(parcel -> parcel.geometry().toText())
                .isEqualTo(
                        one.stream().map(parcel -> parcel.geometry().toText()).toList());
        assertThat(other)
                .extracting(parcel -> parcel.geometry().toText())
                .doesNotContainAnyElementsOf(
                        one.stream().map(parcel -> parcel.geometry().toText()).toList());
    }

    /** Time, memory and size of scale 25 are what benchmarks need to know: they are printed. */
    @Test
    @Tag("soak")
    void scale_25_is_twenty_five_times_as_large_in_a_heap_of_512_mb() throws Exception {
        System.out.println(SampleFiles.generateApart(
                work, "512m", "--seed", SampleFiles.SEED, "--today", SampleFiles.TODAY, "--scale", "25"));
        long bytes = 0;
        for (Path file : files(work)) {
            bytes += Files.size(work.resolve(file.toString()));
        }
        System.out.println(bytes / 1_000_000 + " MB");
        for (String layer : List.of("building", "land_parcel", "drain_pipe", "building_permit")) {
            double times = (double) records(work, layer) / records(SampleFiles.flawed(), layer);
            assertThat(times).as(layer).isBetween(8.0, 40.0);
        }
    }

    @Test
    void scale_2_is_about_twice_as_large() throws IOException {
        Map<SampleLayer, Integer> counts = new EnumMap<>(SampleLayer.class);
        abandonAfterTheFirstCity(42, 2, sample -> counts.merge(sample.layer(), 1, Integer::sum));
        for (SampleLayer layer :
                List.of(SampleLayer.BUILDING, SampleLayer.BUILDING_PERMIT, SampleLayer.PLANNING_ZONE)) {
            double times = (double) counts.get(layer) / records(SampleFiles.flawed(), layer.id());
            assertThat(times).as(layer.id()).isBetween(1.6, 2.6);
        }
    }

    /** Number of records in a shapefile of the first city, as its DBF says. */
    private static int records(Path deliveries, String layer) throws IOException {
        try (RandomAccessFile dbf = new RandomAccessFile(
                deliveries.resolve("ha_long").resolve(layer + ".dbf").toFile(), "r")) {
            dbf.seek(4);
            return Integer.reverseBytes(dbf.readInt());
        }
    }

    private static List<SampleRecord> firstParcels(long seed) {
        return firstParcels(seed, 500);
    }

    /** The first parcels of Hạ Long as they are made. */
    static List<SampleRecord> firstParcels(long seed, int count) {
        List<SampleRecord> parcels = new ArrayList<>();
        abandonAfterTheFirstCity(seed, 1, sample -> {
            if (sample.layer() == SampleLayer.LAND_PARCEL) {
                parcels.add(sample);
            }
            if (parcels.size() == count) {
                throw new Enough();
            }
        });
        return parcels;
    }

    private interface Look {
        void at(SampleRecord sample) throws IOException;
    }

    private static void abandonAfterTheFirstCity(long seed, int scale, Look look) {
        boolean[] opened = new boolean[1];
        assertThatThrownBy(() -> new SampleGenerator(seed, scale, LocalDate.parse(SampleFiles.TODAY))
                        .generate(place -> {
                            if (opened[0]) {
                                throw new Enough();
                            }
                            opened[0] = true;
                            return new SampleGenerator.ClosingSink() {
                                @Override
                                public void accept(SampleRecord sample) throws IOException {
                                    look.at(sample);
                                }

                                @Override
                                public void close() {}
                            };
                        }))
                .isInstanceOf(Enough.class);
    }

    private static final class Enough extends IOException {}

    private static List<Path> files(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .map(directory::relativize)
                    .sorted()
                    .toList();
        }
    }
}
