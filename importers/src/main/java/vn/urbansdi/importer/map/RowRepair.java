package vn.urbansdi.importer.map;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.importer.row.MappedRow;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.Repair;

/** What becomes of a checked row by the repair rules of its delivery. A row that needs no repair pays nothing. */
public final class RowRepair {

    private final RepairRules rules;
    private final GeometryRepair geometries;

    public RowRepair(Layer layer, RepairRules rules) {
        this.rules = rules;
        this.geometries =
                new GeometryRepair(layer.geometry().type(), layer.geometry().srid(), rules);
    }

    /**
     * @param row       with the repaired geometry, where it was repaired
     * @param repairs   everything that was done to the geometry, readers' conversions included
     * @param record    of the repair; absent if none was made by a rule
     * @param rejection why the row is not taken; null if it is
     */
    public record Result(
            MappedRow row, Set<Repair> repairs, Optional<RepairOutcome.Repaired> record, Rejection rejection) {

        public Result {
            repairs = Set.copyOf(repairs);
        }
    }

    /** @param fault what checking the row says; null if it is good */
    public Result repair(MappedRow row, Rejection fault) {
        Set<Repair> byTheReader = row.source().repairs();
        if (fault != null && fault.reason() == Reason.INVALID_GEOMETRY && row.geometry() != null) {
            RepairOutcome outcome = geometries.repair(row.geometry());
            if (outcome instanceof RepairOutcome.Refused refused) {
                return rejected(row, fault.plus(refused.why()));
            }
            RepairOutcome.Repaired repaired = (RepairOutcome.Repaired) outcome;
            Set<Repair> repairs = EnumSet.copyOf(repaired.repairs());
            repairs.addAll(byTheReader);
            MappedRow mended = new MappedRow(row.source(), row.values(), repaired.geometry());
            return new Result(mended, repairs, Optional.of(repaired.by(rules.declared(repairs))), refusal(byTheReader));
        }
        if (fault != null || byTheReader.isEmpty()) {
            return rejected(row, fault);
        }
        Set<Repair> declared = rules.declared(byTheReader);
        return new Result(
                row,
                byTheReader,
                declared.isEmpty() ? Optional.empty() : Optional.of(byTheReader(row.geometry(), declared)),
                refusal(byTheReader));
    }

    private Rejection refusal(Set<Repair> byTheReader) {
        return rules.refusal(byTheReader).orElse(null);
    }

    private static Result rejected(MappedRow row, Rejection fault) {
        return new Result(row, Set.of(), Optional.empty(), fault);
    }

    /** Closing and directing rings changes no ground. */
    private static RepairOutcome.Repaired byTheReader(Geometry geometry, Set<Repair> repairs) {
        double area = geometry.getArea();
        return new RepairOutcome.Repaired(
                geometry, repairs, area, area, 0, geometry.getEnvelopeInternal().centre());
    }
}
