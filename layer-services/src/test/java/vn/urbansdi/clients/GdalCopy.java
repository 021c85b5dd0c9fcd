package vn.urbansdi.clients;

import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.urbansdi.testing.TestDatabase;

/** Lets GDAL read from a server and write what it has understood into a schema of PostgreSQL, where SQL can judge it. */
public final class GdalCopy {

    private GdalCopy() {}

    /**
     * Copies layers of a WFS; tables are named {@code "prefix:layer"}.
     *
     * @param dataset GDAL's name of what it reads: {@code WFS:http://…}
     * @param schema  made anew
     * @param others  further arguments of {@code ogr2ogr}: options, names of layers
     */
    public static void into(TestDatabase database, String schema, String dataset, String... others) {
        database.execute("DROP SCHEMA IF EXISTS " + schema + " CASCADE; CREATE SCHEMA " + schema);
        List<String> arguments = new ArrayList<>(List.of(
                "-f",
                "PostgreSQL",
                postgres(database),
                dataset,
                "-lco",
                "SCHEMA=" + schema,
                "-lco",
                "GEOMETRY_NAME=geom",
                "-lco",
                "SPATIAL_INDEX=NONE",
                // GML's surfaces are polygons to PostGIS
                "-nlt",
                "CONVERT_TO_LINEAR",
                // from GeoJSON GDAL takes no gml_id, which the schema wants
                "-forceNullable"));
        arguments.addAll(List.of(others));
        Programs.ogr2ogr(arguments.toArray(new String[0]));
    }

    /** libpq's form of the address. */
    private static String postgres(TestDatabase database) {
        URI uri = URI.create(database.jdbcUrl().substring("jdbc:".length()));
        Map<String, String> parameters = Stream.of(uri.getRawQuery().split("&"))
                .map(pair -> pair.split("=", 2))
                .collect(Collectors.toMap(
                        pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8), (a, b) -> b));
        return "PG:host='%s' port='%d' dbname='%s' user='%s' password='%s'"
                .formatted(
                        uri.getHost(),
                        uri.getPort(),
                        uri.getPath().substring(1),
                        parameters.get("user"),
                        parameters.get("password"));
    }
}
