package vn.urbansdi.importer.doctor.shape;

import com.google.common.hash.HashFunction;
import com.google.common.hash.Hasher;
import com.google.common.hash.Hashing;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.locationtech.jts.geom.Geometry;

/** Rows that repeat what an earlier row has: a key, or a geometry. */
public final class Duplicates {

    private static final int EXAMPLES = 20;
    private static final HashFunction HASH = Hashing.murmur3_128();

    private final FirstRows first;
    private final List<Example> examples = new ArrayList<>();
    private long repeated;
    private long looked;

    /** @param most different ones that are told apart */
    public Duplicates(int most) {
        this.first = new FirstRows(most);
    }

    /**
     * @param row      that repeats
     * @param firstRow what it repeats
     * @param what     the key; empty for a geometry
     */
    public record Example(long row, long firstRow, String what) {}

    /**
     * @param repeated rows that repeat an earlier one
     * @param complete whether every row was compared with every other
     */
    public record Found(long looked, long repeated, boolean complete, List<Example> examples) {
        public Found {
            examples = List.copyOf(examples);
        }
    }

    public void addGeometry(long row, Geometry geometry) {
        add(GeometryHash.of(geometry), row, List.of());
    }

    public void addKey(long row, List<String> key) {
        Hasher hasher = HASH.newHasher();
        for (String part : key) {
            hasher.putInt(part.length()).putString(part, StandardCharsets.UTF_8);
        }
        add(hasher.hash().asLong(), row, key);
    }

    private void add(long hash, long row, List<String> what) {
        looked++;
        long earlier = first.put(hash, row);
        if (earlier != 0) {
            repeated++;
            if (examples.size() < EXAMPLES) {
                examples.add(new Example(row, earlier, String.join(" / ", what)));
            }
        }
    }

    public Found found() {
        return new Found(looked, repeated, !first.isFull(), examples);
    }
}
