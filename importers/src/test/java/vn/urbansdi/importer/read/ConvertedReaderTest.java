package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.locationtech.jts.geom.Coordinate;
import org.locationtech.jts.geom.Geometry;
import org.locationtech.jts.geom.LineSegment;
import vn.urbansdi.importer.Gdal;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Repair;
import vn.urbansdi.importer.row.SourceRow;

class ConvertedReaderTest {

    private static final String LINES = """
            {"type":"FeatureCollection","features":[
            {"type":"Feature","properties":{"Layer":"THOAT_NUOC"},"geometry":{"type":"LineString","coordinates":[[430000,2317000],[430100,2317000]]}},
            {"type":"Feature","properties":{"Layer":"KHUNG"},"geometry":{"type":"LineString","coordinates":[[0,0],[1,1]]}}]}
            """;

    private static final String MIF = """
            Version 300
            Charset "WindowsLatin1"
            Delimiter ","
            CoordSys %s
            Columns 1
              ma Char(20)
            Data
            Point 430000 2317000
            """;

    private static final ConversionProgress SILENT = message -> {};

    @TempDir
    Path directory;

    private static ReadOptions table(String name) {
        return new ReadOptions(Optional.of(name), Optional.empty(), Optional.empty(), Optional.empty());
    }

    private Path mif(String coordSys) throws IOException {
        Files.writeString(directory.resolve("a.mid"), "\"06685\"\n");
        return Files.writeString(directory.resolve("a.mif"), MIF.formatted(coordSys));
    }

    private Path input(String content) throws IOException {
        return Files.writeString(directory.resolve("in.geojson"), content);
    }

    @Test
    void a_drawing_is_read_by_its_layers_and_has_no_crs_but_that_of_a_prj() throws Exception {
        Path dxf = directory.resolve("a.dxf");
        Gdal.ogr2ogr(dxf, input(LINES), "-f DXF");
        Rows all = Rows.of(dxf);
        assertThat(all.rows()).hasSize(2);
        assertThat(all.value(0, "Layer")).isEqualTo("THOAT_NUOC");
        assertThat(all.srid()).isZero();
        Rows one = Rows.of(dxf, table("THOAT_NUOC"));
        assertThat(one.rows()).hasSize(1);
        assertThat(one.rows().get(0).geometry().toText()).isEqualTo("LINESTRING (430000 2317000, 430100 2317000)");
        assertThat(Rows.of(dxf, table("x' OR '1'='1")).rows()).isEmpty();
        Files.writeString(directory.resolve("a.prj"), "PROJCS[\"x\",GEOGCS[\"VN-2000\"],AUTHORITY[\"EPSG\",\"5899\"]]");
        assertThat(Rows.of(dxf).srid()).isEqualTo(5899);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0.5, 10, 125, 2000})
    void arcs_of_drawings_become_segments_within_a_millimetre(double radius) throws IOException {
        String entities = "0 SECTION 2 ENTITIES 0 CIRCLE 8 0 10 430000 20 2317000 40 " + radius
                + " 0 ARC 8 0 10 430000 20 2317000 40 " + radius + " 50 10 51 200"
                + " 0 LWPOLYLINE 8 0 90 2 70 0 10 " + (430000 - radius) + " 20 2317000 42 1 10 " + (430000 + radius)
                + " 20 2317000 0 ENDSEC 0 EOF ";
        Rows rows = Rows.of(Files.writeString(directory.resolve("a.dxf"), entities.replace(' ', '\n')));
        assertThat(rows.rows()).hasSize(3);
        // GDAL 3.6 closes a full circle with a step of 0.458° whatever its radius: beyond 125 m that one is farther
        // off.
        for (SourceRow row : rows.rows().subList(radius > 125 ? 1 : 0, 3)) {
            assertThat(farthestFromCircle(row.geometry(), new Coordinate(430_000, 2_317_000), radius))
                    .isLessThan(ArcPoints.TOLERANCE_M);
        }
    }

    @Test
    void arcs_of_gml_become_segments_in_our_own_reader() throws IOException {
        Path gml = Files.writeString(directory.resolve("a.gml"), """
                <f:FeatureCollection xmlns:f="http://example.org/f" xmlns:gml="http://www.opengis.net/gml/3.2" gml:id="a">
                <f:featureMember><f:lot gml:id="l.1"><f:code>06685</f:code><f:geom>
                <gml:Polygon srsName="urn:ogc:def:crs:EPSG::5899" gml:id="p"><gml:exterior><gml:Ring><gml:curveMember>
                <gml:Curve gml:id="c"><gml:segments>
                <gml:Arc><gml:posList>430000 2317050 430050 2317100 430100 2317050</gml:posList></gml:Arc>
                <gml:Arc><gml:posList>430100 2317050 430050 2317000 430000 2317050</gml:posList></gml:Arc>
                </gml:segments></gml:Curve></gml:curveMember></gml:Ring></gml:exterior></gml:Polygon>
                </f:geom></f:lot></f:featureMember></f:FeatureCollection>
                """);
        Rows rows = Rows.of(gml);
        assertThat(rows.srid()).isEqualTo(5899);
        assertThat(rows.value(0, "code")).isEqualTo("06685");
        SourceRow row = rows.rows().get(0);
        assertThat(row.geometry().getGeometryType()).isEqualTo("Polygon");
        assertThat(row.repairs()).containsExactly(Repair.CURVE_LINEARISED);
        assertThat(row.geometry().getNumPoints()).isLessThan(600);
        assertThat(farthestFromCircle(row.geometry(), new Coordinate(430_050, 2_317_050), 50))
                .isLessThan(ArcPoints.TOLERANCE_M + 1e-6);
    }

    /** Vertices lie on the circle, so that the middle of a segment is what is farthest from it. */
    private static double farthestFromCircle(Geometry line, Coordinate centre, double radius) {
        double farthest = 0;
        Coordinate[] points = line.getCoordinates();
        for (int i = 1; i < points.length; i++) {
            Coordinate middle = LineSegment.midPoint(points[i - 1], points[i]);
            farthest = Math.max(farthest, Math.abs(radius - middle.distance(centre)));
            assertThat(points[i].distance(centre)).isCloseTo(radius, within(1e-6));
        }
        return farthest;
    }

    @Test
    void a_microstation_drawing_is_read_by_level() throws Exception {
        Path dgn = directory.resolve("a.dgn");
        Gdal.ogr2ogr(dgn, input(LINES.replaceAll("\"Layer\":\"[A-Z_]+\"", "\"Level\":7")), "-f DGN");
        assertThat(Rows.of(dgn).rows()).hasSize(2);
        assertThat(Rows.of(dgn, table("7")).rows()).hasSize(2);
        assertThat(Rows.of(dgn, table("8")).rows()).isEmpty();
        assertThatThrownBy(() -> Rows.of(dgn, table("7 OR 1=1"))).isInstanceOf(DeliveryException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                // VN-2000 by its shift, as MapInfo's users in Vietnam declare it; the second is the 105° zone of 6°
                "Earth Projection 8, 9999, 28, -191.90441429, -39.30318279, -111.45032835, 0.00928836, -0.01975479,"
                        + " 0.00427372, 0.252906278, 0, \"m\", 107.75, 0, 0.9999, 500000, 0 | 5899",
                "Earth Projection 8, 9999, 28, -191.90441429, -39.30318279, -111.45032835, 0.00928836, -0.01975479,"
                        + " 0.00427372, 0.252906278, 0, \"m\", 105, 0, 0.9996, 500000, 0 | 3405",
                "Earth Projection 8, 104, \"m\", 105, 0, 0.9996, 500000, 0 | 32648",
                "Earth Projection 1, 104 | 4326",
                // VN-2000's zone on WGS 84 would be 224 m off: not known
                "Earth Projection 8, 104, \"m\", 107.75, 0, 0.9999, 500000, 0 | 0"
            })
    void mapinfo_s_crs_is_identified_by_datum_and_parameters(String coordSys, int srid) throws IOException {
        Rows rows = Rows.of(mif(coordSys));
        assertThat(rows.srid()).isEqualTo(srid);
        assertThat(rows.value(0, "ma")).isEqualTo("06685");
        assertThat(rows.rows().get(0).geometry().toText()).isEqualTo("POINT (430000 2317000)");
    }

    @Test
    void a_table_that_refers_to_other_files_is_refused() throws Exception {
        for (String text : List.of(
                "!table\n!version 100\nOpen Table \"/etc/passwd\" Hide\nCreate View x As Select a From b\n",
                "!table\n!version 300\nDefinition Table\n  Type NATIVE Charset \"Neutral\"\n begin_metadata\n\"\\IsSeamless\" = \"TRUE\"\n",
                "!table\n!version 300\nDefinition Table\n  File \"/etc/passwd\"\n  Type \"RASTER\"\n")) {
            Path tab = Files.writeString(directory.resolve("a.tab"), text);
            assertThatThrownBy(() -> Rows.of(tab)).hasMessageContaining("holds its own data");
        }
    }

    @Test
    void the_layers_of_a_zipped_geodatabase_are_told_and_chosen() throws Exception {
        Path gdb = directory.resolve("nền.gdb");
        Path input = input(
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"ma\":\"06685\"},"
                        + "\"geometry\":{\"type\":\"Point\",\"coordinates\":[107.1,20.9]}}]}");
        Gdal.ogr2ogr(gdb, input, "-f OpenFileGDB -nln Den_P -t_srs EPSG:5899");
        Gdal.ogr2ogr(gdb, input, "-f OpenFileGDB -update -nln Cay_P -t_srs EPSG:5899");
        Path zip = directory.resolve("a.zip");
        try (OutputStream out = Files.newOutputStream(zip);
                ZipOutputStream entries = new ZipOutputStream(out);
                Stream<Path> files = Files.list(gdb)) {
            for (Path file : files.toList()) {
                entries.putNextEntry(new ZipEntry("giao nop/nen.gdb/" + file.getFileName()));
                Files.copy(file, entries);
            }
        }
        assertThatThrownBy(() -> Rows.of(zip)).hasMessageContaining("Den_P").hasMessageContaining("Cay_P");
        Rows rows = Rows.of(zip, table("Den_P"));
        assertThat(rows.value(0, "ma")).isEqualTo("06685");
        assertThat(rows.srid()).isEqualTo(5899);
        assertThat(rows.rows().get(0).number()).isEqualTo(1);
        assertThatThrownBy(() -> Rows.of(zip, table("-sql"))).isInstanceOf(DeliveryException.class);
    }

    @Test
    void gml_from_another_place_is_not_fetched_and_codes_keep_their_zeros() throws Exception {
        Path gml = directory.resolve("a.gml");
        Gdal.ogr2ogr(gml, input(LINES.replace("THOAT_NUOC", "06685")), "-f GML -a_srs EPSG:5899");
        Files.writeString(
                gml,
                Files.readString(gml)
                        .replaceAll(
                                "xsi:schemaLocation=\"[^\"]*\"",
                                "xsi:schemaLocation=\"http://x http://127.0.0.1:9/a.xsd\""));
        Files.delete(directory.resolve("a.xsd"));
        assertThat(Rows.of(gml).value(0, "Layer")).isEqualTo("06685");
        try (Stream<Path> beside = Files.list(directory)) {
            assertThat(beside.map(file -> file.getFileName().toString())).doesNotContain("a.gfs");
        }
    }

    @Test
    void a_missing_program_is_named_with_its_package() throws IOException {
        Path file = mif("Earth Projection 1, 104");
        GdalProcess nothing = new GdalProcess(directory.toString(), Duration.ofMinutes(1), 1L << 30);
        assertThatThrownBy(() -> ConvertedReader.open(
                        file, FileFormat.MAPINFO_INTERCHANGE, ReadOptions.automatic(), nothing, SILENT))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("gdal-bin");
    }

    @Test
    void time_memory_and_output_are_bounded() throws Exception {
        Path file = mif("Earth Projection 1, 104");
        String path = System.getenv("PATH");
        GdalProcess hasty = new GdalProcess(path, Duration.ZERO, 3L << 30);
        assertThatThrownBy(() -> ConvertedReader.open(
                        file, FileFormat.MAPINFO_INTERCHANGE, ReadOptions.automatic(), hasty, SILENT))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("seconds");
        GdalProcess poor = new GdalProcess(path, Duration.ofMinutes(1), 16L << 20);
        assertThatThrownBy(() -> ConvertedReader.open(
                        file, FileFormat.MAPINFO_INTERCHANGE, ReadOptions.automatic(), poor, SILENT))
                .isInstanceOf(DeliveryException.class);
        // A block of a hundred lines, in a block of a hundred, in …: an exponential drawing.
        Path bomb = Files.writeString(directory.resolve("bomb.dxf"), drawingBomb());
        assertThatThrownBy(() -> Rows.of(bomb)).isInstanceOf(DeliveryException.class);
    }

    private static String drawingBomb() {
        StringBuilder blocks = new StringBuilder("0\nSECTION\n2\nBLOCKS\n");
        for (int level = 0; level < 8; level++) {
            blocks.append("0\nBLOCK\n8\n0\n2\nB").append(level).append("\n10\n0\n20\n0\n");
            for (int i = 0; i < 100; i++) {
                blocks.append(
                        level == 0
                                ? "0\nLINE\n8\n0\n10\n0\n20\n0\n11\n1\n21\n1\n"
                                : "0\nINSERT\n8\n0\n2\nB" + (level - 1) + "\n10\n0\n20\n0\n");
            }
            blocks.append("0\nENDBLK\n");
        }
        return blocks.append(
                        "0\nENDSEC\n0\nSECTION\n2\nENTITIES\n0\nINSERT\n8\n0\n2\nB7\n10\n0\n20\n0\n0\nENDSEC\n0\nEOF\n")
                .toString();
    }

    @Test
    void a_damaged_file_is_told_and_leaves_nothing_behind() throws Exception {
        Path gml = Files.writeString(directory.resolve("a.gml"), "<a><b>");
        assertThatThrownBy(() -> Rows.of(gml))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("a.gml")
                .hasMessageNotContaining("sdi-import");
        Path tab = directory.resolve("a.tab");
        Gdal.ogr2ogr(tab, input(LINES), "-f MapInfo~File");
        byte[] map = Files.readAllBytes(directory.resolve("a.map"));
        Files.write(directory.resolve("a.map"), Arrays.copyOf(map, 100));
        assertThatThrownBy(() -> Rows.of(tab)).isInstanceOf(DeliveryException.class);
    }
}
