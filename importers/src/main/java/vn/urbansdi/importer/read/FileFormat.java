package vn.urbansdi.importer.read;

import com.google.common.collect.ImmutableList;
import com.google.common.collect.ImmutableSet;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;

/** The formats that are taken, told by the ending of the file's name, and which files belong to one dataset of each. */
enum FileFormat {
    GEOJSON(ImmutableList.of("geojson", "json")),
    GEOJSON_SEQUENCE(ImmutableList.of("geojsonl", "geojsons", "ndjson", "jsonl")),
    SHAPEFILE(ImmutableList.of("shp"), ImmutableSet.of("dbf", "prj", "qpj", "cpg", "cst")),
    GEOPACKAGE(ImmutableList.of("gpkg")),
    TEXT_TABLE(ImmutableList.of("csv", "tsv", "txt"), ImmutableSet.of("prj")),
    WORKBOOK(ImmutableList.of("xlsx")),
    KML(ImmutableList.of("kml")),
    KMZ(ImmutableList.of("kmz")),
    FLATGEOBUF(ImmutableList.of("fgb")),
    DXF(ImmutableList.of("dxf"), ImmutableSet.of("prj")),
    DGN(ImmutableList.of("dgn"), ImmutableSet.of("prj")),
    MAPINFO_TABLE(ImmutableList.of("tab"), ImmutableSet.of("dat", "dbf", "map", "id", "ind")),
    MAPINFO_INTERCHANGE(ImmutableList.of("mif"), ImmutableSet.of("mid")),
    GML(ImmutableList.of("gml")),
    FILE_GEODATABASE(ImmutableList.of("gdb")),
    RASTER(ImmutableList.of("tif", "tiff"), ImmutableSet.of("prj", "tfw")),
    /** Attributes alone; where a .shp or .tab of that name stands beside it, a part of that. */
    DBF(ImmutableList.of("dbf"), ImmutableSet.of("cpg", "cst")),
    ZIP(ImmutableList.of("zip"));

    private final ImmutableList<String> extensions;
    private final ImmutableSet<String> companions;

    FileFormat(ImmutableList<String> extensions) {
        this(extensions, ImmutableSet.of());
    }

    FileFormat(ImmutableList<String> extensions, ImmutableSet<String> companions) {
        this.extensions = extensions;
        this.companions = companions;
    }

    /** Endings in lower case, without the dot, of the files beside the main one. */
    ImmutableSet<String> companions() {
        return companions;
    }

    static Optional<FileFormat> of(Path file) {
        return ofExtension(Companions.extension(file));
    }

    static Optional<FileFormat> ofExtension(String extension) {
        return Arrays.stream(values())
                .filter(format -> format.extensions.contains(extension))
                .findFirst();
    }

    /** Whether such a file in a zip is a dataset, and not a note or another archive. */
    boolean isDatasetInZip(String extension) {
        return this != ZIP && this != DBF && !extension.equals("txt");
    }

    /** {@code .geojson, .json, …}: for messages. */
    static String taken() {
        return Arrays.stream(values())
                .flatMap(format -> format.extensions.stream())
                .map(extension -> "." + extension.toLowerCase(Locale.ROOT))
                .collect(Collectors.joining(", "));
    }
}
