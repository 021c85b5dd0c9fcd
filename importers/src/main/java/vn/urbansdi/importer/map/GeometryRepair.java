package vn.urbansdi.importer.map;

import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.MultiPolygon;
import org.locationtech.jts.geom.Polygon;
import org.locationtech.jts.geom.TopologyException;
import org.locationtech.jts.operation.valid.IsValidOp;
import org.locationtech.jts.operation.valid.TopologyValidationError;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.importer.row.Repair;

/**
 * Repairs areas that Simple Features (OGC 06-103r4, 6.1.11) finds invalid, by the rules that a delivery declares and within
 * the limit that it sets; what would change more is refused, not bent. Works in the layer's CRS, in metres, and leaves other
 * geometries and layers in degrees alone.
 *
 * <p>How much a repair changes: each place is declared to belong to the feature as often as its rings wind around it
 * ({@link DeliveredRings}), which contradicts itself where that is neither 0 nor 1. The change is the area of each place times
 * how far the repaired geometry (1 inside, 0 outside) is from that. So a bow tie changes by a whole lobe, declared −1 times; a
 * part drawn inside another by its own area, declared twice; a spike by the sliver between its ways out and back; two rings that
 * only touch by nothing. The change is never less than the difference between the area by the shoelace formula and the area
 * after. It may come to so many percent of the area after; and so that no boundary moves far, each face of ground that changes may
 * only be so wide on average ({@link RepairRules}).
 */
final class GeometryRepair {

    private static final int MOST_VERTICES = 100_000;

    /** What rounding may come to: a square millimetre. */
    private static final double ROUNDING_M2 = 1e-6;

    /** The width of what rounding may come to, in metres. */
    private static final double ROUNDING_M = 1e-6;

    private static final RepairOutcome NOTHING_TO_SAY = new RepairOutcome.Refused(new Title("", ""));

    private final RepairRules rules;
    private final boolean multi;
    private final boolean measurable;

    /** @param srid in which the layer stores */
    GeometryRepair(GeometryType type, int srid, RepairRules rules) {
        this.rules = rules;
        this.multi = type == GeometryType.MULTI_POLYGON;
        this.measurable =
                type.dimension() == 2 && !CrsRegistry.standard().require(srid).geographic();
    }

    /**
     * @param invalid of the layer's type and in its CRS
     * @return the repaired geometry, or why it is not repaired
     */
    RepairOutcome repair(Geometry invalid) {
        if (!measurable || !(invalid instanceof Polygon || invalid instanceof MultiPolygon)) {
            return NOTHING_TO_SAY;
        }
        try {
            return attempt(invalid);
        } catch (BeyondRepairException e) {
            return new RepairOutcome.Refused(e.why());
        } catch (TopologyException e) {
            return new RepairOutcome.Refused(DeliveredRings.tooTangled().why());
        }
    }

    private RepairOutcome attempt(Geometry invalid) throws BeyondRepairException {
        TopologyValidationError first = fault(invalid);
        if (invalid.getNumPoints() > MOST_VERTICES) {
            throw DeliveredRings.tooTangled();
        }
        Set<Repair> repairs = EnumSet.noneOf(Repair.class);
        double declaredM2 = new DeliveredRings(invalid).areaM2();
        double changeM2 = 0;
        double widestM = 0;
        Geometry shape = invalid;
        TopologyValidationError fault = first;
        if (rules.allow(RepairRule.SPIKES)) {
            Spikes spikes = new Spikes();
            shape = spikes.cutOff(invalid);
            if (spikes.removed() > 0) {
                repairs.add(Repair.SPIKES_REMOVED);
                changeM2 = spikes.areaM2();
                fault = fault(shape);
            }
        }
        if (fault != null) {
            DeliveredRings rings = new DeliveredRings(shape);
            boolean nested = rules.allow(RepairRule.NESTED_SHELLS) && rings.nest();
            repairs.addAll(resolving(fault, nested));
            declaredM2 += rings.areaM2() - new DeliveredRings(shape).areaM2();
            NearestArea nearest = NearestArea.of(rings, shape.getFactory());
            changeM2 += nearest.areaChangeM2();
            widestM = nearest.widestM();
            shape = typed(nearest.parts(), shape);
            // Which vertex comes first is chance by now; delivered again, the row must be the same.
            shape.normalize();
        }
        double areaM2 = shape.getArea();
        requireWithinLimit(changeM2, areaM2, widestM);
        if (fault(shape) != null) {
            throw DeliveredRings.tooTangled();
        }
        return new RepairOutcome.Repaired(shape, repairs, declaredM2, areaM2, changeM2, first.getCoordinate());
    }

    private static TopologyValidationError fault(Geometry geometry) {
        return new IsValidOp(geometry).getValidationError();
    }

    /** The rules by which such a fault is resolved. */
    private Set<Repair> resolving(TopologyValidationError fault, boolean nested) throws BeyondRepairException {
        Set<Repair> repairs = EnumSet.noneOf(Repair.class);
        if (nested) {
            repairs.add(Repair.SHELLS_NESTED);
        }
        // JTS looks for it after crossings and holes: there are none.
        boolean onlyNested = fault.getErrorType() == TopologyValidationError.NESTED_SHELLS;
        RepairRule rule = onlyNested ? RepairRule.NESTED_SHELLS : RepairRule.SELF_INTERSECTION;
        if (!rules.allow(rule)) {
            throw new BeyondRepairException(
                    "Bản khai giao nộp không cho sửa (repair: " + rule.yamlName() + ").",
                    "The delivery does not let it be repaired (repair: " + rule.yamlName() + ").");
        }
        repairs.add(rule.repair());
        return repairs;
    }

    private Geometry typed(List<Polygon> parts, Geometry like) throws BeyondRepairException {
        if (multi) {
            return like.getFactory().createMultiPolygon(parts.toArray(Polygon[]::new));
        }
        if (parts.size() == 1) {
            return parts.get(0);
        }
        throw new BeyondRepairException(
                "Sửa thì đối tượng rời thành " + parts.size() + " phần, mà lớp chỉ nhận một.",
                "Repaired, it would fall into " + parts.size() + " parts, and the layer takes one.");
    }

    private void requireWithinLimit(double changeM2, double areaM2, double widestM) throws BeyondRepairException {
        double limitM2 = rules.limitM2(areaM2);
        double limitM = rules.limitWidthM();
        if (changeM2 <= limitM2 + ROUNDING_M2 && widestM <= limitM + ROUNDING_M) {
            return;
        }
        String change = String.format(Locale.ROOT, "%.4f m² (%.4f %%)", changeM2, 100 * changeM2 / areaM2);
        String width = String.format(Locale.ROOT, "%.3f m", widestM);
        String limit = String.format(Locale.ROOT, "%.4f m², %.3f m", limitM2, limitM);
        throw new BeyondRepairException(
                "Sửa tự động sẽ làm thay đổi " + change + ", chỗ rộng nhất " + width + "; mức cho phép là " + limit
                        + " (repair_at_most: " + rules.atMostPercent() + ").",
                "Repairing it would change " + change + ", " + width + " wide at most; allowed are " + limit
                        + " (repair_at_most: " + rules.atMostPercent() + ").");
    }
}
