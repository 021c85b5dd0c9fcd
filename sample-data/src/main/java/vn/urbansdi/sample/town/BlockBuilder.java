package vn.urbansdi.sample.town;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import vn.urbansdi.sample.plane.Cut;
import vn.urbansdi.sample.plane.Face;
import vn.urbansdi.sample.plane.Noise;

/** Lays streets through a district until what is left are blocks two plots deep. */
public final class BlockBuilder {

    private final RoadNet roads;
    private final StreetNames names;
    private final long seed;

    public BlockBuilder(RoadNet roads, StreetNames names, long seed) {
        this.roads = roads;
        this.names = names;
        this.seed = seed;
    }

    public List<Face> blocks(District district) {
        List<Face> blocks = new ArrayList<>();
        DistrictKind kind = district.kind();
        if (kind == DistrictKind.PARK) {
            blocks.add(district.face());
            return blocks;
        }
        SplittableRandom random = new SplittableRandom(Noise.scrambled(seed, district.number()));
        divide(district, district.face(), 0, random, blocks);
        return blocks;
    }

    private void divide(District district, Face face, int depth, SplittableRandom random, List<Face> blocks) {
        DistrictKind kind = district.kind();
        double area = face.area();
        if (area < 40) {
            return;
        }
        Face.Span span = face.tightSpan();
        double blockDepth = 2 * kind.depthM();
        boolean tooLong = span.length() > 1.45 * kind.blockLengthM();
        boolean tooDeep = span.width() > 1.45 * blockDepth;
        if (!tooLong && !tooDeep) {
            blocks.add(face);
            return;
        }
        // Long faces are cut across first, so that streets go through; then into strips two plots deep.
        boolean across = tooLong && (!tooDeep || span.length() > 1.5 * span.width() || depth < 1);
        double turn = kind.irregularity() * (random.nextDouble() + random.nextDouble() - 1) * 2;
        Cut cut = across
                ? turned(span, true, part(span.length(), kind.blockLengthM(), random), turn)
                : turned(span, false, part(span.width(), blockDepth, random), turn);
        RoadClass street = street(kind, depth, across);
        if (street == null) {
            cut.split(face, 0.9, Face.NO_ROAD).forEach(piece -> divide(district, piece, depth + 1, random, blocks));
            return;
        }
        int first = roads.next();
        String name = names.next(street);
        boolean lit = district.kind().isBuiltUp();
        for (Cut.Stretch stretch : cut.stretches(face)) {
            if (stretch.length() > 3) {
                roads.add(street, name, lit, stretch);
            }
        }
        int beyond = first < roads.next() ? first : Face.NO_ROAD;
        cut.split(face, street.rightOfWayM() / 2, beyond)
                .forEach(piece -> divide(district, piece, depth + 1, random, blocks));
    }

    /** Where to cut a length so that both parts are about whole multiples of a unit. @return 0..1 */
    private static double part(double length, double unit, SplittableRandom random) {
        int units = Math.max(2, (int) Math.round(length / unit));
        double jitter = (random.nextDouble() - 0.5) * 0.16;
        return (units / 2 + (units % 2 == 1 && random.nextBoolean() ? 1 : 0) + jitter) / units;
    }

    private static Cut turned(Face.Span span, boolean across, double part, double turn) {
        double along = span.minAlong() + span.length() * (across ? part : 0.5);
        double side = span.minAcross() + span.width() * (across ? 0.5 : part);
        double cos = Math.cos(span.angle());
        double sin = Math.sin(span.angle());
        double px = along * cos - side * sin;
        double py = along * sin + side * cos;
        double normal = span.angle() + turn + (across ? 0 : Math.PI / 2);
        return new Cut(Math.cos(normal), Math.sin(normal), px * Math.cos(normal) + py * Math.sin(normal));
    }

    private static RoadClass street(DistrictKind kind, int depth, boolean across) {
        return switch (kind) {
            case OLD_QUARTER -> depth < 2 ? RoadClass.LOCAL : RoadClass.ALLEY;
            case VILLAGE -> depth < 1 ? RoadClass.LOCAL : RoadClass.ALLEY;
            case TUBE_HOUSES, VILLAS, APARTMENTS, RESORT ->
                depth == 0 && across ? RoadClass.COLLECTOR : RoadClass.LOCAL;
            case INDUSTRY -> RoadClass.COLLECTOR;
            case PARK, FIELDS, ESTATE, PONDS, FOREST, MINE -> null;
        };
    }
}
