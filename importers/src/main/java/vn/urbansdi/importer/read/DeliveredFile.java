package vn.urbansdi.importer.read;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import vn.urbansdi.importer.row.DeliveryException;

/** Opens a delivered file with the reader of its format, which its name tells. */
public final class DeliveredFile {

    private DeliveredFile() {}

    /**
     * @throws DeliveryException with the file's name in front, if it is missing, of no known format, or damaged
     */
    public static RowReader open(Path file, ReadOptions options) {
        try {
            if (!Files.isRegularFile(file)) {
                throw new DeliveryException("không tìm thấy tệp.", "the file does not exist.");
            }
            return new LocatedReader(file.getFileName().toString(), reader(file, options));
        } catch (DeliveryException e) {
            throw e.in(file.getFileName().toString());
        } catch (IOException e) {
            throw new DeliveryException(
                            "không đọc được tệp (" + e.getMessage() + ").",
                            "the file cannot be read (" + e.getMessage() + ").",
                            e)
                    .in(file.getFileName().toString());
        }
    }

    private static RowReader reader(Path file, ReadOptions options) throws IOException {
        switch (Companions.extension(file)) {
            case "geojson", "json", "geojsonl", "ndjson" -> {
                return GeoJsonReader.open(file);
            }
            case "shp" -> {
                return ShapefileReader.open(file);
            }
            case "gpkg" -> {
                return GeoPackageReader.open(file, options.table());
            }
            case "csv", "tsv", "txt" -> {
                return CsvRowReader.open(file, options);
            }
            case "zip" -> {
                return unpacked(file, options);
            }
            default -> {
                throw new DeliveryException(
                        "không nhận ra định dạng; nhận .geojson, .shp, .gpkg, .csv và .zip chứa một trong các loại đó.",
                        "the format is not known; taken are .geojson, .shp, .gpkg, .csv and .zip with one of these in it.");
            }
        }
    }

    private static RowReader unpacked(Path file, ReadOptions options) throws IOException {
        ZipBundle bundle = ZipBundle.unpack(file);
        try {
            return new UnpackedReader(reader(bundle.main(), options), bundle);
        } catch (IOException | RuntimeException e) {
            bundle.close();
            throw e;
        }
    }
}
