package vn.urbansdi.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import picocli.CommandLine;

/** Deliveries of scale 1, generated once for all test classes. Nobody may change them: {@link #copy} them first. */
final class SampleFiles {

    static final String SEED = "42";
    static final String TODAY = "2026-01-15";

    private static final Map<String, Path> GENERATED = new HashMap<>();

    private SampleFiles() {}

    /** As people get them: about one row in two hundred is spoilt. */
    static Path flawed() {
        return generated("flawed", "--seed", SEED, "--today", TODAY);
    }

    /** The same without any flaw. */
    static Path sound() {
        return generated("sound", "--seed", SEED, "--today", TODAY, "--no-flaws");
    }

    private static synchronized Path generated(String name, String... arguments) {
        return GENERATED.computeIfAbsent(name, key -> {
            try {
                Path directory = Files.createTempDirectory("sample-" + key);
                Runtime.getRuntime().addShutdownHook(new Thread(() -> delete(directory)));
                generate(directory, arguments);
                return directory;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    /** Runs the generator in this process. */
    static void generate(Path out, String... arguments) {
        assertThat(new CommandLine(new GenerateCommand()).execute(withOut(out, arguments)))
                .as("exit code of the generator")
                .isZero();
    }

    /** Runs the generator in a process of its own. @return what it printed */
    static String generateApart(Path out, String heap, String... arguments) throws IOException, InterruptedException {
        List<String> command = javaCommand(heap, GenerateCommand.class.getName());
        command.addAll(List.of(withOut(out, arguments)));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(1, TimeUnit.MINUTES)).isTrue();
        assertThat(process.exitValue()).as(said).isZero();
        return said;
    }

    /** @return a java command on this process's class path, to which arguments can be added */
    static List<String> javaCommand(String heap, String mainClass) {
        return new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx" + heap,
                "-XX:+UseSerialGC",
                "-cp",
                System.getProperty("java.class.path"),
                mainClass));
    }

    private static String[] withOut(Path out, String... arguments) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 2);
        all[arguments.length] = "--out";
        all[arguments.length + 1] = out.toString();
        return all;
    }

    /** Copies what lies in {@code from} below {@code to}. */
    static void copy(Path from, Path to) throws IOException {
        Files.createDirectories(to);
        try (var files = Files.list(from)) {
            for (Path file : files.toList()) {
                Files.copy(file, to.resolve(file.getFileName().toString()));
            }
        }
    }

    private static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.delete(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path left, IOException failure) throws IOException {
                    Files.delete(left);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
