package vn.urbansdi.importer.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.urbansdi.importer.row.DeliveryException;

/** Opens a delivered file with the reader of its format, which its name tells. */
public final class DeliveredFile {

    private static final int SHOWN_FILES = 10;

    private DeliveredFile() {}

    /**
     * @throws DeliveryException with the file's name in front, if it is missing, of no known format, or damaged
     */
    public static RowReader open(Path file, ReadOptions options) {
        return open(file, options, message -> {});
    }

    /**
     * @param progress is told while the file is converted, before this returns
     * @throws DeliveryException with the file's name in front, if it is missing, of no known format, or damaged
     */
    public static RowReader open(Path file, ReadOptions options, ConversionProgress progress) {
        try {
            requireReadable(file);
            return new LocatedReader(name(file), reader(file, options, progress));
        } catch (DeliveryException e) {
            throw e.in(name(file));
        } catch (IOException e) {
            throw new DeliveryException(
                            "không đọc được tệp (" + e.getMessage() + ").",
                            "the file cannot be read (" + e.getMessage() + ").",
                            e)
                    .in(name(file));
        }
    }

    /** As messages name it; the root of a file system has no name. */
    private static String name(Path file) {
        return file.getFileName() == null ? file.toString() : file.getFileName().toString();
    }

    private static void requireReadable(Path file) throws IOException {
        if (Files.notExists(file)) {
            throw new DeliveryException("không tìm thấy tệp.", "the file does not exist.");
        }
        boolean isGeodatabase =
                Files.isDirectory(file) && FileFormat.of(file).equals(Optional.of(FileFormat.FILE_GEODATABASE));
        if (!Files.isReadable(file)) {
            throw new DeliveryException(
                    "không có quyền đọc; hãy nhờ chủ tệp cấp quyền đọc (chmod a+r), cả cho thư mục chứa nó (chmod a+rx).",
                    "there is no right to read it; ask its owner for the right (chmod a+r), also for the folder that it"
                            + " lies in (chmod a+rx).");
        }
        if (Files.isDirectory(file) && !isGeodatabase) {
            throw directory(file);
        }
        if (!Files.isRegularFile(file) && !isGeodatabase) {
            throw new DeliveryException("không phải tệp thường.", "this is no regular file.");
        }
    }

    private static DeliveryException directory(Path directory) throws IOException {
        List<String> datasets;
        try (Stream<Path> files = Files.list(directory)) {
            List<Path> all = files.sorted().toList();
            datasets = all.stream()
                    .filter(DeliveredFile::isDataset)
                    .filter(file -> !isCompanion(file, all))
                    .limit(SHOWN_FILES + 1L)
                    .map(file -> file.getFileName().toString())
                    .toList();
        }
        if (datasets.isEmpty()) {
            return new DeliveryException(
                    "đây là thư mục, và trong đó không có tệp dữ liệu nào; hãy chỉ rõ tệp. Các định dạng: "
                            + FileFormat.taken() + ".",
                    "this is a folder without any dataset; name a file. The formats are " + FileFormat.taken() + ".");
        }
        String shown = datasets.stream().limit(SHOWN_FILES).collect(Collectors.joining(", "))
                + (datasets.size() > SHOWN_FILES ? ", …" : "");
        return new DeliveryException(
                "đây là thư mục; hãy chỉ rõ tệp. Trong đó có: " + shown + ".",
                "this is a folder; name the files. In it are " + shown + ".");
    }

    /** Whether the file's name is that of a format that can be read. */
    public static boolean isDataset(Path file) {
        return FileFormat.of(file).isPresent();
    }

    /**
     * The one dataset among files that were delivered together, such as a shapefile's.
     *
     * @throws DeliveryException if there is none, or more than one
     */
    public static Path main(List<Path> files) {
        List<Path> datasets = files.stream()
                .filter(file -> FileFormat.of(file).isPresent())
                .filter(file -> files.size() == 1 || !isCompanion(file, files))
                .toList();
        if (datasets.size() != 1) {
            String names =
                    files.stream().map(file -> file.getFileName().toString()).collect(Collectors.joining(", "));
            throw new DeliveryException(
                    "cần đúng một bộ dữ liệu; nhận được: " + names + ". Các định dạng: " + FileFormat.taken() + ".",
                    "exactly one dataset is wanted; given: " + names + ". The formats are " + FileFormat.taken() + ".");
        }
        return datasets.get(0);
    }

    /**
     * Every file that may have a part in what {@link #open} reads, in an order that is always the same: those of a directory,
     * or all that stand beside the file under its name.
     */
    public static List<Path> parts(Path file) throws IOException {
        boolean directory = Files.isDirectory(file);
        String name = file.getFileName().toString();
        int dot = name.lastIndexOf('.');
        String stem = (dot < 0 ? name : name.substring(0, dot + 1)).toLowerCase(Locale.ROOT);
        Path where = directory ? file : file.toAbsolutePath().getParent();
        try (Stream<Path> files = Files.list(where)) {
            return files.filter(Files::isRegularFile)
                    .filter(each -> directory
                            || each.getFileName()
                                    .toString()
                                    .toLowerCase(Locale.ROOT)
                                    .startsWith(stem))
                    .sorted()
                    .toList();
        }
    }

    private static boolean isCompanion(Path file, List<Path> files) {
        String extension = Companions.extension(file);
        return files.stream()
                .filter(other -> !other.equals(file))
                .flatMap(other -> FileFormat.of(other).stream())
                .anyMatch(format -> format.companions().contains(extension));
    }

    private static RowReader reader(Path file, ReadOptions options, ConversionProgress progress) throws IOException {
        FileFormat format = FileFormat.of(file)
                .orElseThrow(() -> new DeliveryException(
                        "không nhận ra định dạng; được nhận: " + FileFormat.taken() + ".",
                        "the format is not known; taken are " + FileFormat.taken() + "."));
        return switch (format) {
            case GEOJSON -> GeoJsonReader.open(file);
            case GEOJSON_SEQUENCE -> GeoJsonReader.openSequence(file);
            case SHAPEFILE -> ShapefileReader.open(file);
            case DBF -> DbfTableReader.open(file);
            case GEOPACKAGE -> GeoPackageReader.open(file, options.table());
            case TEXT_TABLE -> CsvRowReader.open(file, options);
            case WORKBOOK -> WorkbookReader.open(file, options);
            case KML -> KmlReader.open(file);
            case KMZ -> documents(ZipBundle.unpackKmz(file));
            case FLATGEOBUF -> FlatGeobufReader.open(file);
            case DXF, DGN, MAPINFO_TABLE, MAPINFO_INTERCHANGE, GML, FILE_GEODATABASE ->
                ConvertedReader.open(file, format, options, progress);
            case RASTER -> RasterReader.open(file, options.classes(), progress);
            case ZIP -> unpacked(ZipBundle.unpack(file), options, progress);
        };
    }

    private static RowReader documents(ZipBundle bundle) throws IOException {
        try {
            return new UnpackedReader(KmlReader.openAll(bundle.main()), bundle);
        } catch (IOException | RuntimeException e) {
            bundle.close();
            throw e;
        }
    }

    private static RowReader unpacked(ZipBundle bundle, ReadOptions options, ConversionProgress progress)
            throws IOException {
        try {
            return new UnpackedReader(reader(bundle.main(), options, progress), bundle);
        } catch (IOException | RuntimeException e) {
            bundle.close();
            throw e;
        }
    }
}
