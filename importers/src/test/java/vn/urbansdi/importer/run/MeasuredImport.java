package vn.urbansdi.importer.run;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/** An import in a process of its own that collects its garbage again and again and says how much was ever alive. */
final class MeasuredImport {

    private static final long PAUSE_MS = 100;

    private MeasuredImport() {}

    /** @param arguments the file for the answer in bytes, then those of the command line */
    public static void main(String[] arguments) throws IOException {
        AtomicLong most = new AtomicLong();
        Thread watch = new Thread(() -> watch(most), "watch");
        watch.setDaemon(true);
        watch.start();
        int code = SdiCommand.run(Arrays.copyOfRange(arguments, 1, arguments.length));
        Files.writeString(Path.of(arguments[0]), Long.toString(most.get()));
        System.exit(code);
    }

    private static void watch(AtomicLong most) {
        Runtime runtime = Runtime.getRuntime();
        try {
            while (true) {
                System.gc();
                most.accumulateAndGet(runtime.totalMemory() - runtime.freeMemory(), Math::max);
                Thread.sleep(PAUSE_MS);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
