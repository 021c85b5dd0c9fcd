package vn.urbansdi.importer.run;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.check.CityCheck;

/** Prints, for a person at a terminal, what a run has found where it was not expected. */
record PlaceFindings(PrintWriter out, String language) {

    void print(ImportReport report) {
        if (report.moved().features() > 0) {
            out.printf(
                    Locale.ROOT,
                    word(
                            "CHÚ Ý: %,d đối tượng khớp theo số hiệu nay nằm chỗ khác hẳn (EPSG của lớp):%n",
                            "WARNING: %,d features that match by number lie elsewhere now (in the layer's CRS):%n"),
                    report.moved().features());
            report.moved().examples().forEach(this::print);
        }
        report.cities().forEach(this::print);
    }

    private void print(ImportReport.Moved.Place place) {
        out.printf(
                Locale.ROOT,
                "  %s (%s %d): %.1f %.1f → %.1f %.1f, %s %,.1f%s%n",
                place.feature(),
                word("dòng", "row"),
                place.row(),
                place.from().get(0),
                place.from().get(1),
                place.to().get(0),
                place.to().get(1),
                word("cách", "apart"),
                place.distance(),
                place.liesOn().isEmpty() ? "" : word(", đúng chỗ ", ", at the place of ") + place.liesOn());
    }

    private void print(CityCheck.Finding finding) {
        String elsewhere = finding.elsewhere().entrySet().stream()
                .sorted(java.util.Map.Entry.comparingByKey())
                .map(each -> each.getKey() + " " + each.getValue())
                .collect(Collectors.joining(", "));
        out.printf(
                Locale.ROOT,
                word(
                        "CHÚ Ý: %,d trên %,d dòng ghi là của %s không nằm ở đó%s%n",
                        "WARNING: %,d of %,d rows said to be of %s do not lie there%s%n"),
                finding.outside(),
                finding.rows(),
                finding.city(),
                elsewhere.isEmpty() ? "" : word(", mà ở: ", ", but in: ") + elsewhere);
        for (CityCheck.Example each : finding.examples()) {
            out.printf(
                    Locale.ROOT,
                    "  %s %d: %s%s%n",
                    word("dòng", "row"),
                    each.row(),
                    each.x() == null ? "" : each.x() + " " + each.y() + " ",
                    each.byWard()
                            ? word("phường thuộc ", "its ward belongs to ") + each.liesIn()
                            : each.liesIn().isEmpty() ? word("ngoài các đô thị", "outside the cities") : each.liesIn());
        }
    }

    private String word(String vi, String en) {
        return new Title(vi, en).in(language);
    }
}
