package vn.urbansdi.sample.hazard;

import java.io.IOException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.PrecisionModel;
import org.locationtech.jts.geom.prep.PreparedGeometry;
import org.locationtech.jts.geom.prep.PreparedGeometryFactory;
import org.locationtech.jts.operation.overlayng.OverlayNG;
import vn.urbansdi.sample.place.Board;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.plane.Noise;
import vn.urbansdi.sample.record.RecordSink;
import vn.urbansdi.sample.record.SampleLayer;
import vn.urbansdi.sample.terrain.Ground;

/** Where water stands along shore and rivers, where hills slide above the roads, and what is being warned of today. */
public final class Hazards {

    private static final PrecisionModel CENTIMETRES = new PrecisionModel(100);
    private static final int FLOOD_SITES = 48;
    private static final int LANDSLIDES = 70;
    private static final double STEEP = 0.3;
    private static final String[] DEPTHS = {"D1", "D1", "D2", "D3", "D4"};
    private static final int[] RETURN_YEARS = {100, 50, 20, 10, 5};

    private final Ground ground;
    private final Place place;
    private final Geometry land;
    private final PreparedGeometry prepared;
    private final Noise noise;
    private final SplittableRandom random;
    private final RecordSink sink;
    private final List<Coordinate> taken = new ArrayList<>();
    private final List<Geometry> flooded = new ArrayList<>();

    /** @param land the city's land on the map */
    public Hazards(Ground ground, Geometry land, long seed, RecordSink sink) {
        this.ground = ground;
        this.place = ground.place();
        this.land = land;
        this.prepared = PreparedGeometryFactory.prepare(land);
        this.noise = new Noise(seed * 73 + place.id().hashCode());
        this.random = new SplittableRandom(seed * 71 + place.id().hashCode());
        this.sink = sink;
    }

    public void floods() throws IOException {
        int number = 0;
        Envelope extent = land.getEnvelopeInternal();
        for (int attempt = 0; taken.size() < FLOOD_SITES && attempt < 60_000; attempt++) {
            Coordinate at = anywhere(extent);
            double water = ground.water().at(at.x, at.y);
            boolean low = ground.terrain().hilliness(at.x, at.y) < 0.3;
            // Where people live more is known, and more is mapped; where they live off the water, one looks farther.
            double reach = 1.2 + (3.4 + attempt / 2_000.0) * random.nextDouble();
            boolean wanted = ground.settlement().ruralness(at.x, at.y) < reach;
            double radius = 110 + 260 * random.nextDouble();
            if (water > 420 || !low || !wanted || isTaken(at, 1.9 * radius)) {
                continue;
            }
            taken.add(at);
            number = flood(
                    new Blob(at, radius, 1 + 0.5 * random.nextDouble(), Math.PI * random.nextDouble(), noise), number);
        }
    }

    /** The deepest part in the middle, each shallower one around it. */
    private int flood(Blob blob, int number) throws IOException {
        int worst = 2 + random.nextInt(4);
        Geometry inner = null;
        int numbered = number;
        for (int level = worst; level >= Math.max(1, worst - 2); level--) {
            Geometry outline = onLand(blob.outline(1 - 0.27 * (level - Math.max(1, worst - 2))));
            Geometry zone =
                    inner == null ? outline : OverlayNG.overlay(outline, inner, OverlayNG.DIFFERENCE, CENTIMETRES);
            inner = outline;
            flooded.add(outline);
            for (Polygon part : polygons(zone)) {
                sink.accept(
                        SampleLayer.FLOOD_ZONE,
                        part,
                        String.format("%s-NL-%04d", place.prefix(), ++numbered),
                        "Vùng ngập " + (1 + taken.size()) + ", "
                                + nearestWard(blob.at()).fullName(),
                        level,
                        DEPTHS[level - 1],
                        RETURN_YEARS[level - 1]);
            }
        }
        return numbered;
    }

    public void landslides() throws IOException {
        int placed = 0;
        taken.clear();
        Envelope extent = land.getEnvelopeInternal();
        for (int attempt = 0; placed < LANDSLIDES && attempt < 60_000; attempt++) {
            Coordinate at = anywhere(extent);
            double reach = 3 + (6 + attempt / 1_000.0) * random.nextDouble();
            boolean far = ground.settlement().ruralness(at.x, at.y) > reach;
            if (far || ground.terrain().hilliness(at.x, at.y) < STEEP) {
                continue;
            }
            double slope = ground.terrain().slope(at.x, at.y);
            if (slope < 0.035) {
                continue;
            }
            double radius = 70 + 190 * random.nextDouble();
            if (isTaken(at, 1.9 * radius)) {
                continue;
            }
            Blob blob = new Blob(at, radius, 1.15 + 0.5 * random.nextDouble(), Math.PI * random.nextDouble(), noise);
            Polygon outline = blob.outline(1);
            if (flooded.stream().anyMatch(outline::intersects)) {
                continue;
            }
            taken.add(at);
            int susceptibility = (int) Math.max(1, Math.min(5, Math.ceil(slope * 16)));
            int level = Math.max(1, Math.min(5, susceptibility - 1 + random.nextInt(2)));
            for (Polygon part : polygons(onLand(outline))) {
                sink.accept(
                        SampleLayer.LANDSLIDE_ZONE,
                        part,
                        String.format("%s-SL-%04d", place.prefix(), ++placed),
                        "Điểm sạt lở " + placed + ", " + nearestWard(at).fullName(),
                        level,
                        susceptibility);
            }
        }
    }

    /** @param wards ward geometries on the map, by position in {@link Place#wards()} */
    public void warnings(List<Geometry> wards, LocalDate today) throws IOException {
        OffsetDateTime morning = today.atTime(5, 30).atOffset(ZoneOffset.ofHours(7));
        String[] hazards = {"HEAVY_RAIN", "LANDSLIDE", "FLOOD", "STORM_SURGE"};
        String[] vi = {
            "Mưa lớn 100–200 mm trong 24 giờ",
            "Nguy cơ sạt lở đất ở sườn dốc",
            "Nguy cơ ngập ở vùng trũng",
            "Nước dâng do gió mùa"
        };
        String[] en = {
            "Heavy rain, 100–200 mm in 24 hours",
            "Slopes may slide",
            "Low ground may be flooded",
            "Storm surge by the monsoon"
        };
        int count = Math.min(4, place.wards().size());
        for (int i = 0; i < count; i++) {
            int ward = (i * 2 + random.nextInt(2)) % place.wards().size();
            int kind = i % hazards.length;
            sink.accept(
                    SampleLayer.HAZARD_WARNING,
                    wards.get(ward),
                    String.format(
                            "%s-CB-%s-%02d", place.prefix(), today.toString().replace("-", ""), i + 1),
                    hazards[kind],
                    1 + random.nextInt(3),
                    morning.plusMinutes(30L * i),
                    morning.plusHours(1),
                    morning.plusDays(2),
                    vi[kind] + " tại " + place.wards().get(ward).fullName() + ".",
                    en[kind] + " in " + place.wards().get(ward).nameEn() + ".");
        }
    }

    private Coordinate anywhere(Envelope extent) {
        return new Coordinate(
                extent.getMinX() + extent.getWidth() * random.nextDouble(),
                extent.getMinY() + extent.getHeight() * random.nextDouble());
    }

    private boolean isTaken(Coordinate at, double apartM) {
        return !prepared.contains(Board.GEOMETRY.createPoint(at))
                || taken.stream().anyMatch(other -> other.distance(at) < Math.max(apartM, 160));
    }

    private Geometry onLand(Polygon outline) {
        return OverlayNG.overlay(outline, land, OverlayNG.INTERSECTION, CENTIMETRES);
    }

    private static List<Polygon> polygons(Geometry geometry) {
        List<Polygon> polygons = new ArrayList<>();
        for (int i = 0; i < geometry.getNumGeometries(); i++) {
            if (geometry.getGeometryN(i) instanceof Polygon polygon && polygon.getArea() > 150) {
                polygons.add(polygon);
            }
        }
        return polygons;
    }

    private Place.Ward nearestWard(Coordinate at) {
        return place.wards().stream()
                .min((a, b) -> Double.compare(
                        Board.point(a.point()).distance(at),
                        Board.point(b.point()).distance(at)))
                .orElseThrow();
    }
}
