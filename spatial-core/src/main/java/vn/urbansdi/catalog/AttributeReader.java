package vn.urbansdi.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Checks a layer's attributes and takes them into their records, in declared order. */
final class AttributeReader {

    private static final Pattern INTEGER = Pattern.compile("-?[0-9]{1,18}");

    private final YamlFile file;
    private final Map<String, LayerDocument.AttributeDocument> documents;
    private final Map<String, Optional<CodeList>> codeLists;

    AttributeReader(
            YamlFile file,
            Map<String, LayerDocument.AttributeDocument> documents,
            Map<String, Optional<CodeList>> codeLists) {
        this.file = file;
        this.documents = documents;
        this.codeLists = codeLists;
    }

    List<Attribute> read() {
        List<Attribute> attributes = new ArrayList<>();
        documents.forEach((name, document) -> {
            String path = YamlFile.child("attributes", name);
            checkName(name, path);
            checkCodes(document, path);
            checkAssignment(document, path);
            attributes.add(attribute(name, document));
        });
        checkAliases(attributes);
        return attributes;
    }

    private static Attribute attribute(String name, LayerDocument.AttributeDocument document) {
        return new Attribute(
                name,
                document.type(),
                Optional.ofNullable(document.title()).orElse(new Title(name, name)),
                Boolean.TRUE.equals(document.required()),
                Boolean.TRUE.equals(document.queryable()),
                Optional.ofNullable(document.aliases()).orElse(List.of()),
                Optional.ofNullable(document.codes()),
                Optional.ofNullable(document.assign()),
                Optional.ofNullable(document.visibleTo()).orElse(List.of()),
                Optional.ofNullable(document.unit()));
    }

    private void checkName(String name, String path) {
        if (!Names.isAttribute(name)) {
            file.problem(
                    path,
                    "Tên thuộc tính phải theo mẫu " + Names.ID_PATTERN
                            + "; tên khác trong dữ liệu giao nộp thì ghi ở aliases.",
                    "An attribute's name must have the form " + Names.ID_PATTERN
                            + "; names that deliveries use go under aliases.");
        } else if (Names.isReservedColumn(name)) {
            file.problem(
                    path,
                    "Tên \"" + name + "\" dành cho hệ thống; hãy đổi tên và ghi \"" + name + "\" ở aliases.",
                    "The name \"" + name + "\" is the system's own; choose another and put \"" + name
                            + "\" under aliases.");
        }
    }

    private void checkCodes(LayerDocument.AttributeDocument document, String attributePath) {
        if (document.codes() == null) {
            return;
        }
        String path = YamlFile.child(attributePath, "codes");
        if (!codeLists.containsKey(document.codes())) {
            file.problem(
                    path,
                    "Không có danh mục mã \"" + document.codes() + "\"; hãy thêm codelists/" + document.codes()
                            + ".yaml.",
                    "There is no code list \"" + document.codes() + "\"; add codelists/" + document.codes() + ".yaml.");
        } else if (document.type() != AttributeType.TEXT && document.type() != AttributeType.INTEGER) {
            file.problem(
                    path,
                    "Chỉ thuộc tính kiểu text hoặc integer mới có danh mục mã.",
                    "Only attributes of type text or integer can have codes.");
        } else if (document.type() == AttributeType.INTEGER) {
            codeLists.get(document.codes()).ifPresent(list -> checkIntegers(list, path));
        }
    }

    private void checkIntegers(CodeList list, String path) {
        list.codes().stream()
                .map(CodeList.Code::value)
                .filter(value -> !INTEGER.matcher(value).matches())
                .findFirst()
                .ifPresent(value -> file.problem(
                        path,
                        "Danh mục \"" + list.id() + "\" có mã \"" + value + "\" không phải số nguyên.",
                        "The code list \"" + list.id() + "\" has \"" + value + "\", which is no integer."));
    }

    private void checkAssignment(LayerDocument.AttributeDocument document, String path) {
        if (document.assign() != null && document.type() != AttributeType.TEXT) {
            file.problem(
                    YamlFile.child(path, "assign"),
                    "Chỉ thuộc tính kiểu text mới được gán tự động.",
                    "Only an attribute of type text can be assigned.");
        }
    }

    /** Deliveries write names in any case, so two that differ in case alone are one. */
    private void checkAliases(List<Attribute> attributes) {
        Map<String, String> holder = new HashMap<>();
        attributes.forEach(attribute -> holder.put(fold(attribute.name()), attribute.name()));
        for (Attribute attribute : attributes) {
            for (int i = 0; i < attribute.aliases().size(); i++) {
                String alias = attribute.aliases().get(i);
                String other = holder.put(fold(alias), attribute.name());
                if (other != null) {
                    file.problem(
                            YamlFile.child("attributes." + attribute.name() + ".aliases", i),
                            "\"" + alias + "\" đã chỉ thuộc tính \"" + other + "\"; hãy bỏ một.",
                            "\"" + alias + "\" already stands for attribute \"" + other + "\"; remove one.");
                }
            }
        }
    }

    static String fold(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
