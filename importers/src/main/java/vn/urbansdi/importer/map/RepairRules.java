package vn.urbansdi.importer.map;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.Repair;

/**
 * What a delivery lets be done to its geometries.
 *
 * @param allowed       the rules by which they are repaired; what none of them mends is rejected
 * @param atMostPercent of a feature's area that a repair may change, 0 to 5
 */
public record RepairRules(Set<RepairRule> allowed, double atMostPercent) {

    /** Of a delivery that does not say. */
    public static final double DEFAULT_AT_MOST_PERCENT = 0.1;

    /** Every rule, within the limit of a delivery that does not say. */
    public static final RepairRules DEFAULT = new RepairRules(EnumSet.allOf(RepairRule.class), DEFAULT_AT_MOST_PERCENT);

    /**
     * Width that goes with each percent: a boundary moves by no more. Without it, 0.1 % of a ward would be a whole block; with it,
     * 0.1 % is 5 cm, as accurate as boundaries are surveyed.
     */
    private static final double METRES_WIDE_PER_PERCENT = 0.5;

    private static final double PERCENT = 100;

    public RepairRules {
        allowed = Set.copyOf(allowed);
    }

    boolean allow(RepairRule rule) {
        return allowed.contains(rule);
    }

    /** So many square metres a repair may change of a feature of this area. */
    double limitM2(double areaM2) {
        return atMostPercent / PERCENT * areaM2;
    }

    /** So wide may be each place that a repair changes, in metres. */
    double limitWidthM() {
        return atMostPercent * METRES_WIDE_PER_PERCENT;
    }

    /** Those that are made by a rule. The others, such as dropping Z, no rule forbids: nothing else can be stored. */
    Set<Repair> declared(Set<Repair> repairs) {
        Set<Repair> byRule = EnumSet.noneOf(Repair.class);
        allowed.stream().map(RepairRule::repair).filter(repairs::contains).forEach(byRule::add);
        return byRule;
    }

    /** Why a row is not taken although its geometry is valid by now: a reader repaired it by a rule that is not allowed. */
    public Optional<Rejection> refusal(Set<Repair> byTheReader) {
        for (RepairRule rule : RepairRule.values()) {
            if (byTheReader.contains(rule.repair()) && !allow(rule)) {
                String what = rule == RepairRule.CLOSE ? "Vòng còn hở" : "Hướng các vòng không đúng";
                String en = rule == RepairRule.CLOSE ? "A ring is open" : "The directions of the rings cannot be right";
                return Optional.of(Rejection.of(
                        Reason.INVALID_GEOMETRY,
                        what + ", và bản khai giao nộp không cho sửa (repair: " + rule.yamlName() + ").",
                        en + ", and the delivery does not let it be repaired (repair: " + rule.yamlName() + ")."));
            }
        }
        return Optional.empty();
    }
}
