package vn.urbansdi.importer.doctor;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.doctor.Diagnosis.Finding;
import vn.urbansdi.importer.doctor.Diagnosis.Severity;
import vn.urbansdi.importer.doctor.names.AttributeProposal;
import vn.urbansdi.importer.doctor.names.LayerRanking;
import vn.urbansdi.importer.doctor.names.MappingProposal;
import vn.urbansdi.importer.doctor.place.CrsDiagnosis;
import vn.urbansdi.importer.doctor.profile.FieldProfile;
import vn.urbansdi.importer.doctor.shape.Coverage;

/** The findings that a person should see first, in one sentence each. */
final class Summary {

    private final List<Finding> findings = new ArrayList<>();
    private final Looked looked;

    private Summary(Looked looked) {
        this.looked = looked;
    }

    /**
     * @param rows     that were read
     * @param checked  rows that were checked one by one
     * @param complete whether there are no others
     * @param placeless whether they have no place
     */
    record Looked(long rows, long checked, boolean complete, Bounds bounds, boolean placeless) {}

    static List<Finding> of(
            Looked looked,
            List<FieldProfile> fields,
            LayerRanking layers,
            MappingProposal mapping,
            CrsDiagnosis crs,
            FileExamination.Findings found,
            Coverage coverage) {
        Summary summary = new Summary(looked);
        summary.file(fields);
        summary.layer(layers);
        if (looked.placeless) {
            summary.placeless(layers);
        } else {
            summary.crs(crs);
        }
        summary.mapping(mapping);
        summary.numbers(NumberMarks.of(layers.best(), fields));
        new RowSummary(looked, summary::add).of(fields, found, coverage);
        summary.findings.sort(Comparator.comparing(Finding::severity));
        return summary.findings;
    }

    private void add(Severity severity, String vi, String en) {
        findings.add(new Finding(severity, new Title(vi, en)));
    }

    private void file(List<FieldProfile> fields) {
        if (!looked.complete) {
            String seconds = number(looked.bounds.time().toSeconds());
            String rows = number(looked.checked);
            add(
                    Severity.WARNING,
                    "Hết " + seconds + " giây dành cho việc khám: chỉ " + rows
                            + " dòng đầu được kiểm tra. ./sdi doctor khám cả tệp.",
                    "The " + seconds + " seconds for looking it over were used up: only the first " + rows
                            + " rows were checked. ./sdi doctor looks at the whole file.");
        }
        if (looked.rows == 0) {
            add(Severity.ERROR, "Tệp không có dòng nào.", "The file has no row.");
        }
        Set<String> seen = new HashSet<>();
        fields.stream()
                .map(FieldProfile::name)
                .filter(name -> !seen.add(name))
                .distinct()
                .forEach(name -> add(
                        Severity.WARNING,
                        "Nhiều trường cùng tên \"" + name + "\"; chỉ trường đầu được đọc.",
                        "Several fields are named \"" + name + "\"; only the first is read."));
    }

    private void layer(LayerRanking layers) {
        if (layers.best().isEmpty()) {
            add(
                    Severity.ERROR,
                    "Không lớp nào hợp với tệp này; hãy chỉ rõ bằng --layer.",
                    "No layer fits this file; say which one with --layer.");
        } else if (!layers.isClear()) {
            String ids = layers.candidates().stream()
                    .limit(3)
                    .map(candidate -> candidate.layer().id())
                    .collect(Collectors.joining(", "));
            add(
                    Severity.WARNING,
                    "Nhiều lớp hợp ngang nhau (" + ids + "); hãy chỉ rõ bằng --layer.",
                    "Several layers fit about equally well (" + ids + "); say which one with --layer.");
        }
    }

    private void placeless(LayerRanking layers) {
        boolean matched = layers.best().isPresent() && layers.best().get().isMatchedByAttributes();
        if (matched) {
            add(
                    Severity.NOTE,
                    "Không dòng nào có vị trí: danh sách chỉ nói thêm về đối tượng đã có (geometry: none). Nếu có cột toạ độ,"
                            + " hãy ghi x và y, hoặc wkt.",
                    "No row has a place: the list only says more of features that are there (geometry: none). Where columns"
                            + " hold coordinates, state x and y, or wkt.");
        } else {
            add(
                    Severity.ERROR,
                    "Không thấy cột toạ độ, và không lớp nào có đủ trường để biết mỗi dòng nói về đối tượng nào (khoá hoặc"
                            + " match của lớp). Hãy ghi x và y, hoặc wkt.",
                    "There are no columns with coordinates, and no layer has all the fields by which each row would name its"
                            + " feature (the layer's key or match). State x and y, or wkt.");
        }
    }

    private void crs(CrsDiagnosis crs) {
        if (crs.disagrees() || crs.srid() == 0) {
            add(Severity.ERROR, crs.conclusion().vi(), crs.conclusion().en());
        } else if (crs.certainty() != CrsDiagnosis.Certainty.CERTAIN) {
            add(Severity.WARNING, crs.conclusion().vi(), crs.conclusion().en());
        }
        if (crs.swapped()) {
            add(
                    Severity.ERROR,
                    "X và Y bị đổi chỗ trong cả tệp; hãy đổi lại trước khi nộp.",
                    "X and Y are exchanged in the whole file; exchange them before delivering.");
        }
    }

    private void mapping(MappingProposal mapping) {
        mapping.missing()
                .forEach(attribute -> add(
                        Severity.ERROR,
                        "Không trường nào cho thuộc tính bắt buộc " + attribute.attribute() + " ("
                                + attribute.title().vi() + ").",
                        "No field for the required attribute " + attribute.attribute() + " ("
                                + attribute.title().en() + ")."));
        for (AttributeProposal attribute : mapping.unclear()) {
            String names = attribute.contenders().stream()
                    .map(each -> "\"" + each.field() + "\"")
                    .collect(Collectors.joining(", "));
            add(
                    Severity.WARNING,
                    attribute.attribute() + ": " + names + ". "
                            + attribute.note().vi(),
                    attribute.attribute() + ": " + names + ". "
                            + attribute.note().en());
        }
        for (AttributeProposal attribute : mapping.attributes()) {
            if (attribute.isMapped() && !attribute.note().vi().isEmpty()) {
                add(
                        Severity.WARNING,
                        attribute.field() + " → " + attribute.attribute() + ": "
                                + attribute.note().vi(),
                        attribute.field() + " → " + attribute.attribute() + ": "
                                + attribute.note().en());
            } else if (!attribute.unclear() && !attribute.note().vi().isEmpty()) {
                add(
                        Severity.WARNING,
                        attribute.attribute() + ": " + attribute.note().vi(),
                        attribute.attribute() + ": " + attribute.note().en());
            }
        }
    }

    private void numbers(NumberMarks numbers) {
        numbers.unclear()
                .forEach(field -> add(
                        Severity.WARNING,
                        "\"" + field.name() + "\": \"" + field.ambiguousNumber()
                                + "\" có thể là hai số khác nhau mà cột không cho biết: dòng như vậy sẽ bị từ chối. Hãy ghi decimal:"
                                + " comma hoặc decimal: point.",
                        "\"" + field.name() + "\": \"" + field.ambiguousNumber()
                                + "\" may be two different numbers, and the column does not tell: such rows would be rejected. State"
                                + " decimal: comma or decimal: point."));
        numbers.decided()
                .forEach(field -> add(
                        Severity.NOTE,
                        "\"" + field.name() + "\": \"" + field.ambiguousNumber()
                                + "\" được đọc theo các giá trị khác của cột (decimal: " + field.decimalMark() + ").",
                        "\"" + field.name() + "\": \"" + field.ambiguousNumber()
                                + "\" is read as the column's other values tell (decimal: " + field.decimalMark()
                                + ")."));
    }

    private static String number(long count) {
        return String.format(Locale.ROOT, "%,d", count);
    }
}
