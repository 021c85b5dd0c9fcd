package vn.urbansdi.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.urbansdi.testing.TestDatabase;

/** The service as a process of its own with a heap of the test's choosing, ended with the test. */
public final class SmallService implements AutoCloseable {

    private static final Pattern LIVE_BYTES = Pattern.compile("(?m)^Total\\s+\\d+\\s+(\\d+)");

    private final Process process;
    private final String address;

    private SmallService(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    /** @param settings {@code name=value}, besides the database's */
    public static SmallService start(TestDatabase database, int heapMb, String... settings) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                program("java"),
                "-Xmx" + heapMb + "m",
                "-XX:+ExitOnOutOfMemoryError",
                "-cp",
                System.getProperty("java.class.path"),
                SmallHeapService.class.getName(),
                "--SDI_DB_URL=" + database.jdbcUrl()));
        List.of(settings).forEach(setting -> command.add("--" + setting));
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        BufferedReader output =
                new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        String address = SmallHeapService.awaitAddress(output);
        Thread drain = new Thread(() -> output.lines().forEach(line -> {}), "output");
        drain.setDaemon(true);
        drain.start();
        return new SmallService(process, address);
    }

    public String address() {
        return address;
    }

    /** What the heap holds that is still reached, in bytes, after a full collection. */
    public long liveHeapBytes() throws IOException {
        Process jcmd = new ProcessBuilder(program("jcmd"), Long.toString(process.pid()), "GC.class_histogram")
                .redirectErrorStream(true)
                .start();
        String histogram = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher total = LIVE_BYTES.matcher(histogram);
        if (!total.find()) {
            throw new IllegalStateException("no total: " + histogram);
        }
        return Long.parseLong(total.group(1));
    }

    /** Of the JDK that runs the tests. */
    private static String program(String name) {
        return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
