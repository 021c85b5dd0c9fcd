package vn.urbansdi.importer.doctor.place;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Envelope;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.importer.row.SourceRow;

/** Looks at where rows lie, in the file's own coordinates: their extent, their types and an even sample of places. */
public final class PlaceSurvey {

    private static final int SAMPLE = 2_000;
    private static final int WARD_DIGITS = 5;

    /**
     * A place of the sample.
     *
     * @param ward a code among the row's values that is a ward's; empty if there is none
     */
    record Place(double x, double y, String ward) {}

    private final Set<String> wards;
    private final Random random = new Random(42); // the same file gives the same diagnosis
    private final List<Place> sample = new ArrayList<>();
    private final Map<String, Long> types = new TreeMap<>();
    private final Envelope extent = new Envelope();
    private long placed;
    private long vertices;

    /** @param wards codes that tell where a row should lie */
    public PlaceSurvey(Set<String> wards) {
        this.wards = Set.copyOf(wards);
    }

    public void add(SourceRow row) {
        Geometry geometry = row.geometry();
        if (geometry == null || geometry.isEmpty()) {
            types.merge(row.rejection() == null ? "none" : "unreadable", 1L, Long::sum);
            return;
        }
        types.merge(geometry.getGeometryType(), 1L, Long::sum);
        vertices += geometry.getNumPoints();
        extent.expandToInclude(geometry.getEnvelopeInternal());
        placed++;
        if (sample.size() < SAMPLE) {
            sample.add(place(row));
        } else {
            long slot = (long) (random.nextDouble() * placed);
            if (slot < SAMPLE) {
                sample.set((int) slot, place(row));
            }
        }
    }

    private Place place(SourceRow row) {
        Coordinate at = row.geometry().getEnvelopeInternal().centre();
        for (Object value : row.values()) {
            String code = code(value);
            if (wards.contains(code)) {
                return new Place(at.x, at.y, code);
            }
        }
        return new Place(at.x, at.y, "");
    }

    /** A number has lost its leading zeros. */
    private static String code(Object value) {
        if (value instanceof Long number && number >= 0) {
            String digits = Long.toString(number);
            return "0".repeat(Math.max(0, WARD_DIGITS - digits.length())) + digits;
        }
        if (value instanceof byte[] bytes && bytes.length <= 2 * WARD_DIGITS) {
            return new String(bytes, StandardCharsets.ISO_8859_1).strip();
        }
        return value instanceof String text ? text.strip() : "";
    }

    /** Rows by the Simple Features name of their geometry; {@code none} and {@code unreadable} apart. */
    public Map<String, Long> types() {
        return Map.copyOf(types);
    }

    /** In the file's coordinates; null where no row has a place. */
    public Envelope extent() {
        return extent;
    }

    public long vertices() {
        return vertices;
    }

    List<Place> sample() {
        return sample;
    }
}
