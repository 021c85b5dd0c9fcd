package vn.urbansdi.importer.doctor.report;

import java.io.PrintWriter;
import java.util.Locale;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.doctor.Diagnosis;
import vn.urbansdi.importer.doctor.shape.Coverage;

/** The part of the terminal's report about rows. */
final class TerminalRows {

    private static final int EXAMPLES = 3;
    private static final int UNKNOWN_CODES = 5;

    private final PrintWriter out;
    private final String language;

    TerminalRows(PrintWriter out, String language) {
        this.out = out;
        this.language = language;
    }

    void print(Diagnosis diagnosis) {
        rows(diagnosis);
        codes(diagnosis);
        together(diagnosis);
        coverage(diagnosis.coverage());
    }

    private void rows(Diagnosis diagnosis) {
        heading("Từng dòng", "Rows");
        out.printf(
                Locale.ROOT,
                "  %s EPSG:%d: %,d %s, %,d %s%n",
                word("Kiểm tra theo", "Checked in"),
                diagnosis.checkedSrid(),
                diagnosis.accepted(),
                word("nhập được", "would be taken"),
                diagnosis.rows() - diagnosis.accepted(),
                word("bị từ chối", "rejected"));
        for (Diagnosis.Problem problem : diagnosis.problems()) {
            out.printf(
                    Locale.ROOT,
                    "  %-20s %-16s %,8d  %s%n",
                    problem.reason(),
                    TerminalReport.shown(problem.field()),
                    problem.count(),
                    text(problem.howToMend()));
            problem.examples().stream().limit(EXAMPLES).forEach(this::example);
        }
        if (diagnosis.repairs().rows() > 0) {
            out.printf(
                    Locale.ROOT,
                    "  %s %,d%n",
                    word("Hình học không hợp lệ sẽ được sửa khi nhập:", "Invalid geometries an import would repair:"),
                    diagnosis.repairs().rows());
            diagnosis.repairs().examples().stream().limit(EXAMPLES).forEach(this::example);
        }
    }

    private void example(Diagnosis.Problem.Example example) {
        out.println("      " + word("dòng ", "row ") + example.row() + place(example) + " " + text(example.what()));
    }

    private static String place(Diagnosis.Problem.Example example) {
        return example.x() == null ? "" : String.format(Locale.ROOT, " (%.3f %.3f)", example.x(), example.y());
    }

    private void codes(Diagnosis diagnosis) {
        diagnosis.codes().stream().filter(codes -> codes.outside() > 0).forEach(codes -> {
            out.printf(
                    Locale.ROOT,
                    "%n  %s (%s): %,d / %,d %s%n",
                    codes.attribute(),
                    codes.list(),
                    codes.outside(),
                    codes.values(),
                    word("giá trị ngoài danh mục", "values outside the code list"));
            codes.worst().stream()
                    .limit(UNKNOWN_CODES)
                    .forEach(value -> out.printf(
                            Locale.ROOT,
                            "      %,6d × %s%s%n",
                            value.count(),
                            TerminalReport.shown(value.value()),
                            value.nearest().isEmpty()
                                    ? ""
                                    : "  → " + value.nearest() + " " + text(value.nearestTitle()) + "?"));
        });
    }

    private void together(Diagnosis diagnosis) {
        heading("Trùng lặp", "Duplicates");
        diagnosis.keys().forEach(key -> {
            out.printf(
                    Locale.ROOT,
                    "  %-32s %,8d %s%n",
                    String.join(" + ", key.attributes()),
                    key.found().repeated(),
                    word("dòng lặp lại", "rows repeat"));
            key.found().examples().stream()
                    .limit(EXAMPLES)
                    .forEach(example -> out.println("      " + word("dòng ", "rows ") + example.firstRow() + ", "
                            + example.row() + ": " + TerminalReport.shown(example.what())));
        });
        out.printf(
                Locale.ROOT,
                "  %-32s %,8d %s%n",
                word("hình học", "geometry"),
                diagnosis.duplicates().repeated(),
                word("dòng trùng hệt", "rows are the same"));
        diagnosis.duplicates().examples().stream()
                .limit(EXAMPLES)
                .forEach(example ->
                        out.println("      " + word("dòng ", "rows ") + example.firstRow() + ", " + example.row()));
    }

    private void coverage(Coverage coverage) {
        heading("Chồng lấn và khe hở", "Overlaps and gaps");
        out.println("  " + text(coverage.note()));
        if (coverage.done()) {
            places(word("chồng lấn", "overlaps"), coverage.overlaps());
            places(word("khe hở", "gaps"), coverage.gaps());
            places(word("trong đó hẹp hơn 1 m", "of which narrower than 1 m"), coverage.slivers());
        }
    }

    private void places(String name, Coverage.Places places) {
        out.printf(Locale.ROOT, "  %-28s %,6d  %,14.2f m²%n", name, places.count(), places.areaM2());
        places.worst().stream()
                .limit(EXAMPLES)
                .forEach(place -> out.printf(
                        Locale.ROOT,
                        "      %,.2f m² (%.3f %.3f)%s%n",
                        place.areaM2(),
                        place.x(),
                        place.y(),
                        place.rows().isEmpty() ? "" : " " + word("dòng ", "rows ") + place.rows()));
    }

    private void heading(String vi, String en) {
        out.println();
        out.println(word(vi, en));
    }

    private String word(String vi, String en) {
        return new Title(vi, en).in(language);
    }

    private String text(Title title) {
        return TerminalReport.shown(title.in(language));
    }
}
