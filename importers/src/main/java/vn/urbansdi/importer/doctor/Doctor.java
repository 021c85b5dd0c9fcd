package vn.urbansdi.importer.doctor;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.locationtech.jts.geom.Envelope;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.check.CityCheck;
import vn.urbansdi.importer.doctor.names.LayerCandidate;
import vn.urbansdi.importer.doctor.names.LayerRanking;
import vn.urbansdi.importer.doctor.names.MappingProposal;
import vn.urbansdi.importer.doctor.place.CrsCandidate;
import vn.urbansdi.importer.doctor.place.CrsConclusion;
import vn.urbansdi.importer.doctor.place.CrsDiagnosis;
import vn.urbansdi.importer.doctor.shape.Coverage;
import vn.urbansdi.importer.doctor.shape.CoverageCheck;
import vn.urbansdi.importer.map.DeliveredLayer;
import vn.urbansdi.importer.map.FieldMapping;
import vn.urbansdi.importer.map.TextDecoding;
import vn.urbansdi.importer.read.DeliveredFile;
import vn.urbansdi.importer.read.RowReader;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.SourceCrs;
import vn.urbansdi.importer.row.SourceField;

/** Looks files over. Writes nothing, needs no database. */
public final class Doctor {

    /** The steps of an examination, for people who wait. */
    public enum Step {
        PROFILE("đọc các trường", "reading the fields"),
        ROWS("kiểm tra từng dòng", "checking the rows"),
        COVERAGE("tìm chồng lấn và khe hở", "looking for overlaps and gaps");

        private final String vi;
        private final String en;

        Step(String vi, String en) {
            this.vi = vi;
            this.en = en;
        }

        public Title title() {
            return new Title(vi, en);
        }
    }

    /** Is told how far an examination has come. */
    @FunctionalInterface
    public interface Progress {

        /** @param share of the step that is done, 0 to 1 */
        void at(Step step, double share);

        /** Before the first row of a file that another program has to convert. */
        default void converting(Title message) {}
    }

    private final Catalog catalog;
    private final Bounds bounds;
    private final Progress progress;

    public Doctor(Catalog catalog, Progress progress) {
        this(catalog, Bounds.OF_A_TERMINAL, progress);
    }

    public Doctor(Catalog catalog, Bounds bounds, Progress progress) {
        this.catalog = catalog;
        this.bounds = bounds;
        this.progress = progress;
    }

    /** What the second reading has found. */
    private record Rows(FileExamination found, long checked, boolean complete) {}

    /**
     * @throws DeliveryException if the file cannot be read, or the layer is not in the catalog
     * @throws OutOfTimeException if the time is over before there is any row to read
     */
    public Diagnosis examine(Examination examination) {
        Stopwatch watch = new Stopwatch(bounds.time());
        examination.delivery().city().ifPresent(id -> CityCheck.require(catalog.deployment(), id));
        Optional<Layer> given = examination.layer().map(id -> DeliveredLayer.of(catalog, id));
        Survey survey = Survey.of(examination, catalog.deployment(), watch, progress);
        examination
                .said()
                .filter(said -> survey.complete())
                .ifPresent(said -> FieldMapping.requireFields(said.fields(), survey.fields()));
        LayerRanking ranked = given.map(layer -> ranking(layer, survey, examination))
                .orElseGet(() -> LayerRanking.of(
                        catalog, survey.fields(), survey.profiles(), survey.dimensions(), name(examination)));
        boolean placeless = survey.isPlaceless(examination.options().place());
        LayerRanking layers = placeless ? ranked.ofPlaceless(given.isPresent()) : ranked;
        CrsDiagnosis crs = CrsConclusion.of(
                catalog.deployment(),
                survey.place(),
                survey.crs(),
                examination
                        .srid()
                        .map(srid -> SourceCrs.known(
                                srid, "Người dùng ghi EPSG:" + srid + ".", "EPSG:" + srid + " was given.")));
        int srid = checkedSrid(crs);
        Rows rows = examine(
                examination,
                survey,
                layers.best(),
                new RowRules(srid, placeless, examination.delivery().city(), examination.repairs(), bounds),
                watch);
        return diagnosis(examination, survey, layers, crs, srid, rows, coverage(rows, watch), watch);
    }

    private static LayerRanking ranking(Layer layer, Survey survey, Examination examination) {
        return examination
                .said()
                .map(said -> LayerRanking.declared(layer, survey.fields(), said.fields()))
                .orElseGet(() -> LayerRanking.given(layer, survey.fields(), survey.profiles()));
    }

    private Coverage coverage(Rows rows, Stopwatch watch) {
        if (watch.isOver() || !rows.complete) {
            return CoverageCheck.notDone(
                    "Không tìm chồng lấn và khe hở: đã hết thời gian.",
                    "Overlaps and gaps were not looked for: the time was used up.");
        }
        return rows.found
                .coverage()
                .map(check -> check.check(share -> progress.at(Step.COVERAGE, share)))
                .orElseGet(() -> CoverageCheck.notDone(
                        "Chỉ tìm chồng lấn và khe hở ở các lớp vùng.",
                        "Overlaps and gaps are looked for in layers of areas only."));
    }

    private static String name(Examination examination) {
        String bare = examination.fileName().replaceFirst("\\.[^.]*$", "");
        return examination.options().table().map(table -> table + " " + bare).orElse(bare);
    }

    private int checkedSrid(CrsDiagnosis crs) {
        if (crs.srid() != 0) {
            return crs.srid();
        }
        return crs.candidates().stream()
                .filter(candidate -> !candidate.swapped())
                .map(CrsCandidate::srid)
                .findFirst()
                .orElse(catalog.deployment().srid());
    }

    private Rows examine(
            Examination examination, Survey survey, Optional<LayerCandidate> layer, RowRules rules, Stopwatch watch) {
        try (RowReader reader =
                DeliveredFile.open(examination.file(), examination.options(), watch.whileConverting(progress))) {
            TextDecoding decoding = new TextDecoding(examination.encoding(), reader.encoding());
            FileExamination found = layer.<FileExamination>map(candidate -> new RowExamination(
                            catalog, candidate.layer(), candidate.mapping(), decoding, survey.decimals(), rules))
                    .orElseGet(() -> new ShapeExamination(rules));
            long[] checked = {0};
            boolean complete = RowBatches.read(
                    reader,
                    (rows, fields) -> {
                        found.add(rows, fields);
                        checked[0] += rows.size();
                    },
                    // What the first reading has not come to has no part in what is concluded.
                    () -> watch.isOver() || (!survey.complete() && checked[0] >= survey.rows()),
                    share -> progress.at(Step.ROWS, share));
            return new Rows(found, checked[0], complete);
        } catch (OutOfTimeException e) {
            return new Rows(new ShapeExamination(rules), 0, false);
        }
    }

    private Diagnosis diagnosis(
            Examination examination,
            Survey survey,
            LayerRanking layers,
            CrsDiagnosis crs,
            int srid,
            Rows rows,
            Coverage coverage,
            Stopwatch watch) {
        FileExamination.Findings found = rows.found.findings();
        Optional<LayerCandidate> best = layers.best();
        MappingProposal mapping = best.map(LayerCandidate::mapping)
                .orElseGet(() -> new MappingProposal(
                        List.of(),
                        survey.fields().stream().map(SourceField::name).toList()));
        Picture picture = MapMarks.picture(catalog.deployment(), rows.found.picture(), found.problems(), coverage);
        DeliveryProposal delivery = new DeliveryProposal(
                examination,
                best.map(candidate -> candidate.layer().id()),
                survey.isPlaceless(examination.options().place()),
                layers,
                mapping,
                NumberMarks.of(best, survey.profiles()),
                crs,
                picture);
        return new Diagnosis(
                examination.fileName(),
                survey.format(),
                Summary.of(
                        new Summary.Looked(
                                survey.rows(),
                                rows.checked,
                                rows.complete && survey.complete(),
                                bounds,
                                survey.isPlaceless(examination.options().place())),
                        survey.profiles(),
                        layers,
                        mapping,
                        crs,
                        found,
                        coverage),
                survey.notes(),
                survey.rows(),
                survey.deleted(),
                survey.place().vertices(),
                survey.place().types(),
                extent(survey.place().extent()),
                survey.profiles(),
                layers.candidates().stream()
                        .map(candidate -> new Diagnosis.LayerOption(
                                candidate.layer().id(),
                                candidate.layer().title(),
                                candidate.score(),
                                candidate.evidence()))
                        .toList(),
                best.map(candidate -> candidate.layer().id()).orElse(""),
                layers.isClear(),
                mapping,
                crs,
                srid,
                rows.checked,
                rows.complete && survey.complete(),
                rows.checked - found.rejectedRows(),
                found.rejected(),
                found.problems(),
                found.repairs(),
                found.codes(),
                found.keys(),
                found.duplicates(),
                found.areas(),
                found.cities(),
                coverage,
                delivery.yaml(),
                watch.seconds(),
                picture);
    }

    private static List<Double> extent(Envelope extent) {
        return extent.isNull()
                ? List.of()
                : new ArrayList<>(List.of(extent.getMinX(), extent.getMinY(), extent.getMaxX(), extent.getMaxY()));
    }
}
