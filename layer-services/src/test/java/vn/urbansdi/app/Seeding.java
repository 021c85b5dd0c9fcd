package vn.urbansdi.app;

import java.io.PrintWriter;
import java.util.Map;

/** {@code ./sdi seed}, in the test's own process. */
public final class Seeding {

    private Seeding() {}

    public static int run(Map<String, Object> settings, PrintWriter out, String... arguments) {
        return SeedCommand.run(settings, out, arguments);
    }
}
