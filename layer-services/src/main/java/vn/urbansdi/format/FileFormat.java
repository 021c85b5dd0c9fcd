package vn.urbansdi.format;

import java.io.IOException;
import java.io.OutputStream;
import java.util.OptionalInt;

/** The formats of files of features. */
public enum FileFormat {
    /** RFC 4180, every value exactly as it is: for programs. */
    CSV("text/csv; charset=utf-8", "csv"),
    /** The same, made safe for spreadsheets. */
    SPREADSHEET_CSV("text/csv; charset=utf-8", "csv"),
    /** OGC 07-147r2. */
    KML("application/vnd.google-earth.kml+xml", "kml"),
    FLATGEOBUF("application/flatgeobuf", "fgb"),
    /** ESRI's technical description of July 1998, in a zip. */
    SHAPEFILE("application/zip", "zip"),
    /** OGC 12-128r17. */
    GEOPACKAGE("application/geopackage+sqlite3", "gpkg");

    private static final int WGS_84 = 4326;

    private final String mediaType;
    private final String extension;

    FileFormat(String mediaType, String extension) {
        this.mediaType = mediaType;
        this.extension = extension;
    }

    public String mediaType() {
        return mediaType;
    }

    /** Of file names, without a dot. */
    public String extension() {
        return extension;
    }

    /** Whether one file can hold several layers. */
    public boolean holdsSeveralLayers() {
        return this == KML || this == SHAPEFILE || this == GEOPACKAGE;
    }

    /** The one CRS that the format knows, if it is bound to one. */
    public OptionalInt onlySrid() {
        return this == KML ? OptionalInt.of(WGS_84) : OptionalInt.empty();
    }

    /** Whether compressing the file is a waste of time. */
    public boolean isCompressed() {
        return this == SHAPEFILE;
    }

    /**
     * Begins a file. Formats that know only at their end what must stand at their beginning are gathered on disk; nothing is
     * written to {@code target} then before {@link FeatureFile#finish}.
     */
    public FeatureFile open(OutputStream target) throws IOException {
        return switch (this) {
            case CSV -> new CsvFile(target, false);
            case SPREADSHEET_CSV -> new CsvFile(target, true);
            case KML -> new KmlFile(target);
            case FLATGEOBUF -> new FlatGeobufFile(target);
            case SHAPEFILE -> new ShapefileArchive(target);
            case GEOPACKAGE -> new GeoPackageFile(target);
        };
    }
}
