package vn.urbansdi.importer.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import vn.urbansdi.testing.PrivateCluster;

/**
 * A database server of a test's own and programs that work on it, all of which may be killed.
 *
 * @param directory of files that are delivered and written
 */
record MortalDeployment(PrivateCluster cluster, Path directory) {

    /** The server may take a moment to notice that its client is gone, and then ends a commit that it was given. */
    String awaited(String sql) throws Exception {
        for (int i = 0; i < 200; i++) {
            if (ask("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'").equals("0")) {
                return ask(sql);
            }
            Thread.sleep(50);
        }
        throw new AssertionError("the import is dead, but its lock lives");
    }

    Path lights(String name, int from, int count, int watts) throws IOException {
        Path csv = directory.resolve(name + ".csv");
        try (BufferedWriter out = Files.newBufferedWriter(csv, StandardCharsets.UTF_8)) {
            out.write("light_id;x;y;lamp_type;power_w\n");
            for (int i = from; i < from + count; i++) {
                out.write(String.format(
                        Locale.ROOT, "L%06d;%d;%d;LED;%d%n", i, 430_000 + i % 1000, 2_317_000 + i / 1000, watts));
            }
        }
        return Files.writeString(directory.resolve(name + ".delivery.yaml"), """
                source: control_centre
                deliveries:
                  - {file: %s.csv, layer: street_light, crs: EPSG:5899, x: x, y: y}
                """.formatted(name));
    }

    Import importing(Path delivery) throws IOException {
        return started("import", "--out", directory.resolve("rejects").toString(), delivery.toString());
    }

    Import started(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                SdiCommand.class.getName()));
        command.addAll(List.of(arguments));
        Path output = Files.createTempFile(directory, "said", ".txt");
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("SDI_"));
        builder.environment().put("SDI_DB_URL", cluster.jdbcUrl());
        builder.environment().put("SDI_LANG", "en");
        return new Import(builder.start(), output);
    }

    record Import(Process process, Path said) {

        String output() throws IOException, InterruptedException {
            assertThat(process.waitFor(2, TimeUnit.MINUTES)).as("it ends").isTrue();
            return Files.readString(said, StandardCharsets.UTF_8);
        }

        String ended() throws IOException, InterruptedException {
            String output = output();
            assertThat(process.exitValue()).as(output).isZero();
            return output;
        }
    }

    void execute(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(cluster.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    String ask(String sql) throws SQLException {
        try (Connection connection = DriverManager.getConnection(cluster.jdbcUrl());
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
