package vn.urbansdi.importer.map;

import vn.urbansdi.importer.row.Repair;

/** A way in which geometries may be repaired, as a delivery declares it under {@code repair}. */
public enum RepairRule {
    /** A ring whose last point is not its first is closed. Readers do it. */
    CLOSE(Repair.RING_CLOSED),
    /** Rings of a Shapefile whose directions cannot be right are told apart by how they lie in one another. Readers do it. */
    ORIENT(Repair.RINGS_NESTED),
    /** Places where a ring goes out and comes back on its own track are cut off. */
    SPIKES(Repair.SPIKES_REMOVED),
    /** Boundaries that cross or touch themselves or one another are replaced by what they enclose. */
    SELF_INTERSECTION(Repair.CROSSINGS_RESOLVED),
    /** A part inside another one becomes its hole if it runs the other way round. */
    NESTED_SHELLS(Repair.SHELLS_NESTED);

    private final Repair repair;

    RepairRule(Repair repair) {
        this.repair = repair;
    }

    /** What a report calls it. */
    public Repair repair() {
        return repair;
    }

    /** {@code self_intersection}: as a delivery writes it. */
    public String yamlName() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
