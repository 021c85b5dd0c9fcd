package vn.urbansdi.importer.read;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.urbansdi.importer.row.DeliveryException;

/**
 * Turns the first band of a GeoTIFF into polygons along its cells, one for each connected area of a class, in a GeoPackage.
 * GDAL does it, cell row by cell row and in a process of its own: a raster may be far larger than our memory, and its file
 * hostile.
 */
final class RasterConversion {

    /** Number of the class, from 1, in the GeoPackage. */
    static final String CLASS_FIELD = "DN";

    private static final long MAX_CELLS = 1_000_000_000;
    private static final int MAX_DESCRIPTION_BYTES = 1 << 20;
    private static final Pattern SIZE = Pattern.compile("rasterXSize=\"(\\d{1,10})\" rasterYSize=\"(\\d{1,10})\"");
    private static final Pattern BAND =
            Pattern.compile("<VRTRasterBand dataType=\"\\w+\" band=\"1\"[^>]*>(.*?)</VRTRasterBand>", Pattern.DOTALL);
    private static final Pattern NO_DATA = Pattern.compile("<NoDataValue>([-+.0-9a-zA-Z]+)</NoDataValue>");
    private static final Pattern SOURCE =
            Pattern.compile("<(Simple|Complex)Source[^>]*>(.*?)</(Simple|Complex)Source>", Pattern.DOTALL);

    private RasterConversion() {}

    static Path run(
            Path file,
            List<RasterClass> classes,
            TemporaryDirectory directory,
            GdalProcess gdal,
            ConversionProgress progress)
            throws IOException {
        refuseOthers(file);
        Path tiff = GdalConversion.linked(file, FileFormat.RASTER, directory);
        Path described = directory.path().resolve("described.vrt");
        long size = Files.size(file);
        Set<String> drivers = Set.of("GPKG", "VRT", "GTiff");
        gdal.run(
                "gdal_translate",
                drivers,
                List.of("-q", "-of", "VRT", "-b", "1", tiff.toString(), described.toString()),
                directory.path(),
                size,
                progress);
        Path classified = directory.path().resolve("classified.vrt");
        Files.writeString(classified, classified(description(described), classes));
        Path output = directory.path().resolve("converted.gpkg");
        gdal.run(
                "gdal_polygonize.py",
                drivers,
                List.of("-q", classified.toString(), "-b", "1", "-f", "GPKG", output.toString(), "areas", CLASS_FIELD),
                directory.path(),
                size,
                progress);
        return output;
    }

    /** GDAL tells formats by their content, and some of them only refer to other files. */
    private static void refuseOthers(Path file) throws IOException {
        byte[] start;
        try (InputStream in = Files.newInputStream(file)) {
            start = in.readNBytes(4);
        }
        String magic = new String(start, StandardCharsets.ISO_8859_1);
        if (!Set.of("II*\0", "MM\0*", "II+\0", "MM\0+").contains(magic)) {
            throw new DeliveryException("không phải tệp TIFF.", "not a TIFF file.");
        }
    }

    private static String description(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(MAX_DESCRIPTION_BYTES), StandardCharsets.UTF_8);
        }
    }

    /** GDAL's description of the band, with a table from values to classes put in. */
    private static String classified(String description, List<RasterClass> classes) {
        Matcher size = SIZE.matcher(description);
        Matcher band = BAND.matcher(description);
        if (!size.find() || !band.find()) {
            throw damaged();
        }
        if (Long.parseLong(size.group(1)) * Long.parseLong(size.group(2)) > MAX_CELLS) {
            throw new DeliveryException(
                    "ảnh raster có hơn " + MAX_CELLS + " ô; hãy chia nhỏ.",
                    "the raster has more than " + MAX_CELLS + " cells; split it.");
        }
        Matcher source = SOURCE.matcher(band.group(1));
        if (!source.find()) {
            throw damaged();
        }
        Matcher noData = NO_DATA.matcher(band.group(1));
        Optional<String> nothing = noData.find() ? Optional.of(noData.group(1)) : Optional.empty();
        String inner = source.group(2).replaceAll("<NODATA>[^<]*</NODATA>", "");
        String replaced =
                "<VRTRasterBand dataType=\"Byte\" band=\"1\"><NoDataValue>0</NoDataValue><ComplexSource>" + inner
                        + nothing.map(value -> "<NODATA>" + value + "</NODATA>").orElse("") + "<LUT>" + table(classes)
                        + "</LUT></ComplexSource></VRTRasterBand>";
        return description.substring(0, band.start()) + replaced + description.substring(band.end());
    }

    private static DeliveryException damaged() {
        return new DeliveryException("ảnh raster bị hỏng.", "the raster is damaged.");
    }

    /** GDAL draws lines between the points of the table: each step is a pair of neighbouring numbers. */
    private static String table(List<RasterClass> classes) {
        StringBuilder table = new StringBuilder("-1e300:0");
        double end = Double.NaN;
        for (int i = 0; i < classes.size(); i++) {
            double from = start(classes.get(i).from());
            if (from != end) {
                step(table, from, 0, i + 1);
            }
            end = start(classes.get(i).to());
            boolean touches = i + 1 < classes.size() && start(classes.get(i + 1).from()) == end;
            if (end < 1e300) {
                step(table, end, i + 1, touches ? i + 2 : 0);
            }
        }
        return table + ",1e300:" + (end < 1e300 ? 0 : classes.size());
    }

    private static void step(StringBuilder table, double at, int before, int after) {
        table.append(',').append(Math.nextDown(at)).append(':').append(before);
        table.append(',').append(at).append(':').append(after);
    }

    /** A raster of floats holds the float next to what a person wrote: 0.7 is 0.699999988 there, and belongs to 0.7. */
    private static double start(double limit) {
        return Double.isInfinite(limit) ? 1e300 : Math.min(limit, (float) limit);
    }
}
