package vn.urbansdi.store.merge;

import java.util.List;

/**
 * Features whose rows were found by number, name or key, and are drawn somewhere else than before: areas that do not overlap
 * what they were, lines and points more than {@value #FAR_M} m away.
 *
 * @param features how many
 * @param examples the first of them
 */
public record Moved(long features, List<Place> examples) {

    /** From how many metres on a line or point lies elsewhere; less is a better survey. */
    public static final int FAR_M = 100;

    public static final Moved NOTHING = new Moved(0, List.of());

    public Moved {
        examples = List.copyOf(examples);
    }

    /**
     * One of them; coordinates are of a point inside, in the layer's CRS.
     *
     * @param distance between both shapes, in units of the layer's CRS
     * @param liesOn   fid of another feature that has the very place where the row is drawn; 0 if there is none
     */
    public record Place(
            long fid,
            String sourceFile,
            long sourceRow,
            double fromX,
            double fromY,
            double toX,
            double toY,
            double distance,
            long liesOn) {}
}
