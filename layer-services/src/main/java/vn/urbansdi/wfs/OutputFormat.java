package vn.urbansdi.wfs;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import vn.urbansdi.format.FileFormat;
import vn.urbansdi.format.GmlDialect;
import vn.urbansdi.ows.KvpRequest;
import vn.urbansdi.ows.OwsException;

/** The formats of features. */
enum OutputFormat {
    GML_3_2("application/gml+xml; version=3.2", GmlDialect.V3_2_1),
    GML_3_1("text/xml; subtype=gml/3.1.1", GmlDialect.V3_1_1),
    GML_2("text/xml; subtype=gml/2.1.2", GmlDialect.V2_1_2),
    GEOJSON("application/json", null),
    /** The same by the name that RFC 7946 has given to it. */
    GEOJSON_RFC("application/geo+json", null),
    CSV(FileFormat.CSV),
    SPREADSHEET_CSV(FileFormat.SPREADSHEET_CSV),
    KML(FileFormat.KML),
    SHAPEFILE(FileFormat.SHAPEFILE),
    GEOPACKAGE(FileFormat.GEOPACKAGE),
    FLATGEOBUF(FileFormat.FLATGEOBUF);

    private final String contentType;
    private final Optional<GmlDialect> dialect;
    private final Optional<FileFormat> file;

    OutputFormat(String contentType, GmlDialect dialect) {
        this.contentType = contentType;
        this.dialect = Optional.ofNullable(dialect);
        this.file = Optional.empty();
    }

    OutputFormat(FileFormat file) {
        this.contentType = file.mediaType();
        this.dialect = Optional.empty();
        this.file = Optional.of(file);
    }

    String contentType() {
        return contentType;
    }

    /** How an answer says what it is: {@code text/xml} without a charset would be read as ISO-8859-1. */
    String answerType() {
        return contentType.startsWith("text/xml") ? contentType + "; charset=UTF-8" : contentType;
    }

    boolean isGeoJson() {
        return this == GEOJSON || this == GEOJSON_RFC;
    }

    /** The file format, where the answer is a file. */
    Optional<FileFormat> file() {
        return file;
    }

    boolean isGml() {
        return dialect.isPresent();
    }

    /** The dialect of a format that is GML. */
    GmlDialect dialect() {
        return dialect.orElseThrow();
    }

    /** The names that stand in the capabilities; those by which GeoServer's users know the formats among them. */
    List<String> advertised() {
        return switch (this) {
            case GML_3_2 -> List.of("application/gml+xml; version=3.2", "text/xml; subtype=gml/3.2", "gml32");
            case GML_3_1 -> List.of("text/xml; subtype=gml/3.1.1", "GML3");
            case GML_2 -> List.of("text/xml; subtype=gml/2.1.2", "GML2");
            case GEOJSON -> List.of("application/json", "geojson");
            case GEOJSON_RFC -> List.of("application/geo+json");
            case CSV -> List.of("text/csv", "csv");
            case SPREADSHEET_CSV -> List.of("excel-csv");
            case KML -> List.of("application/vnd.google-earth.kml+xml", "kml");
            case SHAPEFILE -> List.of("SHAPE-ZIP");
            case GEOPACKAGE -> List.of("application/geopackage+sqlite3", "geopackage");
            case FLATGEOBUF -> List.of("application/flatgeobuf", "flatgeobuf");
        };
    }

    private List<String> alsoAccepted() {
        return switch (this) {
            case GML_3_2 -> List.of("gml3.2", "gml/3.2", "text/xml; subtype=gml/3.2.1");
            case GML_3_1 -> List.of("gml3.1", "gml31", "gml/3.1.1", "text/gml; subtype=gml/3.1.1");
            case GML_2 -> List.of("gml/2.1.2", "XMLSCHEMA");
            case GEOJSON -> List.of("json", "application/json; subtype=geojson");
            case GEOJSON_RFC -> List.of("application/vnd.geo+json");
            case CSV -> List.of("text/csv; charset=utf-8");
            case SPREADSHEET_CSV -> List.of("csv-excel");
            case KML -> List.of("application/vnd.google-earth.kml", "application/vnd.google-earth.kml xml");
            case SHAPEFILE -> List.of("shapezip", "shapefile", "shp", "application/zip");
            case GEOPACKAGE -> List.of("gpkg", "geopkg", "application/x-gpkg", "application/geopackage+vnd.sqlite3");
            case FLATGEOBUF -> List.of("fgb", "application/vnd.flatgeobuf");
        };
    }

    /** The formats of a version of WFS, its own GML first. */
    static List<OutputFormat> offered(OutputFormat own) {
        return Stream.concat(Stream.of(own), Stream.of(values()).filter(format -> format != own))
                .toList();
    }

    /** The names in the capabilities of a version of WFS. */
    static List<String> namesFor(OutputFormat own) {
        return offered(own).stream()
                .flatMap(format -> format.advertised().stream())
                .toList();
    }

    /**
     * The format that the client names.
     *
     * @param own the GML of the version of WFS that the client speaks, which it gets if it names none
     * @throws OwsException InvalidParameterValue, locator {@code outputFormat}
     */
    static OutputFormat of(Optional<String> written, OutputFormat own) {
        if (written.isEmpty()) {
            return own;
        }
        String wanted = canonical(written.get());
        if (wanted.equals("text/xml") || wanted.equals("application/xml")) {
            return own;
        }
        for (OutputFormat format : offered(own)) {
            if (Stream.concat(format.advertised().stream(), format.alsoAccepted().stream())
                    .anyMatch(name -> canonical(name).equals(wanted))) {
                return format;
            }
        }
        throw OwsException.invalidParameterValue(
                "outputFormat",
                "Không có định dạng " + KvpRequest.shown(written.get()),
                "There is no output format " + KvpRequest.shown(written.get()));
    }

    /** Blanks and the plus sign count for nothing: a plus in a URL that nobody has escaped arrives as a blank. */
    private static String canonical(String name) {
        return name.toLowerCase(Locale.ROOT).replaceAll("[\\s+\"]", "");
    }
}
