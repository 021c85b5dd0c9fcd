package vn.urbansdi.sample.flaw;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * What was planted where, written beside the deliveries as {@code manifest.json}.
 *
 * @param rows what a row number means
 * @param conflicts what offices tell differently: nothing is wrong with those rows
 */
public record Manifest(long seed, int scale, String rows, List<PlantedFlaw> flaws, List<PlantedConflict> conflicts) {

    public static final String FILE_NAME = "manifest.json";
    private static final String ROWS =
            "as people count: record of a shapefile, object of a MapInfo drawing, feature of a GeoJSON file, fid in a table of a"
                    + " GeoPackage, all from 1; line of a CSV file, whose header is line 1; row of a sheet as Excel shows it";

    public static Manifest of(long seed, int scale, List<PlantedFlaw> flaws, List<PlantedConflict> conflicts) {
        return new Manifest(seed, scale, ROWS, flaws, conflicts);
    }

    public void write(Path directory) throws IOException {
        new ObjectMapper()
                .enable(SerializationFeature.INDENT_OUTPUT)
                .writeValue(directory.resolve(FILE_NAME).toFile(), this);
    }

    public static Manifest read(Path directory) throws IOException {
        return new ObjectMapper().readValue(directory.resolve(FILE_NAME).toFile(), Manifest.class);
    }
}
