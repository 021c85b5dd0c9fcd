package vn.urbansdi.importer;

import com.google.common.base.Splitter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** GDAL's programs, with which tests make files and ask what is in them. {@code ./sdi test} installs them. */
public final class Gdal {

    private Gdal() {}

    /** @return what the program wrote to its standard output */
    public static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!process.waitFor(1, TimeUnit.MINUTES) || process.exitValue() != 0) {
            throw new AssertionError(String.join(" ", command) + ": exit " + process.exitValue() + ", " + said);
        }
        return said;
    }

    /** @param options as in a shell, without quotes; {@code ~} stands for a blank inside one */
    public static void ogr2ogr(Path output, Path input, String options) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of("ogr2ogr"));
        for (String option : Splitter.on(' ').omitEmptyStrings().split(options)) {
            command.add(option.replace('~', ' '));
        }
        command.add(output.toString());
        command.add(input.toString());
        run(command.toArray(new String[0]));
    }
}
