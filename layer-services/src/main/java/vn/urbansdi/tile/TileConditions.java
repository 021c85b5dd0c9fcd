package vn.urbansdi.tile;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.filter.Filter;

/**
 * Which features of tiles are wanted, and as of when.
 *
 * @param filters by the layer's id
 * @param key     that no other conditions have; empty for none
 */
public record TileConditions(Map<String, Filter> filters, Optional<Instant> asOf, String key) {

    /** All features as they are now. */
    public static final TileConditions NONE = new TileConditions(Map.of(), Optional.empty(), "");

    private static final int KEY_BYTES = 16;

    public TileConditions {
        filters = Map.copyOf(filters);
    }

    /** @param written everything that decides, as it was asked for */
    static TileConditions of(Map<String, Filter> filters, Optional<Instant> asOf, String written) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(written.getBytes(StandardCharsets.UTF_8));
            return new TileConditions(filters, asOf, HexFormat.of().formatHex(Arrays.copyOf(digest, KEY_BYTES)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    Filter filter(Layer layer) {
        return filters.getOrDefault(layer.id(), Filter.ALL);
    }
}
