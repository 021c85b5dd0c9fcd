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
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.doctor.Diagnosis;
import vn.urbansdi.importer.doctor.Doctor;
import vn.urbansdi.importer.doctor.Examination;
import vn.urbansdi.importer.doctor.report.HtmlReport;
import vn.urbansdi.importer.doctor.report.TerminalReport;
import vn.urbansdi.importer.read.ReadOptions;
import vn.urbansdi.importer.row.DeliveryException;

/** Looks files over without writing to any database, and proposes how to deliver them. */
@Command(
        name = "doctor",
        mixinStandardHelpOptions = true,
        description = {
            "Khám tệp trước khi nhập: không ghi gì, không cần cơ sở dữ liệu.",
            "Looks files over before they are imported: writes nothing, needs no database."
        },
        footer = {
            "",
            "Mã thoát / exit codes: 0 đọc được, kể cả khi có vấn đề / could be read, problems included;",
            "2 sai cú pháp / wrong usage; 3 có tệp không đọc được / a file could not be read."
        })
final class DoctorCommand implements Callable<Integer> {

    @Spec
    private CommandSpec spec;

    @Mixin
    private LanguageOption language;

    @Parameters(arity = "1..*", paramLabel = "FILE", description = "Tệp cần khám / files to look over.")
    private List<Path> files = List.of();

    @Option(
            names = "--layer",
            paramLabel = "ID",
            description = "Lớp nhận dữ liệu; mặc định tự đề xuất / the layer; proposed by default.")
    private Optional<String> layer = Optional.empty();

    @Option(
            names = "--html",
            paramLabel = "OUT.html",
            description = "Ghi báo cáo thành một trang HTML có bản đồ / write the report as one HTML page with a map.")
    private Optional<Path> html = Optional.empty();

    @Option(
            names = "--json",
            paramLabel = "OUT.json",
            description = "Ghi báo cáo dạng JSON / write the report as JSON.")
    private Optional<Path> json = Optional.empty();

    @Option(
            names = "--yaml",
            paramLabel = "OUT.delivery.yaml",
            description = "Ghi bản khai giao nộp đề xuất / write the proposed delivery.")
    private Optional<Path> yaml = Optional.empty();

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

    @Option(
            names = "--table",
            paramLabel = "NAME",
            description = "Bảng, trang tính, lớp bản vẽ / table, sheet, layer of a drawing.")
    private Optional<String> table = Optional.empty();

    @Option(names = "--x", paramLabel = "COLUMN", description = "Cột hướng đông, kinh độ / easting, longitude.")
    private Optional<String> x = Optional.empty();

    @Option(names = "--y", paramLabel = "COLUMN", description = "Cột hướng bắc, vĩ độ / northing, latitude.")
    private Optional<String> y = Optional.empty();

    @Option(names = "--wkt", paramLabel = "COLUMN", description = "Cột hình học dạng WKT / geometry as WKT.")
    private Optional<String> wkt = Optional.empty();

    @Option(names = "--city", paramLabel = "ID", description = "Đô thị của mọi dòng / the city of all rows.")
    private Optional<String> city = Optional.empty();

    @Option(names = "--source", paramLabel = "NAME", description = "Nguồn giao nộp / who delivers.")
    private Optional<String> source = Optional.empty();

    @Override
    public Integer call() throws IOException {
        if (files.size() > 1 && (html.isPresent() || yaml.isPresent())) {
            throw new ParameterException(
                    spec.commandLine(),
                    language.word(
                            "--html và --yaml chỉ dùng với một tệp.", "--html and --yaml go with a single file."));
        }
        PrintWriter terminal = spec.commandLine().getOut();
        PrintWriter errors = spec.commandLine().getErr();
        List<Diagnosis> diagnoses = new ArrayList<>();
        Map<String, Title> failures = new LinkedHashMap<>();
        var catalog = CatalogLoader.load(System.getenv());
        for (Path file : files) {
            try (DoctorProgress progress =
                    new DoctorProgress(examination(file).fileName(), terminal, language.code())) {
                diagnoses.add(new Doctor(catalog, progress).examine(examination(file)));
            } catch (DeliveryException e) {
                failures.put(file.toString(), e.message());
                errors.println(e.message().in(language.code()));
                errors.flush();
                continue;
            }
            Diagnosis diagnosis = diagnoses.get(diagnoses.size() - 1);
            new TerminalReport(terminal, language.code()).print(diagnosis);
            if (html.isPresent()) {
                Files.writeString(html.get(), new HtmlReport(language.code()).page(diagnosis));
            }
            if (yaml.isPresent()) {
                Files.writeString(yaml.get(), diagnosis.delivery());
            }
        }
        if (json.isPresent()) {
            Files.writeString(json.get(), ReportJson.of(new Report(diagnoses, failures)));
        }
        return failures.isEmpty() ? 0 : SdiCommand.FAILED;
    }

    /** @param failures file → why it could not be read */
    private record Report(List<Diagnosis> files, Map<String, Title> failures) {}

    private Examination examination(Path file) {
        return new Examination(
                file,
                new ReadOptions(table, x, y, wkt, List.of(), ReadOptions.Place.IF_TOLD),
                layer,
                DeliveryFiles.encoding(encoding),
                DeliveryFiles.srid(crs),
                new Examination.DeliveryTerms(fromDelivery(file), source, city));
    }

    /** The file as a delivery names it: relative to where the delivery will lie. */
    private String fromDelivery(Path file) {
        Path absolute = file.toAbsolutePath().normalize();
        Path directory =
                yaml.map(path -> path.toAbsolutePath().normalize().getParent()).orElse(absolute.getParent());
        return directory == null
                ? absolute.toString()
                : directory.relativize(absolute).toString().replace('\\', '/');
    }
}
