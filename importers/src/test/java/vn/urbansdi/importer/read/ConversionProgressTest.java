package vn.urbansdi.importer.read;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.catalog.Title;

/** A conversion that takes longer is seen to go on, and ends with whoever watches it. */
class ConversionProgressTest {

    private static final String MIF = """
            Version 300
            Charset "WindowsLatin1"
            Delimiter ","
            CoordSys Earth Projection 1, 104
            Columns 1
              ma Char(20)
            Data
            Point 107.1 20.9
            """;

    @TempDir
    Path directory;

    private Path file;
    private GdalProcess slow;

    /** GDAL's own program, begun three seconds late. */
    @BeforeEach
    void slowProgram() throws IOException {
        Files.writeString(directory.resolve("a.mid"), "\"06685\"\n");
        file = Files.writeString(directory.resolve("a.mif"), MIF);
        Path programs = Files.createDirectories(directory.resolve("programs"));
        String path = System.getenv("PATH");
        Path program = Files.writeString(
                programs.resolve("ogr2ogr"), "#!/bin/sh\nsleep 3\nPATH='" + path + "'\nexec ogr2ogr \"$@\"\n");
        Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwx------"));
        slow = new GdalProcess(programs + File.pathSeparator + path, Duration.ofMinutes(1), 3L << 30);
    }

    private RowReader open(ConversionProgress progress) throws IOException {
        return ConvertedReader.open(file, FileFormat.MAPINFO_INTERCHANGE, ReadOptions.automatic(), slow, progress);
    }

    @Test
    void it_is_told_every_second_in_both_languages() throws IOException {
        List<Title> told = new ArrayList<>();
        try (RowReader reader = open(told::add)) {
            assertThat(reader.next().values()[0]).isEqualTo("06685");
        }
        assertThat(told).hasSizeBetween(2, 30).doesNotHaveDuplicates();
        assertThat(told.get(0).vi()).matches("GDAL đang chuyển đổi: 1 s, [0-9.]+ MB");
        assertThat(told.get(1).en()).matches("GDAL is converting: 2 s, [0-9.]+ MB");
    }

    @Test
    void whoever_watches_can_end_it() {
        long start = System.nanoTime();
        assertThatThrownBy(() -> open(message -> {
                    throw new IllegalStateException("enough");
                }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("enough");
        assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(3));
    }
}
