package vn.urbansdi.importer.read;

import com.google.common.base.Splitter;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DeliveryException;

/**
 * One of GDAL's programs as a process of its own: without a shell, with an environment of ours, without network drivers, and
 * bounded in time, memory, and the size of what it writes. What it does to a hostile file happens to that process alone.
 *
 * @param searchPath directories in which the programs are looked for, as in {@code PATH}
 * @param timeout    of the wall clock
 * @param memoryBytes of address space
 */
record GdalProcess(String searchPath, Duration timeout, long memoryBytes) {

    private static final long MAX_OUTPUT_BYTES = 16L << 30;
    private static final long FREE_OUTPUT_BYTES = 64 << 20;
    private static final long OUTPUT_RATIO = 200;
    private static final int MAX_OPEN_FILES = 256;
    /** 128 + SIGXFSZ: it tried to write more than it may. */
    private static final int FILE_TOO_LARGE = 128 + 25;

    private static final int MAX_MESSAGE_BYTES = 1_500;
    private static final long SECOND_NS = 1_000_000_000L;
    private static final String LOG = "gdal.log";

    private static final String DRIVERS = "drivers.txt";
    private static final int MAX_LIST_BYTES = 1 << 16;
    /** {@code   MapInfo File -vector- (rw+v): MapInfo File}. */
    private static final Pattern DRIVER = Pattern.compile("(?m)^  (\\S[^\\n]*?) -[a-z,]+- \\([rwovs+]+\\): ");

    static GdalProcess standard() {
        return new GdalProcess(System.getenv().getOrDefault("PATH", "/usr/bin:/bin"), Duration.ofMinutes(20), 3L << 30);
    }

    /**
     * Runs a program to its end.
     *
     * @param drivers    by GDAL's names: no other is there for it to try, so that a file is what its name says or nothing,
     *                   and nobody but the local disk is spoken to
     * @param directory  of its own, where it may write
     * @param inputBytes size of what it reads, after which is measured what it may write
     * @param progress   is told meanwhile
     * @throws DeliveryException if it is missing, fails, or exceeds a bound
     */
    void run(
            String program,
            Set<String> drivers,
            List<String> arguments,
            Path directory,
            long inputBytes,
            ConversionProgress progress)
            throws IOException {
        Path list = directory.resolve(DRIVERS);
        execute("ogrinfo", List.of("--formats"), Map.of(), Redirect.to(list.toFile()), directory, 0, progress);
        String others = DRIVER.matcher(beginning(list, MAX_LIST_BYTES))
                .results()
                .map(found -> found.group(1))
                .filter(name -> !drivers.contains(name))
                .distinct()
                .collect(Collectors.joining(","));
        execute(program, arguments, Map.of("OGR_SKIP", others), Redirect.DISCARD, directory, inputBytes, progress);
    }

    private void execute(
            String program,
            List<String> arguments,
            Map<String, String> settings,
            Redirect output,
            Path directory,
            long inputBytes,
            ConversionProgress progress)
            throws IOException {
        String executable = find(program, "gdal-bin");
        Path log = directory.resolve(LOG);
        List<String> command = new ArrayList<>(List.of(
                find("prlimit", "util-linux"),
                "--as=" + memoryBytes,
                "--fsize=" + Math.min(MAX_OUTPUT_BYTES, FREE_OUTPUT_BYTES + OUTPUT_RATIO * inputBytes),
                "--cpu=" + timeout.toSeconds(),
                "--nofile=" + MAX_OPEN_FILES,
                "--core=0",
                executable));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectInput(Redirect.from(new File("/dev/null")))
                .redirectOutput(output)
                .redirectError(log.toFile());
        environment(builder.environment(), directory);
        builder.environment().putAll(settings);
        Process process = builder.start();
        try {
            if (!ends(process, directory, progress)) {
                throw new DeliveryException(
                        "GDAL chưa đọc xong sau " + timeout.toSeconds() + " giây; hãy chia nhỏ tệp.",
                        "GDAL has not read the file within " + timeout.toSeconds() + " seconds; split it.");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new DeliveryException("bị ngắt.", "interrupted.", e);
        } finally {
            process.destroyForcibly();
        }
        if (process.exitValue() == FILE_TOO_LARGE) {
            throw new DeliveryException(
                    "nội dung bung ra quá lớn so với kích thước tệp: không nhận.",
                    "it unfolds to far more than the file's size: refused.");
        }
        if (process.exitValue() != 0) {
            String said = said(log, directory);
            throw new DeliveryException(
                    "GDAL không đọc được tệp (" + said + "); tệp hỏng, bị cắt cụt hoặc sai định dạng.",
                    "GDAL cannot read the file (" + said + "); it is damaged, cut off or of another format.");
        }
    }

    /** @return false if the time is over before the process */
    private boolean ends(Process process, Path directory, ConversionProgress progress)
            throws InterruptedException, IOException {
        long start = System.nanoTime();
        long left = timeout.toNanos();
        while (!process.waitFor(Math.min(left, SECOND_NS), TimeUnit.NANOSECONDS)) {
            long gone = System.nanoTime() - start;
            left = timeout.toNanos() - gone;
            if (left <= 0) {
                return false;
            }
            String far = String.format(Locale.ROOT, "%d s, %.1f MB", gone / SECOND_NS, written(directory) / 1e6);
            progress.converting(new Title("GDAL đang chuyển đổi: " + far, "GDAL is converting: " + far));
        }
        return true;
    }

    /** Bytes in the directory, without what is linked from there. */
    private static long written(Path directory) throws IOException {
        try (Stream<Path> files = Files.list(directory)) {
            return files.filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
                    .mapToLong(file -> file.toFile().length())
                    .sum();
        }
    }

    private String find(String program, String debianPackage) {
        for (String directory :
                Splitter.on(File.pathSeparatorChar).omitEmptyStrings().split(searchPath)) {
            Path candidate = Path.of(directory, program);
            if (Files.isExecutable(candidate) && Files.isRegularFile(candidate)) {
                return candidate.toAbsolutePath().toString();
            }
        }
        throw DeliveryException.missing(program, debianPackage);
    }

    private void environment(Map<String, String> environment, Path directory) {
        Map<String, String> ours = Map.copyOf(environment);
        environment.clear();
        environment.put("PATH", searchPath);
        for (String kept : List.of("GDAL_DATA", "PROJ_LIB", "PROJ_DATA", "LD_LIBRARY_PATH")) {
            if (ours.containsKey(kept)) {
                environment.put(kept, ours.get(kept));
            }
        }
        String home = directory.toString();
        environment.put("HOME", home);
        environment.put("TMPDIR", home);
        environment.put("CPL_TMPDIR", home);
        environment.put("LANG", "C.UTF-8");
        environment.put("PROJ_NETWORK", "OFF");
        environment.put("GDAL_DRIVER_PATH", "disable");
        // Nobody listens there, should anything still try.
        environment.put("GDAL_HTTP_PROXY", "127.0.0.1:9");
        environment.put("GDAL_HTTP_TIMEOUT", "1");
        environment.put("CPL_VSIL_CURL_ALLOWED_EXTENSIONS", "{noext}");
        environment.put("GDAL_CACHEMAX", "128");
        environment.put("GDAL_NUM_THREADS", "1");
        environment.put("OPENBLAS_NUM_THREADS", "1");
        environment.put("CPL_MAX_ERROR_REPORTS", "20");
    }

    /** The beginning of what it said, without our own paths. */
    private static String said(Path log, Path directory) throws IOException {
        return beginning(log, MAX_MESSAGE_BYTES)
                .replace(directory + "/", "")
                .replaceAll("\\p{Cntrl}+", " ")
                .strip();
    }

    private static String beginning(Path file, int bytes) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return new String(in.readNBytes(bytes), StandardCharsets.UTF_8);
        }
    }
}
