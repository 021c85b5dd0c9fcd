package vn.urbansdi.importer.run;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.check.AreaComparison;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Repair;
import vn.urbansdi.importer.text.TextFinding;
import vn.urbansdi.importer.text.TextNote;
import vn.urbansdi.store.merge.MergeOutcome;
import vn.urbansdi.store.merge.Retired;

/** Prints reports for a person at a terminal. */
final class ReportTable {

    private static final int SHOWN_CONFLICTS = 10;

    private final PrintWriter out;
    private final String language;

    ReportTable(PrintWriter out, String language) {
        this.out = out;
        this.language = language;
    }

    void print(ImportReport report) {
        out.println();
        out.printf(
                "%s → %s (%s) · %s %d%n",
                report.file(), report.layer(), report.layerTitle().in(language), word("lần chạy", "run"), report.run());
        line(
                word("Hệ toạ độ", "CRS"),
                "EPSG:" + report.crs() + " — " + report.crsHow().in(language));
        report.notes().forEach(note -> line(word("Lưu ý", "Note"), note.in(language)));
        if (!report.unused().isEmpty()) {
            line(word("Trường không dùng", "Unused fields"), String.join(", ", report.unused()));
        }
        report.mapping().stream()
                .filter(field -> field.rule().equals("cut_name"))
                .forEach(field ->
                        line(word("Tên trường bị cắt", "Cut field name"), field.field() + " → " + field.attribute()));
        report.textFields().stream()
                .filter(field -> field.changed() > 0 || !field.destroyed().isEmpty())
                .forEach(this::print);
        count(word("Đã đọc", "Read"), report.read());
        countIfAny(word("Đã xoá trong tệp", "Deleted in the file"), report.deleted());
        count(word("Thêm mới", "Inserted"), report.inserted());
        count(word("Cập nhật", "Updated"), report.updated());
        count(word("Không đổi", "Unchanged"), report.unchanged());
        print(report.retired());
        countIfAny(word("Giá trị nhường nguồn ưu tiên hơn", "Values outranked"), report.outranked());
        countIfAny(word("Ô trống, giữ giá trị đã có", "Blanks, values kept"), report.blank());
        countIfAny(word("Giá trị nay theo nguồn khác", "Values now of another source"), report.yielded());
        countIfAny(
                word("Xung đột với sửa tay", "Conflicts with edits"),
                report.conflicts().size());
        report.conflicts().stream().limit(SHOWN_CONFLICTS).forEach(this::print);
        count(word("Bị từ chối", "Rejected"), report.rejectedRows());
        report.rejected().forEach((code, rows) -> {
            Reason reason = Reason.valueOf(code.toUpperCase(Locale.ROOT));
            out.printf("  %-22s %,9d  %s%n", code, rows, reason.howToMend().in(language));
        });
        if (!report.rejectsFile().isEmpty()) {
            line(word("Xem", "See"), report.rejectsFile());
        }
        for (Repair repair : Repair.values()) {
            countIfAny(repair.title().in(language), report.repairs().getOrDefault(repair.code(), 0L));
        }
        print(report.repaired());
        new PlaceFindings(out, language).print(report);
        report.areas().forEach(this::print);
        if (report.changesNothing()) {
            line(word("Không có gì mới", "Nothing new"), word("dữ liệu giữ nguyên", "the layer is as it was"));
        } else {
            line(word("Hoàn tác", "To undo"), "./sdi undo " + report.run());
        }
        line(
                word("Thời gian", "Time"),
                String.format(
                        Locale.ROOT,
                        "%.2f s, %,.0f %s/s",
                        report.seconds(),
                        report.read() / report.seconds(),
                        word("dòng", "rows")));
    }

    void print(RepeatedImport repeated) {
        out.println();
        out.printf(
                "%s → %s (%s): %s%n",
                repeated.file(),
                repeated.layer(),
                repeated.layerTitle().in(language),
                word(
                        "đúng như lần " + repeated.run() + ", từ đó không có gì thay đổi: không phải làm gì",
                        "the same as run " + repeated.run() + ", and nothing has changed since: nothing to do"));
    }

    private void print(TextFinding field) {
        String how = field.declared()
                ? word("theo bản khai", "as declared")
                : String.format(
                        Locale.ROOT,
                        word("%.0f %% trong %d từ đọc được là tiếng Việt", "%.0f %% of %d words read as Vietnamese"),
                        100 * field.confidence(),
                        field.words() + field.otherWords());
        String sample = field.samples().stream()
                .limit(1)
                .map(each -> ": " + each.before() + " → " + each.after())
                .collect(Collectors.joining());
        line(
                word("Chữ của ", "Text of ") + field.field(),
                field.encoding() + (field.garbled() ? word(" ghi nhầm thành Unicode", " written as Unicode") : "")
                        + " ("
                        + how + "), "
                        + String.format(
                                Locale.ROOT, word("%,d giá trị được sửa", "%,d values changed"), field.changed())
                        + sample);
        field.notes()
                .forEach((code, values) -> out.printf(
                        Locale.ROOT,
                        "    %,d × %s%n",
                        values,
                        TextNote.valueOf(code.toUpperCase(Locale.ROOT)).title().in(language)));
        field.destroyed().forEach(text -> out.println("      " + text));
    }

    private void print(Retired retired) {
        countIfAny(word("Không còn, đã bỏ", "Gone, retired"), retired.features());
        countIfAny(word("Giữ vì nguồn khác có", "Kept: others have them"), retired.shared());
        countIfAny(word("Giữ vì dòng bị từ chối", "Kept: rejected rows"), retired.spared());
        if (retired.unidentified() > 0) {
            line(
                    word("Chưa bỏ gì", "Nothing retired"),
                    word(
                            retired.unidentified()
                                    + " dòng bị từ chối không cho biết là đối tượng nào; hãy sửa rồi nhập lại",
                            retired.unidentified()
                                    + " rejected rows do not tell which feature they mean; mend them and import again"));
        }
    }

    private void print(RepairSummary repaired) {
        if (repaired.rows() == 0) {
            return;
        }
        RepairedRow worst = repaired.worst();
        line(
                word("Sửa hình học", "Repaired"),
                String.format(
                        Locale.ROOT,
                        word(
                                "%,d dòng, diện tích thay đổi %,.4f m²; nhiều nhất: dòng %d, %,.4f m² (%.4f %%)",
                                "%,d rows, %,.4f m² changed; most: row %d, %,.4f m² (%.4f %%)"),
                        repaired.rows(),
                        repaired.areaChangeM2(),
                        worst.row(),
                        worst.areaChangeM2(),
                        worst.changePercent()));
        line(word("Xem", "See"), repaired.file());
    }

    private void print(ImportReport.Conflict conflict) {
        if (conflict.attribute().equals(MergeOutcome.Conflict.FEATURE)) {
            out.printf(
                    "  %s (%s): %s%n",
                    conflict.feature(),
                    conflict.kept(),
                    word("giữ vì đã sửa tay, dù tệp không còn", "kept since edited, though no longer delivered"));
            return;
        }
        if (conflict.attribute().equals(MergeOutcome.Conflict.REMOVED)) {
            out.printf(
                    "  %s (%s): %s%n",
                    conflict.feature(),
                    conflict.delivered(),
                    word(
                            "dòng " + conflict.row() + " không được lấy vì đối tượng đã bị xoá hoặc đổi khoá bằng tay",
                            "row " + conflict.row()
                                    + " is not taken: the feature was deleted, or its key changed, by hand"));
            return;
        }
        if (conflict.attribute().equals(MergeOutcome.Conflict.GEOMETRY)) {
            out.printf(
                    "  %s: %s%n",
                    conflict.feature(),
                    word(
                            "giữ hình đã sửa tay, khác hình ở dòng " + conflict.row(),
                            "its shape was edited and is kept; row " + conflict.row() + " has another"));
            return;
        }
        out.printf(
                "  %s.%s: %s %s, %s %s%n",
                conflict.feature(),
                conflict.attribute(),
                word("giữ", "kept"),
                conflict.kept(),
                word("được nộp", "delivered"),
                conflict.delivered());
    }

    private void print(AreaComparison.Finding finding) {
        out.printf(
                Locale.ROOT,
                "%s %s: %,.1f %s %s, %,.1f %s (%s): %+.2f %%; %,d/%,d %s%n",
                word("Phát hiện:", "Finding:"),
                finding.attribute(),
                finding.statedTotal(),
                finding.unit(),
                word("theo khai báo", "stated"),
                finding.measuredTotal(),
                word("theo ranh giới", "by the boundaries"),
                finding.measure(),
                finding.totalDifferencePercent(),
                finding.beyondTolerance(),
                finding.rows(),
                word("dòng lệch hơn 5 %", "rows more than 5 % off"));
        for (AreaComparison.Difference each : finding.worst()) {
            out.printf(
                    Locale.ROOT,
                    "  %s (%s %d): %,.2f / %,.2f %s%n",
                    each.key(),
                    word("dòng", "row"),
                    each.row(),
                    each.stated(),
                    each.measured(),
                    finding.unit());
        }
    }

    private void line(String name, String value) {
        out.printf("  %s: %s%n", name, value);
    }

    private void count(String name, long count) {
        out.printf(Locale.ROOT, "  %-22s %,9d%n", name, count);
    }

    private void countIfAny(String name, long count) {
        if (count > 0) {
            count(name, count);
        }
    }

    private String word(String vi, String en) {
        return new Title(vi, en).in(language);
    }
}
