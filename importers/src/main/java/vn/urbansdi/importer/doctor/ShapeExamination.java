package vn.urbansdi.importer.doctor;

import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Geometry;
import vn.urbansdi.importer.check.GeometryCheck;
import vn.urbansdi.importer.doctor.shape.CoverageCheck;
import vn.urbansdi.importer.doctor.shape.Duplicates;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Rejection;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;

/** What can be said of rows for which no layer is known: whether their geometries are valid, and which repeat. */
final class ShapeExamination implements FileExamination {

    private final ProblemTally problems = new ProblemTally();
    private final Duplicates shapes;
    private final PictureSample picture;

    ShapeExamination(RowRules rules) {
        this.shapes = new Duplicates(rules.bounds().distinct());
        this.picture = new PictureSample(rules.srid());
    }

    @Override
    public void add(List<SourceRow> rows, List<SourceField> fields) {
        rows.forEach(this::add);
    }

    private void add(SourceRow row) {
        Geometry geometry = row.geometry();
        if (row.rejection() != null) {
            problems.add(row.number(), row.rejection(), null, true);
            problems.rejected(row.rejection().reason());
        } else if (geometry == null || geometry.isEmpty()) {
            problems.add(row.number(), Rejection.of(Reason.EMPTY_GEOMETRY, "", ""), null, true);
            problems.rejected(Reason.EMPTY_GEOMETRY);
        } else {
            shapes.addGeometry(row.number(), geometry);
            picture.add(geometry);
            GeometryCheck.fault(geometry).ifPresent(fault -> {
                Rejection rejection = new Rejection(Reason.INVALID_GEOMETRY, "", fault.what());
                problems.add(row.number(), rejection, fault.at().orElse(null), true);
                problems.rejected(Reason.INVALID_GEOMETRY);
            });
        }
    }

    @Override
    public Findings findings() {
        return new Findings(
                problems.rejectedRows(),
                problems.byReason(),
                problems.problems(),
                new RepairTally().finding(),
                List.of(),
                List.of(),
                shapes.found(),
                List.of(),
                List.of());
    }

    @Override
    public Optional<CoverageCheck> coverage() {
        return Optional.empty();
    }

    @Override
    public PictureSample picture() {
        return picture;
    }
}
