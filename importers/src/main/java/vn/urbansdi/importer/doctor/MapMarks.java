package vn.urbansdi.importer.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import vn.urbansdi.catalog.Deployment;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.doctor.shape.Coverage;
import vn.urbansdi.importer.row.Reason;

/** Puts what was found on the map. */
final class MapMarks {

    private MapMarks() {}

    static Picture picture(
            Deployment deployment, PictureSample sample, List<Diagnosis.Problem> problems, Coverage coverage) {
        List<Picture.Mark> marks = new ArrayList<>();
        for (Diagnosis.Problem problem : problems) {
            for (Diagnosis.Problem.Example example : problem.examples()) {
                if (problem.reason().equals(Reason.INVALID_GEOMETRY.code()) && example.x() != null) {
                    Title text = new Title(
                            "Dòng " + example.row() + ": " + example.what().vi(),
                            "Row " + example.row() + ": " + example.what().en());
                    add(marks, sample, Picture.MarkKind.INVALID, example.x(), example.y(), text);
                }
            }
        }
        for (Coverage.Place place : coverage.overlaps().worst()) {
            String area = area(place);
            Title text = new Title(
                    "Chồng lấn " + area + ", dòng " + place.rows(), "Overlap " + area + ", rows " + place.rows());
            add(marks, sample, Picture.MarkKind.OVERLAP, place.x(), place.y(), text);
        }
        for (Coverage.Place place : coverage.slivers().worst()) {
            String area = area(place);
            add(marks, sample, Picture.MarkKind.GAP, place.x(), place.y(), new Title("Khe hở " + area, "Gap " + area));
        }
        return new Picture(deployment.extent(), deployment.cities(), sample.shapes(), sample.seen(), marks);
    }

    private static String area(Coverage.Place place) {
        return String.format(Locale.ROOT, "%.2f m²", place.areaM2());
    }

    private static void add(
            List<Picture.Mark> marks, PictureSample sample, Picture.MarkKind kind, double x, double y, Title text) {
        double[] degrees = sample.degrees(x, y);
        if (degrees != null) {
            marks.add(new Picture.Mark(kind, degrees[0], degrees[1], text));
        }
    }
}
