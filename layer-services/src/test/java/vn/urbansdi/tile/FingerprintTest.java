package vn.urbansdi.tile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FingerprintTest {

    private static final String CLASS_PATH = "java.class.path";

    private final String before = System.getProperty(CLASS_PATH);

    @TempDir
    private Path directory;

    @AfterEach
    void reset() {
        System.setProperty(CLASS_PATH, before);
    }

    @Test
    void a_program_is_told_by_what_its_files_hold() throws IOException {
        System.setProperty(CLASS_PATH, directory.toString());
        Files.writeString(directory.resolve("A.class"), "1");
        String one = Fingerprint.program();
        Files.writeString(directory.resolve("A.class"), "2");
        assertThat(Fingerprint.program()).isNotEqualTo(one);
        Files.writeString(directory.resolve("A.class"), "1");
        assertThat(Fingerprint.program()).isEqualTo(one);
        Files.writeString(directory.resolve("B.class"), "");
        assertThat(Fingerprint.program()).isNotEqualTo(one);
    }

    /** Programs that start others write class paths that end with a separator. */
    @Test
    void the_directory_in_which_it_was_started_is_no_part_of_it() throws IOException {
        System.setProperty(CLASS_PATH, directory.toString());
        String one = Fingerprint.program();
        System.setProperty(CLASS_PATH, directory + File.pathSeparator);
        assertThat(Fingerprint.program()).isEqualTo(one);
    }
}
