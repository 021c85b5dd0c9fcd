package vn.urbansdi.catalog;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;

/** The smallest sound catalog, to be written to a directory with some of its files changed. */
final class CatalogOnDisk {

    static final String DEPLOYMENT = """
            title: {vi: Thử, en: Test}
            contact: {organisation: Test}
            prefix: test
            namespace: https://example.org/test
            extent: [106, 20, 109, 22]
            srid: 5899
            crs: [5899, 4326]
            themes: {t: {vi: Chủ đề, en: Theme}}
            """;

    static final String CODE_LIST = """
            id: kinds
            title: {vi: Loại, en: Kind}
            codes:
              A: {vi: Một, en: One, colour: "#112233"}
              B: {vi: Hai, en: Two}
            """;

    static final String LAYER = """
            id: sample
            theme: t
            title: {vi: Mẫu, en: Sample}
            geometry: {type: Polygon, srid: 5899}
            key: [sample_id]
            attributes:
              sample_id: {type: text, required: true}
              name: {type: text}
            style: {fill: "#aabbcc"}
            publish: {wms: true}
            """;

    static final String GROUP = """
            id: quiet
            title: {vi: Nền, en: Ground}
            background: "#0a0b0c"
            layers:
              - {layer: sample, style: default}
            """;

    private CatalogOnDisk() {}

    /** Writes the catalog, with {@code changed} files in the place of its own or beside them. */
    static void write(Path directory, Map<String, String> changed) throws IOException {
        Map<String, String> files = new LinkedHashMap<>(Map.of(
                "deployment.yaml", DEPLOYMENT,
                "codelists/kinds.yaml", CODE_LIST,
                "groups/quiet.yaml", GROUP,
                "t/sample.yaml", LAYER));
        files.putAll(changed);
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
    }
}
