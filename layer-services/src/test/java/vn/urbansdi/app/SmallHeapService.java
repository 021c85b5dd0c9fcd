package vn.urbansdi.app;

import java.io.BufferedReader;
import java.io.IOException;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/** The whole application as a program on a free loopback port, which it prints; run with a heap of the test's choosing. */
final class SmallHeapService {

    private static final String ANNOUNCEMENT = "serving ";

    private SmallHeapService() {}

    public static void main(String[] arguments) {
        ConfigurableApplicationContext context = new SpringApplicationBuilder(SdiApplication.class)
                .properties("server.port=0", "server.address=127.0.0.1")
                .run(arguments);
        System.out.println(
                ANNOUNCEMENT + "http://127.0.0.1:" + context.getEnvironment().getProperty("local.server.port"));
    }

    /** Reads what the program prints until it says where it serves. */
    static String awaitAddress(BufferedReader output) throws IOException {
        StringBuilder said = new StringBuilder();
        for (String line = output.readLine(); line != null; line = output.readLine()) {
            if (line.startsWith(ANNOUNCEMENT)) {
                return line.substring(ANNOUNCEMENT.length());
            }
            said.append(line).append('\n');
        }
        throw new IllegalStateException("the service did not start:\n" + said);
    }
}
