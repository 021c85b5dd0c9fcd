package vn.urbansdi.catalog;

import java.nio.file.Files;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;

/** Reads a catalog from its YAML files and checks all of it. */
public final class CatalogLoader {

    private static final String BUILT_IN = "/catalog/" + CatalogFiles.DEPLOYMENT;

    private CatalogLoader() {}

    /**
     * The catalog that the environment asks for: the built-in one; or, where {@code SDI_CATALOG_DIR} names a directory, the
     * one in there if it has a {@code deployment.yaml}, else the built-in one with the directory's files added to it and
     * taking the place of files of the same name.
     *
     * @throws CatalogException with every problem found
     */
    public static Catalog load(Map<String, String> env) {
        String directory = env.getOrDefault("SDI_CATALOG_DIR", "").strip();
        if (directory.isEmpty()) {
            return builtIn();
        }
        CatalogFiles files = filesIn(Path.of(directory));
        return files.hasDeployment()
                ? CatalogReader.read(files)
                : CatalogReader.read(builtInFiles().overlaidBy(files));
    }

    /**
     * The catalog of Quảng Ninh that the product carries.
     *
     * @throws CatalogException with every problem found
     */
    public static Catalog builtIn() {
        return CatalogReader.read(builtInFiles());
    }

    /**
     * The catalog that a directory holds as a whole, its {@code deployment.yaml} included.
     *
     * @throws CatalogException with every problem found
     */
    public static Catalog directory(Path directory) {
        return CatalogReader.read(filesIn(directory));
    }

    private static CatalogFiles builtInFiles() {
        return CatalogFiles.beside(
                Objects.requireNonNull(CatalogLoader.class.getResource(BUILT_IN), "the built-in catalog is packaged"));
    }

    private static CatalogFiles filesIn(Path directory) {
        if (!Files.isDirectory(directory)) {
            throw CatalogFiles.unreadable(directory.toString(), new NotDirectoryException(directory.toString()));
        }
        return CatalogFiles.in(directory);
    }
}
