package vn.urbansdi.importer.doctor.report;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.doctor.Diagnosis;
import vn.urbansdi.importer.doctor.names.AttributeProposal;
import vn.urbansdi.importer.doctor.names.Likeness;
import vn.urbansdi.importer.doctor.profile.FieldProfile;
import vn.urbansdi.importer.text.TextFinding;
import vn.urbansdi.importer.text.TextNote;

/** The part of the page about fields: their values, their text and what they are proposed for. */
final class HtmlFields {

    private final Html html;
    private final String language;

    HtmlFields(Html html, String language) {
        this.html = html;
        this.language = language;
    }

    void write(Diagnosis diagnosis) {
        fields(diagnosis);
        text(diagnosis);
    }

    private void fields(Diagnosis diagnosis) {
        html.raw("<section>").element("h2", word("Trường", "Fields")).raw("<div class=scroll><table>");
        html.heads(
                List.of(
                        word("Trường", "Field"),
                        word("Kiểu", "Type"),
                        word("Có giá trị", "Filled"),
                        word("Khác nhau", "Distinct"),
                        word("Nhỏ nhất … lớn nhất", "Smallest … largest"),
                        word("Ví dụ", "Samples"),
                        word("Thuộc tính", "Attribute")),
                99);
        Map<String, AttributeProposal> byField = diagnosis.mapping().attributes().stream()
                .filter(AttributeProposal::isMapped)
                .collect(Collectors.toMap(AttributeProposal::field, each -> each, (first, second) -> first));
        for (FieldProfile field : diagnosis.fields()) {
            html.raw("<tr><td>").element("b", field.name()).raw("</td>");
            html.element("td", field.kind().title().in(language));
            html.raw("<td class=pct>");
            html.raw(String.format(
                    Locale.ROOT, "<span class=bar><i style='width:%.0f%%'></i></span>", field.filledPercent()));
            html.text(String.format(Locale.ROOT, "%.1f %%", field.filledPercent()))
                    .raw("</td>");
            html.element("td class=n", (field.distinctExact() ? "" : "≈ ") + HtmlReport.number(field.distinct()));
            html.element("td", field.filled() == 0 ? "" : field.minimum() + " … " + field.maximum());
            html.element("td", String.join(" | ", field.samples()));
            html.raw("<td>");
            attribute(byField.get(field.name()));
            html.raw("</td></tr>");
        }
        html.raw("</table></div>");
        for (AttributeProposal missing : diagnosis.mapping().missing()) {
            html.raw("<p><b>");
            html.text(missing.attribute() + " (" + missing.title().in(language) + "): ");
            html.text(word("bắt buộc nhưng không trường nào khớp", "required, but no field fits"))
                    .raw("</b></p>");
        }
        for (AttributeProposal unclear : diagnosis.mapping().unclear()) {
            html.raw("<p><b>").text(unclear.attribute()).raw("</b>: ");
            html.text(unclear.contenders().stream()
                    .map(each -> String.format(Locale.ROOT, "%s (%.2f)", each.field(), each.score()))
                    .collect(Collectors.joining(", ")));
            html.text(" — " + unclear.note().in(language)).raw("</p>");
        }
        html.raw("</section>");
    }

    private void attribute(AttributeProposal mapped) {
        if (mapped == null) {
            html.element("small", word("không dùng", "not used"));
            return;
        }
        Likeness.Rule rule = Likeness.Rule.valueOf(mapped.rule().toUpperCase(Locale.ROOT));
        html.element("b", mapped.attribute()).raw("<br>");
        html.element(
                "small",
                String.format(
                        Locale.ROOT, "%s: %s · %.2f", rule.title().in(language), mapped.resembles(), mapped.score()));
        String note = mapped.note().in(language);
        if (!note.isEmpty()) {
            html.raw("<br>").element("del", note);
        }
    }

    private void text(Diagnosis diagnosis) {
        List<TextFinding> changed = diagnosis.fields().stream()
                .map(FieldProfile::text)
                .filter(found ->
                        found != null && (found.changed() > 0 || !found.notes().isEmpty()))
                .toList();
        if (changed.isEmpty()) {
            return;
        }
        html.raw("<section>").element("h2", word("Chữ và bảng mã", "Text and encodings"));
        html.raw("<div class=scroll><table>")
                .heads(
                        List.of(
                                word("Trường", "Field"),
                                word("Bảng mã", "Encoding"),
                                word("Sửa", "Changed"),
                                word("Trước → sau", "Before → after")),
                        99);
        for (TextFinding found : changed) {
            html.raw("<tr><td>").element("b", found.field()).raw("</td><td>").text(found.encoding());
            html.text(found.garbled() ? word(" ghi nhầm thành Unicode", " written as Unicode") : "")
                    .raw("<br>");
            String words = String.format(
                    Locale.ROOT,
                    word("%.0f %% trong %d từ đọc được là tiếng Việt", "%.0f %% of %d words read as Vietnamese"),
                    100 * found.confidence(),
                    found.words() + found.otherWords());
            html.element("small", words).raw("</td>");
            html.element("td class=n", HtmlReport.number(found.changed())).raw("<td>");
            for (TextFinding.Sample sample : found.samples()) {
                html.element("del", sample.before()).raw(" <span class=arrow>→</span> ");
                html.element("ins", sample.after()).raw("<br>");
            }
            found.notes().forEach((code, count) -> {
                String title =
                        TextNote.valueOf(code.toUpperCase(Locale.ROOT)).title().in(language);
                html.element("small", HtmlReport.number(count) + " × " + title).raw("<br>");
            });
            html.raw("</td></tr>");
        }
        html.raw("</table></div></section>");
    }

    private String word(String vi, String en) {
        return new Title(vi, en).in(language);
    }
}
