package vn.urbansdi.clients;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Programs in processes of their own: clients that share no line with the product, and the product's command line as
 * {@code ./sdi} starts it.
 */
public final class Programs {

    private static final long PATIENCE_MINUTES = 10;
    private static final String GDAL = "gdal-bin";
    private static final Map<String, String> GDAL_SETTINGS = Map.of(
            "CPL_DEBUG",
            "OFF",
            "PGTZ",
            "UTC",
            "GDAL_DEFAULT_WMS_CACHE_PATH",
            Path.of(
                            System.getProperty("java.io.tmpdir"),
                            "gdal-" + ProcessHandle.current().pid())
                    .toString());
    private static final String PYTHON = "/usr/bin/python3";
    private static final String OWSLIB = "python3-owslib";
    private static final String QGIS = "python3-qgis";
    private static final Map<String, String> QGIS_SETTINGS =
            Map.of("QT_QPA_PLATFORM", "offscreen", "PYTHONWARNINGS", "ignore", "PYTHONIOENCODING", "utf-8");

    private Programs() {}

    /** GDAL's list of what a data set holds. */
    public static String ogrinfo(String... arguments) {
        return gdal("ogrinfo", arguments);
    }

    /** What GDAL knows of a picture, as JSON. */
    public static String gdalinfo(String file) {
        return gdal("gdalinfo", "-json", file);
    }

    /** The values of a picture's channels at a place, in the coordinates of its CRS. */
    public static List<Integer> gdallocationinfo(String file, double x, double y) {
        String values = gdal("gdallocationinfo", "-valonly", "-geoloc", file, Double.toString(x), Double.toString(y));
        return values.lines().map(Integer::valueOf).toList();
    }

    /** GDAL's copy of a picture in another format. */
    public static String gdalTranslate(String... arguments) {
        return gdal("gdal_translate", arguments);
    }

    /** GDAL's copy from one data set into another. */
    static String ogr2ogr(String... arguments) {
        return gdal("ogr2ogr", arguments);
    }

    private static String gdal(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        Outcome outcome = run(command, GDAL_SETTINGS, GDAL);
        // GDAL goes on after many errors, and ends well.
        assertThat(outcome.errors).as("%s", command).doesNotContain("ERROR");
        return outcome.output;
    }

    /** A program of Poppler, which reads PDF. */
    public static String poppler(String program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(program));
        command.addAll(List.of(arguments));
        return run(command, Map.of(), "poppler-utils").output;
    }

    /** A script of the test resources, with Debian's Python and its OWSLib. */
    public static String owslib(String script, String... arguments) {
        Outcome there = run(List.of(PYTHON, "-c", "import owslib"), Map.of(), OWSLIB, true);
        if (there.exit != 0) {
            throw missing(OWSLIB, new IOException(there.errors));
        }
        List<String> command = new ArrayList<>(List.of(PYTHON, resource(script).toString()));
        command.addAll(List.of(arguments));
        return run(command, Map.of("PYTHONWARNINGS", "ignore", "PYTHONIOENCODING", "utf-8"), OWSLIB).output;
    }

    /** Whether QGIS can be driven from Python here. */
    static boolean hasQgis() {
        return run(List.of(PYTHON, "-c", "import qgis.core"), QGIS_SETTINGS, QGIS, true).exit == 0;
    }

    /** A script of the test resources, with Debian's Python and its QGIS. */
    static String qgis(String script, String... arguments) {
        List<String> command = new ArrayList<>(List.of(PYTHON, resource(script).toString()));
        command.addAll(List.of(arguments));
        return run(command, QGIS_SETTINGS, QGIS).output;
    }

    /**
     * Packages of JavaScript that a lock file of the test resources names, unpacked once for a build. They run in a browser, for
     * tests only.
     *
     * @return the directory of packages; empty where npm or what it fetches from is not there
     */
    static Optional<Path> javaScriptPackages() {
        try {
            Path home = Files.createDirectories(Path.of("target", "map-clients"));
            for (String name : List.of("package.json", "package-lock.json")) {
                Files.copy(resource("npm/" + name), home.resolve(name), StandardCopyOption.REPLACE_EXISTING);
            }
            Path mark = home.resolve("node_modules/.package-lock.json");
            if (Files.exists(mark)) {
                return Optional.of(home.resolve("node_modules"));
            }
            List<String> install =
                    List.of("npm", "ci", "--prefix", home.toString(), "--ignore-scripts", "--no-audit", "--no-fund");
            boolean there = run(List.of("sh", "-c", "command -v npm"), Map.of(), "npm", true).exit == 0
                    && run(install, Map.of(), "npm", true).exit == 0;
            return there ? Optional.of(home.resolve("node_modules")) : Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A class with a {@code main} on the class path of the tests; {@code environment} replaces the settings of the product. */
    static String java(String mainClass, Map<String, String> environment, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-Dfile.encoding=UTF-8",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
        command.addAll(List.of(arguments));
        return run(command, environment, "a JDK").output;
    }

    static Path resource(String name) {
        try {
            return Path.of(Programs.class.getResource("/clients/" + name).toURI());
        } catch (java.net.URISyntaxException e) {
            throw new IllegalStateException(name, e);
        }
    }

    private static Outcome run(List<String> command, Map<String, String> environment, String debianPackage) {
        return run(command, environment, debianPackage, false);
    }

    private static Outcome run(
            List<String> command, Map<String, String> environment, String debianPackage, boolean mayFail) {
        try {
            Path output = Files.createTempFile("output", ".txt");
            Path errors = Files.createTempFile("errors", ".txt");
            ProcessBuilder builder =
                    new ProcessBuilder(command).redirectOutput(output.toFile()).redirectError(errors.toFile());
            builder.environment().keySet().removeIf(name -> name.startsWith("SDI_"));
            builder.environment().putAll(environment);
            // What is asked stands on this machine, whatever proxy lies before the others.
            builder.environment().put("no_proxy", "127.0.0.1");
            builder.environment().put("NO_PROXY", "127.0.0.1");
            Process process = start(builder, debianPackage);
            if (!process.waitFor(PATIENCE_MINUTES, TimeUnit.MINUTES)) {
                process.destroyForcibly();
                throw new AssertionError("still running after " + PATIENCE_MINUTES + " minutes: " + command);
            }
            Outcome outcome = new Outcome(process.exitValue(), text(output), text(errors));
            if (!mayFail) {
                assertThat(outcome.exit)
                        .as("%s%n%s%n%s", command, outcome.output, outcome.errors)
                        .isZero();
            }
            return outcome;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static Process start(ProcessBuilder builder, String debianPackage) {
        try {
            return builder.start();
        } catch (IOException e) {
            throw missing(debianPackage, e);
        }
    }

    private static AssertionError missing(String debianPackage, IOException cause) {
        return new AssertionError(
                "This test needs Debian's package " + debianPackage + ": apt-get install " + debianPackage
                        + " (./sdi test installs it)",
                cause);
    }

    private static String text(Path file) throws IOException {
        String text = new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
        Files.delete(file);
        return text;
    }

    private record Outcome(int exit, String output, String errors) {}
}
