package vn.urbansdi.importer.run;

import java.util.List;
import java.util.Map;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.check.AreaComparison;
import vn.urbansdi.importer.check.CityCheck;
import vn.urbansdi.importer.text.TextFinding;
import vn.urbansdi.store.merge.Retired;

/**
 * What one delivery's run did, for people and machines.
 *
 * @param run         number of the run
 * @param crs         EPSG code of the file's coordinates
 * @param crsHow      from what it was concluded
 * @param notes       what the reader concluded or passed over
 * @param text        how many values were decoded or mended by which rule
 * @param textFields  in what encoding each mapped field was found, and why
 * @param mapping     attribute → field and rule, in the layer's order
 * @param unused      fields of the file that became nothing
 * @param read        rows in the file, deleted ones apart
 * @param deleted     rows that the file itself marks as deleted
 * @param outranked   values not taken since a source of higher priority has a word on it
 * @param blank       blank values that left a value standing
 * @param yielded     values that gave way to those of the next source, since this one says them no longer or is believed less
 * @param moved       features whose rows are drawn elsewhere than they were
 * @param cities      rows that do not lie in the city that they are said to belong to
 * @param retired     what became of features that a full delivery no longer contains
 * @param conflicts   values not taken since a person had edited the attribute
 * @param rejected    rows by reason code
 * @param repairs     rows by repair code
 * @param repaired    how much the repairs by declared rules changed
 * @param areas       stated areas against measured ones
 * @param rejectsFile where the rejected rows stand; empty if there are none
 */
record ImportReport(
        long run,
        String file,
        String format,
        String layer,
        Title layerTitle,
        String source,
        int crs,
        Title crsHow,
        List<Title> notes,
        Map<String, Long> text,
        List<TextFinding> textFields,
        List<MappedField> mapping,
        List<String> unused,
        long read,
        long deleted,
        long inserted,
        long updated,
        long unchanged,
        long outranked,
        long blank,
        long yielded,
        Moved moved,
        List<CityCheck.Finding> cities,
        Retired retired,
        List<Conflict> conflicts,
        Map<String, Long> rejected,
        Map<String, Long> repairs,
        RepairSummary repaired,
        List<AreaComparison.Finding> areas,
        String rejectsFile,
        double seconds) {

    ImportReport {
        cities = List.copyOf(cities);
        notes = List.copyOf(notes);
        text = Map.copyOf(text);
        textFields = List.copyOf(textFields);
        mapping = List.copyOf(mapping);
        unused = List.copyOf(unused);
        conflicts = List.copyOf(conflicts);
        areas = List.copyOf(areas);
    }

    /** @param examples the first of them */
    record Moved(long features, List<Place> examples) {
        Moved {
            examples = List.copyOf(examples);
        }

        /**
         * @param feature  {@code <layer>.<fid>}
         * @param from     x and y of a point inside, in the layer's CRS
         * @param to       likewise
         * @param distance between both shapes, in units of the layer's CRS
         * @param liesOn   another feature that has the very place; empty if there is none
         */
        record Place(String feature, long row, List<Double> from, List<Double> to, double distance, String liesOn) {}
    }

    /** @param rule declared, name, alias or cut_name */
    record MappedField(String attribute, String field, String rule) {}

    /**
     * A delivered value that gave way to a person's.
     *
     * @param feature {@code <layer>.<fid>}
     */
    record Conflict(String feature, long row, String attribute, String kept, String delivered) {}

    /** Whether the layer is as it was before. */
    boolean changesNothing() {
        return inserted + updated + retired.features() == 0;
    }

    long rejectedRows() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }
}
