package vn.urbansdi.importer.doctor.report;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.importer.doctor.Diagnosis;
import vn.urbansdi.importer.doctor.names.AttributeProposal;
import vn.urbansdi.importer.doctor.names.Likeness;
import vn.urbansdi.importer.doctor.place.CrsCandidate;
import vn.urbansdi.importer.doctor.profile.FieldProfile;
import vn.urbansdi.importer.text.TextFinding;

/** Prints a diagnosis for a person at a terminal. */
public final class TerminalReport {

    private static final int CANDIDATES = 5;
    private static final int LAYERS = 3;
    private static final int SHOWN_SAMPLES = 3;

    private final PrintWriter out;
    private final String language;

    public TerminalReport(PrintWriter out, String language) {
        this.out = out;
        this.language = language;
    }

    public void print(Diagnosis diagnosis) {
        out.println();
        out.printf(
                Locale.ROOT,
                "%s · %s · %,d %s · %s%n",
                shown(diagnosis.file()),
                diagnosis.format(),
                diagnosis.rows(),
                word("dòng", "rows"),
                diagnosis.geometryTypes().entrySet().stream()
                        .map(type -> String.format(Locale.ROOT, "%s %,d", type.getKey(), type.getValue()))
                        .sorted()
                        .collect(Collectors.joining(", ")));
        findings(diagnosis);
        diagnosis.notes().forEach(note -> out.println("  · " + text(note)));
        layers(diagnosis);
        crs(diagnosis);
        fields(diagnosis);
        new TerminalRows(out, language).print(diagnosis);
        heading("Bản khai giao nộp đề xuất", "Proposed delivery");
        diagnosis.delivery().lines().forEach(line -> out.println("  " + line));
        out.printf(Locale.ROOT, "%n%.1f s%n", diagnosis.seconds());
        out.flush();
    }

    private void findings(Diagnosis diagnosis) {
        heading("Cần xem trước", "Look at this first");
        if (diagnosis.findings().isEmpty()) {
            out.println("  " + word("Không thấy vấn đề nào.", "No problem was found."));
        }
        for (Diagnosis.Finding finding : diagnosis.findings()) {
            String mark = switch (finding.severity()) {
                case ERROR -> word("LỖI", "ERROR");
                case WARNING -> word("CHÚ Ý", "WARNING");
                case NOTE -> word("GHI CHÚ", "NOTE");
            };
            out.printf("  %-8s %s%n", mark, text(finding.text()));
        }
    }

    private void layers(Diagnosis diagnosis) {
        heading("Lớp", "Layer");
        diagnosis.layers().stream()
                .limit(LAYERS)
                .forEach(layer -> out.printf(
                        Locale.ROOT,
                        "  %s %-18s %.2f  %s: %s%n",
                        layer.id().equals(diagnosis.layer()) ? "→" : " ",
                        layer.id(),
                        layer.score(),
                        text(layer.title()),
                        texts(layer.evidence())));
    }

    private void crs(Diagnosis diagnosis) {
        heading("Hệ toạ độ", "CRS");
        out.println("  " + text(diagnosis.crs().conclusion()) + " ("
                + text(diagnosis.crs().how()) + ")");
        if (!diagnosis.extent().isEmpty()) {
            List<Double> extent = diagnosis.extent();
            out.printf(
                    Locale.ROOT,
                    "  %s x %.6f … %.6f, y %.6f … %.6f%n",
                    word("Toạ độ trong tệp:", "Coordinates in the file:"),
                    extent.get(0),
                    extent.get(2),
                    extent.get(1),
                    extent.get(3));
        }
        diagnosis.crs().candidates().stream()
                .limit(CANDIDATES)
                .forEach(candidate -> out.println("  "
                        + (candidate.srid() == diagnosis.crs().srid()
                                        && candidate.swapped()
                                                == diagnosis.crs().swapped()
                                ? "→ "
                                : "  ")
                        + candidate(candidate)));
    }

    private String candidate(CrsCandidate candidate) {
        Extent lands = candidate.lands();
        return String.format(
                Locale.ROOT,
                "%.2f EPSG:%-5d %s%s · %.4f–%.4f, %.4f–%.4f · %s · %s",
                candidate.score(),
                candidate.srid(),
                candidate.name(),
                candidate.swapped() ? " (X↔Y)" : "",
                lands.minX(),
                lands.maxX(),
                lands.minY(),
                lands.maxY(),
                text(candidate.where()).isEmpty()
                        ? word("ngoài các đô thị", "outside the cities")
                        : text(candidate.where()),
                texts(candidate.evidence()));
    }

    private void fields(Diagnosis diagnosis) {
        heading("Trường", "Fields");
        Map<String, AttributeProposal> byField = diagnosis.mapping().attributes().stream()
                .filter(AttributeProposal::isMapped)
                .collect(Collectors.toMap(AttributeProposal::field, each -> each, (first, second) -> first));
        for (FieldProfile field : diagnosis.fields()) {
            out.printf(
                    Locale.ROOT,
                    "  %-24s %-14s %5.1f %%  %s%,d %s  [%s … %s]  %s%n",
                    shown(field.name()),
                    text(field.kind().title()),
                    field.filledPercent(),
                    field.distinctExact() ? "" : "≈",
                    field.distinct(),
                    word("khác nhau", "distinct"),
                    shown(field.minimum()),
                    shown(field.maximum()),
                    field.samples().stream()
                            .limit(SHOWN_SAMPLES)
                            .map(TerminalReport::shown)
                            .collect(Collectors.joining(" | ")));
            AttributeProposal mapped = byField.get(field.name());
            out.println("      " + (mapped == null ? word("không dùng", "not used") : "→ " + why(mapped)));
            if (field.text() != null && field.text().changed() > 0) {
                out.println("      " + decoding(field.text()));
            }
        }
        diagnosis
                .mapping()
                .missing()
                .forEach(each -> out.println("  ✗ " + each.attribute() + " (" + text(each.title()) + "): "
                        + word("bắt buộc, không có trường", "required, no field")));
    }

    private String why(AttributeProposal mapped) {
        Likeness.Rule rule = Likeness.Rule.valueOf(mapped.rule().toUpperCase(Locale.ROOT));
        String note = text(mapped.note());
        return String.format(
                Locale.ROOT,
                "%s (%s: %s, %.2f)%s",
                mapped.attribute(),
                text(rule.title()),
                mapped.resembles(),
                mapped.score(),
                note.isEmpty() ? "" : " — " + note);
    }

    private String decoding(TextFinding found) {
        return String.format(
                Locale.ROOT,
                "%s%s: %,d %s. %s",
                found.encoding(),
                found.garbled() ? word(" ghi nhầm thành Unicode", " written as Unicode") : "",
                found.changed(),
                word("giá trị được sửa", "values changed"),
                found.samples().stream()
                        .limit(2)
                        .map(sample -> shown(sample.before()) + " → " + shown(sample.after()))
                        .collect(Collectors.joining("; ")));
    }

    private void heading(String vi, String en) {
        out.println();
        out.println(word(vi, en));
    }

    private String word(String vi, String en) {
        return new Title(vi, en).in(language);
    }

    private String text(Title title) {
        return shown(title.in(language));
    }

    private String texts(List<Title> titles) {
        return titles.stream().map(this::text).collect(Collectors.joining("; "));
    }

    /** A file may hold what a terminal would obey. */
    static String shown(String text) {
        return text.replaceAll("\\p{Cntrl}", "·");
    }
}
