package vn.urbansdi.importer.run;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.check.AreaComparison;
import vn.urbansdi.importer.check.CityCheck;
import vn.urbansdi.importer.check.RowCheck;
import vn.urbansdi.importer.map.DecimalColumns;
import vn.urbansdi.importer.map.DeliveredLayer;
import vn.urbansdi.importer.map.FieldMapping;
import vn.urbansdi.importer.map.RowMapper;
import vn.urbansdi.importer.map.TextDecoding;
import vn.urbansdi.importer.merge.DeliveryRules;
import vn.urbansdi.importer.read.DeliveredFile;
import vn.urbansdi.importer.read.RowReader;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.store.merge.LayerImport;
import vn.urbansdi.store.merge.MergeOutcome;
import vn.urbansdi.store.merge.RepeatedRun;
import vn.urbansdi.store.merge.RunHeader;
import vn.urbansdi.store.merge.RunReport;

/**
 * Imports deliveries, each in one transaction of its own: it is in as a whole or not at all.
 *
 * @param rejectsDirectory  where rejected rows are written, and the list of repaired ones, one file of each a run
 * @param maxRejectedShare  0 to 1: a delivery of which more is rejected is wrong as a whole, and nothing of it is taken
 * @param startedBy         the person or program that runs the import
 */
public record ImportRun(
        DataSource dataSource, Catalog catalog, Path rejectsDirectory, double maxRejectedShare, String startedBy) {

    /** So many features of each kind a preview shows. */
    private static final int SAMPLES = 10;

    /**
     * @throws DeliveryException if the delivery cannot be taken
     * @throws vn.urbansdi.store.StoreException if the database fails
     */
    ImportReport run(Delivery delivery, RunProgress progress) {
        return run(delivery, digest(delivery), progress);
    }

    /**
     * The same, where the digest is known already.
     *
     * @param digest taken before the file is read: should it change meanwhile, it will not be taken for what was read
     */
    ImportReport run(Delivery delivery, Optional<String> digest, RunProgress progress) {
        return carryOut(delivery, digest, progress, false).report();
    }

    /**
     * The run that has taken in this very delivery, if nothing has happened to the layer since: to import it again would
     * change nothing.
     */
    Optional<RepeatedImport> repeated(Delivery delivery) {
        return repeated(delivery, digest(delivery));
    }

    /** As the other, where the digest is known already. */
    Optional<RepeatedImport> repeated(Delivery delivery, Optional<String> digest) {
        Layer layer = layer(delivery);
        return digest.flatMap(known -> RepeatedRun.find(dataSource, layer, known))
                .map(run -> new RepeatedImport(
                        run.id(), delivery.fileName(), layer.id(), layer.title(), run.read(), run.rejected()));
    }

    /**
     * Of everything that decides what comes of the delivery; its files are read from end to end. None for a file that cannot
     * be read, which the import itself tells in more words.
     */
    Optional<String> digest(Delivery delivery) {
        try {
            return Optional.of(DeliveryDigest.of(delivery, layer(delivery), catalog, maxRejectedShare));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * What {@link #run} would do, without doing it: the whole run in a transaction that is taken back.
     *
     * @throws DeliveryException if the delivery cannot be taken
     * @throws vn.urbansdi.store.StoreException if the database fails
     */
    ImportPreview preview(Delivery delivery, RunProgress progress) {
        return carryOut(delivery, Optional.empty(), progress, true);
    }

    private ImportPreview carryOut(
            Delivery delivery, Optional<String> digest, RunProgress progress, boolean rehearsal) {
        long start = System.nanoTime();
        Layer layer = layer(delivery);
        delivery.city().ifPresent(this::requireCity);
        try (RowReader reader = DeliveredFile.open(delivery.file(), delivery.options(), progress::converting)) {
            Crs crs = crs(delivery, layer, reader);
            FieldMapping mapping = mapping(delivery, layer, reader);
            TextDecoding decoding = new TextDecoding(delivery.encoding(), reader.encoding());
            List<AreaComparison> areas = AreaComparison.of(layer, crs.srid);
            RowStage stage = new RowStage(
                    layer,
                    delivery,
                    new RowMapper(
                            layer,
                            mapping,
                            decoding,
                            new DecimalColumns(delivery.options().decimal()),
                            crs.srid),
                    new RowCheck(layer, catalog, crs.srid),
                    new CityCheck(catalog.deployment(), layer, crs.srid, delivery.city(), delivery.rejectsOtherCity()),
                    areas);
            RunHeader header = new RunHeader(
                    delivery.source(),
                    delivery.priority(),
                    List.of(delivery.fileName()),
                    startedBy,
                    !delivery.isPlaceless(),
                    reader.declaresFields() ? mapping.silent() : Set.of());
            try (LayerImport store = rehearsal
                    ? LayerImport.rehearse(dataSource, layer, catalog, header, progress::waiting)
                    : LayerImport.begin(dataSource, layer, catalog, header, progress::waiting)) {
                Path rejectsPath = rejectsDirectory.resolve(store.runId() + Rejects.FILE_SUFFIX);
                Path repairsPath = rejectsDirectory.resolve(store.runId() + RepairsFile.SUFFIX);
                try (Rejects rejects = new Rejects(new RejectsFile(rejectsPath, delivery.fileName(), crs.srid));
                        RepairsFile repaired =
                                new RepairsFile(repairsPath, layer.geometry().srid())) {
                    long read = stage(reader, stage, store, rejects, repaired, progress);
                    refuseIfMostlyRejected(delivery, read, rejects);
                    progress.merging();
                    MergeOutcome outcome = store.merge(DeliveryRules.of(
                            mapping.matches().stream()
                                    .map(FieldMapping.Match::attribute)
                                    .toList(),
                            delivery.merging(),
                            delivery.city(),
                            !delivery.isPlaceless()));
                    StoreRejects.add(delivery, outcome, decoding, rejects);
                    ImportReport report = new ImportReport(
                            store.runId(),
                            delivery.fileName(),
                            reader.format(),
                            layer.id(),
                            layer.title(),
                            delivery.source(),
                            crs.srid,
                            crs.how,
                            ReportParts.notes(reader, stage),
                            decoding.applied(),
                            decoding.findings(reader.fields()),
                            ReportParts.mappedFields(mapping),
                            mapping.unused().stream().map(field -> field.name()).toList(),
                            read,
                            reader.deletedRows(),
                            outcome.inserted(),
                            outcome.updated(),
                            outcome.unchanged(),
                            outcome.outranked(),
                            outcome.blank(),
                            outcome.yielded(),
                            ReportParts.moved(layer, outcome),
                            stage.cities(),
                            outcome.retired(),
                            ReportParts.conflicts(layer, outcome),
                            new TreeMap<>(rejects.byReason()),
                            ReportParts.repairs(stage),
                            repaired.summary(),
                            areas.stream()
                                    .flatMap(area -> area.finding().stream())
                                    .toList(),
                            rejects.path(),
                            (System.nanoTime() - start) / 1e9);
                    if (rehearsal) {
                        return new ImportPreview(report, store.samples(SAMPLES), rejects.samples());
                    }
                    store.commit(new RunReport(read, read - outcome.staged(), ReportJson.of(report), digest));
                    return new ImportPreview(report, List.of(), rejects.samples());
                }
            }
        } catch (IOException e) {
            throw new DeliveryException(
                    "không ghi được danh sách dòng bị từ chối hoặc được sửa.",
                    "the lists of rejected and repaired rows could not be written.",
                    e);
        }
    }

    /** Fails where the delivery names a layer, an attribute or a city that is not there. */
    void requireKnown(Delivery delivery) {
        FieldMapping.requireAttributes(layer(delivery), delivery.fields());
        delivery.city().ifPresent(this::requireCity);
    }

    private static long stage(
            RowReader reader,
            RowStage stage,
            LayerImport store,
            Rejects rejects,
            RepairsFile repaired,
            RunProgress progress) {
        long[] read = {0};
        Pipeline.run(reader, stage, batch -> {
            batch.accepted().forEach(store::stage);
            batch.mentioned().forEach(store::mention);
            batch.repaired().forEach(repaired::add);
            batch.rejected().forEach(each -> rejects.add(each.row(), each.rejection(), batch.fields()));
            read[0] += batch.read();
            progress.at(reader.progress(), read[0]);
        });
        return read[0];
    }

    private Layer layer(Delivery delivery) {
        return DeliveredLayer.of(catalog, delivery.layer());
    }

    private void requireCity(String id) {
        CityCheck.require(catalog.deployment(), id);
    }

    private record Crs(int srid, Title how) {}

    private static Crs crs(Delivery delivery, Layer layer, RowReader reader) {
        if (delivery.isPlaceless()) {
            return new Crs(
                    layer.geometry().srid(),
                    new Title(
                            "Bản khai giao nộp ghi geometry: none, nên không có toạ độ nào.",
                            "The delivery states geometry: none, so there are no coordinates."));
        }
        if (delivery.srid().isPresent()) {
            int srid = delivery.srid().get();
            return new Crs(
                    srid,
                    new Title("Bản khai giao nộp ghi EPSG:" + srid + ".", "The delivery states EPSG:" + srid + "."));
        }
        if (!reader.crs().isKnown()) {
            throw new DeliveryException(
                            "không biết hệ toạ độ. " + reader.crs().how().vi()
                                    + " Hãy ghi crs: EPSG:n trong bản khai giao nộp (hoặc --crs), ví dụ EPSG:5899.",
                            "its CRS is not known. " + reader.crs().how().en()
                                    + " State crs: EPSG:n in the delivery (or --crs), such as EPSG:5899.")
                    .in(delivery.fileName());
        }
        return new Crs(reader.crs().srid(), reader.crs().how());
    }

    private static FieldMapping mapping(Delivery delivery, Layer layer, RowReader reader) {
        try {
            FieldMapping mapping = new FieldMapping(layer, delivery.fields(), !delivery.isPlaceless());
            mapping.resolve(reader.fields(), reader.declaresFields());
            return mapping;
        } catch (DeliveryException e) {
            throw e.in(delivery.fileName());
        }
    }

    private void refuseIfMostlyRejected(Delivery delivery, long read, Rejects rejects) {
        if (rejects.count() > 0 && (rejects.count() == read || rejects.count() > maxRejectedShare * read)) {
            throw new DeliveryException(
                            rejects.count() + " trên " + read + " dòng bị từ chối " + rejects.byReason()
                                    + " nên không ghi gì cả; xem " + rejects.path() + ".",
                            rejects.count() + " of " + read + " rows are rejected " + rejects.byReason()
                                    + ", so nothing is written; see " + rejects.path() + ".")
                    .in(delivery.fileName());
        }
    }
}
