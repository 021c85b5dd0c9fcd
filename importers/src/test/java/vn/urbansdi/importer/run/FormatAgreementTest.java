package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.importer.Gdal;
import vn.urbansdi.importer.map.RepairRules;
import vn.urbansdi.importer.merge.MergeOptions;
import vn.urbansdi.importer.read.ReadOptions;
import vn.urbansdi.testing.TestDatabase;

/** The same wards, written by GDAL in every format, CRS and encoding, arrive as the same features. */
class FormatAgreementTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    private static final String WARDS = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"code":"06685","name":"Hồng Gai","areaKm2":5.25},"geometry":{"type":"Polygon",
             "coordinates":[[[107.0,20.9],[107.2,20.9],[107.2,21.1],[107.0,21.1],[107.0,20.9]],
                            [[107.05,20.95],[107.05,21.05],[107.15,21.05],[107.15,20.95],[107.05,20.95]]]}},
            {"type":"Feature","properties":{"code":"06793","name":"Cẩm Phả Đông","areaKm2":17.5},"geometry":{"type":"MultiPolygon",
             "coordinates":[[[[107.3,21.0],[107.4,21.0],[107.4,21.1],[107.3,21.0]]],
                            [[[107.5,21.0],[107.6,21.0],[107.6,21.1],[107.5,21.0]]]]}},
            {"type":"Feature","properties":{"code":"06757","name":"Vĩnh Thực","areaKm2":null},"geometry":{"type":"Polygon",
             "coordinates":[[[107.9,21.3],[108.0,21.3],[108.0,21.4],[107.9,21.3]]]}}]}
            """;

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "wards.shp | -t_srs EPSG:5899 -lco ENCODING=UTF-8",
                "wards.shp | -t_srs EPSG:3405 -lco ENCODING=CP1258",
                "wards.shp | -t_srs EPSG:5897 -lco ENCODING=UTF-8 -lco SHPT=POLYGONZ",
                "wards.gpkg | -t_srs EPSG:5899",
                "wards.gpkg | -t_srs EPSG:4756 -dim XYZ",
                "wards.geojson | -lco RFC7946=YES",
                "wards.geojson | -t_srs EPSG:3857",
                "wards.csv | -lco GEOMETRY=AS_WKT -lco SEPARATOR=SEMICOLON",
                "wards.xlsx | -f XLSX -dialect SQLite -sql SELECT~code,name,areaKm2,ST_AsText(geometry)~AS~wkt~FROM~input",
                "wards.geojsonl | -f GeoJSONSeq",
                "wards.geojsons | -f GeoJSONSeq -lco RS=YES",
                "wards.kml | -f KML -dsco NameField=name",
                "wards.kmz | -f LIBKML",
                "wards.fgb | -t_srs EPSG:5899",
                "wards.fgb | -t_srs EPSG:3405 -dim XYZ -lco SPATIAL_INDEX=NO",
                "wards.gml | -f GML -t_srs EPSG:5899",
                "wards.gml | -f GML -dsco FORMAT=GML3.2 -t_srs EPSG:4756",
                "wards.mif | -f MapInfo~File -t_srs EPSG:4326 -lco ENCODING=UTF-8",
                "wards.tab | -f MapInfo~File -t_srs EPSG:32648 -lco ENCODING=UTF-8",
                "wards.gdb | -f OpenFileGDB -t_srs EPSG:5899 -nlt MULTIPOLYGON"
            })
    void arrives(String name, String options) throws Exception {
        Path input = Files.writeString(directory.resolve("input.geojson"), WARDS);
        Path output = directory.resolve("out").resolve(name);
        Files.createDirectory(output.getParent());
        Gdal.ogr2ogr(output, input, options);

        DATABASE.execute("DELETE FROM layer.ward; DELETE FROM history.ward");
        Optional<Integer> srid = name.matches(".*[.](csv|xlsx)") ? Optional.of(4326) : Optional.empty();
        ImportReport report = new ImportRun(DATABASE.dataSource(), CATALOG, directory, 0, "test")
                .run(
                        new Delivery(
                                output,
                                "ward",
                                "gdal",
                                Optional.empty(),
                                50,
                                ReadOptions.automatic(),
                                Optional.empty(),
                                srid,
                                RepairRules.DEFAULT,
                                MergeOptions.DEFAULT,
                                Map.of()),
                        RunProgress.SILENT);

        assertThat(report.inserted()).isEqualTo(3);
        assertThat(DATABASE.query("SELECT concat_ws('|', ward_code, name, official_area_km2::float, city)"
                        + " FROM layer.ward ORDER BY 1"))
                .containsExactly(
                        "06685|Hồng Gai|5.25|ha_long",
                        // MapInfo's tables know no null: GDAL writes 0
                        name.matches(".*[.](mif|tab)") ? "06757|Vĩnh Thực|0|mong_cai" : "06757|Vĩnh Thực|mong_cai",
                        "06793|Cẩm Phả Đông|17.5|cam_pha");
        String apart = "WITH input AS (SELECT f->'properties'->>'code' AS code, ST_Transform(ST_SetSRID("
                + "ST_GeomFromGeoJSON(f->'geometry'), 4326), 5899) AS geom FROM jsonb_array_elements('"
                + WARDS.replace("'", "''") + "'::jsonb->'features') AS f)"
                + " SELECT max(greatest(ST_HausdorffDistance(i.geom, w.geom), abs(ST_Area(i.geom) - ST_Area(w.geom)) / 1e6))"
                + " FROM input i JOIN layer.ward w ON w.ward_code = i.code";
        assertThat(Double.parseDouble(DATABASE.queryOne(apart))).isLessThan(0.02);
    }
}
