package vn.urbansdi.importer.doctor;

import com.fasterxml.jackson.annotation.JsonIgnore;
import java.util.List;
import java.util.Map;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.check.AreaComparison;
import vn.urbansdi.importer.check.CityCheck;
import vn.urbansdi.importer.doctor.names.MappingProposal;
import vn.urbansdi.importer.doctor.place.CrsDiagnosis;
import vn.urbansdi.importer.doctor.profile.FieldProfile;
import vn.urbansdi.importer.doctor.shape.Coverage;
import vn.urbansdi.importer.doctor.shape.Duplicates;

/**
 * What was found out about a file. As JSON its keys are these in snake case; they are only ever added to.
 *
 * @param findings      what a person should look at, the worst first
 * @param notes         what the reader concluded or passed over
 * @param rows          in the file, deleted ones apart; those that were read, where it is not {@code complete}
 * @param geometryTypes rows by Simple Features name, {@code none} and {@code unreadable}
 * @param extent        minX, minY, maxX, maxY in the file's own coordinates; empty if no row has a place
 * @param fields        in the file's order
 * @param layers        those that the file may be for, the best first
 * @param layer         the one that it was checked against; empty if none fits
 * @param layerIsClear  whether no other fits about as well
 * @param checkedSrid   EPSG code in which the rows were checked: the proposed one, else the best candidate
 * @param checked       rows that were checked one by one, from the first
 * @param complete      whether all were; otherwise the time was used up, and what is told is of the first rows
 * @param accepted      checked rows that an import would take as far as each row by itself tells
 * @param rejected      the others by the code of the reason that an import would give
 * @param problems      everything that is wrong with rows, also beyond the first reason of each
 * @param repairs       invalid geometries that an import would repair by its default rules; they are not among the problems
 * @param keys          rows that share the values by which they are matched
 * @param duplicates    rows that draw the same as an earlier one
 * @param areas         stated areas against measured ones
 * @param cities        rows that do not lie in the city that they are said to belong to
 * @param delivery      a delivery YAML that imports the file
 * @param picture       for a map
 */
public record Diagnosis(
        String file,
        String format,
        List<Finding> findings,
        List<Title> notes,
        long rows,
        long deleted,
        long vertices,
        Map<String, Long> geometryTypes,
        List<Double> extent,
        List<FieldProfile> fields,
        List<LayerOption> layers,
        String layer,
        boolean layerIsClear,
        MappingProposal mapping,
        CrsDiagnosis crs,
        int checkedSrid,
        long checked,
        boolean complete,
        long accepted,
        Map<String, Long> rejected,
        List<Problem> problems,
        RepairFinding repairs,
        List<CodeFinding> codes,
        List<KeyFinding> keys,
        Duplicates.Found duplicates,
        List<AreaComparison.Finding> areas,
        List<CityCheck.Finding> cities,
        Coverage coverage,
        String delivery,
        double seconds,
        @JsonIgnore Picture picture) {

    public Diagnosis {
        findings = List.copyOf(findings);
        notes = List.copyOf(notes);
        extent = List.copyOf(extent);
        fields = List.copyOf(fields);
        layers = List.copyOf(layers);
        problems = List.copyOf(problems);
        codes = List.copyOf(codes);
        keys = List.copyOf(keys);
        areas = List.copyOf(areas);
        cities = List.copyOf(cities);
    }

    public enum Severity {
        /** An import refuses the file, or most of it, or puts it in the wrong place. */
        ERROR,
        /** Rows are rejected, or a person has to decide. */
        WARNING,
        NOTE
    }

    public record Finding(Severity severity, Title text) {}

    /** @param score 0 to 1 */
    public record LayerOption(String id, Title title, double score, List<Title> evidence) {
        public LayerOption {
            evidence = List.copyOf(evidence);
        }
    }

    /**
     * @param reason code of a {@link vn.urbansdi.importer.row.Reason}
     * @param field  attribute or field at fault; empty where it is the geometry
     */
    public record Problem(String reason, String field, Title howToMend, long count, List<Example> examples) {
        public Problem {
            examples = List.copyOf(examples);
        }

        /**
         * @param row as a person counts rows in the file
         * @param x   where, in the CRS of the layer, or of the file if {@code inFile}; null where no place is known
         */
        public record Example(long row, Title what, Double x, Double y, boolean inFile) {}
    }

    /**
     * @param areaChangeM2 that an import would change, in m², all rows together
     * @param worst        the most of one row
     * @param examples     the first rows, each with what would be done
     */
    public record RepairFinding(long rows, double areaChangeM2, double worst, List<Problem.Example> examples) {
        public RepairFinding {
            examples = List.copyOf(examples);
        }
    }

    /**
     * Values of one attribute that are not in its code list.
     *
     * @param values  rows with a value
     * @param outside rows whose value is not in the list
     * @param worst   the most frequent of them
     */
    public record CodeFinding(
            String attribute, String field, String list, long values, long outside, List<Unknown> worst) {
        public CodeFinding {
            worst = List.copyOf(worst);
        }

        /** @param nearest code that may be meant; empty if none is near */
        public record Unknown(String value, long count, String nearest, Title nearestTitle) {}
    }

    /**
     * @param attributes that together tell which feature a row means
     * @param isKey      whether they are the layer's key, so that repeated rows are rejected; else the next way of matching
     *                   decides
     */
    public record KeyFinding(List<String> attributes, boolean isKey, Duplicates.Found found) {
        public KeyFinding {
            attributes = List.copyOf(attributes);
        }
    }
}
