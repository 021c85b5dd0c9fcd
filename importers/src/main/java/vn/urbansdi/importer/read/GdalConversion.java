package vn.urbansdi.importer.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import vn.urbansdi.importer.row.DeliveryException;

/**
 * Turns a file of a format that only GDAL reads into a GeoPackage in a directory of our own. Nothing is transformed there:
 * coordinates stay as they are, and so does what the file says about their CRS.
 */
final class GdalConversion {

    private static final int MAX_TAB_BYTES = 1 << 16;
    private static final Pattern NATIVE_TAB = Pattern.compile("(?im)^\\s*type\\s+(native|dbf)\\b");
    private static final Pattern REFERRING_TAB =
            Pattern.compile("(?im)^\\s*(open\\s+table|create\\s+view|file\\s)|seamless");

    private GdalConversion() {}

    /** @return the GeoPackage, inside {@code directory} */
    static Path run(
            Path file,
            FileFormat format,
            ReadOptions options,
            TemporaryDirectory directory,
            GdalProcess gdal,
            ConversionProgress progress)
            throws IOException {
        Path input = linked(file, format, directory);
        if (format == FileFormat.MAPINFO_TABLE) {
            refuseReferring(input);
        }
        Path output = directory.path().resolve("converted.gpkg");
        List<String> arguments = new ArrayList<>(List.of("-f", "GPKG", output.toString(), input.toString()));
        arguments.addAll(choice(format, options.table()));
        // Curves stay curves where the driver has them: our own reader divides them. Those of drawings are divided
        // here, where a
        // chord of length g and angle a is g·a/8 from its arc at most: 1 mm for 1 m and 0.008 (0.458°), whatever the
        // radius.
        arguments.addAll(List.of("--config", "OGR_ARC_STEPSIZE", "0.458", "--config", "OGR_ARC_MAX_GAP", "1"));
        arguments.addAll(List.of("-lco", "FID=sdi_fid", "-lco", "GEOMETRY_NAME=sdi_geom", "-lco", "SPATIAL_INDEX=NO"));
        arguments.addAll(List.of("--config", "OGR_SQLITE_SYNCHRONOUS", "OFF", "--config", "OGR_SQLITE_JOURNAL", "OFF"));
        arguments.addAll(List.of("-gt", "65536"));
        arguments.addAll(particular(format));
        gdal.run("ogr2ogr", Set.of("GPKG", driver(format)), arguments, directory.path(), size(file, format), progress);
        return output;
    }

    private static String driver(FileFormat format) {
        return switch (format) {
            case DXF -> "DXF";
            case DGN -> "DGN";
            case MAPINFO_TABLE, MAPINFO_INTERCHANGE -> "MapInfo File";
            case GML -> "GML";
            case FILE_GEODATABASE -> "OpenFileGDB";
            default -> throw new IllegalArgumentException(format.name());
        };
    }

    /** Drawings hold one table, in which {@code Layer} or {@code Level} tells things apart; the others hold layers. */
    private static List<String> choice(FileFormat format, Optional<String> table) {
        if (table.isEmpty()) {
            return List.of();
        }
        String wanted = table.get();
        switch (format) {
            case DXF -> {
                return List.of("-where", "Layer IN (" + literal(wanted) + ", " + literal(escaped(wanted)) + ")");
            }
            case DGN -> {
                if (!wanted.matches("\\d{1,5}")) {
                    throw new DeliveryException(
                            "table: với .dgn phải là số của level.", "table: for a .dgn it must be a level's number.");
                }
                return List.of("-where", "Level = " + wanted);
            }
            case GML, FILE_GEODATABASE -> {
                if (wanted.startsWith("-") || wanted.startsWith("@")) {
                    throw new DeliveryException(
                            "không có bảng \"" + wanted + "\".", "there is no table \"" + wanted + "\".");
                }
                return List.of(wanted);
            }
            default -> {
                return List.of();
            }
        }
    }

    private static String literal(String text) {
        return "'" + text.replace("'", "''") + "'";
    }

    /** As a drawing writes a layer's name that its code page lacks letters of. */
    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            escaped.append(c < 0x80 ? Character.toString(c) : String.format("\\U+%04X", (int) c));
        }
        return escaped.toString();
    }

    private static List<String> particular(FileFormat format) {
        return switch (format) {
            // Types would be guessed from the values, and the ward 06685 become the number 6685.
            case GML ->
                List.of(
                        "--config",
                        "GML_FIELDTYPES",
                        "ALWAYS_STRING",
                        "--config",
                        "GML_SKIP_RESOLVE_ELEMS",
                        "ALL",
                        "-oo",
                        "DOWNLOAD_SCHEMA=NO",
                        "-oo",
                        "FORCE_SRS_DETECTION=YES");
            case FILE_GEODATABASE -> List.of("-preserve_fid");
            default -> List.of();
        };
    }

    /** The dataset under names of ours, and only what belongs to it: GDAL looks for companions on its own. */
    static Path linked(Path file, FileFormat format, TemporaryDirectory directory) throws IOException {
        Path real = file.toRealPath();
        Path main = directory.path().resolve("data." + Companions.extension(file));
        Files.createSymbolicLink(main, real);
        if (!format.companions().isEmpty()) {
            Companions companions = Companions.of(file);
            for (String extension : format.companions()) {
                Optional<Path> companion = companions.find(extension);
                if (companion.isPresent()) {
                    Files.createSymbolicLink(
                            directory.path().resolve("data." + extension),
                            companion.get().toRealPath());
                }
            }
        }
        return main;
    }

    /** A .tab may be a view of other tables, anywhere on the disk. */
    private static void refuseReferring(Path tab) throws IOException {
        String text;
        try (InputStream in = Files.newInputStream(tab)) {
            text = new String(in.readNBytes(MAX_TAB_BYTES), StandardCharsets.ISO_8859_1);
        }
        if (!NATIVE_TAB.matcher(text).find() || REFERRING_TAB.matcher(text).find()) {
            throw new DeliveryException(
                    "không phải bảng MapInfo tự chứa dữ liệu (.tab kiểu NATIVE hoặc DBF); hãy xuất thành .mif/.mid.",
                    "not a MapInfo table that holds its own data (a .tab of type NATIVE or DBF); export it as .mif/.mid.");
        }
    }

    private static long size(Path file, FileFormat format) throws IOException {
        if (Files.isDirectory(file)) {
            try (Stream<Path> all = Files.list(file)) {
                return all.filter(Files::isRegularFile)
                        .mapToLong(each -> each.toFile().length())
                        .sum();
            }
        }
        long size = Files.size(file);
        if (!format.companions().isEmpty()) {
            Companions companions = Companions.of(file);
            size += format.companions().stream()
                    .flatMap(extension -> companions.find(extension).stream())
                    .mapToLong(companion -> companion.toFile().length())
                    .sum();
        }
        return size;
    }
}
