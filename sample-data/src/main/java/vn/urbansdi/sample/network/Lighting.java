package vn.urbansdi.sample.network;

import java.io.IOException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.linearref.LengthIndexedLine;
import vn.urbansdi.sample.place.Board;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.record.PersonNames;
import vn.urbansdi.sample.record.RecordSink;
import vn.urbansdi.sample.record.SampleLayer;
import vn.urbansdi.sample.town.RoadClass;

/**
 * Street lights 30 to 40 m apart, one row along each lit road, and the cabinets that feed those of a neighbourhood. A light's
 * identifier is made of its row's number and its own number within the row.
 */
public final class Lighting {

    private static final double NEIGHBOURHOOD_M = 420;
    private static final int LIGHTS_PER_CABINET = 60;

    private final Place place;
    private final RecordSink sink;
    private final SplittableRandom random;
    private final Map<Long, Cabinet> cabinets = new TreeMap<>();
    private int cabinetCount;

    private static final class Cabinet {

        private final String id;
        private final String street;
        private final Coordinate at;
        private int lights;
        private double loadKw;

        private Cabinet(String id, String street, Coordinate at) {
            this.id = id;
            this.street = street;
            this.at = at;
        }
    }

    public Lighting(Place place, long seed, RecordSink sink) {
        this.place = place;
        this.sink = sink;
        this.random = new SplittableRandom(seed * 41 + place.id().hashCode());
    }

    public void light(List<Street> streets) throws IOException {
        int rows = 0;
        for (Street street : streets) {
            boolean lit = street.road().urban() && street.road().roadClass() != RoadClass.ALLEY;
            if (lit && street.line().getLength() > 45) {
                light(street, ++rows);
            }
        }
        for (Cabinet cabinet : cabinets.values()) {
            close(cabinet);
        }
    }

    private void light(Street street, int row) throws IOException {
        RoadClass roadClass = street.road().roadClass();
        // Wide roads have lamps on the median, others on one kerb.
        double side = roadClass.isAtLeast(RoadClass.ARTERIAL)
                ? 0
                : (random.nextBoolean() ? 1 : -1) * (roadClass.carriagewayM() / 2 + 0.6);
        double step = 32.5 + 4.5 * random.nextDouble();
        boolean old = random.nextDouble() < 0.3;
        LengthIndexedLine along = new LengthIndexedLine(street.line());
        double length = street.line().getLength();
        double at = 9 + (length - 18) % step / 2;
        Coordinate last = null;
        for (int number = 1; at < length - 6; number++) {
            Coordinate lamp = point(along, at, side);
            while (last != null && lamp.distance(last) < 30.5 && at < length - 6) {
                at += 0.5;
                lamp = point(along, at, side);
            }
            if (last != null && (lamp.distance(last) < 30.05 || lamp.distance(last) > 39.9)) {
                return;
            }
            add(street, row, number, lamp, old);
            last = lamp;
            at += step;
        }
    }

    private static Coordinate point(LengthIndexedLine along, double at, double side) {
        return along.extractPoint(at, side);
    }

    private void add(Street street, int row, int number, Coordinate lamp, boolean old) throws IOException {
        RoadClass roadClass = street.road().roadClass();
        String type = old
                ? PersonNames.pick(new String[] {"SODIUM", "SODIUM", "SODIUM", "METAL_HALIDE", "MERCURY"}, random)
                : "LED";
        boolean main = roadClass.isAtLeast(RoadClass.ARTERIAL);
        int watts = old ? (main ? 250 : 150) : main ? 150 : roadClass == RoadClass.COLLECTOR ? 100 : 70;
        Cabinet cabinet = cabinet(street, lamp);
        cabinet.lights++;
        cabinet.loadKw += watts / 1000.0;
        int year = old ? 2004 + random.nextInt(10) : 2016 + random.nextInt(9);
        sink.accept(
                SampleLayer.STREET_LIGHT,
                Board.GEOMETRY.createPoint(lamp),
                String.format("%s-D%05d-%03d", place.prefix(), row, number),
                cabinet.id,
                type,
                watts,
                main ? 11.0 : roadClass == RoadClass.COLLECTOR ? 9.0 : 7.5,
                status(),
                LocalDate.of(year, 1 + random.nextInt(12), 1 + random.nextInt(28)),
                street.road().name());
    }

    private String status() {
        double chance = random.nextDouble();
        return chance < 0.93 ? "ON" : chance < 0.96 ? "OFF" : chance < 0.985 ? "FAULT" : "MAINTENANCE";
    }

    private Cabinet cabinet(Street street, Coordinate lamp) throws IOException {
        long cell =
                (long) Math.floor(lamp.x / NEIGHBOURHOOD_M) * 1_000_000L + (long) Math.floor(lamp.y / NEIGHBOURHOOD_M);
        Cabinet cabinet = cabinets.get(cell);
        if (cabinet != null && cabinet.lights >= LIGHTS_PER_CABINET) {
            close(cabinet);
            cabinet = null;
        }
        if (cabinet == null) {
            String id = String.format("%s-T%04d", place.prefix(), ++cabinetCount);
            cabinet = new Cabinet(id, street.road().name(), new Coordinate(lamp.x + 1.6, lamp.y + 1.1));
            cabinets.put(cell, cabinet);
        }
        return cabinet;
    }

    private void close(Cabinet cabinet) throws IOException {
        String where = cabinet.street == null ? place.name() : cabinet.street;
        sink.accept(
                SampleLayer.LIGHTING_CABINET,
                Board.GEOMETRY.createPoint(cabinet.at),
                cabinet.id,
                "Tủ điều khiển " + Integer.parseInt(cabinet.id.substring(4)) + " – " + where,
                Math.ceil(2 * 1.3 * cabinet.loadKw) / 2 + 1,
                status());
    }
}
