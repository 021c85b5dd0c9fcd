package vn.urbansdi.importer.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.map.RepairOutcome;

/** Counts the geometries that an import would repair, and keeps the first of them. */
final class RepairTally {

    private static final int EXAMPLES = 25;

    private final List<Diagnosis.Problem.Example> examples = new ArrayList<>();
    private long rows;
    private double areaChangeM2;
    private double worst;

    void add(long row, RepairOutcome.Repaired repaired) {
        rows++;
        areaChangeM2 += repaired.areaChangeM2();
        worst = Math.max(worst, repaired.areaChangeM2());
        if (examples.size() < EXAMPLES) {
            examples.add(new Diagnosis.Problem.Example(row, what(repaired), repaired.at().x, repaired.at().y, false));
        }
    }

    private static Title what(RepairOutcome.Repaired repaired) {
        String change = String.format(Locale.ROOT, " (%.4f m²)", repaired.areaChangeM2());
        return new Title(joined(repaired, "vi") + change, joined(repaired, "en") + change);
    }

    private static String joined(RepairOutcome.Repaired repaired, String language) {
        return repaired.repairs().stream()
                .sorted()
                .map(repair -> repair.title().in(language))
                .collect(Collectors.joining("; "));
    }

    Diagnosis.RepairFinding finding() {
        return new Diagnosis.RepairFinding(rows, areaChangeM2, worst, examples);
    }
}
