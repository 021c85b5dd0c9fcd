package vn.urbansdi.importer.run;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javax.sql.DataSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.importer.doctor.Bounds;
import vn.urbansdi.importer.doctor.Doctor;
import vn.urbansdi.importer.doctor.Examination;
import vn.urbansdi.importer.doctor.OutOfTimeException;
import vn.urbansdi.importer.read.DeliveredFile;
import vn.urbansdi.importer.read.ReadOptions;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.store.StoreException;
import vn.urbansdi.store.merge.RunUndo;
import vn.urbansdi.store.merge.TooMuchRetiredException;

/**
 * The importers for another program: the same steps as the command line's, one by one, with answers as JSON in the form of
 * the command line's reports. Every failure that somebody can do something about is an {@link ImportRefusedException}. Safe
 * for concurrent use.
 */
public final class ImportDesk {

    private static final double MAX_REJECTED_SHARE = 0.5;

    private final DataSource dataSource;
    private final Catalog catalog;
    private final String startedBy;
    private final Duration longestDiagnosis;

    /**
     * @param startedBy        the person or program in whose name runs are kept
     * @param longestDiagnosis after which a diagnosis leaves it at the rows that it has seen
     */
    public ImportDesk(DataSource dataSource, Catalog catalog, String startedBy, Duration longestDiagnosis) {
        this.dataSource = dataSource;
        this.catalog = catalog;
        this.startedBy = startedBy;
        this.longestDiagnosis = longestDiagnosis;
    }

    /** A run that was committed. */
    public record Committed(long run, String report) {}

    /** The one dataset among files that were delivered together. */
    public Path main(List<Path> files) {
        return refusing(() -> DeliveredFile.main(files));
    }

    /**
     * What {@code ./sdi doctor --json} tells of the file, of which nobody has said anything yet. Reads it twice, on the calling
     * thread, and keeps some 60 MB meanwhile.
     *
     * @return absent if the file has to be converted first, and the time was not enough for that
     */
    public Optional<String> diagnose(Path file) {
        return diagnose(new Examination(
                file,
                ReadOptions.firstLook(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                new Examination.DeliveryTerms(file.getFileName().toString(), Optional.empty(), Optional.empty())));
    }

    /** As {@link #diagnose(Path)}, now that is known what the file is for and how to read it. */
    public Optional<String> diagnose(Delivery delivery) {
        return diagnose(new Examination(
                delivery.file(),
                delivery.options(),
                Optional.of(delivery.layer()),
                delivery.encoding(),
                delivery.srid(),
                Optional.of(new Examination.Said(delivery.fields(), delivery.repairs())),
                new Examination.DeliveryTerms(delivery.fileName(), Optional.of(delivery.source()), delivery.city())));
    }

    private Optional<String> diagnose(Examination examination) {
        Doctor doctor = new Doctor(catalog, Bounds.ofARequest(longestDiagnosis), (step, share) -> {});
        try {
            return refusing(() -> Optional.of(ReportJson.of(doctor.examine(examination))));
        } catch (OutOfTimeException e) {
            return Optional.empty();
        }
    }

    /**
     * What a delivery document, YAML or JSON, says of a file that has arrived. It is about one file and names it as it is
     * called.
     */
    public Delivery delivery(byte[] document, Path file) {
        return refusing(() -> {
            Delivery delivery = DeliveryFiles.of(document, file);
            run(file.getParent()).requireKnown(delivery);
            return delivery;
        });
    }

    /**
     * What the import would do: counts, and examples of each kind. Nothing is written; numbers of sequences are used up.
     *
     * @param rejects directory for the rows that would be rejected
     */
    public String preview(Delivery delivery, Path rejects, RunProgress progress) {
        return refusing(() -> ReportJson.of(run(rejects).preview(delivery, progress)));
    }

    /**
     * Imports the delivery, as a whole or not at all.
     *
     * @param rejects directory for the rows that were rejected
     */
    public Committed commit(Delivery delivery, Path rejects, RunProgress progress) {
        return refusing(() -> {
            ImportReport report = run(rejects).run(delivery, progress);
            return new Committed(report.run(), ReportJson.of(report));
        });
    }

    /** Takes a run back. */
    public String undo(long run) {
        return refusing(() -> ReportJson.of(new RunUndo(dataSource, catalog).undo(run, startedBy, notice -> {})));
    }

    private ImportRun run(Path rejects) {
        return new ImportRun(dataSource, catalog, rejects, MAX_REJECTED_SHARE, startedBy);
    }

    private static <T> T refusing(Supplier<T> work) {
        try {
            return work.get();
        } catch (DeliveryException e) {
            throw new ImportRefusedException(e.message(), false, e);
        } catch (TooMuchRetiredException e) {
            throw new ImportRefusedException(e.title(), false, e);
        } catch (StoreException e) {
            throw new ImportRefusedException(e.title(), e.getCause() != null, e);
        }
    }
}
