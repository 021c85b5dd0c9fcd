package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.urbansdi.importer.row.DeliveryException;

class DeliveryFilesTest {

    private static final String DELIVERY = """
            source: ha_long_land_office
            city: ha_long
            priority: 70
            deliveries:
              - file: thua_dat.shp
                layer: land_parcel
                encoding: auto
                crs: EPSG:5899
                full: true
                fields: {parcel_no: SoThua, land_use: MDSD}
              - {file: lights.csv, layer: street_light, x: LONGITUDE, y: LATITUDE, encoding: windows-1258}
            """;

    @TempDir
    Path directory;

    private List<Delivery> read(String yaml) throws IOException {
        return DeliveryFiles.find(Files.writeString(directory.resolve("a.delivery.yaml"), yaml));
    }

    @Test
    void one_file_may_describe_several_deliveries() throws IOException {
        List<Delivery> deliveries = read(DELIVERY);
        assertThat(deliveries).hasSize(2);
        Delivery parcels = deliveries.get(0);
        assertThat(parcels.file()).isEqualTo(directory.resolve("thua_dat.shp"));
        assertThat(parcels.source()).isEqualTo("ha_long_land_office");
        assertThat(parcels.city()).contains("ha_long");
        assertThat(parcels.priority()).isEqualTo(70);
        assertThat(parcels.srid()).contains(5899);
        assertThat(parcels.encoding()).isEmpty();
        assertThat(parcels.merging().full()).isTrue();
        assertThat(parcels.fields()).containsEntry("parcel_no", "SoThua");
        Delivery lights = deliveries.get(1);
        assertThat(lights.options().x()).contains("LONGITUDE");
        assertThat(lights.encoding().orElseThrow().name()).isEqualTo("windows-1258");
        assertThat(lights.srid()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "tcvn3, TCVN3",
        "ABC, TCVN3",
        "VNI-Windows, VNI",
        "viscii, VISCII",
        "VIQR, VIQR",
        "cp1258, windows-1258",
        "utf8, UTF-8"
    })
    void encodings_go_by_any_of_their_names(String written, String meant) throws IOException {
        Delivery lights = read(DELIVERY.replace("encoding: windows-1258", "encoding: " + written))
                .get(1);
        assertThat(lights.encoding().orElseThrow().name()).isEqualTo(meant);
    }

    @Test
    void a_directory_stands_for_every_delivery_below_it() throws IOException {
        Files.createDirectory(directory.resolve("b"));
        Files.writeString(directory.resolve("b/x.delivery.yaml"), DELIVERY);
        Files.writeString(directory.resolve("notes.yaml"), "anything");
        read(DELIVERY);
        assertThat(DeliveryFiles.find(directory)).hasSize(4);
        assertThatThrownBy(() -> DeliveryFiles.find(Files.createDirectory(directory.resolve("c"))))
                .isInstanceOf(DeliveryException.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "priority: 70 | priority: 170 | a.delivery.yaml:3",
                "layer: land_parcel | laier: land_parcel | a.delivery.yaml:6",
                "source: ha_long_land_office | sauce: x | source",
                "crs: EPSG:5899 | crs: EPSG:1 | EPSG:5899",
                "encoding: windows-1258 | encoding: klingon | klingon",
                "encoding: windows-1258 | encoding: klingon | utf-8, tcvn3 (abc), vni, viscii, viqr, windows-1258",
                "full: true | full: perhaps | a.delivery.yaml:9",
                "city: ha_long | city: [ | a.delivery.yaml:"
            })
    void what_is_wrong_is_told_with_its_place(String right, String wrong, String told) {
        assertThatThrownBy(() -> read(DELIVERY.replace(right, wrong)))
                .isInstanceOf(DeliveryException.class)
                .hasMessageContaining(told);
    }

    @Test
    void a_bomb_of_aliases_and_a_huge_file_are_refused() {
        assertThatThrownBy(() -> read("a: &a [x]\nb: &b [*a, *a]\nc: [*b, *b]\n"))
                .isInstanceOf(DeliveryException.class);
        assertThatThrownBy(() -> read("#" + "x".repeat(2_000_000))).isInstanceOf(DeliveryException.class);
    }

    @Test
    void it_is_written_in_utf_8() throws IOException {
        Path file = directory.resolve("a.delivery.yaml");
        Files.write(file, DELIVERY.replace("thua_dat", "thửa đất").getBytes(StandardCharsets.UTF_8));
        assertThat(DeliveryFiles.find(file).get(0).fileName()).isEqualTo("thửa đất.shp");
    }

    @Test
    void a_file_that_is_missing_or_is_data_is_told_as_such() throws IOException {
        Path missing = directory.resolve("none.delivery.yaml");
        assertThatThrownBy(() -> DeliveryFiles.find(missing)).hasMessageContaining("the file does not exist");
        Path data = Files.writeString(directory.resolve("lights.csv"), "a;b");
        assertThatThrownBy(() -> DeliveryFiles.find(data)).hasMessageContaining("--layer ID");
    }

    @Test
    void two_full_items_of_one_layer_are_refused() throws IOException {
        Path yaml = Files.writeString(directory.resolve("two.delivery.yaml"), """
                source: a
                deliveries:
                  - {file: a.csv, layer: street_light, full: true}
                  - {file: b.csv, layer: street_light, full: true}
                """);
        assertThatThrownBy(() -> DeliveryFiles.find(yaml)).hasMessageContaining("two items with full: true");
        Files.writeString(
                yaml,
                Files.readString(yaml).replace("b.csv, layer: street_light, full: true", "b.csv, layer: street_light"));
        assertThat(DeliveryFiles.find(yaml)).hasSize(2);
    }
}
