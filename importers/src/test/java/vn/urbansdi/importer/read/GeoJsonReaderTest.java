package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.importer.row.DeliveryException;
import vn.urbansdi.importer.row.Reason;
import vn.urbansdi.importer.row.Repair;
import vn.urbansdi.importer.row.SourceRow;
import vn.urbansdi.importer.row.Unreadable;

class GeoJsonReaderTest {

    @TempDir
    Path directory;

    private Rows read(String json) throws IOException {
        Path file = directory.resolve("a.geojson");
        Files.writeString(file, json);
        return Rows.of(file);
    }

    private static String collection(String... features) {
        return "{\"type\":\"FeatureCollection\",\"features\":[" + String.join(",", features) + "]}";
    }

    private static String feature(String geometry, String properties) {
        return "{\"type\":\"Feature\",\"geometry\":" + geometry + ",\"properties\":" + properties + "}";
    }

    @Test
    void counts_features_from_one_and_each_only_once() throws IOException {
        Rows rows = read(collection(
                feature("{\"type\":\"Point\",\"coordinates\":[107.1,20.9]}", "{\"a\":1}"),
                feature("{\"type\":\"Point\",\"coordinates\":[107.2,20.9]}", "{\"a\":2}")));
        assertThat(rows.rows()).extracting(SourceRow::number).containsExactly(1L, 2L);
        assertThat(rows.srid()).isEqualTo(4326);
    }

    @Test
    void takes_type_after_coordinates_and_properties_before_geometry() throws IOException {
        Rows rows = read("{\"features\":[{\"properties\":{\"n\":\"Hồng Gai\"},\"geometry\":"
                + "{\"coordinates\":[[[0,0],[4,0],[4,4],[0,0]],[[1,0.5],[2,0.5],[2,1],[1,0.5]]],\"type\":\"Polygon\"},"
                + "\"type\":\"Feature\"}],\"type\":\"FeatureCollection\"}");
        assertThat(rows.value(0, "n")).isEqualTo("Hồng Gai");
        assertThat(rows.rows().get(0).geometry().toText())
                .isEqualTo("POLYGON ((0 0, 4 0, 4 4, 0 0), (1 0.5, 2 0.5, 2 1, 1 0.5))");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "'geometry':null,'properties':{'a':1,'a':2}                                          | a",
                "'geometry':null,'properties':{'a':null,'a':2}                                       | a",
                "'geometry':null,'properties':{'a':{'b':1},'a':{'b':2}}                              | a.b",
                "'geometry':null,'properties':{'a':1},'properties':{'b':2}                           | properties",
                "'geometry':null,'properties':{},'geometry':{'type':'Point','coordinates':[107,21]}  | geometry",
                "'id':1,'id':2,'geometry':null,'properties':{}                                       | id",
                "'properties':{},'geometry':{'type':'Point','coordinates':[107,21],'coordinates':[1,2]} | geometry.coordinates",
            })
    void a_member_given_twice_spoils_its_row_and_no_other(String members, String twice) throws IOException {
        String sound = feature("{\"type\":\"Point\",\"coordinates\":[107.1,20.9]}", "{\"a\":1}");
        Rows rows = read(
                collection(sound, "{\"type\":\"Feature\"," + members.strip().replace('\'', '"') + "}", sound));
        assertThat(rows.rows().get(1).rejection().reason()).isEqualTo(Reason.BAD_VALUE);
        assertThat(rows.rows().get(1).rejection().field()).isEqualTo(twice);
        assertThat(rows.rows().get(1).rejection().message().en()).contains("\"" + twice + "\" is given twice");
        assertThat(rows.rows().get(0).rejection()).isNull();
        assertThat(rows.rows().get(2).rejection()).isNull();
    }

    @Test
    void fields_come_as_rows_bring_them() throws IOException {
        Rows rows = read(collection(
                feature("null", "{\"a\":1,\"b\":37.6}"),
                feature("null", "{\"c\":true,\"a\":null}"),
                feature("null", "null")));
        assertThat(rows.fields()).extracting("name").containsExactly("a", "b", "c");
        assertThat(rows.value(0, "b")).isEqualTo(new BigDecimal("37.6"));
        assertThat(rows.value(1, "c")).isEqualTo(true);
        assertThat(rows.value(1, "a")).isNull();
        assertThat(rows.rows())
                .allSatisfy(row -> assertThat((Object) row.geometry()).isNull());
    }

    @Test
    void nested_objects_become_dotted_fields_and_lists_are_unreadable() throws IOException {
        Rows rows = read(collection(feature("null", "{\"address\":{\"street\":\"Lê Lợi\"},\"tags\":[1,{\"x\":2}]}")));
        assertThat(rows.value(0, "address.street")).isEqualTo("Lê Lợi");
        assertThat(rows.value(0, "tags")).isInstanceOf(Unreadable.class);
    }

    @Test
    void the_features_id_is_a_field_unless_a_property_has_that_name() throws IOException {
        assertThat(read("{\"type\":\"Feature\",\"id\":\"06685\",\"properties\":{\"a\":1},\"geometry\":null}")
                        .value(0, "id"))
                .isEqualTo("06685");
        assertThat(read("{\"type\":\"Feature\",\"id\":\"06685\",\"properties\":{\"id\":\"x\"},\"geometry\":null}")
                        .value(0, "id"))
                .isEqualTo("x");
    }

    @Test
    void reads_one_feature_after_another() throws IOException {
        String line = feature("{\"type\":\"Point\",\"coordinates\":[1,2]}", "{}") + "\n";
        assertThat(read(line + line + line).rows()).hasSize(3);
    }

    @Test
    void a_height_is_dropped_and_an_open_ring_closed_and_both_are_told() throws IOException {
        SourceRow row = read(collection(
                        feature("{\"type\":\"Polygon\",\"coordinates\":[[[0,0,5],[4,0,5],[4,4,5]]]}", "{}")))
                .rows()
                .get(0);
        assertThat(row.geometry().toText()).isEqualTo("POLYGON ((0 0, 4 0, 4 4, 0 0))");
        assertThat(row.repairs()).containsExactlyInAnyOrder(Repair.Z_DROPPED, Repair.RING_CLOSED);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "urn:ogc:def:crs:EPSG::5899|5899",
                "EPSG:3405|3405",
                "urn:ogc:def:crs:OGC:1.3:CRS84|4326",
                "urn:ogc:def:crs:EPSG::99999|0",
                "local|0"
            })
    void takes_the_crs_member_of_2008(String name, int srid) throws IOException {
        assertThat(read("{\"type\":\"FeatureCollection\",\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"" + name
                                + "\"}},\"features\":[]}")
                        .srid())
                .isEqualTo(srid);
    }

    @Test
    void refuses_a_crs_that_comes_too_late() {
        assertThatThrownBy(() -> {
                    Path file = directory.resolve("late.geojson");
                    Files.writeString(
                            file,
                            "{\"type\":\"FeatureCollection\",\"features\":["
                                    + feature("null", "{}") + "," + feature("null", "{}")
                                    + "],\"crs\":{\"type\":\"name\",\"properties\":{\"name\":\"EPSG:5899\"}}}");
                    try (RowReader reader = DeliveredFile.open(file, ReadOptions.automatic())) {
                        reader.crs();
                        reader.next();
                        reader.next();
                        reader.next();
                    }
                })
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("crs");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"type\":\"Point\",\"coordinates\":[NaN,20]}",
                "{\"type\":\"Point\",\"coordinates\":[1e999,20]}",
                "{\"type\":\"Point\",\"coordinates\":[107]}",
                "{\"type\":\"Point\",\"coordinates\":[\"107\",20]}",
                "{\"type\":\"Point\",\"coordinates\":[[107,20]]}",
                "{\"type\":\"Point\",\"coordinates\":{\"x\":107}}",
                "{\"type\":\"LineString\",\"coordinates\":[[107,20]]}",
                "{\"type\":\"LineString\",\"coordinates\":[[107,20],[[1,2]],[3,4]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[[0,0],[1,1],[0,0]]]}",
                "{\"type\":\"Polygon\",\"coordinates\":[[]]}",
                "{\"type\":\"MultiPolygon\",\"coordinates\":[[[0,0],[1,0],[1,1],[0,0]]]}"
            })
    void a_geometry_that_makes_no_sense_spoils_only_its_row(String geometry) throws IOException {
        Rows rows =
                read(collection(feature(geometry, "{}"), feature("{\"type\":\"Point\",\"coordinates\":[1,2]}", "{}")));
        assertThat(rows.rows().get(0).rejection().reason()).isEqualTo(Reason.INVALID_GEOMETRY);
        assertThat(rows.rows().get(1).rejection()).isNull();
    }

    @Test
    void a_collection_of_geometries_has_the_wrong_type() throws IOException {
        Rows rows = read(collection(feature(
                "{\"type\":\"GeometryCollection\",\"geometries\":[{\"type\":\"Point\",\"coordinates\":[1,2]}]}",
                "{}")));
        assertThat(rows.rows().get(0).rejection().reason()).isEqualTo(Reason.WRONG_GEOMETRY_TYPE);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "[]",
                "{}",
                "hello",
                "{\"type\":\"Topology\"}",
                "{\"type\":\"FeatureCollection\",\"features\":[",
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"geom"
            })
    void what_is_no_geojson_or_cut_off_is_refused_with_the_files_name(String json) {
        assertThatThrownBy(() -> read(json))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("a.geojson");
    }

    @Test
    void deep_nesting_is_refused() {
        assertThatThrownBy(() -> read(collection(feature(
                        "{\"type\":\"Polygon\",\"coordinates\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
                        "{}"))))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining("row 1");
    }

    @Test
    void a_field_of_ten_megabytes_is_not_kept() throws IOException {
        Rows rows = read(collection(feature("null", "{\"a\":\"" + "x".repeat(10_000_000) + "\"}")));
        assertThat(rows.value(0, "a")).isInstanceOf(Unreadable.class);
    }

    @Test
    void text_that_is_not_utf_8_is_refused() throws IOException {
        Path file = directory.resolve("latin.geojson");
        byte[] json = collection(feature("null", "{\"a\":\"?\"}")).getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        for (int i = 0; i < json.length; i++) {
            json[i] = json[i] == '?' ? (byte) 0xE0 : json[i];
        }
        Files.write(file, json);
        assertThatThrownBy(() -> Rows.of(file)).isInstanceOf(DeliveryException.class);
    }
}
