package vn.urbansdi.sample.flaw;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.locationtech.jts.algorithm.Area;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.CoordinateFilter;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.Polygon;
import vn.urbansdi.sample.record.Field;
import vn.urbansdi.sample.record.SampleLayer;

/**
 * Spoils about one row in two hundred, each in exactly one way, and remembers which. It works on finished rows and knows nothing
 * of how they were made or of who will read them.
 */
public final class FlawPlanter {

    private static final double SHARE = 0.005;
    private static final String WRONG_CODE = "XX";
    private static final int WRONG_NUMBER_CODE = 97;

    private static final List<FlawKind> KINDS = List.of(
            FlawKind.INVALID_RING,
            FlawKind.DUPLICATE_KEY,
            FlawKind.MISSING_REQUIRED,
            FlawKind.UNKNOWN_CODE,
            FlawKind.SWAPPED_AXIS);

    private final SplittableRandom random;
    private final boolean on;
    private final List<PlantedFlaw> planted = new ArrayList<>();
    /** By file and layer: one sound row not far back. */
    private final Map<String, DeliveredRow> soundRows = new HashMap<>();

    /** By file and layer: how many rows there were. */
    private final Map<String, Long> rows = new HashMap<>();
    /** Numbers of the rows that others repeat, by file and layer. */
    private final Map<String, Set<Long>> copied = new HashMap<>();
    /** By file and layer: where rows lie that do not tell what they are. */
    private final Map<String, List<Envelope>> nameless = new HashMap<>();

    public FlawPlanter(long seed, boolean on) {
        this.random = new SplittableRandom(seed * 2_654_435_761L + 99);
        this.on = on;
    }

    public List<PlantedFlaw> planted() {
        return planted;
    }

    /** How many rows of this row's table have passed. */
    public long rows(DeliveredRow row) {
        return rows.getOrDefault(table(row), 0L);
    }

    /** Whether a row was made to repeat this one. */
    public boolean hasCopied(DeliveredRow row) {
        return copied.getOrDefault(table(row), Set.of()).contains(row.number());
    }

    /** Whether a row without its key lies so near that it may be this one. */
    public boolean mayBeMeant(DeliveredRow row) {
        Envelope here = row.geometry().getEnvelopeInternal();
        return nameless.getOrDefault(table(row), List.of()).stream().anyMatch(here::intersects);
    }

    private static String table(DeliveredRow row) {
        return row.file() + row.layer();
    }

    /** @return the row itself, or a spoilt copy of it that is in the list from now on */
    public DeliveredRow pass(DeliveredRow row) {
        rows.merge(table(row), 1L, Long::sum);
        if (!on || random.nextDouble() >= SHARE) {
            if (random.nextInt(8) == 0) {
                soundRows.put(table(row), row);
            }
            return row;
        }
        List<FlawKind> kinds = new ArrayList<>(KINDS);
        Collections.rotate(kinds, random.nextInt(kinds.size()));
        for (FlawKind kind : kinds) {
            Spoilt spoilt = spoil(kind, row);
            if (spoilt != null) {
                planted.add(new PlantedFlaw(row.file(), row.layer().id(), row.number(), kind.code(), spoilt.field()));
                return spoilt.row();
            }
        }
        return row;
    }

    private record Spoilt(DeliveredRow row, String field) {}

    /** @return null if a row of this layer cannot be spoilt so */
    private Spoilt spoil(FlawKind kind, DeliveredRow row) {
        return switch (kind) {
            case INVALID_RING -> invalidRing(row);
            case DUPLICATE_KEY -> duplicateKey(row);
            case MISSING_REQUIRED -> missing(row);
            case UNKNOWN_CODE -> unknownCode(row);
            case UNMATCHED, AMBIGUOUS -> null;
            case SWAPPED_AXIS -> new Spoilt(row.withGeometry(swapped(row.geometry())), "");
        };
    }

    /** Two neighbouring corners change places, so that the ring crosses itself like a bow tie. */
    private static Spoilt invalidRing(DeliveredRow row) {
        if (!(row.geometry() instanceof Polygon polygon) || polygon.getNumInteriorRing() > 0) {
            return null;
        }
        Coordinate[] ring = polygon.getExteriorRing().getCoordinates();
        double area = Area.ofRingSigned(ring);
        for (int i = 1; i + 2 < ring.length; i++) {
            Coordinate[] tied = ring.clone();
            tied[i] = ring[i + 1];
            tied[i + 1] = ring[i];
            // Most of the area keeps its direction, so that no reader takes the ring for a hole.
            if (crossClearly(tied[i - 1], tied[i], tied[i + 1], tied[i + 2]) && Area.ofRingSigned(tied) / area > 0.2) {
                return new Spoilt(row.withGeometry(polygon.getFactory().createPolygon(tied)), "");
            }
        }
        return null;
    }

    /** Whether ab and cd cross, no end of one so near the other that rounding a delivery's coordinates might undo it. */
    private static boolean crossClearly(Coordinate a, Coordinate b, Coordinate c, Coordinate d) {
        double least = 0.05 * a.distance(b) * c.distance(d);
        return isBetween(a, b, c, d, least) && isBetween(c, d, a, b, least);
    }

    /** Whether c and d lie on two sides of ab, each making a triangle with it of at least half that area. */
    private static boolean isBetween(Coordinate a, Coordinate b, Coordinate c, Coordinate d, double least) {
        double towardsC = twiceTheArea(a, b, c);
        double towardsD = twiceTheArea(a, b, d);
        return Math.min(Math.abs(towardsC), Math.abs(towardsD)) > least && towardsC > 0 != towardsD > 0;
    }

    private static double twiceTheArea(Coordinate a, Coordinate b, Coordinate c) {
        return (b.x - a.x) * (c.y - a.y) - (b.y - a.y) * (c.x - a.x);
    }

    private Spoilt duplicateKey(DeliveredRow row) {
        DeliveredRow other = soundRows.get(table(row));
        if (other == null) {
            return null;
        }
        DeliveredRow copy = row.layer().keyMayRepeat() ? row.withGeometry(other.geometry()) : row;
        String named = "";
        List<Field> fields = row.layer().fields();
        for (int i = 0; i < fields.size(); i++) {
            if (fields.get(i).key()) {
                copy = copy.withValue(i, other.values()[i]);
                named = named.isEmpty()
                        ? fields.get(i).name()
                        : named + "," + fields.get(i).name();
            }
        }
        copied.computeIfAbsent(table(row), table -> new HashSet<>()).add(other.number());
        // Each sound row is repeated once at most.
        soundRows.remove(table(row));
        return new Spoilt(copy, named);
    }

    private Spoilt missing(DeliveredRow row) {
        List<Integer> candidates = positions(row.layer(), row.values(), true);
        if (candidates.isEmpty()) {
            return null;
        }
        int position = candidates.get(random.nextInt(candidates.size()));
        nameless.computeIfAbsent(table(row), table -> new ArrayList<>())
                .add(row.geometry().getEnvelopeInternal());
        return new Spoilt(
                row.withValue(position, null),
                row.layer().fields().get(position).name());
    }

    private Spoilt unknownCode(DeliveredRow row) {
        List<Integer> candidates = positions(row.layer(), row.values(), false);
        if (candidates.isEmpty()) {
            return null;
        }
        int position = candidates.get(random.nextInt(candidates.size()));
        Field field = row.layer().fields().get(position);
        Object wrong = field.type() == Field.Type.INTEGER ? (Object) WRONG_NUMBER_CODE : WRONG_CODE;
        return new Spoilt(row.withValue(position, wrong), field.name());
    }

    /** Positions of the filled fields that are required, or else of those that hold codes. */
    private static List<Integer> positions(SampleLayer layer, Object[] values, boolean required) {
        List<Integer> positions = new ArrayList<>();
        for (int i = 0; i < values.length; i++) {
            Field field = layer.fields().get(i);
            if (values[i] != null && (required ? field.required() : field.coded())) {
                positions.add(i);
            }
        }
        return positions;
    }

    private static Geometry swapped(Geometry geometry) {
        Geometry copy = geometry.copy();
        copy.apply((CoordinateFilter) c -> {
            double x = c.x;
            c.x = c.y;
            c.y = x;
        });
        copy.geometryChanged();
        return copy;
    }
}
