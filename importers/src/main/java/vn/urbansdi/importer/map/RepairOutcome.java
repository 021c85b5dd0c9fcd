package vn.urbansdi.importer.map;

import java.util.Set;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.Repair;

/** What became of an attempt to repair a geometry. */
public sealed interface RepairOutcome {

    /**
     * @param geometry      valid, of the layer's type
     * @param repairs       by which rules
     * @param areaBeforeM2  area that the delivered rings declare, see {@link GeometryRepair}
     * @param areaAfterM2   area of the geometry
     * @param areaChangeM2  area of the ground about which both disagree; at least the difference of the two areas
     * @param at            the first fault, in the layer's CRS
     */
    record Repaired(
            Geometry geometry,
            Set<Repair> repairs,
            double areaBeforeM2,
            double areaAfterM2,
            double areaChangeM2,
            Coordinate at)
            implements RepairOutcome {

        public Repaired {
            repairs = Set.copyOf(repairs);
        }

        Repaired by(Set<Repair> all) {
            return new Repaired(geometry, all, areaBeforeM2, areaAfterM2, areaChangeM2, at);
        }
    }

    /** @param why one sentence; empty where there is nothing to say beyond the fault itself */
    record Refused(Title why) implements RepairOutcome {}
}
