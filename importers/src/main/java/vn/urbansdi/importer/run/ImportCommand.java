package vn.urbansdi.importer.run;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.map.RepairRules;
import vn.urbansdi.importer.merge.MergeOptions;
import vn.urbansdi.importer.read.ReadOptions;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.store.Database;
import vn.urbansdi.store.StoreException;

/** Imports deliveries, or plain files into one layer. Each file is taken as a whole or not at all. */
@Command(
        name = "import",
        mixinStandardHelpOptions = true,
        description = {
            "Nạp các bản giao nộp (*.delivery.yaml hoặc thư mục), hoặc tệp vào một lớp với --layer.",
            "Imports deliveries (*.delivery.yaml or directories), or files into one layer with --layer."
        },
        footer = {
            "",
            "Mã thoát / exit codes: 0 xong, kể cả khi có dòng bị từ chối / done, rejected rows included;",
            "2 sai cú pháp / wrong usage; 3 có tệp không nhập được / a file could not be imported;",
            "4 chỉ còn thiếu tệp cần chương trình chưa cài / all is in but files for which a program is not installed."
        })
final class ImportCommand implements Callable<Integer> {

    private static final double PERCENT = 100;

    @Spec
    private CommandSpec spec;

    @Mixin
    private LanguageOption language;

    @Parameters(
            arity = "1..*",
            paramLabel = "FILE",
            description = "Bản giao nộp, thư mục hoặc tệp / deliveries, directories or files.")
    private List<Path> paths = List.of();

    @Option(
            names = "--layer",
            paramLabel = "ID",
            description = "Lớp nhận dữ liệu của các tệp / the layer that the files go to.")
    private Optional<String> layer = Optional.empty();

    @Option(
            names = "--crs",
            paramLabel = "EPSG:n",
            description = "Hệ toạ độ, nếu tệp không cho biết / where the file does not tell.")
    private Optional<String> crs = Optional.empty();

    @Option(
            names = "--encoding",
            paramLabel = "NAME",
            description = "Bảng mã chữ, mặc định tự nhận / text encoding, found out by default.")
    private Optional<String> encoding = Optional.empty();

    @Option(names = "--city", paramLabel = "ID", description = "Đô thị của mọi dòng / the city of all rows.")
    private Optional<String> city = Optional.empty();

    @Option(
            names = "--source",
            paramLabel = "NAME",
            defaultValue = "command_line",
            description = "Nguồn giao nộp / who delivers (${DEFAULT-VALUE}).")
    private String source = "command_line";

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Bảng, trang tính, lớp bản vẽ / table, sheet, layer of a drawing.")
    private Optional<String> table = Optional.empty();

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "import-rejects",
            description = "Nơi ghi các dòng bị từ chối / where rejected rows are written (${DEFAULT-VALUE}).")
    private Path out = Path.of("import-rejects");

    @Option(names = "--report", paramLabel = "FILE", description = "Ghi báo cáo dạng JSON / write the report as JSON.")
    private Optional<Path> report = Optional.empty();

    @Option(
            names = "--max-rejects",
            paramLabel = "PERCENT",
            defaultValue = "50",
            description = "Quá tỉ lệ này thì không ghi gì / beyond it nothing is written (${DEFAULT-VALUE}).")
    private double maxRejectsPercent = 50;

    @Override
    public Integer call() throws IOException {
        List<Delivery> deliveries = deliveries();
        Catalog catalog = CatalogLoader.load(System.getenv());
        PrintWriter terminal = spec.commandLine().getOut();
        List<ImportReport> reports = new ArrayList<>();
        List<RepeatedImport> repeated = new ArrayList<>();
        Map<String, Title> failures = new LinkedHashMap<>();
        boolean onlyProgramsMissing = true;
        try (Database database = Database.open(System.getenv())) {
            ImportRun run = new ImportRun(
                    database.dataSource(), catalog, out, maxRejectsPercent / PERCENT, System.getProperty("user.name"));
            ReportTable table = new ReportTable(terminal, language.code());
            for (Delivery delivery : deliveries) {
                try (TerminalProgress progress = new TerminalProgress(
                        delivery.fileName(), terminal, language.code(), TerminalProgress.isTerminal())) {
                    Optional<String> digest = run.digest(delivery);
                    Optional<RepeatedImport> before = run.repeated(delivery, digest);
                    if (before.isPresent()) {
                        repeated.add(before.get());
                        table.print(before.get());
                        continue;
                    }
                    reports.add(run.run(delivery, digest, progress));
                } catch (DeliveryException | StoreException e) {
                    failures.put(delivery.file().toString(), FailureMessages.message(e));
                    onlyProgramsMissing &= lacksProgram(e);
                    continue;
                }
                table.print(reports.get(reports.size() - 1));
            }
            new TotalsTable(terminal, language.code()).print(reports, repeated, failures);
        }
        if (report.isPresent()) {
            Files.writeString(report.get(), ReportJson.of(new Summary(reports, repeated, failures)));
        }
        if (failures.isEmpty()) {
            return 0;
        }
        return onlyProgramsMissing ? SdiCommand.INCOMPLETE : SdiCommand.FAILED;
    }

    private static boolean lacksProgram(RuntimeException failure) {
        return failure instanceof DeliveryException delivery
                && delivery.missingPackage().isPresent();
    }

    /**
     * @param repeated deliveries that were in already
     * @param failures file → why nothing of it was taken
     */
    private record Summary(List<ImportReport> runs, List<RepeatedImport> repeated, Map<String, Title> failures) {}

    private List<Delivery> deliveries() {
        List<Delivery> all = new ArrayList<>();
        for (Path path : paths) {
            if (layer.isPresent()) {
                all.add(new Delivery(
                        path,
                        layer.get(),
                        source,
                        city,
                        Delivery.DEFAULT_PRIORITY,
                        new ReadOptions(table, Optional.empty(), Optional.empty(), Optional.empty()),
                        DeliveryFiles.encoding(encoding),
                        DeliveryFiles.srid(crs),
                        RepairRules.DEFAULT,
                        MergeOptions.DEFAULT,
                        Map.of()));
            } else {
                all.addAll(DeliveryFiles.find(path));
            }
        }
        return all;
    }
}
