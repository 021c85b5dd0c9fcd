package vn.urbansdi.catalog;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Takes the files of a catalog into its records. Every file is checked against its own form; what refers from one file
 * to another is checked where both are sound; then everything that was found is thrown at once.
 */
final class CatalogReader {

    private final CatalogFiles files;
    private final Map<String, YamlFile> layerFileById = new LinkedHashMap<>();

    private CatalogReader(CatalogFiles files) {
        this.files = files;
    }

    static Catalog read(CatalogFiles files) {
        return new CatalogReader(files).read();
    }

    private Catalog read() {
        Map<YamlFile, LayerDocument> documents = new LinkedHashMap<>();
        for (YamlFile file : files.layerFiles().values()) {
            RecordBinder.bind(file, LayerDocument.class).ifPresent(document -> documents.put(file, document));
        }
        Map<String, Optional<CodeList>> codeLists = codeLists();
        Optional<Deployment> deployment = deployment();
        List<Layer> layers = new ArrayList<>();
        deployment.ifPresent(known -> documents.forEach((file, document) -> {
            Layer layer = new LayerReader(file, document, known, codeLists).read();
            checkUnique(layer, layers, known, file);
            layers.add(layer);
            layerFileById.put(layer.id(), file);
        }));
        Map<String, GroupDocument> groups = new LinkedHashMap<>();
        files.byId(CatalogFiles.GROUPS)
                .forEach((id, file) ->
                        RecordBinder.bind(file, GroupDocument.class).ifPresent(document -> groups.put(id, document)));
        throwIfUnsound();
        Catalog ungrouped = new Catalog(
                deployment.orElseThrow(),
                inOrder(layers, deployment.orElseThrow()),
                codeLists.values().stream().flatMap(Optional::stream).toList(),
                List.of());
        return withGroups(ungrouped, groups);
    }

    /** Last of all, since groups refer to layers and their styles. */
    private Catalog withGroups(Catalog catalog, Map<String, GroupDocument> documents) {
        List<LayerGroup> groups = new ArrayList<>();
        documents.forEach((id, document) -> {
            YamlFile file = files.byId(CatalogFiles.GROUPS).get(id);
            groups.add(new GroupReader(file, document, catalog).read(id));
        });
        throwIfUnsound();
        return new Catalog(catalog.deployment(), catalog.layers(), catalog.codeLists(), groups);
    }

    private Optional<Deployment> deployment() {
        YamlFile file = files.byName().get(CatalogFiles.DEPLOYMENT);
        if (file == null) {
            throw new CatalogException(List.of(new CatalogException.Problem(
                    files.where(),
                    1,
                    "",
                    new Title(
                            "Thiếu deployment.yaml; xem docs/catalog.md.",
                            "There is no deployment.yaml; see docs/catalog.md."))));
        }
        return RecordBinder.bind(file, DeploymentDocument.class)
                .map(document -> new DeploymentReader(file, document).read())
                .filter(deployment -> file.isSound());
    }

    /** The code lists by id; empty for one whose file has problems, so that nobody is told that it does not exist. */
    private Map<String, Optional<CodeList>> codeLists() {
        Map<String, Optional<CodeList>> lists = new LinkedHashMap<>();
        files.byId(CatalogFiles.CODE_LISTS)
                .forEach((id, file) -> lists.put(
                        id, RecordBinder.bind(file, CodeListDocument.class).flatMap(list -> codeList(file, id, list))));
        return lists;
    }

    private static Optional<CodeList> codeList(YamlFile file, String id, CodeListDocument document) {
        if (!document.id().equals(id)) {
            file.problem(
                    "id",
                    "Mã danh mục phải trùng tên tệp: \"" + id + "\".",
                    "A code list's id must be its file's name: \"" + id + "\".");
            return Optional.empty();
        }
        List<CodeList.Code> codes = new ArrayList<>();
        document.codes()
                .forEach((value, code) -> codes.add(
                        new CodeList.Code(value, new Title(code.vi(), code.en()), Optional.ofNullable(code.colour()))));
        return Optional.of(new CodeList(id, document.title(), codes));
    }

    private void checkUnique(Layer layer, List<Layer> others, Deployment deployment, YamlFile file) {
        String prefix = deployment.prefix() + ":";
        for (Layer other : others) {
            String where = layerFileById.get(other.id()).shownName();
            if (other.id().replace(prefix, "").equals(layer.id().replace(prefix, ""))) {
                file.problem(
                        "id",
                        "Lớp \"" + layer.id() + "\" đã có trong " + where
                                + "; hãy đổi mã, hoặc đặt tệp cùng tên và thư mục để thay thế lớp đó.",
                        "Layer \"" + layer.id() + "\" is already declared in " + where
                                + "; choose another id, or give your file the same folder and name to replace it.");
            } else if (other.table().equals(layer.table())) {
                file.problem(
                        "id",
                        "Bảng \"" + layer.table() + "\" trùng với bảng của lớp \"" + other.id() + "\" (" + where
                                + "); hãy đổi mã.",
                        "The table \"" + layer.table() + "\" would also be that of layer \"" + other.id() + "\" ("
                                + where + "); choose another id.");
            }
        }
    }

    /** By theme as the deployment lists them, then from the lowest drawn to the highest, then by id. */
    private static List<Layer> inOrder(List<Layer> layers, Deployment deployment) {
        Map<String, Integer> position = new HashMap<>();
        deployment.themes().forEach(theme -> position.put(theme.id(), position.size()));
        return layers.stream()
                .sorted(Comparator.comparing((Layer layer) -> position.get(layer.theme()))
                        .thenComparing(layer -> layer.style().order())
                        .thenComparing(Layer::id))
                .toList();
    }

    private void throwIfUnsound() {
        List<CatalogException.Problem> problems = files.byName().values().stream()
                .flatMap(file -> file.problems().stream())
                .sorted(Comparator.comparing(CatalogException.Problem::file)
                        .thenComparing(CatalogException.Problem::line))
                .toList();
        if (!problems.isEmpty()) {
            throw new CatalogException(problems);
        }
    }
}
