package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files that the doctor can make little of, and files that mean it harm. */
class DoctorFilesTest {

    @TempDir
    Path directory;

    private final DoctorProgram doctor = new DoctorProgram();

    private Path lights() throws IOException {
        return Files.writeString(directory.resolve("đèn 1.csv"), "light_id,lon,lat\nA1,107.08,20.95\n");
    }

    @Test
    void a_file_that_no_layer_fits_is_examined_all_the_same() throws IOException {
        Path file = Files.writeString(
                directory.resolve("zzz.csv"), "qqq,wkt\n1,\"LINESTRING (107.08 20.95, 107.09 20.96)\"\n");
        JsonNode found = doctor.examine(directory, file, "--crs", "EPSG:4326");
        assertThat(found.get("layer").asText()).isEmpty();
        assertThat(found.get("delivery").asText()).contains("# layer:");
        assertThat(doctor.said()).contains("No layer fits this file");
    }

    @Test
    void what_a_file_says_is_shown_as_text_wherever_it_stands() throws IOException {
        String attack = "<script>alert(1)</script>";
        Path file = Files.writeString(
                directory.resolve("a&b<i>.csv"),
                "light_id,lon,lat,lamp_type,\"" + attack + "\",\"\"\" onload='x'\"\nA1,107.08,20.95," + attack + ","
                        + attack + ",\u001B[31mred\n");
        Path html = directory.resolve("page.html");
        Path yaml = directory.resolve("x.delivery.yaml");
        doctor.examine(
                directory, file, "--layer", "street_light", "--html", html.toString(), "--yaml", yaml.toString());
        String page = Files.readString(html);
        assertThat(page).doesNotContain("<script").doesNotContain("onload='x'").doesNotContain("\u001B");
        assertThat(page)
                .contains("&lt;script&gt;alert(1)&lt;/script&gt;", "a&amp;b&lt;i&gt;.csv", "default-src 'none'");
        assertThat(page)
                .doesNotContainPattern("(?i)(src|href)\\s*=")
                .doesNotContain("@import")
                .doesNotContain("url(");
        assertThat(doctor.said()).doesNotContain("\u001B[31m");
        assertThat(DeliveryFiles.find(yaml).get(0).file()).exists();
    }

    @Test
    void whatever_a_field_is_named_the_delivery_names_it_so() throws IOException {
        String name = "light \\\"id\\\"\\n: # - '\u2028\\\\";
        String field = "light \"id\"\n: # - '\u2028\\";
        Path file = Files.writeString(
                directory.resolve("đèn #1: 'a'.geojson"),
                "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\",\"properties\":{\"" + name
                        + "\":\"A1\",\"yes\":1,\"lamp_type\":\"LED\"},\"geometry\":{\"type\":\"Point\",\"coordinates\":[107.08,20.95]}}]}");
        Path yaml = directory.resolve("x.delivery.yaml");
        JsonNode found = doctor.examine(directory, file, "--layer", "street_light", "--yaml", yaml.toString());
        Delivery delivery = DeliveryFiles.find(yaml).get(0);
        assertThat(delivery.file()).exists();
        String proposed =
                found.get("mapping").get("attributes").get(0).get("field").asText();
        assertThat(proposed).isEqualTo(field);
        assertThat(delivery.fields()).containsEntry("light_id", field).containsEntry("lamp_type", "lamp_type");
    }

    @Test
    void a_file_without_rows_and_fields_of_one_name_are_told() throws IOException {
        doctor.examine(directory, Files.writeString(directory.resolve("none.csv"), "MaXa;wkt\n"));
        assertThat(doctor.said()).contains("The file has no row.");
        doctor.examine(
                directory,
                Files.writeString(directory.resolve("two.csv"), "ghi chu;ghi chu;lon;lat\na;b;107,08;20,95\n"));
        assertThat(doctor.said()).contains("Several fields are named \"ghi chu\"");
    }

    @Test
    void a_file_that_cannot_be_read_is_said_and_the_next_one_is_examined() throws IOException {
        Path bad = Files.writeString(directory.resolve("bad.geojson"), "{");
        assertThat(doctor.run(bad.toString(), lights().toString(), "--lang", "en"))
                .isEqualTo(SdiCommand.FAILED);
        assertThat(doctor.said()).contains("bad.geojson", "đèn 1.csv · CSV");
        assertThat(doctor.run(lights().toString(), "--layer", "nothing", "--lang", "en"))
                .isEqualTo(SdiCommand.FAILED);
        assertThat(doctor.said()).contains("there is no layer \"nothing\"");
    }

    @Test
    void a_folder_is_answered_with_what_lies_in_it() throws IOException {
        assertThat(doctor.run(directory.toString(), "--lang", "en")).isEqualTo(SdiCommand.FAILED);
        assertThat(doctor.said()).contains("this is a folder without any dataset; name a file", ".shp");
        for (String name : List.of("a.shp", "a.dbf", "b.csv", "notes.pdf")) {
            Files.writeString(directory.resolve(name), "");
        }
        assertThat(doctor.run(directory.toString(), "--lang", "en")).isEqualTo(SdiCommand.FAILED);
        assertThat(doctor.said()).contains("this is a folder; name the files. In it are a.shp, b.csv.");
        assertThat(doctor.run("/", "--lang", "vi")).isEqualTo(SdiCommand.FAILED);
        assertThat(doctor.said()).contains("/: đây là thư mục");
    }
}
