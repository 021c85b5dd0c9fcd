package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.io.ParseException;
import org.locationtech.jts.io.WKTReader;
import vn.urbansdi.importer.Gdal;
import vn.urbansdi.importer.row.SourceRow;

/** What our readers find in files that GDAL wrote is what GDAL finds in them. */
class GdalAgreementTest {

    private static final String PROPERTIES = "\"properties\":{\"code\":\"0668%d\",\"ten\":\"%s\",\"dai\":%s}";
    private static final Map<String, String> SOURCES = Map.of(
            "points",
            features(
                    "{\"type\":\"Point\",\"coordinates\":[107.0784,20.9511]}",
                    "{\"type\":\"Point\",\"coordinates\":[107.9915,21.4911]}"),
            "lines",
            features(
                    "{\"type\":\"LineString\",\"coordinates\":[[107.1,20.9],[107.15,20.95],[107.2,20.9]]}",
                    "{\"type\":\"LineString\",\"coordinates\":[[107.3,21.0],[107.31,21.01]]}"),
            "areas",
            features(
                    "{\"type\":\"Polygon\",\"coordinates\":[[[107.0,20.9],[107.2,20.9],[107.2,21.1],[107.0,21.1],[107.0,20.9]],"
                            + "[[107.05,20.95],[107.05,21.05],[107.15,21.05],[107.15,20.95],[107.05,20.95]]]}",
                    "{\"type\":\"Polygon\",\"coordinates\":[[[107.3,21.0],[107.4,21.0],[107.4,21.1],[107.3,21.0]]]}"),
            "multi",
            features(
                    "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[107.3,21.0],[107.4,21.0],[107.4,21.1],[107.3,21.0]]],"
                            + "[[[107.5,21.0],[107.6,21.0],[107.6,21.1],[107.5,21.0]]]]}",
                    "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[107.0,20.9],[107.2,20.9],[107.2,21.1],[107.0,20.9]]]]}"));

    @TempDir
    Path directory;

    private static String features(String first, String second) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + feature(first, 5, "Hồng Gai – Đông", "12.5") + ","
                + feature(second, 6, "Cẩm Phả", "null") + "]}";
    }

    private static String feature(String geometry, int code, String name, String length) {
        return "{\"type\":\"Feature\"," + PROPERTIES.formatted(code, name, length) + ",\"geometry\":" + geometry + "}";
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "points | a.shp       | -t_srs EPSG:5899 -lco ENCODING=UTF-8 | 5899",
                "areas  | a.shp       | -t_srs EPSG:9210 -lco ENCODING=UTF-8 | 9210",
                "multi  | a.gpkg      | -t_srs EPSG:5899 | 5899",
                "lines  | a.geojsonl  | -f GeoJSONSeq | 4326",
                "areas  | a.geojsons  | -f GeoJSONSeq -lco RS=YES | 4326",
                "points | a.kml       | -f KML -dsco NameField=ten | 4326",
                "lines  | a.kml       | -f LIBKML | 4326",
                "areas  | a.kml       | -f LIBKML | 4326",
                "multi  | a.kml       | -f KML -dsco NameField=ten | 4326",
                "multi  | a.kmz       | -f LIBKML | 4326",
                "points | a.fgb       | -t_srs EPSG:5899 | 5899",
                "lines  | a.fgb       | -t_srs EPSG:5899 -lco SPATIAL_INDEX=NO | 5899",
                "areas  | a.fgb       | -t_srs EPSG:4756 | 4756",
                "multi  | a.fgb       | -dim XYZ -t_srs EPSG:3405 | 3405",
                "multi  | a.fgb       | -nlt GEOMETRY -t_srs EPSG:3405 | 3405",
                "areas  | a.mif       | -f MapInfo~File -t_srs EPSG:32648 -lco ENCODING=UTF-8 | 32648",
                "lines  | a.tab       | -f MapInfo~File -t_srs EPSG:32648 -lco ENCODING=UTF-8 | 32648",
                "multi  | a.gml       | -f GML -t_srs EPSG:5899 | 5899",
                "points | a.gml       | -f GML -dsco FORMAT=GML2 -t_srs EPSG:4326 | 4326",
                "lines  | a.gml       | -f GML -dsco FORMAT=GML3.2 -t_srs EPSG:3405 | 3405",
                "multi  | a.gdb       | -f OpenFileGDB -t_srs EPSG:5899 | 5899",
                "points | a.gdb       | -f OpenFileGDB -t_srs EPSG:3405 | 3405"
            })
    void agrees(String source, String name, String options, int srid) throws Exception {
        Path input = Files.writeString(directory.resolve("input.geojson"), SOURCES.get(source));
        Path file = directory.resolve(name);
        Gdal.ogr2ogr(file, input, options);

        Rows rows = Rows.of(file);
        assertThat(rows.srid()).isEqualTo(srid);
        List<NamedCsvRecord> expected = gdalSees(file);
        assertThat(rows.rows()).hasSize(2);
        assertThat(expected).hasSize(2);
        for (int i = 0; i < 2; i++) {
            SourceRow row = rows.rows().get(i);
            String code = String.valueOf(rows.value(i, "code"));
            NamedCsvRecord seen = expected.stream()
                    .filter(record -> record.getField("code").equals(code))
                    .findFirst()
                    .orElseThrow();
            assertThat(row.rejection()).isNull();
            assertSame(row.geometry(), seen.getField("WKT"));
            boolean isFirst = code.equals("06685");
            boolean hasOwnName =
                    rows.fields().stream().anyMatch(field -> field.name().equals("ten"));
            assertThat(rows.value(i, hasOwnName ? "ten" : "name")).isEqualTo(isFirst ? "Hồng Gai – Đông" : "Cẩm Phả");
            Object length = rows.value(i, "dai");
            if (isFirst) {
                assertThat(new BigDecimal(length.toString())).isEqualByComparingTo("12.5");
            } else {
                assertThat(code).isEqualTo("06686");
                assertThat(length).isIn(null, BigDecimal.valueOf(0.0)); // MapInfo has no null
            }
        }
    }

    /** GDAL's own reading of the file, as well-known text and attributes. */
    private List<NamedCsvRecord> gdalSees(Path file) throws IOException, InterruptedException {
        Path csv = directory.resolve("seen.csv");
        Gdal.ogr2ogr(csv, file, "-f CSV -lco GEOMETRY=AS_WKT -dim XY");
        try (CsvReader<NamedCsvRecord> records = CsvReader.builder().ofNamedCsvRecord(csv)) {
            return records.stream().toList();
        }
    }

    private static void assertSame(Geometry ours, String wkt) throws ParseException {
        Geometry theirs = new WKTReader().read(wkt);
        Geometry one = ours.getNumGeometries() == 1 ? ours.getGeometryN(0) : ours;
        Geometry other = theirs.getNumGeometries() == 1 ? theirs.getGeometryN(0) : theirs;
        // Files that hold text, and MapInfo's whole numbers, round.
        assertThat(one.norm().equalsExact(other.norm(), 1e-6))
                .as(ours.toText() + " / " + wkt)
                .isTrue();
    }
}
