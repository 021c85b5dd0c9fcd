package vn.urbansdi.app;

import java.util.Arrays;
import java.util.Map;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.boot.persistence.autoconfigure.EntityScan;
import org.springframework.data.jpa.repository.config.EnableJpaRepositories;

/** The layer services: standards, domain queries, tiles and the web map in one process. */
@SpringBootApplication(scanBasePackages = "vn.urbansdi", proxyBeanMethods = false)
@EntityScan("vn.urbansdi")
@EnableJpaRepositories("vn.urbansdi")
public class SdiApplication {

    public static void main(String[] arguments) {
        if (arguments.length > 0 && arguments[0].equals(SeedCommand.NAME)) {
            System.exit(SeedCommand.run(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        if (arguments.length > 0 && arguments[0].equals(PmtilesCommand.NAME)) {
            // What libraries have to tell is for a service's log.
            LoggingSystem.get(SdiApplication.class.getClassLoader())
                    .setLogLevel(LoggingSystem.ROOT_LOGGER_NAME, LogLevel.WARN);
            System.exit(PmtilesCommand.commandLine(System.getenv())
                    .execute(Arrays.copyOfRange(arguments, 1, arguments.length)));
        }
        new SpringApplicationBuilder(SdiApplication.class)
                .properties(serverProperties(System.getenv()))
                .run(arguments);
    }

    /** Where to listen. Loopback unless told otherwise, also where the variable is there but empty: nobody signs in yet. */
    static Map<String, Object> serverProperties(Map<String, String> environment) {
        return Map.of(
                "server.address", orElse(environment.get("SDI_BIND"), "127.0.0.1"),
                "server.port", orElse(environment.get("SDI_PORT"), "8080"));
    }

    private static String orElse(String value, String fallback) {
        return value == null || value.isBlank() ? fallback : value.strip();
    }
}
