package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code ./sdi doctor} in this process, and what it said last. */
final class DoctorProgram {

    private String said = "";

    String said() {
        return said;
    }

    /** @return the exit code */
    int run(String... arguments) {
        StringWriter out = new StringWriter();
        String[] all = Stream.concat(Stream.of("doctor"), Stream.of(arguments)).toArray(String[]::new);
        int code = SdiCommand.commandLine(all)
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(out))
                .execute(all);
        said = out.toString();
        return code;
    }

    /** Fails unless the file can be read. @return the report */
    JsonNode examine(Path directory, Path file, String... more) throws IOException {
        Path json = directory.resolve("report.json");
        List<String> first = List.of(file.toString(), "--json", json.toString(), "--lang", "en");
        assertThat(run(Stream.concat(first.stream(), Stream.of(more)).toArray(String[]::new)))
                .as(said)
                .isZero();
        return new ObjectMapper().readTree(json.toFile()).get("files").get(0);
    }
}
