package vn.urbansdi.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.zip.ZipFile;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestDatabase;

/**
 * A file of features as the service gave it, read by GDAL, and judged by SQL against the tables that it came from.
 *
 * @param kind of the file: its extension, {@code shp} for a zip of shapefiles
 * @param srid of its coordinates, as the header {@code Content-Crs} says
 */
public record DownloadedFile(Path path, String kind, int srid) {

    private static final double CENTIMETRE = 0.01;
    private static final Pattern CRS =
            Pattern.compile("<http://www\\.opengis\\.net/(?:def/crs/EPSG/0/|gml/srs/epsg\\.xml#)(\\d+)>");

    /** Whose numbers a header names, x before y: 4326 is no name for that. */
    private static int srid(String header) {
        if (header.equals("<http://www.opengis.net/def/crs/OGC/1.3/CRS84>")) {
            return 4326;
        }
        Matcher matcher = CRS.matcher(header);
        assertThat(matcher.matches()).as(header).isTrue();
        assertThat(matcher.group(1)).isNotEqualTo("4326");
        return Integer.parseInt(matcher.group(1));
    }

    /** Saves the answer to a request under the name that the answer gives itself. */
    public static DownloadedFile save(String address, Path directory) {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address)).build();
        try {
            HttpResponse<byte[]> response =
                    HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.ofByteArray());
            String shown = response.body().length > 2000 ? "" : new String(response.body(), StandardCharsets.UTF_8);
            assertThat(response.statusCode()).as("%s: %s", address, shown).isEqualTo(200);
            String disposition =
                    response.headers().firstValue("Content-Disposition").orElseThrow();
            assertThat(disposition).matches("attachment; filename=\"[\\w.]+\"");
            String name = disposition.substring(disposition.indexOf('"') + 1, disposition.length() - 1);
            Optional<String> crs = response.headers().firstValue("Content-Crs");
            String extension = name.substring(name.lastIndexOf('.') + 1);
            return new DownloadedFile(
                    Files.write(directory.resolve(name), response.body()),
                    extension.equals("zip") ? "shp" : extension,
                    crs.map(DownloadedFile::srid).orElse(0));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** GDAL's name of the file. */
    public String dataset() {
        return kind.equals("shp") ? "/vsizip/" + path : path.toString();
    }

    /** Copies one layer of the file, and compares all of it. */
    public void assertSame(TestDatabase database, Layer layer, String name, int expectedSrid) {
        List<String> options = new ArrayList<>(List.of("-nln", "copy", "-lco", "FID=gdal_fid", "-preserve_fid"));
        if (kind.equals("csv")) {
            options.addAll(List.of("-a_srs", "EPSG:" + srid));
        }
        if (kind.equals("shp") && layer.geometry().type().dimension() > 0) {
            // a shapefile does not tell one part from several
            options.addAll(List.of("-nlt", "PROMOTE_TO_MULTI"));
        }
        options.add(kind.equals("kml") ? layer.title().vi() : name);
        GdalCopy.into(database, "file", dataset(), options.toArray(String[]::new));
        assertThat(database.queryOne("SELECT count(*) FROM file.copy"))
                .isEqualTo(database.queryOne("SELECT count(*) FROM layer." + layer.table()));
        assertThat(database.query("SELECT DISTINCT ST_SRID(geom) FROM file.copy WHERE geom IS NOT NULL"))
                .as("%s %s", layer.id(), kind)
                .containsExactly(Integer.toString(expectedSrid));
        assertThat(database.query(differences(layer, name)))
                .as("%s in EPSG:%d as %s: features that differ", layer.id(), expectedSrid, kind)
                .isEmpty();
    }

    private String differences(Layer layer, String name) {
        Function<String, String> field = fields(name);
        String fid = switch (kind) {
            case "gpkg" -> "c.gdal_fid";
            default -> "c.fid::bigint";
        };
        String values = layer.publicAttributes().stream()
                .map(attribute -> value(attribute, "c." + field.apply(attribute.name())) + " IS DISTINCT FROM "
                        + value(attribute, "t." + attribute.name()))
                .collect(Collectors.joining(" OR "));
        return """
                SELECT t.fid FROM layer.%1$s t FULL JOIN file.copy c ON t.fid = %2$s
                WHERE t.fid IS NULL OR c.gdal_fid IS NULL OR (%3$s) OR (c.geom IS NULL) <> (t.geom IS NULL)
                   OR ST_NPoints(c.geom) <> ST_NPoints(t.geom)
                   OR ST_HausdorffDistance(ST_Transform(c.geom, 5899), ST_Transform(t.geom, 5899)) > %4$s
                """.formatted(layer.table(), fid, values, CENTIMETRE);
    }

    /** The field of an attribute; the zip of shapefiles says it itself, in a file that is compared here, too. */
    private Function<String, String> fields(String name) {
        if (!kind.equals("shp")) {
            return attribute -> attribute;
        }
        Map<String, String> fields = new HashMap<>();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            String csv = new String(
                    zip.getInputStream(zip.getEntry(name + ".fields.csv")).readAllBytes(), StandardCharsets.UTF_8);
            csv.lines().skip(1).map(line -> line.split(",", 3)).forEach(column -> fields.put(column[1], column[0]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return fields::get;
    }

    /** The value as the file's format can hold it. */
    private String value(Attribute attribute, String column) {
        boolean exact = kind.equals("gpkg") || kind.equals("fgb");
        String text = exact ? column + "::text" : "nullif(" + column + "::text, '')";
        return switch (attribute.type()) {
            case TEXT -> text(attribute, column, text);
            case INTEGER -> text + "::bigint";
            case DECIMAL -> text + "::float8";
            case BOOLEAN -> text + "::boolean";
            // GDAL takes a day of FlatGeobuf for midnight of its own zone, which is UTC here
            case DATE ->
                kind.equals("fgb") && column.startsWith("c.")
                        ? "(" + column + " AT TIME ZONE 'UTC')::date"
                        : "left(" + text + ", 10)::date";
            case TIMESTAMP -> "date_trunc('milliseconds', " + text + "::timestamptz)";
        };
    }

    /** GDAL trims what it reads from these, since dBASE fills fields with blanks and XML is indented. */
    private String text(Attribute attribute, String column, String text) {
        String trimmed = "nullif(btrim(" + column + "::text, ' '), '')";
        return switch (kind) {
            case "shp" -> trimmed;
            // without a name the placemark's own, which is the feature's identifier, stands in that field
            case "kml" ->
                attribute.name().equals("name")
                        ? "CASE WHEN " + trimmed + " ~ '^[A-Za-z_]+[.][0-9]+$' THEN NULL ELSE " + trimmed + " END"
                        : trimmed;
            default -> text;
        };
    }
}
