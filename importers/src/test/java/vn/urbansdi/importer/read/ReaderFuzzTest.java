package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.importer.Gdal;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.SourceRow;

/** Damaged files: every one ends in rows or in a {@link DeliveryException}, soon, and within the test's small heap. */
class ReaderFuzzTest {

    private static final long SEED = 20251124;
    private static final int SAMPLE = 300;
    private static final int SOAK = 10_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final double[] SHELL = {0, 0, 0, 10, 10, 10, 10, 0, 0, 0};
    private static final double[] HOLE = {2, 2, 8, 2, 8, 8, 2, 8, 2, 2};

    private static final int GDAL_SAMPLE = 6;
    private static final String KML = "<?xml version=\"1.0\"?><kml xmlns=\"http://www.opengis.net/kml/2.2\"><Document>"
            + "<Placemark id=\"1\"><name>Hồng <![CDATA[Gai]]></name><ExtendedData><SchemaData><SimpleData name=\"a\">1"
            + "</SimpleData></SchemaData></ExtendedData><MultiGeometry><Polygon><outerBoundaryIs><LinearRing><coordinates>"
            + "107,20 108,20 108,21 107,20</coordinates></LinearRing></outerBoundaryIs></Polygon></MultiGeometry>"
            + "</Placemark><NetworkLink/><Placemark><Point><coordinates>107,20,1</coordinates></Point></Placemark>"
            + "</Document></kml>";

    @TempDir
    Path directory;

    @Test
    void sample() throws Exception {
        fuzz(SAMPLE);
    }

    @Test
    @Tag("soak")
    void soak() throws Exception {
        fuzz(SOAK);
    }

    private void fuzz(int cases) throws Exception {
        Path shp = new ShapefileBytes()
                .polygon("Lê Lợi", SHELL, HOLE)
                .nothing("b")
                .deleted()
                .polygon("c", SHELL)
                .write(directory);
        mutate(shp, shp, cases);
        mutate(shp, directory.resolve("a.dbf"), cases);
        Path json = directory.resolve("a.geojson");
        Files.writeString(
                json,
                "{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:5899\"}},"
                        + "\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":1.5,\"b\":{\"c\":\"Hồng Gai\"}},"
                        + "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":[[[[0,0],[4,0],[4,4],[0,0]]]]}},"
                        + "{\"type\":\"Feature\",\"properties\":{\"a\":null},\"geometry\":null}]}");
        mutate(json, json, cases);
        Path csv = directory.resolve("a.csv");
        Files.writeString(csv, "tên;x;y\n\"Hồng\nGai\";430000,5;2317000\nb;1;2\n", StandardCharsets.UTF_8);
        mutate(csv, csv, cases);
        Path gpkg = geoPackage();
        mutate(gpkg, gpkg, cases);
        Path sequence = Files.writeString(directory.resolve("a.geojsons"), """
                #{"type":"Feature","properties":{"a":1},"geometry":{"type":"Point","coordinates":[107,20]}}
                #{"type":"Feature","properties":{"b":"ô"},"geometry":null}
                """.replace('#', (char) 0x1E));
        mutate(sequence, sequence, cases);
        Path kml = Files.writeString(directory.resolve("a.kml"), KML);
        mutate(kml, kml, cases);
        Path kmz = zip("a.kmz", "doc.kml", KML);
        mutate(kmz, kmz, cases);
        Path workbook = new WorkbookBytes()
                .sheet(
                        "Cấp phép",
                        WorkbookBytes.texts(1, "Số", "Kinh độ", "Vĩ độ")
                                + WorkbookBytes.texts(2, "12/GP", "107°04'43\"Đ", "20.95")
                                + "<row r=\"3\"><c r=\"A3\" t=\"s\"><v>0</v></c><c r=\"B3\" s=\"1\"><v>107</v></c></row>")
                .part("xl/sharedStrings.xml", "<sst><si><t>Hồng Gai</t></si></sst>")
                .part(
                        "xl/styles.xml",
                        "<styleSheet><cellXfs><xf numFmtId=\"0\"/><xf numFmtId=\"14\"/></cellXfs></styleSheet>")
                .write(directory.resolve("a.xlsx"));
        mutate(workbook, workbook, cases);
        Path table = Files.move(directory.resolve("a.dbf"), directory.resolve("b.dbf"));
        mutate(table, table, cases);
        Path buffers = directory.resolve("a.fgb");
        Gdal.ogr2ogr(buffers, json, "-f FlatGeobuf");
        mutate(buffers, buffers, cases);
    }

    /** Few, since each is a process of its own; what happens in it is bounded there. */
    @Test
    void files_that_gdal_reads() throws Exception {
        Path input = Files.writeString(
                directory.resolve("in.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"a\":\"Lê Lợi\"},"
                        + "\"geometry\":{\"type\":\"LineString\",\"coordinates\":[[107,20],[107.5,21]]}}]}");
        for (String each : List.of("a.dxf|DXF", "a.dgn|DGN", "a.gml|GML", "a.mif|MapInfo~File", "a.tab|MapInfo~File")) {
            String name = each.substring(0, each.indexOf('|'));
            Path file = directory.resolve(name);
            Gdal.ogr2ogr(file, input, "-f " + each.substring(name.length() + 1));
            mutate(file, file, GDAL_SAMPLE);
        }
        mutate(directory.resolve("a.tab"), directory.resolve("a.map"), GDAL_SAMPLE);
    }

    private Path zip(String name, String entry, String content) throws IOException {
        Path file = directory.resolve(name);
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry(entry));
            zip.write(content.getBytes(StandardCharsets.UTF_8));
        }
        return file;
    }

    private void mutate(Path main, Path damaged, int cases) throws IOException {
        byte[] original = Files.readAllBytes(damaged);
        Random random = new Random(SEED);
        for (int i = 0; i < cases; i++) {
            byte[] bytes = mutated(original, random);
            Files.write(damaged, bytes);
            String which = damaged.getFileName() + " seed " + SEED + " case " + i;
            Assertions.assertTimeoutPreemptively(PATIENCE, () -> readAll(main, which), which);
        }
        Files.write(damaged, original);
    }

    private static byte[] mutated(byte[] original, Random random) {
        byte[] bytes = original.clone();
        switch (random.nextInt(4)) {
            case 0 -> bytes = Arrays.copyOf(bytes, random.nextInt(bytes.length));
            case 1 -> {
                // A run of one value, as a lost disk block leaves it.
                int from = random.nextInt(bytes.length);
                int to = Math.min(bytes.length, from + 1 + random.nextInt(64));
                Arrays.fill(bytes, from, to, (byte) (random.nextBoolean() ? 0 : 0xFF));
            }
            default -> {
                for (int i = random.nextInt(8); i >= 0; i--) {
                    bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
                }
            }
        }
        return bytes;
    }

    private static void readAll(Path file, String which) {
        long rows = 0;
        try (RowReader reader = DeliveredFile.open(file, ReadOptions.automatic())) {
            reader.crs();
            for (SourceRow row = reader.next(); row != null; row = reader.next()) {
                rows++;
                assertThat(row.values().length)
                        .as(which)
                        .isLessThanOrEqualTo(reader.fields().size());
            }
        } catch (DeliveryException e) {
            assertThat(e.message().vi()).as(which).contains(file.getFileName().toString());
        }
        assertThat(rows).as(which).isLessThan(1_000);
    }

    private Path geoPackage() throws SQLException {
        Path file = directory.resolve("a.gpkg");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE TABLE gpkg_contents (table_name TEXT PRIMARY KEY, data_type TEXT)");
            statement.execute("CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT, srs_id INTEGER)");
            statement.execute("CREATE TABLE gpkg_spatial_ref_sys"
                    + " (srs_id INTEGER, organization TEXT, organization_coordsys_id INTEGER, definition TEXT)");
            statement.execute("CREATE TABLE light (fid INTEGER PRIMARY KEY, geom BLOB, name TEXT)");
            statement.execute("INSERT INTO gpkg_contents VALUES ('light', 'features')");
            statement.execute("INSERT INTO gpkg_geometry_columns VALUES ('light', 'geom', 5899)");
            statement.execute("INSERT INTO gpkg_spatial_ref_sys VALUES (5899, 'EPSG', 5899, 'x')");
            for (int i = 0; i < 40; i++) {
                statement.execute("INSERT INTO light (geom, name) VALUES"
                        + " (x'47500001000000000101000000000000000000F03F0000000000000040', 'Lê Lợi " + i + "')");
            }
        }
        return file;
    }
}
