package vn.urbansdi.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import vn.urbansdi.testing.TestDatabase;

/** The service as a process of its own with a heap of the test's choosing, ended with the test. */
public final class SmallService implements AutoCloseable {

    private final Process process;
    private final String address;

    private SmallService(Process process, String address) {
        this.process = process;
        this.address = address;
    }

    public static SmallService start(TestDatabase database, int heapMb) throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx" + heapMb + "m",
                        "-XX:+ExitOnOutOfMemoryError",
                        "-cp",
                        System.getProperty("java.class.path"),
                        SmallHeapService.class.getName(),
                        "--SDI_DB_URL=" + database.jdbcUrl())
                .redirectErrorStream(true)
                .start();
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

    @Override
    public void close() {
        process.destroy();
        process.onExit().orTimeout(1, TimeUnit.MINUTES).join();
    }
}
