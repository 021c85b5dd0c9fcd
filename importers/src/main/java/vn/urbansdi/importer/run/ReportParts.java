package vn.urbansdi.importer.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.map.FieldMapping;
import vn.urbansdi.importer.read.RowReader;
import vn.urbansdi.store.merge.MergeOutcome;

/** What the steps of a run have found, in the words of its report. */
final class ReportParts {

    private ReportParts() {}

    static List<ImportReport.MappedField> mappedFields(FieldMapping mapping) {
        return mapping.matches().stream()
                .map(match -> new ImportReport.MappedField(
                        match.attribute().name(),
                        match.field().name(),
                        match.rule().name().toLowerCase(Locale.ROOT)))
                .toList();
    }

    static List<ImportReport.Conflict> conflicts(Layer layer, MergeOutcome outcome) {
        return outcome.conflicts().stream()
                .map(conflict -> new ImportReport.Conflict(
                        layer.id() + "." + conflict.fid(),
                        conflict.sourceRow(),
                        conflict.attribute(),
                        conflict.kept(),
                        conflict.delivered()))
                .toList();
    }

    static ImportReport.Moved moved(Layer layer, MergeOutcome outcome) {
        return new ImportReport.Moved(
                outcome.moved().features(),
                outcome.moved().examples().stream()
                        .map(place -> new ImportReport.Moved.Place(
                                layer.id() + "." + place.fid(),
                                place.sourceRow(),
                                List.of(place.fromX(), place.fromY()),
                                List.of(place.toX(), place.toY()),
                                place.distance(),
                                place.liesOn() == 0 ? "" : layer.id() + "." + place.liesOn()))
                        .toList());
    }

    static List<Title> notes(RowReader reader, RowStage stage) {
        List<Title> notes = new ArrayList<>(reader.notes());
        notes.addAll(stage.notes(reader.fields()));
        return notes;
    }

    static Map<String, Long> repairs(RowStage stage) {
        Map<String, Long> byCode = new TreeMap<>();
        stage.repairs().forEach((repair, count) -> byCode.put(repair.code(), count));
        return byCode;
    }
}
