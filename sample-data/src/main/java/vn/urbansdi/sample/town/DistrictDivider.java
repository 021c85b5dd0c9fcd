package vn.urbansdi.sample.town;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.locationtech.jts.geom.Coordinate;
import vn.urbansdi.sample.place.Place;
import vn.urbansdi.sample.plane.Cut;
import vn.urbansdi.sample.plane.Face;
import vn.urbansdi.sample.terrain.Ground;

/** Divides the faces between the main lines into districts, by roads in town and on the plain, by bare limits on the hills. */
public final class DistrictDivider {

    private static final double HILL = 0.3;

    private final Ground ground;
    private final RoadNet roads;
    private final StreetNames names;
    private final DistrictCharacter character;
    private final SplittableRandom random;
    private final List<District> districts = new ArrayList<>();
    private int sheets;

    public DistrictDivider(Ground ground, RoadNet roads, StreetNames names, long seed) {
        this.ground = ground;
        this.roads = roads;
        this.names = names;
        this.random = new SplittableRandom(seed * 1_009 + ground.place().id().hashCode());
        this.character = new DistrictCharacter(ground, seed);
    }

    /** Divides a ward. Its districts are numbered on from those of the ward before. */
    public void divide(Place.Ward ward, List<Face> faces) {
        sheets = 0;
        for (Face face : faces) {
            divide(ward, face);
        }
    }

    public List<District> districts() {
        return districts;
    }

    private void divide(Place.Ward ward, Face face) {
        double area = face.area();
        if (area < 150) {
            return;
        }
        double ruralness = leastRuralness(face);
        Coordinate middle = middle(face);
        double hilliness = ground.terrain().hilliness(middle.x, middle.y);
        Face.Span span = face.tightSpan();
        if (area <= limit(ruralness, hilliness) * (0.75 + 0.5 * character.grain(middle.x, middle.y))
                && span.length() < 4.5 * Math.max(span.width(), 90)) {
            DistrictKind kind = character.kind(ward, middle, area, random);
            double here = ground.settlement().ruralness(middle.x, middle.y);
            districts.add(new District(districts.size() + 1, ward, ++sheets, kind, here, face));
            return;
        }
        cut(face, span, area, ruralness, hilliness).forEach(piece -> divide(ward, piece));
    }

    private List<Face> cut(Face face, Face.Span span, double area, double ruralness, double hilliness) {
        double at = span.minAlong() + span.length() * (0.5 + 0.24 * (random.nextDouble() - 0.5));
        double bend = 0.16 * (random.nextDouble() + random.nextDouble() - 1);
        // Turned about the middle of the cut, not about the far origin of the coordinates.
        double acrossMiddle = (span.minAcross() + span.maxAcross()) / 2;
        double cos = Math.cos(span.angle());
        double sin = Math.sin(span.angle());
        double px = at * cos - acrossMiddle * sin;
        double py = at * sin + acrossMiddle * cos;
        double angle = span.angle() + bend;
        Cut cut = new Cut(Math.cos(angle), Math.sin(angle), px * Math.cos(angle) + py * Math.sin(angle));
        RoadClass roadClass = roadClass(area, ruralness, hilliness);
        if (roadClass == null) {
            return cut.split(face, 0.8, Face.NO_ROAD);
        }
        boolean urban = ruralness < 1;
        int first = roads.next();
        String name = urban ? names.next(roadClass) : null;
        for (Cut.Stretch stretch : cut.stretches(face)) {
            if (stretch.length() > 5) {
                roads.add(roadClass, name, urban, stretch);
            }
        }
        return cut.split(face, roadClass.rightOfWayM() / 2, first < roads.next() ? first : Face.NO_ROAD);
    }

    private static RoadClass roadClass(double area, double ruralness, double hilliness) {
        if (ruralness < 1) {
            return area > 1_500_000 ? RoadClass.ARTERIAL : area > 200_000 ? RoadClass.COLLECTOR : RoadClass.LOCAL;
        }
        if (hilliness > HILL) {
            return null;
        }
        return area > 2_500_000 ? RoadClass.COLLECTOR : RoadClass.LOCAL;
    }

    private static double limit(double ruralness, double hilliness) {
        if (ruralness < 0.35) {
            return 62_000;
        }
        if (ruralness < 1) {
            return 95_000;
        }
        if (ruralness < 1.3) {
            return 230_000;
        }
        return hilliness < HILL ? 650_000 : 1_700_000;
    }

    /** Of some points spread over the face, so that a town in the corner of a wide face is found. */
    private double leastRuralness(Face face) {
        Coordinate centre = middle(face);
        double least = ground.settlement().ruralness(centre.x, centre.y);
        int stride = Math.max(1, face.size() / 24);
        for (int i = 0; i < face.size(); i += stride) {
            for (double t : new double[] {0.35, 0.8}) {
                double x = centre.x + t * (face.x()[i] - centre.x);
                double y = centre.y + t * (face.y()[i] - centre.y);
                least = Math.min(least, ground.settlement().ruralness(x, y));
            }
        }
        return least;
    }

    static Coordinate middle(Face face) {
        return face.centroid();
    }
}
