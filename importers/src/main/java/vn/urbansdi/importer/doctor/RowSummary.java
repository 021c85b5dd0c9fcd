package vn.urbansdi.importer.doctor;

import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.check.CityCheck;
import vn.urbansdi.importer.doctor.Diagnosis.Severity;
import vn.urbansdi.importer.doctor.profile.FieldProfile;
import vn.urbansdi.importer.doctor.shape.Coverage;
import vn.urbansdi.importer.text.TextNote;

/** What a person should see first of the rows and their values, in one sentence each. */
record RowSummary(Summary.Looked looked, Sentences sentences) {

    private static final double MOST = 0.5;

    /** Takes one sentence in both languages. */
    @FunctionalInterface
    interface Sentences {
        void add(Severity severity, String vi, String en);
    }

    void of(List<FieldProfile> fields, FileExamination.Findings found, Coverage coverage) {
        rows(found);
        cities(found.cities());
        keys(found);
        text(fields);
        coverage(coverage);
    }

    private void add(Severity severity, String vi, String en) {
        sentences.add(severity, vi, en);
    }

    private void rows(FileExamination.Findings found) {
        if (found.rejectedRows() > 0) {
            String share = String.format(Locale.ROOT, "%,d / %,d", found.rejectedRows(), looked.checked());
            add(
                    found.rejectedRows() > MOST * looked.checked() ? Severity.ERROR : Severity.WARNING,
                    share + " dòng sẽ bị từ chối.",
                    share + " rows would be rejected.");
        }
        if (found.repairs().rows() > 0) {
            String count = number(found.repairs().rows());
            String change = String.format(
                    Locale.ROOT,
                    "%,.4f m²; %,.4f m²",
                    found.repairs().areaChangeM2(),
                    found.repairs().worst());
            add(
                    Severity.NOTE,
                    count + " hình học không hợp lệ sẽ được sửa khi nhập (diện tích thay đổi: tổng, dòng nhiều nhất: "
                            + change + ").",
                    count
                            + " invalid geometries would be repaired by an import (area changed: all, the most of one row: "
                            + change + ").");
        }
        if (found.duplicates().repeated() > 0) {
            String count = number(found.duplicates().repeated());
            add(
                    Severity.WARNING,
                    count + " dòng có hình học trùng hệt dòng khác.",
                    count + " rows have exactly the geometry of another.");
        }
    }

    private void cities(List<CityCheck.Finding> cities) {
        for (CityCheck.Finding each : cities) {
            String elsewhere = new TreeMap<>(each.elsewhere())
                    .entrySet().stream()
                            .map(other -> other.getKey() + " " + number(other.getValue()))
                            .collect(Collectors.joining(", "));
            String rows = each.examples().stream()
                    .map(example -> Long.toString(example.row()))
                    .collect(Collectors.joining(", "));
            add(
                    Severity.WARNING,
                    number(each.outside()) + " / " + number(each.rows()) + " dòng ghi là của " + each.city()
                            + " không nằm ở đó" + (elsewhere.isEmpty() ? "" : ", mà ở " + elsewhere) + " (dòng " + rows
                            + ").",
                    number(each.outside()) + " / " + number(each.rows()) + " rows said to be of " + each.city()
                            + " do not lie there" + (elsewhere.isEmpty() ? "" : ", but in " + elsewhere) + " (rows "
                            + rows + ").");
        }
    }

    private void keys(FileExamination.Findings found) {
        boolean complete = found.duplicates().complete()
                && found.keys().stream().allMatch(key -> key.found().complete());
        if (!complete) {
            String most = number(looked.bounds().distinct());
            add(
                    Severity.WARNING,
                    "Chỉ tìm dòng trùng trong " + most + " giá trị khác nhau đầu tiên.",
                    "Repeated rows were looked for among the first " + most + " different ones only.");
        }
        found.keys().stream().filter(key -> key.found().repeated() > 0).forEach(key -> {
            String what = number(key.found().repeated());
            String names = String.join(" + ", key.attributes());
            add(
                    Severity.WARNING,
                    what + " dòng lặp lại " + names + (key.isKey() ? " (khoá): sẽ bị từ chối." : "."),
                    what + " rows repeat " + names + (key.isKey() ? " (the key): they would be rejected." : "."));
        });
    }

    private void text(List<FieldProfile> fields) {
        fields.stream().filter(field -> field.text() != null).forEach(field -> {
            long values = field.text().notes().getOrDefault(TextNote.DESTROYED.code(), 0L);
            if (values > 0) {
                Title why = TextNote.DESTROYED.title();
                String which = "\"" + field.name() + "\": " + number(values) + " × (\""
                        + String.join("\", \"", field.text().destroyed()) + "\"). ";
                add(Severity.WARNING, which + why.vi() + ".", which + why.en() + ".");
            }
        });
        List<FieldProfile> changed = fields.stream()
                .filter(field -> field.text() != null && field.text().changed() > 0)
                .toList();
        if (!changed.isEmpty()) {
            String names = changed.stream()
                    .map(field -> field.name() + " (" + field.text().encoding() + ")")
                    .collect(Collectors.joining(", "));
            add(
                    Severity.NOTE,
                    "Chữ sẽ được chuyển mã khi nhập: " + names + ".",
                    "Text would be decoded or mended by an import: " + names + ".");
        }
    }

    private void coverage(Coverage coverage) {
        if (coverage.tooMany()) {
            add(Severity.WARNING, coverage.note().vi(), coverage.note().en());
        }
        if (coverage.overlaps().count() > 0) {
            String size = size(coverage.overlaps());
            add(Severity.WARNING, "Chồng lấn: " + size + ".", "Overlaps: " + size + ".");
        }
        if (coverage.slivers().count() > 0) {
            String size = size(coverage.slivers());
            add(Severity.WARNING, "Khe hở hẹp hơn 1 m: " + size + ".", "Gaps narrower than 1 m: " + size + ".");
        }
    }

    private static String size(Coverage.Places places) {
        return String.format(Locale.ROOT, "%,d (%,.2f m²)", places.count(), places.areaM2());
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
