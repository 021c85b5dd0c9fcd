package vn.urbansdi.store.edit;

import java.util.Optional;
import java.util.stream.Collectors;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.NewValues;

/** What the catalog asks of values that a person gives: the required ones, the codes, what an index can hold. */
final class ValueRules {

    private static final int SHOWN_CODES = 20;

    /** An index entry holds at most 2,704 bytes: three columns of as many characters of four bytes. */
    private static final int INDEXED_CHARACTERS = 200;

    private final Catalog catalog;

    ValueRules(Catalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Checks what an edit says.
     *
     * @param whole whether it says everything, so that what it does not name is empty
     * @throws InvalidEdit if it breaks a rule
     */
    void check(Layer layer, NewValues values, boolean whole) {
        values.attributes().forEach((attribute, value) -> {
            if (!attribute.isPublic() || !layer.attributes().contains(attribute)) {
                throw new IllegalArgumentException("not an attribute that may be written: " + attribute.name());
            }
            if (value == null) {
                requireOptional(attribute);
            } else {
                check(layer, attribute, value);
            }
        });
        if (whole) {
            layer.publicAttributes().stream()
                    .filter(attribute -> !values.attributes().containsKey(attribute))
                    .forEach(ValueRules::requireOptional);
        }
    }

    private static void requireOptional(Attribute attribute) {
        if (attribute.required() && attribute.assign().isEmpty()) {
            throw new InvalidEdit(
                    attribute.title().vi() + " (" + attribute.name() + ") không được để trống",
                    attribute.title().en() + " (" + attribute.name() + ") must not be empty");
        }
    }

    private void check(Layer layer, Attribute attribute, Object value) {
        if (!attribute.type().javaType().isInstance(value)) {
            throw new IllegalArgumentException(attribute.name() + " is no " + value.getClass());
        }
        Optional<CodeList> codes = attribute.codes().flatMap(catalog::codeList);
        if (codes.isPresent() && codes.get().code(value.toString()).isEmpty()) {
            String shown = codes.get().codes().stream()
                            .limit(SHOWN_CODES)
                            .map(CodeList.Code::value)
                            .collect(Collectors.joining(", "))
                    + (codes.get().codes().size() > SHOWN_CODES ? ", …" : "");
            throw new InvalidEdit(
                    attribute.title().vi() + " \"" + shown(value) + "\" không có trong danh mục "
                            + codes.get().id() + " (" + shown + ")",
                    attribute.title().en() + " \"" + shown(value) + "\" is not in the code list "
                            + codes.get().id() + " (" + shown + ")");
        }
        boolean indexed = attribute.type() == AttributeType.TEXT
                && (attribute.queryable() || layer.key().contains(attribute.name()));
        if (indexed && value.toString().length() > INDEXED_CHARACTERS) {
            throw new InvalidEdit(
                    attribute.title().vi() + " (" + attribute.name() + ") dài quá " + INDEXED_CHARACTERS + " ký tự",
                    attribute.title().en() + " (" + attribute.name() + ") is longer than " + INDEXED_CHARACTERS
                            + " characters");
        }
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() <= 80 ? text : text.substring(0, 77) + "…";
    }
}
