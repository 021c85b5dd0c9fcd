package vn.urbansdi.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.JarURLConnection;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The YAML files of a catalog by their name within it ({@code land/land_parcel.yaml}), in the order of their names.
 *
 * @param where what holds them, as the operator would look for it
 */
record CatalogFiles(String where, SortedMap<String, YamlFile> byName) {

    static final String DEPLOYMENT = "deployment.yaml";
    static final String CODE_LISTS = "codelists/";
    static final String GROUPS = "groups/";

    private static final int MAX_FILES = 2000;
    private static final int MAX_DEPTH = 3;

    /** Hidden files are left alone, and so are deliveries, which may lie beside the catalog that they fill. */
    private static final Pattern CATALOG_FILE =
            Pattern.compile("(?!.*\\.delivery\\.ya?ml$)(?:[^./][^/]*/){0,2}[^./][^/]*\\.ya?ml");

    boolean hasDeployment() {
        return byName.containsKey(DEPLOYMENT);
    }

    /** The files of both; where a name is in both, the one of {@code other}. */
    CatalogFiles overlaidBy(CatalogFiles other) {
        SortedMap<String, YamlFile> merged = new TreeMap<>(byName);
        merged.putAll(other.byName);
        return new CatalogFiles(where + ", " + other.where, merged);
    }

    static CatalogFiles in(Path directory) {
        try (Stream<Path> found = Files.find(
                directory, MAX_DEPTH, (path, attributes) -> !attributes.isDirectory(), FileVisitOption.FOLLOW_LINKS)) {
            SortedMap<String, YamlFile> files = new TreeMap<>();
            List<Path> paths = found.filter(path -> isCatalogFile(nameWithin(directory, path)))
                    .limit(MAX_FILES + 1L)
                    .toList();
            for (Path path : paths) {
                try (InputStream in = Files.newInputStream(path)) {
                    files.put(nameWithin(directory, path), read(path.toString(), in));
                }
            }
            return new CatalogFiles(directory.toString(), bounded(directory.toString(), files));
        } catch (IOException | UncheckedIOException e) {
            throw unreadable(directory.toString(), e);
        }
    }

    /**
     * The files in a folder of the class path, wherever it lies: a directory, a jar, or a jar within Spring Boot's jar.
     *
     * @param anchor URL of a file in the folder, as a class loader gives it
     */
    static CatalogFiles beside(URL anchor) {
        try {
            if (anchor.getProtocol().equals("file")) {
                return in(Path.of(anchor.toURI()).getParent());
            }
            JarURLConnection connection = (JarURLConnection) anchor.openConnection();
            String entry = connection.getEntryName();
            return inJar(connection, entry.substring(0, entry.lastIndexOf('/') + 1));
        } catch (IOException | URISyntaxException e) {
            throw unreadable(anchor.toString(), e);
        }
    }

    private static CatalogFiles inJar(JarURLConnection connection, String folder) throws IOException {
        String where = "classpath:" + folder;
        SortedMap<String, YamlFile> files = new TreeMap<>();
        // The connection shares the class loader's open jar: closing it here would break the class loader.
        JarFile jar = connection.getJarFile();
        for (JarEntry entry : jar.stream().toList()) {
            String name = entry.getName().startsWith(folder) ? entry.getName().substring(folder.length()) : "";
            if (isCatalogFile(name)) {
                try (InputStream in = jar.getInputStream(entry)) {
                    files.put(name, read(where + name, in));
                }
            }
        }
        return new CatalogFiles(where, bounded(where, files));
    }

    private static SortedMap<String, YamlFile> bounded(String where, SortedMap<String, YamlFile> files) {
        if (files.size() > MAX_FILES) {
            throw unreadable(where, new IOException("more than " + MAX_FILES + " files"));
        }
        return files;
    }

    private static YamlFile read(String shownName, InputStream in) throws IOException {
        return new YamlFile(shownName, in.readNBytes(YamlFile.MAX_BYTES + 1));
    }

    private static boolean isCatalogFile(String name) {
        return CATALOG_FILE.matcher(name).matches();
    }

    private static String nameWithin(Path directory, Path path) {
        return directory.relativize(path).toString().replace('\\', '/');
    }

    static CatalogException unreadable(String where, Exception cause) {
        CatalogException exception = new CatalogException(List.of(new CatalogException.Problem(
                where,
                1,
                "",
                new Title(
                        "Không đọc được danh mục dữ liệu: " + cause.getMessage(),
                        "The catalog cannot be read: " + cause.getMessage()))));
        exception.initCause(cause);
        return exception;
    }

    /** Every layer file by name: all but the deployment, the code lists and the groups. */
    Map<String, YamlFile> layerFiles() {
        SortedMap<String, YamlFile> layers = new TreeMap<>(byName);
        layers.keySet()
                .removeIf(name -> name.equals(DEPLOYMENT) || name.startsWith(CODE_LISTS) || name.startsWith(GROUPS));
        return layers;
    }

    /** The files of a folder by the ids that their names give: {@code codelists/land_use.yaml} is that of {@code land_use}. */
    Map<String, YamlFile> byId(String folder) {
        Map<String, YamlFile> files = new LinkedHashMap<>();
        byName.forEach((name, file) -> {
            if (name.startsWith(folder)) {
                files.put(name.substring(folder.length(), name.lastIndexOf('.')), file);
            }
        });
        return files;
    }
}
