package vn.urbansdi.testing;

import java.io.File;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/** A PostGIS server of one test's own, to be broken: crashed, restarted, starved of disk. It listens on loopback only. */
public final class PrivateCluster implements AutoCloseable {

    private static final int START_SECONDS = 60;

    private final Path bin;
    private final Path directory;
    private final int port;

    private PrivateCluster(Path bin, Path directory, int port) {
        this.bin = bin;
        this.directory = directory;
        this.port = port;
    }

    /** Makes the cluster, with one empty database {@code sdi}, and starts it. */
    public static PrivateCluster start() throws IOException {
        Path bin = newestServerWithPostgis();
        Path directory = Path.of(run(asServer("mktemp", "-d", "/tmp/sdi-cluster-XXXXXX"))
                .strip()
                .lines()
                .reduce((first, last) -> last)
                .orElseThrow());
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        PrivateCluster cluster = new PrivateCluster(bin, directory, port);
        run(asServer(
                bin.resolve("initdb").toString(),
                "-D",
                directory + "/data",
                "-U",
                "postgres",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--wal-segsize=1",
                "--auth=trust"));
        cluster.begin();
        try (Connection connection = DriverManager.getConnection(cluster.url("postgres"));
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE DATABASE sdi");
        } catch (SQLException e) {
            throw new IOException(e);
        }
        return cluster;
    }

    /** With user, as {@code SDI_DB_URL} takes it. */
    public String jdbcUrl() {
        return url("sdi");
    }

    private String url(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres";
    }

    /** Restores a dump of another cluster's database into the empty one of this cluster. */
    public void restore(PrivateCluster other) throws IOException {
        run(asServer(
                "bash",
                "-o",
                "pipefail",
                "-c",
                bin.resolve("pg_dump") + other.connection() + " | " + bin.resolve("psql")
                        + " -q -v ON_ERROR_STOP=1 -o /dev/null" + connection()));
    }

    private String connection() {
        return " -h 127.0.0.1 -p " + port + " -U postgres sdi";
    }

    /** Ends every process of the server at once, as a crash does; the next start recovers from the log. */
    public void crash() throws IOException {
        control("stop", "-m", "immediate");
    }

    /** Starts the server again. */
    public void begin() throws IOException {
        begin("");
    }

    /** Starts the server so that no file of it can grow beyond a size: writing fails as it does on a full disk. */
    public void beginWithFilesOfAtMost(int kilobytes) throws IOException {
        begin("ulimit -f " + kilobytes + "; ");
    }

    private void begin(String before) throws IOException {
        run(asServer(
                "bash",
                "-c",
                before + bin.resolve("pg_ctl") + " -D " + directory + "/data -l " + directory + "/server.log -w -t "
                        + START_SECONDS + " -o \"-p " + port + " -k " + directory
                        + " -c listen_addresses=127.0.0.1 -c max_wal_size=2GB -c logging_collector=off\" start"));
    }

    /** Stops the server, waiting for whoever is connected no longer than it must. */
    public void end() throws IOException {
        control("stop", "-m", "fast");
    }

    private void control(String... arguments) throws IOException {
        List<String> command = new ArrayList<>(
                List.of(bin.resolve("pg_ctl").toString(), "-D", directory + "/data", "-w", "-t", "" + START_SECONDS));
        command.addAll(List.of(arguments));
        run(asServer(command.toArray(String[]::new)));
    }

    @Override
    public void close() throws IOException {
        if (Files.exists(directory.resolve("data/postmaster.pid"))) {
            control("stop", "-m", "immediate");
        }
        run(asServer("rm", "-rf", directory.toString()));
    }

    private static Path newestServerWithPostgis() throws IOException {
        try (Stream<Path> versions = Files.list(Path.of("/usr/share/postgresql"))) {
            return versions.filter(version -> Files.exists(version.resolve("extension/postgis.control")))
                    .map(version ->
                            Path.of("/usr/lib/postgresql", version.getFileName().toString(), "bin"))
                    .filter(bin -> Files.isExecutable(bin.resolve("initdb")))
                    .max(Comparator.comparing(
                            bin -> bin.getParent().getFileName().toString()))
                    .orElseThrow(() -> new IOException("no PostgreSQL server with PostGIS is installed"));
        }
    }

    /** PostgreSQL refuses to run as root. */
    private static List<String> asServer(String... command) {
        List<String> all = new ArrayList<>();
        if ("root".equals(System.getProperty("user.name"))) {
            all.addAll(List.of("runuser", "-u", "postgres", "--"));
        }
        all.addAll(List.of(command));
        return all;
    }

    private static String run(List<String> command) throws IOException {
        // A file, not a pipe: the server would keep the pipe open for as long as it runs.
        Path output = Files.createTempFile("cluster", ".log");
        try {
            Process process = new ProcessBuilder(command)
                    .directory(new File("/"))
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            boolean ended = process.waitFor(2 * START_SECONDS, TimeUnit.SECONDS);
            String said = Files.readString(output, StandardCharsets.UTF_8);
            if (!ended || process.exitValue() != 0) {
                throw new IOException(command + ": " + said);
            }
            return said;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        } finally {
            Files.delete(output);
        }
    }
}
