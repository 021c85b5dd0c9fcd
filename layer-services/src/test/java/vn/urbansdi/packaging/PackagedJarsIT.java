package vn.urbansdi.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import vn.urbansdi.testing.TestDatabase;

/**
 * The jars that {@code ./sdi} starts, after they are packaged. GeoTools' wrapper carries old copies of slf4j and Guava; the
 * real ones must win in both, and which one wins depends on how the jars are packaged.
 */
class PackagedJarsIT {

    private static final Path SERVICES = Path.of("target", "layer-services.jar");
    private static final Path IMPORTERS = Path.of("..", "importers", "target", "importers.jar");
    private static final String WRAPPER = "geotools-wrapper-";

    private static final List<String> SLF4J =
            List.of("org.slf4j.LoggerFactory", "org.slf4j.Logger", "org.slf4j.MDC", "org.slf4j.helpers.NOPLogger");
    private static final List<String> GUAVA = List.of(
            "com.google.common.base.Preconditions",
            "com.google.common.collect.ImmutableList",
            "com.google.common.cache.CacheBuilder",
            "com.google.common.io.ByteStreams");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @TempDir
    static Path classes;

    @BeforeAll
    static void layOutTheProbeAlone() throws IOException {
        String file = ClassSources.class.getName().replace('.', '/') + ".class";
        Path target = classes.resolve(file);
        Files.createDirectories(target.getParent());
        try (InputStream in = ClassSources.class.getResourceAsStream("/" + file)) {
            Files.copy(in, target);
        }
    }

    @Test
    void the_service_starts_with_the_real_slf4j_and_guava() throws Exception {
        assertWrapperHoldsCopies(SERVICES);
        assertFromTheRealJars(sources(SERVICES, "vn.urbansdi.app.SdiApplication"), SERVICES);
    }

    @Test
    void the_importers_run_with_the_real_slf4j_and_guava() throws Exception {
        assertWrapperHoldsCopies(IMPORTERS);
        assertFromTheRealJars(sources(IMPORTERS, "-"), IMPORTERS);
        assertThat(run(Map.of(), "-jar", IMPORTERS.toString(), "--help")).contains("import", "migrate");
    }

    /** Else there would be nothing to win against, and these tests could not fail. */
    private static void assertWrapperHoldsCopies(Path program) throws IOException {
        Path wrapper;
        try (var libraries = Files.newDirectoryStream(program.resolveSibling("lib"), WRAPPER + "*.jar")) {
            wrapper = libraries.iterator().next();
        }
        List<String> names = new ArrayList<>();
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(wrapper))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                names.add(entry.getName().replace('/', '.').replaceFirst("\\.class$", ""));
            }
        }
        assertThat(names).containsAll(SLF4J).containsAll(GUAVA);
    }

    private static void assertFromTheRealJars(Map<String, String> sources, Path program) {
        String libraries = "/target/lib/";
        assertThat(sources).containsOnlyKeys(all());
        SLF4J.forEach(name -> assertThat(sources.get(name)).as(name).contains(libraries + "slf4j-api-2"));
        GUAVA.forEach(name -> assertThat(sources.get(name)).as(name).contains(libraries + "guava-3"));
        assertThat(sources.values())
                .allMatch(
                        place -> place.contains(program.getFileName().toString().replace(".jar", "")));
    }

    /** Class → location of its jar. */
    private static Map<String, String> sources(Path jar, String first) throws Exception {
        List<String> arguments = new ArrayList<>(
                List.of("-cp", jar + File.pathSeparator + classes, ClassSources.class.getName(), first));
        arguments.addAll(all());
        Map<String, String> environment = Map.of("SDI_DB_URL", DATABASE.jdbcUrl(), "SDI_PORT", "0");
        Map<String, String> sources = new java.util.TreeMap<>();
        run(environment, arguments.toArray(new String[0]))
                .lines()
                .filter(line -> line.startsWith(ClassSources.MARK))
                .map(line -> line.substring(ClassSources.MARK.length()))
                .forEach(line ->
                        sources.put(line.substring(0, line.indexOf(' ')), line.substring(line.indexOf(' ') + 1)));
        return sources;
    }

    private static List<String> all() {
        List<String> names = new ArrayList<>(SLF4J);
        names.addAll(GUAVA);
        return names;
    }

    private static String run(Map<String, String> environment, String... arguments) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-Xmx512m"));
        command.addAll(List.of(arguments));
        Path output = classes.resolve("output.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SDI_"));
        builder.environment().putAll(environment);
        Process process = builder.start();
        if (!process.waitFor(10, TimeUnit.MINUTES)) {
            process.destroyForcibly();
        }
        String said = Files.readString(output, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as("%s%n%s", command, said).isZero();
        return said;
    }
}
