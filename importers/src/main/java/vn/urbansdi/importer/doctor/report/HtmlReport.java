package vn.urbansdi.importer.doctor.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.importer.doctor.Diagnosis;
import vn.urbansdi.importer.doctor.Picture;
import vn.urbansdi.importer.doctor.place.CrsCandidate;

/** A diagnosis as one page: no script, no request to anywhere, readable on a phone and on paper. */
public final class HtmlReport {

    private static final int CANDIDATES = 8;
    private static final int LAYERS = 5;

    private final String language;

    public HtmlReport(String language) {
        this.language = language;
    }

    public String page(Diagnosis diagnosis) {
        Html html = new Html();
        html.raw("<!doctype html><html lang='" + (language.equals("en") ? "en" : "vi")
                + "'><head><meta charset='utf-8'>");
        html.raw("<meta name='viewport' content='width=device-width,initial-scale=1'>");
        // Should any text ever get through unescaped, it still could load and run nothing.
        html.raw(
                "<meta http-equiv='Content-Security-Policy' content=\"default-src 'none'; style-src 'unsafe-inline'\">");
        html.element("title", diagnosis.file() + " · " + word("Khám tệp", "File examination"));
        html.raw("<style>" + style() + "</style></head><body><header><div>");
        html.element("p", word("Khám tệp trước khi nhập", "File examination before import"));
        html.element("h1", diagnosis.file());
        html.element("p", diagnosis.format() + " · " + types(diagnosis.geometryTypes()));
        html.raw("</div></header><main>");
        facts(html, diagnosis);
        findings(html, diagnosis);
        maps(html, diagnosis);
        crs(html, diagnosis);
        layers(html, diagnosis);
        new HtmlFields(html, language).write(diagnosis);
        new HtmlRows(html, language).write(diagnosis);
        html.raw("<section>").element("h2", word("Bản khai giao nộp đề xuất", "Proposed delivery"));
        html.element("pre", diagnosis.delivery()).raw("</section>");
        html.element(
                "footer",
                String.format(
                        Locale.ROOT,
                        word(
                                "Lập bởi ./sdi doctor trong %.1f s; không ghi gì vào cơ sở dữ liệu.",
                                "By ./sdi doctor in %.1f s; nothing was written to any database."),
                        diagnosis.seconds()));
        return html.raw("</main></body></html>\n").toString();
    }

    private static String style() {
        try (InputStream in = HtmlReport.class.getResourceAsStream("/doctor/report.css")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void facts(Html html, Diagnosis diagnosis) {
        html.raw("<div class=facts>");
        fact(html, number(diagnosis.rows()), word("dòng", "rows"));
        fact(html, number(diagnosis.accepted()), word("nhập được", "would be taken"));
        fact(html, number(diagnosis.rows() - diagnosis.accepted()), word("sẽ bị từ chối", "would be rejected"));
        fact(
                html,
                diagnosis.layer().isEmpty() ? "?" : diagnosis.layer(),
                word("lớp", "layer") + (diagnosis.layerIsClear() ? "" : " (?)"));
        fact(
                html,
                diagnosis.crs().srid() == 0 ? "?" : "EPSG:" + diagnosis.crs().srid(),
                switch (diagnosis.crs().certainty()) {
                    case CERTAIN -> word("hệ toạ độ", "CRS");
                    case LIKELY -> word("hệ toạ độ, cần xem lại", "CRS, to be checked");
                    case UNKNOWN -> word("hệ toạ độ: phải hỏi", "CRS: has to be asked");
                });
        html.raw("</div>");
    }

    private static void fact(Html html, String value, String name) {
        html.raw("<div class=fact>").element("b", value).element("span", name).raw("</div>");
    }

    private void findings(Html html, Diagnosis diagnosis) {
        html.raw("<section>").element("h2", word("Cần xem trước", "Look at this first"));
        html.raw("<ul class=findings>");
        for (Diagnosis.Finding finding : diagnosis.findings()) {
            html.raw("<li class=" + finding.severity().name().toLowerCase(Locale.ROOT) + ">");
            html.element(
                    "span class=tag",
                    switch (finding.severity()) {
                        case ERROR -> word("Lỗi", "Error");
                        case WARNING -> word("Chú ý", "Warning");
                        case NOTE -> word("Ghi chú", "Note");
                    });
            html.text(text(finding.text())).raw("</li>");
        }
        for (Title note : diagnosis.notes()) {
            html.raw("<li class=note>").element("span class=tag", word("Ghi chú", "Note"));
            html.text(text(note)).raw("</li>");
        }
        if (diagnosis.findings().isEmpty() && diagnosis.notes().isEmpty()) {
            html.raw("<li class=note>").element("span class=tag", "OK");
            html.text(word("Không thấy vấn đề nào.", "No problem was found.")).raw("</li>");
        }
        html.raw("</ul></section>");
    }

    private void maps(Html html, Diagnosis diagnosis) {
        Picture picture = diagnosis.picture();
        Extent data = MapPicture.extent(picture);
        html.raw("<section>").element("h2", word("Trên bản đồ", "On the map")).raw("<div class=maps><figure>");
        html.raw(MapPicture.locator(picture, data, language));
        html.element(
                "figcaption",
                word(
                        "Phạm vi quản lý, các đô thị (nét đứt) và tệp (khung đỏ).",
                        "Area of interest, cities (dashed) and the file (red frame)."));
        html.raw("</figure>");
        if (data != null) {
            html.raw("<figure>").raw(MapPicture.detail(picture, data, language));
            String drawn = picture.shapes().size() < picture.of()
                    ? String.format(
                            Locale.ROOT,
                            word("Vẽ %,d trên %,d dòng. ", "%,d of %,d rows are drawn. "),
                            picture.shapes().size(),
                            picture.of())
                    : "";
            html.element(
                    "figcaption",
                    drawn
                            + word(
                                    "Đỏ: hình học sai; cam: chồng lấn; tím: khe hở hẹp.",
                                    "Red: invalid geometry; orange: overlaps; purple: narrow gaps.")
                            + String.format(Locale.ROOT, " EPSG:%d", diagnosis.checkedSrid()));
            html.raw("</figure>");
        }
        html.raw("</div></section>");
    }

    private void crs(Html html, Diagnosis diagnosis) {
        html.raw("<section>").element("h2", word("Hệ toạ độ", "CRS"));
        html.raw("<p>").element("b", text(diagnosis.crs().conclusion())).raw(" ");
        html.element("small", text(diagnosis.crs().how())).raw("</p>");
        html.raw("<div class=scroll><table>")
                .heads(
                        List.of(
                                word("Hệ", "CRS"),
                                word("Điểm", "Score"),
                                word("Rơi vào (kinh độ, vĩ độ)", "Lands at (longitude, latitude)"),
                                word("Đô thị", "Cities"),
                                word("Căn cứ", "Evidence")),
                        99);
        for (CrsCandidate candidate :
                diagnosis.crs().candidates().stream().limit(CANDIDATES).toList()) {
            boolean chosen = candidate.srid() == diagnosis.crs().srid()
                    && candidate.swapped() == diagnosis.crs().swapped();
            html.raw(chosen ? "<tr class=chosen><td>" : "<tr><td>");
            html.element("b", "EPSG:" + candidate.srid()).raw("<br>");
            html.element("small", candidate.name() + (candidate.swapped() ? " · X↔Y" : ""))
                    .raw("</td><td>");
            bar(html, candidate.score());
            Extent lands = candidate.lands();
            html.raw("</td><td>")
                    .text(String.format(
                            Locale.ROOT,
                            "%.4f – %.4f, %.4f – %.4f",
                            lands.minX(),
                            lands.maxX(),
                            lands.minY(),
                            lands.maxY()));
            html.raw("</td>").element("td", text(candidate.where()));
            html.element("td", candidate.evidence().stream().map(this::text).collect(Collectors.joining("; ")));
            html.raw("</tr>");
        }
        html.raw("</table></div></section>");
    }

    private void layers(Html html, Diagnosis diagnosis) {
        html.raw("<section>")
                .element("h2", word("Lớp đề xuất", "Proposed layer"))
                .raw("<table>");
        for (Diagnosis.LayerOption layer :
                diagnosis.layers().stream().limit(LAYERS).toList()) {
            html.raw(layer.id().equals(diagnosis.layer()) ? "<tr class=chosen><td>" : "<tr><td>");
            html.element("b", layer.id())
                    .raw("<br>")
                    .element("small", text(layer.title()))
                    .raw("</td><td>");
            bar(html, layer.score());
            html.raw("</td>")
                    .element("td", layer.evidence().stream().map(this::text).collect(Collectors.joining("; ")));
            html.raw("</tr>");
        }
        html.raw("</table></section>");
    }

    static void bar(Html html, double score) {
        html.raw(String.format(
                Locale.ROOT, "<span class=bar><i style='width:%.0f%%'></i></span>", 100 * Math.min(1, score)));
        html.text(String.format(Locale.ROOT, "%.2f", score));
    }

    private static String types(Map<String, Long> types) {
        return types.entrySet().stream()
                .map(type -> type.getKey() + " " + number(type.getValue()))
                .sorted()
                .collect(Collectors.joining(", "));
    }

    static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }

    private String word(String vi, String en) {
        return new Title(vi, en).in(language);
    }

    private String text(Title title) {
        return title.in(language);
    }
}
