package vn.urbansdi.importer.read;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import vn.urbansdi.importer.row.SourceCrs;

/** Reads what GDAL made of a file, and removes it afterwards. */
final class ConvertedReader extends ForwardingReader {

    private final String format;
    private final SourceCrs crs;
    private final TemporaryDirectory directory;

    private ConvertedReader(RowReader inner, String format, SourceCrs crs, TemporaryDirectory directory) {
        super(inner);
        this.format = format;
        this.crs = crs;
        this.directory = directory;
    }

    static ConvertedReader open(Path file, FileFormat format, ReadOptions options, ConversionProgress progress)
            throws IOException {
        return open(file, format, options, GdalProcess.standard(), progress);
    }

    static ConvertedReader open(
            Path file, FileFormat format, ReadOptions options, GdalProcess gdal, ConversionProgress progress)
            throws IOException {
        TemporaryDirectory directory = TemporaryDirectory.create();
        try {
            Path converted = GdalConversion.run(file, format, options, directory, gdal, progress);
            boolean hasLayers = format == FileFormat.GML || format == FileFormat.FILE_GEODATABASE;
            RowReader inner = GeoPackageReader.open(converted, hasLayers ? options.table() : Optional.empty());
            return new ConvertedReader(inner, name(format), crs(inner.crs(), file, format), directory);
        } catch (IOException | RuntimeException e) {
            directory.close();
            throw e;
        }
    }

    private static String name(FileFormat format) {
        return switch (format) {
            case MAPINFO_TABLE -> "MapInfo TAB";
            case MAPINFO_INTERCHANGE -> "MapInfo MIF";
            case FILE_GEODATABASE -> "FileGDB";
            default -> format.name();
        };
    }

    /** What the file itself says, else what stands in a {@code .prj} beside it. */
    private static SourceCrs crs(SourceCrs declared, Path file, FileFormat format) throws IOException {
        if (declared.isKnown()) {
            int srid = declared.srid();
            return SourceCrs.known(
                    srid,
                    name(format) + " khai báo hệ toạ độ EPSG:" + srid + ".",
                    "The " + name(format) + " declares EPSG:" + srid + ".");
        }
        if (format.companions().contains("prj")) {
            SourceCrs prj = PrjFile.beside(Companions.of(file));
            if (prj.isKnown()) {
                return prj;
            }
        }
        return format == FileFormat.DXF || format == FileFormat.DGN
                ? SourceCrs.unknown("Bản vẽ không khai báo hệ toạ độ.", "A drawing does not name its CRS.")
                : declared;
    }

    @Override
    public String format() {
        return format;
    }

    @Override
    public SourceCrs crs() {
        return crs;
    }

    @Override
    public void close() {
        try {
            super.close();
        } finally {
            directory.close();
        }
    }
}
