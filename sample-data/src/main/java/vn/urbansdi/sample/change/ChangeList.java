package vn.urbansdi.sample.change;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** What the second month's deliveries change, written beside them as {@code changes.json}. */
public record ChangeList(long seed, int scale, List<PlantedChange> changes, List<RenamedColumn> renamed) {

    public static final String FILE_NAME = "changes.json";

    public void write(Path directory) throws IOException {
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(directory.resolve(FILE_NAME).toFile(), this);
    }

    public static ChangeList read(Path directory) throws IOException {
        return new ObjectMapper().readValue(directory.resolve(FILE_NAME).toFile(), ChangeList.class);
    }
}
