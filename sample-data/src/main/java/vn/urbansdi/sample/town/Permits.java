package vn.urbansdi.sample.town;

import java.io.IOException;
import java.time.LocalDate;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.record.PersonNames;
import vn.urbansdi.sample.record.RecordSink;
import vn.urbansdi.sample.record.SampleLayer;

/** Building permits of the last five years, for about one building in twenty. */
final class Permits {

    private static final double SHARE = 0.055;
    private static final String[] TYPES = {"NEW", "NEW", "NEW", "REPAIR", "REPAIR", "TEMPORARY", "RELOCATE"};
    private static final String[] STATES = {"ISSUED", "ISSUED", "ISSUED", "ISSUED", "PENDING", "REFUSED", "EXPIRED"};

    private final Place place;
    private final RecordSink sink;
    private int count;

    Permits(Place place, RecordSink sink) {
        this.place = place;
        this.sink = sink;
    }

    void perhaps(District district, PlotUse use, Polygon footprint, String address, SplittableRandom random)
            throws IOException {
        if (random.nextDouble() >= SHARE) {
            return;
        }
        String state = PersonNames.pick(STATES, random);
        LocalDate day = LocalDate.of(2021 + random.nextInt(5), 1 + random.nextInt(12), 1 + random.nextInt(28));
        sink.accept(
                SampleLayer.BUILDING_PERMIT,
                footprint.getInteriorPoint(),
                String.format("%s-%06d/GPXD-%d", place.prefix(), ++count, day.getYear()),
                district.ward().code(),
                PersonNames.pick(TYPES, random),
                state,
                state.equals("PENDING") ? null : day,
                use.floors(),
                Math.rint(10 * footprint.getArea() * use.floors()) / 10,
                address,
                PersonNames.person(random));
    }
}
