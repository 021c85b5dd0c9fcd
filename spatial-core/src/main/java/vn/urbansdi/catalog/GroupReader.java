package vn.urbansdi.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Collectors;

/** Checks a group against the layers and themes of its catalog, and makes its record. */
final class GroupReader {

    private final YamlFile file;
    private final GroupDocument document;
    private final Catalog catalog;

    /** @param catalog without groups of its own yet */
    GroupReader(YamlFile file, GroupDocument document, Catalog catalog) {
        this.file = file;
        this.document = document;
        this.catalog = catalog;
    }

    /**
     * The group; of no use where the file now has problems.
     *
     * @param fileName without {@code .yaml}
     */
    LayerGroup read(String fileName) {
        checkId(fileName);
        List<LayerGroup.Member> members = new ArrayList<>();
        for (int i = 0; i < document.layers().size(); i++) {
            member(document.layers().get(i), YamlFile.child("layers", i), members)
                    .ifPresent(members::add);
        }
        return new LayerGroup(
                document.id(),
                document.title(),
                Optional.ofNullable(document.description()),
                members,
                document.background() == null
                        ? OptionalInt.empty()
                        : OptionalInt.of(Integer.parseInt(document.background().substring(1), 16)));
    }

    private void checkId(String fileName) {
        String id = document.id();
        if (!id.equals(fileName)) {
            file.problem(
                    "id",
                    "Mã nhóm lớp phải trùng tên tệp: \"" + fileName + "\".",
                    "A group's id must be its file's name: \"" + fileName + "\".");
        }
        if (catalog.layer(id).isPresent()) {
            file.problem(
                    "id",
                    "\"" + id + "\" là tên một lớp; hãy chọn tên khác cho nhóm.",
                    "\"" + id + "\" is the name of a layer; choose another for the group.");
        }
        if (catalog.deployment().themes().stream().anyMatch(theme -> theme.id().equals(id))) {
            file.problem(
                    "id",
                    "\"" + id + "\" là tên một chủ đề; hãy chọn tên khác cho nhóm.",
                    "\"" + id + "\" is the name of a theme; choose another for the group.");
        }
    }

    private Optional<LayerGroup.Member> member(
            GroupDocument.MemberDocument member, String path, List<LayerGroup.Member> before) {
        Optional<Layer> layer = catalog.layer(member.layer());
        if (layer.isEmpty()) {
            file.problem(
                    path,
                    "Không có lớp \"" + member.layer() + "\"; hãy thêm tệp của lớp đó hoặc sửa tên.",
                    "There is no layer \"" + member.layer() + "\"; add its file or mend the name.");
            return Optional.empty();
        }
        if (before.stream().anyMatch(other -> other.layer().equals(layer.get()))) {
            file.problem(
                    path,
                    "Lớp \"" + member.layer() + "\" đã có ở trên.",
                    "Layer \"" + member.layer() + "\" is listed twice.");
        }
        checkShown(layer.get(), path);
        String style = Optional.ofNullable(member.style()).orElse(StyleDefinition.DEFAULT);
        checkStyle(layer.get(), style, path);
        return Optional.of(new LayerGroup.Member(layer.get(), style));
    }

    /** A group shows nothing that its layer itself keeps back. */
    private void checkShown(Layer layer, String path) {
        if (!layer.publish().wms() && layer.publish().tiles().isEmpty()) {
            file.problem(
                    path,
                    "Lớp \"" + layer.id()
                            + "\" không được công bố dưới dạng bản đồ (publish.wms) hay ô (publish.tiles).",
                    "Layer \"" + layer.id()
                            + "\" is published neither as a map (publish.wms) nor as tiles (publish.tiles).");
        }
    }

    private void checkStyle(Layer layer, String style, String path) {
        boolean known = style.equals(StyleDefinition.DEFAULT)
                || layer.styles().stream().anyMatch(named -> named.name().equals(style));
        if (!known) {
            String names = layer.styles().stream()
                    .map(StyleDefinition.Named::name)
                    .collect(Collectors.joining(", ", StyleDefinition.DEFAULT + ", ", ""))
                    .replaceAll(", $", "");
            file.problem(
                    YamlFile.child(path, "style"),
                    "Lớp \"" + layer.id() + "\" không có kiểu vẽ \"" + style + "\"; có: " + names + ".",
                    "Layer \"" + layer.id() + "\" has no style \"" + style + "\"; there are: " + names + ".");
        }
    }
}
