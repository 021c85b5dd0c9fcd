package vn.urbansdi.app;

import java.util.Map;
import vn.urbansdi.testing.TestDatabase;

/** {@code ./sdi pmtiles}, in the test's own process. */
public final class Archiving {

    private Archiving() {}

    /** @return the command's exit code */
    public static int run(TestDatabase database, String... arguments) {
        return PmtilesCommand.commandLine(Map.of("SDI_DB_URL", database.jdbcUrl()))
                .execute(arguments);
    }
}
