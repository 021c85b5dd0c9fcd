package vn.urbansdi.catalog;

import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.error.MarkedYAMLException;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * One YAML file as a tree that remembers its lines, with the problems found in it so far. Only the plain part of YAML is
 * taken: one document, no tags, no aliases of lists or maps, no key twice, bounded size and depth. So a tree is never
 * larger than its text, and no class is ever named by it.
 */
final class YamlFile {

    static final int MAX_BYTES = 1 << 20;

    private static final int MAX_DEPTH = 16;
    private static final Set<Tag> PLAIN_TAGS =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.SEQ, Tag.MAP, Tag.TIMESTAMP);

    private final String shownName;
    private final List<CatalogException.Problem> problems = new ArrayList<>();
    private final Map<String, Integer> lines = new HashMap<>();
    private final Optional<Node> root;

    /** @param shownName the file as the operator would open it */
    YamlFile(String shownName, byte[] bytes) {
        this.shownName = shownName;
        this.root = parse(bytes);
        root.ifPresent(node -> index(node, ""));
    }

    /** The whole document; empty if it cannot be read, which is then among the problems. */
    Optional<Node> root() {
        return root;
    }

    String shownName() {
        return shownName;
    }

    List<CatalogException.Problem> problems() {
        return problems;
    }

    boolean isSound() {
        return problems.isEmpty();
    }

    /** Records that something is wrong at {@code path}; where that path is absent, the line is that of what should hold it. */
    void problem(String path, String vi, String en) {
        problems.add(new CatalogException.Problem(shownName, line(path), path, new Title(vi, en)));
    }

    private int line(String path) {
        String at = path;
        while (!at.isEmpty()) {
            Integer line = lines.get(at);
            if (line != null) {
                return line;
            }
            at = at.substring(0, Math.max(0, Math.max(at.lastIndexOf('.'), at.lastIndexOf('['))));
        }
        return lines.getOrDefault("", 1);
    }

    static String child(String path, String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    static String child(String path, int index) {
        return path + "[" + index + "]";
    }

    private Optional<Node> parse(byte[] bytes) {
        if (bytes.length > MAX_BYTES) {
            problem("", "Tệp lớn hơn 1 MB; hãy chia nhỏ tệp.", "The file is larger than 1 MB; split it.");
            return Optional.empty();
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            LoaderOptions options = new LoaderOptions();
            options.setMaxAliasesForCollections(0);
            options.setNestingDepthLimit(MAX_DEPTH);
            options.setCodePointLimit(MAX_BYTES);
            Node node =
                    new Yaml(options).compose(new StringReader(text.startsWith("\uFEFF") ? text.substring(1) : text));
            if (node == null) {
                problem("", "Tệp trống.", "The file is empty.");
            }
            return Optional.ofNullable(node);
        } catch (CharacterCodingException e) {
            problem(
                    "",
                    "Tệp không phải UTF-8; hãy lưu lại dưới dạng UTF-8.",
                    "The file is not UTF-8; save it as UTF-8.");
        } catch (MarkedYAMLException e) {
            int line = e.getProblemMark() == null ? 1 : e.getProblemMark().getLine() + 1;
            lines.put("", line);
            problem("", "YAML sai cú pháp: " + e.getProblem(), "Not well-formed YAML: " + e.getProblem());
        } catch (YAMLException e) {
            problem("", "YAML không được chấp nhận: " + e.getMessage(), "Unacceptable YAML: " + e.getMessage());
        }
        return Optional.empty();
    }

    private void index(Node node, String path) {
        lines.putIfAbsent(path, node.getStartMark().getLine() + 1);
        if (!PLAIN_TAGS.contains(node.getTag())) {
            problem(
                    path,
                    "Không dùng thẻ YAML " + node.getTag() + "; hãy bỏ thẻ.",
                    "YAML tags are not accepted; remove " + node.getTag() + ".");
        }
        if (node instanceof MappingNode mapping) {
            indexMapping(mapping, path);
        } else if (node instanceof SequenceNode sequence) {
            for (int i = 0; i < sequence.getValue().size(); i++) {
                index(sequence.getValue().get(i), child(path, i));
            }
        }
    }

    private void indexMapping(MappingNode mapping, String path) {
        Set<String> seen = new HashSet<>();
        for (NodeTuple tuple : mapping.getValue()) {
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problem(path, "Tên thuộc tính phải là chữ.", "A property's name must be a plain word.");
                continue;
            }
            String childPath = child(path, key.getValue());
            lines.putIfAbsent(childPath, key.getStartMark().getLine() + 1);
            if (!seen.add(key.getValue())) {
                problems.add(new CatalogException.Problem(
                        shownName,
                        key.getStartMark().getLine() + 1,
                        childPath,
                        new Title(
                                "\"" + key.getValue() + "\" được khai báo hai lần; hãy bỏ một.",
                                "\"" + key.getValue() + "\" stands here twice; remove one.")));
            }
            index(tuple.getValueNode(), childPath);
        }
    }
}
