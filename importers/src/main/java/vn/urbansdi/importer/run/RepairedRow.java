package vn.urbansdi.importer.run;

import java.util.stream.Collectors;
import vn.urbansdi.importer.map.RepairOutcome;
import vn.urbansdi.importer.row.Repair;

/**
 * A row whose geometry was repaired.
 *
 * @param row          as a person counts rows in the file
 * @param rules        codes of the repairs, joined by {@code +}
 * @param areaBeforeM2 as the delivered rings declare it; each area in units of the layer's CRS, square metres in a metric one
 * @param areaAfterM2  as it is stored
 * @param areaChangeM2 ground that changed, whichever way
 * @param x            place of the first fault in the layer's CRS; the feature's middle where a reader repaired it
 */
record RepairedRow(
        long row, String rules, double areaBeforeM2, double areaAfterM2, double areaChangeM2, double x, double y) {

    static RepairedRow of(long row, RepairOutcome.Repaired repaired) {
        return new RepairedRow(
                row,
                repaired.repairs().stream().sorted().map(Repair::code).collect(Collectors.joining("+")),
                repaired.areaBeforeM2(),
                repaired.areaAfterM2(),
                repaired.areaChangeM2(),
                repaired.at().x,
                repaired.at().y);
    }

    /** Share of the area after, in percent. */
    double changePercent() {
        return areaAfterM2 > 0 ? 100 * areaChangeM2 / areaAfterM2 : 0;
    }
}
