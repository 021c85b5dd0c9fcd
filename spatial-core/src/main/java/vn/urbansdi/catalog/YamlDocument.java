package vn.urbansdi.catalog;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** Reads a YAML file into a record by the rules of the catalog's own files: bounded, no tags, every problem with its line. */
public final class YamlDocument {

    private YamlDocument() {}

    /**
     * @param type a public record whose components carry {@link Property}; absent properties become null
     * @throws CatalogException with every problem found
     */
    public static <T extends Record> T read(Path file, Class<T> type) {
        byte[] bytes;
        try (InputStream in = Files.newInputStream(file)) {
            bytes = in.readNBytes(YamlFile.MAX_BYTES + 1);
        } catch (IOException e) {
            throw CatalogFiles.unreadable(file.toString(), e);
        }
        return read(file.toString(), bytes, type);
    }

    /**
     * As the other, for text that is no file; JSON is YAML too.
     *
     * @param name stands before each problem
     */
    public static <T extends Record> T read(String name, byte[] bytes, Class<T> type) {
        YamlFile yaml = new YamlFile(name, bytes);
        return RecordBinder.bind(yaml, type).orElseThrow(() -> new CatalogException(yaml.problems()));
    }
}
