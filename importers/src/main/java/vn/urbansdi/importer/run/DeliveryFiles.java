package vn.urbansdi.importer.run;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.urbansdi.catalog.CatalogException;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.catalog.YamlDocument;
import vn.urbansdi.geo.CrsRegistry;
import vn.urbansdi.importer.map.RepairRules;
import vn.urbansdi.importer.merge.MergeOptions;
import vn.urbansdi.importer.read.DeliveredFile;
import vn.urbansdi.importer.read.RasterClass;
import vn.urbansdi.importer.read.ReadOptions;
import vn.urbansdi.importer.row.DecimalMark;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Encodings;
import vn.urbansdi.importer.row.NearNames;
import vn.urbansdi.store.merge.Blanks;
import vn.urbansdi.store.merge.ShapeTolerance;

/** Finds delivery YAMLs and reads them. */
final class DeliveryFiles {

    private static final String SUFFIX = ".delivery.yaml";
    private static final String AUTO = "auto";
    private static final int MAX_DIRECTORY_DEPTH = 8;

    private DeliveryFiles() {}

    /**
     * The deliveries of a YAML file, or of every {@code *.delivery.yaml} in a directory and below, by path.
     *
     * @throws DeliveryException with file and line if a YAML file is wrong, or if there is none
     */
    static List<Delivery> find(Path path) {
        if (!Files.isDirectory(path)) {
            return read(path);
        }
        List<Delivery> all = new ArrayList<>();
        try (Stream<Path> files = Files.walk(path, MAX_DIRECTORY_DEPTH)) {
            files.filter(file -> file.getFileName().toString().endsWith(SUFFIX))
                    .sorted()
                    .forEach(file -> all.addAll(read(file)));
        } catch (IOException e) {
            throw new DeliveryException(
                    path + ": không đọc được thư mục.", path + ": the directory cannot be read.", e);
        }
        if (all.isEmpty()) {
            throw new DeliveryException(
                    path + ": không có tệp *" + SUFFIX + " nào.", path + ": there is no *" + SUFFIX + " in it.");
        }
        return all;
    }

    private static List<Delivery> read(Path yaml) {
        requireDocument(yaml);
        DeliveryDocument document;
        try {
            document = YamlDocument.read(yaml, DeliveryDocument.class);
        } catch (CatalogException e) {
            throw new DeliveryException(lines(e, "vi"), lines(e, "en"), e);
        }
        try {
            requireOneFull(document);
            return document.deliveries().stream()
                    .map(item -> delivery(beside(yaml, item.file()), document, item))
                    .toList();
        } catch (DeliveryException e) {
            throw e.in(yaml.toString());
        }
    }

    private static void requireDocument(Path yaml) {
        if (!Files.exists(yaml)) {
            throw new DeliveryException(yaml + ": không tìm thấy tệp.", yaml + ": the file does not exist.");
        }
        if (DeliveredFile.isDataset(yaml)) {
            throw new DeliveryException(
                    yaml + ": đây là tệp dữ liệu, không phải bản khai giao nộp; hãy ghi --layer LỚP, hoặc để"
                            + " ./sdi doctor TỆP --yaml viết bản khai.",
                    yaml + ": this is a data file, not a delivery; state --layer ID, or let ./sdi doctor FILE --yaml"
                            + " write a delivery.");
        }
    }

    /** Each of two would retire what the other has. */
    private static void requireOneFull(DeliveryDocument document) {
        Set<String> full = new HashSet<>();
        document.deliveries().stream()
                .filter(item -> Boolean.TRUE.equals(item.full()))
                .forEach(item -> {
                    if (!full.add(item.layer())) {
                        throw new DeliveryException(
                                "deliveries: lớp " + item.layer()
                                        + " có hai mục với full: true, mục này sẽ bỏ những gì mục kia có;"
                                        + " hãy gộp tệp hoặc bỏ full.",
                                "deliveries: the layer " + item.layer()
                                        + " has two items with full: true, each of which would"
                                        + " retire what the other has; join the files or leave full out.");
                    }
                });
    }

    /**
     * The one delivery of a document, for a file that has arrived already.
     *
     * @param text of the document, YAML or JSON
     * @throws DeliveryException if the document is wrong, or is about anything but this file
     */
    static Delivery of(byte[] text, Path file) {
        DeliveryDocument document;
        try {
            document = YamlDocument.read("delivery", text, DeliveryDocument.class);
        } catch (CatalogException e) {
            throw new DeliveryException(lines(e, "vi"), lines(e, "en"), e);
        }
        String name = file.getFileName().toString();
        if (document.deliveries().size() != 1
                || !document.deliveries().get(0).file().equals(name)) {
            throw new DeliveryException(
                    "deliveries: cần đúng một mục, với file: \"" + name + "\".",
                    "deliveries: exactly one item is wanted, with file: \"" + name + "\".");
        }
        return delivery(file, document, document.deliveries().get(0));
    }

    private static String lines(CatalogException problems, String language) {
        return problems.problems().stream().map(problem -> problem.in(language)).collect(Collectors.joining("\n"));
    }

    private static Delivery delivery(Path file, DeliveryDocument document, DeliveryDocument.Item item) {
        return new Delivery(
                file,
                item.layer(),
                document.source(),
                Optional.ofNullable(document.city()),
                "reject".equals(document.otherCity()),
                document.priority() == null ? Delivery.DEFAULT_PRIORITY : document.priority(),
                new ReadOptions(
                        Optional.ofNullable(item.table()),
                        Optional.ofNullable(item.x()),
                        Optional.ofNullable(item.y()),
                        Optional.ofNullable(item.wkt()),
                        classes(Optional.ofNullable(item.classes())),
                        item.geometry() == null ? ReadOptions.Place.REQUIRED : ReadOptions.Place.NONE,
                        decimal(Optional.ofNullable(item.decimal()))),
                encoding(Optional.ofNullable(item.encoding())),
                srid(Optional.ofNullable(item.crs())),
                repairs(item),
                merging(item),
                item.fields() == null ? Map.of() : item.fields());
    }

    private static Optional<DecimalMark> decimal(Optional<String> name) {
        return name.filter(given -> !given.equals(AUTO))
                .map(given -> DecimalMark.valueOf(given.toUpperCase(Locale.ROOT)));
    }

    private static List<RasterClass> classes(Optional<List<DeliveryDocument.ClassItem>> items) {
        return items.orElse(List.of()).stream()
                .map(item -> new RasterClass(
                        item.from(), item.to() == null ? Double.POSITIVE_INFINITY : item.to(), item.values()))
                .toList();
    }

    private static RepairRules repairs(DeliveryDocument.Item item) {
        return new RepairRules(
                item.repair() == null ? RepairRules.DEFAULT.allowed() : Set.copyOf(item.repair()),
                item.repairAtMost() == null ? RepairRules.DEFAULT_AT_MOST_PERCENT : item.repairAtMost());
    }

    private static MergeOptions merging(DeliveryDocument.Item item) {
        ShapeTolerance shapes = new ShapeTolerance(
                item.overlap() == null ? ShapeTolerance.DEFAULT.overlap() : item.overlap(),
                item.distanceM() == null ? ShapeTolerance.DEFAULT.distanceM() : item.distanceM());
        return new MergeOptions(
                Boolean.TRUE.equals(item.full()),
                item.retireAtMost() == null ? MergeOptions.DEFAULT_RETIRE_AT_MOST_PERCENT : item.retireAtMost(),
                shapes,
                "erases".equals(item.blank()) ? Blanks.ERASE : Blanks.SAY_NOTHING,
                "accept".equals(item.swapped()));
    }

    private static Path beside(Path yaml, String file) {
        try {
            return yaml.resolveSibling(file);
        } catch (InvalidPathException e) {
            throw new DeliveryException(
                    "file: \"" + file + "\" không phải tên tệp.", "file: \"" + file + "\" is not a file name.", e);
        }
    }

    /** Absent for {@code auto}. */
    static Optional<Charset> encoding(Optional<String> name) {
        return name.filter(given -> !given.equalsIgnoreCase(AUTO))
                .map(given -> Encodings.named(given)
                        .orElseThrow(() -> new DeliveryException(
                                "encoding: không biết bảng mã \"" + given + "\"; có: auto, " + Encodings.KNOWN + ".",
                                "encoding: \"" + given + "\" is not known; there are auto, " + Encodings.KNOWN + ".")));
    }

    /** Absent for {@code auto}. */
    static Optional<Integer> srid(Optional<String> name) {
        return name.filter(given -> !given.equalsIgnoreCase(AUTO))
                .map(given -> CrsRegistry.standard()
                        .find(given)
                        .orElseThrow(() -> unknownCrs(given))
                        .crs()
                        .srid());
    }

    private static DeliveryException unknownCrs(String given) {
        Title near = NearNames.hint(
                given,
                CrsRegistry.standard().all().stream()
                        .map(crs -> "EPSG:" + crs.srid())
                        .toList());
        return new DeliveryException(
                "crs: không biết hệ toạ độ \"" + given + "\"" + near.vi() + "; hãy ghi EPSG:n, ví dụ EPSG:5899.",
                "crs: \"" + given + "\" is not known" + near.en() + "; write EPSG:n, such as EPSG:5899.");
    }
}
