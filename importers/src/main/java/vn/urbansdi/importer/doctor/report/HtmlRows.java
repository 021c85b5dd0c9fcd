package vn.urbansdi.importer.doctor.report;

import java.util.List;
import java.util.Locale;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.check.AreaComparison;
import vn.urbansdi.importer.doctor.Diagnosis;
import vn.urbansdi.importer.doctor.shape.Coverage;
import vn.urbansdi.importer.doctor.shape.Duplicates;

/** The part of the page about rows: what would be rejected, codes, duplicates, overlaps and gaps. */
final class HtmlRows {

    private static final int EXAMPLES = 4;

    private final Html html;
    private final String language;

    HtmlRows(Html html, String language) {
        this.html = html;
        this.language = language;
    }

    void write(Diagnosis diagnosis) {
        problems(diagnosis);
        repairs(diagnosis.repairs());
        codes(diagnosis);
        duplicates(diagnosis);
        coverage(diagnosis.coverage());
        areas(diagnosis.areas());
    }

    private void problems(Diagnosis diagnosis) {
        if (diagnosis.problems().isEmpty()) {
            return;
        }
        section(word("Vấn đề của từng dòng", "Problems of rows"));
        html.heads(
                List.of(
                        word("Lý do", "Reason"),
                        word("Trường", "Field"),
                        word("Số dòng", "Rows"),
                        word("Ví dụ (dòng, vị trí)", "Examples (row, place)"),
                        word("Cách sửa", "How to mend it")),
                99);
        for (Diagnosis.Problem problem : diagnosis.problems()) {
            html.raw("<tr><td>").element("code", problem.reason()).raw("</td>").element("td", problem.field());
            html.element("td class=n", HtmlReport.number(problem.count())).raw("<td>");
            examples(problem.examples());
            html.raw("</td>").element("td", problem.howToMend().in(language)).raw("</tr>");
        }
        end();
    }

    private void examples(List<Diagnosis.Problem.Example> examples) {
        for (Diagnosis.Problem.Example example :
                examples.stream().limit(EXAMPLES).toList()) {
            html.element("b", HtmlReport.number(example.row())).raw(" ");
            if (example.x() != null) {
                html.element("small", String.format(Locale.ROOT, "(%.3f %.3f) ", example.x(), example.y()));
            }
            html.text(example.what().in(language)).raw("<br>");
        }
    }

    private void repairs(Diagnosis.RepairFinding repairs) {
        if (repairs.rows() == 0) {
            return;
        }
        section(word("Hình học không hợp lệ sẽ được sửa khi nhập", "Invalid geometries that an import would repair"));
        html.heads(List.of(word("Số dòng", "Rows"), word("Ví dụ (dòng, vị trí)", "Examples (row, place)")), 99);
        html.raw("<tr>")
                .element("td class=n", HtmlReport.number(repairs.rows()))
                .raw("<td>");
        examples(repairs.examples());
        html.raw("</td></tr>");
        end();
    }

    private void codes(Diagnosis diagnosis) {
        List<Diagnosis.CodeFinding> wrong =
                diagnosis.codes().stream().filter(codes -> codes.outside() > 0).toList();
        if (wrong.isEmpty()) {
            return;
        }
        section(word("Giá trị ngoài danh mục mã", "Values outside code lists"));
        html.heads(
                List.of(
                        word("Thuộc tính", "Attribute"),
                        word("Danh mục", "Code list"),
                        word("Ngoài / tất cả", "Outside / all"),
                        word("Giá trị → có thể là", "Value → may mean")),
                99);
        for (Diagnosis.CodeFinding codes : wrong) {
            html.raw("<tr>").element("td", codes.attribute()).element("td", codes.list());
            html.element("td", HtmlReport.number(codes.outside()) + " / " + HtmlReport.number(codes.values()));
            html.raw("<td>");
            for (Diagnosis.CodeFinding.Unknown value : codes.worst()) {
                html.text(HtmlReport.number(value.count()) + " × ").element("del", value.value());
                if (!value.nearest().isEmpty()) {
                    html.raw(" <span class=arrow>→</span> ");
                    html.element(
                            "ins", value.nearest() + " (" + value.nearestTitle().in(language) + ")");
                }
                html.raw("<br>");
            }
            html.raw("</td></tr>");
        }
        end();
    }

    private void duplicates(Diagnosis diagnosis) {
        section(word("Trùng lặp", "Duplicates"));
        html.heads(
                List.of(
                        word("Trùng về", "The same"),
                        word("Số dòng lặp lại", "Rows that repeat"),
                        word("Ví dụ (dòng đầu, dòng lặp)", "Examples (first row, repeating row)")),
                99);
        diagnosis
                .keys()
                .forEach(key -> duplicates(
                        String.join(" + ", key.attributes()) + (key.isKey() ? word(" (khoá)", " (key)") : ""),
                        key.found()));
        duplicates(word("hình học", "geometry"), diagnosis.duplicates());
        end();
    }

    private void duplicates(String name, Duplicates.Found found) {
        html.raw("<tr>").element("td", name);
        html.element("td class=n", HtmlReport.number(found.repeated())).raw("<td>");
        for (Duplicates.Example example :
                found.examples().stream().limit(EXAMPLES).toList()) {
            html.text(HtmlReport.number(example.firstRow()) + ", " + HtmlReport.number(example.row()) + " ");
            html.element("small", example.what()).raw("<br>");
        }
        if (!found.complete()) {
            html.element(
                    "small",
                    word(
                            "Có quá nhiều giá trị khác nhau: không so được mọi dòng.",
                            "There are too many different ones: not every row could be compared."));
        }
        html.raw("</td></tr>");
    }

    private void coverage(Coverage coverage) {
        section(word("Chồng lấn và khe hở", "Overlaps and gaps"));
        if (coverage.done()) {
            html.heads(
                    List.of(
                            "",
                            word("Số chỗ", "Places"),
                            "m²",
                            word(
                                    "Mười chỗ lớn nhất (m², vị trí theo hệ của lớp, dòng)",
                                    "The ten largest (m², place in the layer's CRS, rows)")),
                    99);
            places(word("Chồng lấn", "Overlaps"), coverage.overlaps());
            places(word("Khe hở", "Gaps"), coverage.gaps());
            places(word("trong đó hẹp hơn 1 m", "of which narrower than 1 m"), coverage.slivers());
        }
        html.raw("<caption style='caption-side:bottom;text-align:left' class=soft>");
        html.text(coverage.note().in(language)).raw("</caption>");
        end();
    }

    private void places(String name, Coverage.Places places) {
        html.raw("<tr>").element("td", name).element("td class=n", HtmlReport.number(places.count()));
        html.element("td class=n", String.format(Locale.ROOT, "%,.2f", places.areaM2()))
                .raw("<td>");
        for (Coverage.Place place : places.worst()) {
            html.element("b", String.format(Locale.ROOT, "%,.2f", place.areaM2()));
            html.element("small", String.format(Locale.ROOT, " (%.3f %.3f) ", place.x(), place.y()));
            html.text(place.rows().isEmpty() ? "" : word("dòng ", "rows ") + place.rows())
                    .raw("<br>");
        }
        html.raw("</td></tr>");
    }

    private void areas(List<AreaComparison.Finding> areas) {
        if (areas.isEmpty()) {
            return;
        }
        section(word("Diện tích ghi và diện tích đo", "Stated and measured areas"));
        html.heads(
                List.of(
                        word("Thuộc tính", "Attribute"),
                        word("Tổng ghi", "Stated"),
                        word("Tổng đo", "Measured"),
                        word("Dòng lệch quá 5 %", "Rows more than 5 % apart")),
                1);
        for (AreaComparison.Finding area : areas) {
            html.raw("<tr>").element("td", area.attribute());
            html.element("td class=n", area.statedTotal().toPlainString());
            html.element("td class=n", area.measuredTotal().toPlainString());
            html.element("td class=n", HtmlReport.number(area.beyondTolerance()))
                    .raw("</tr>");
        }
        end();
    }

    private void section(String title) {
        html.raw("<section>").element("h2", title).raw("<div class=scroll><table>");
    }

    private void end() {
        html.raw("</table></div></section>");
    }

    private String word(String vi, String en) {
        return new Title(vi, en).in(language);
    }
}
