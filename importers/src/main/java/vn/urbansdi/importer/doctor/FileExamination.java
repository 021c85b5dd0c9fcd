package vn.urbansdi.importer.doctor;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.importer.check.AreaComparison;
import vn.urbansdi.importer.check.CityCheck;
import vn.urbansdi.importer.doctor.shape.CoverageCheck;
import vn.urbansdi.importer.doctor.shape.Duplicates;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/** The second reading of a file. */
interface FileExamination {

    /** @param fields known when the rows were read, or later */
    void add(List<SourceRow> rows, List<SourceField> fields);

    Findings findings();

    /** Absent where the layer is not one of areas on a metric grid. */
    Optional<CoverageCheck> coverage();

    PictureSample picture();

    record Findings(
            long rejectedRows,
            Map<String, Long> rejected,
            List<Diagnosis.Problem> problems,
            Diagnosis.RepairFinding repairs,
            List<Diagnosis.CodeFinding> codes,
            List<Diagnosis.KeyFinding> keys,
            Duplicates.Found duplicates,
            List<AreaComparison.Finding> areas,
            List<CityCheck.Finding> cities) {}
}
