package vn.urbansdi.sample.town;

import java.io.IOException;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.record.RecordSink;
import vn.urbansdi.sample.record.SampleLayer;

/** Where people go when the water comes: schools, community houses and health stations. */
final class Shelters {

    private final Place place;
    private final RecordSink sink;
    private int count;

    Shelters(Place place, RecordSink sink) {
        this.place = place;
        this.sink = sink;
    }

    void perhaps(PlotUse use, Polygon footprint, String address, SplittableRandom random) throws IOException {
        String kind = use.name() == null
                ? null
                : switch (use.building()) {
                    case "SCHOOL" -> "SCHOOL";
                    case "HEALTH" -> "HOSPITAL";
                    case "OTHER" -> "COMMUNITY_HOUSE";
                    default -> null;
                };
        if (kind == null) {
            return;
        }
        sink.accept(
                SampleLayer.SHELTER,
                footprint.getInteriorPoint(),
                String.format("%s-TT-%03d", place.prefix(), ++count),
                use.name(),
                kind,
                (int) (10 * Math.rint(footprint.getArea() * use.floors() / 50)) + 40,
                address,
                String.format("0203 3%03d %03d", random.nextInt(1_000), random.nextInt(1_000)));
    }
}
