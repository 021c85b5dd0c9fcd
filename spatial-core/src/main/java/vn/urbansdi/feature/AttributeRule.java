package vn.urbansdi.feature;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.feature.ValueFault.Kind;

/**
 * What the catalog asks of the values of one attribute, whoever gives them: that a required one is there, that a code is in
 * its list, that an index can hold it.
 */
public final class AttributeRule {

    /** An index entry holds at most 2,704 bytes: three columns of as many characters of four bytes. */
    public static final int INDEXED_CHARACTERS = 200;

    private static final int SHOWN_CODES = 20;
    private static final int SHOWN_CHARACTERS = 80;

    private final Attribute attribute;
    private final boolean required;
    private final boolean indexed;
    private final Optional<Codes> codes;

    public AttributeRule(Layer layer, Attribute attribute, Catalog catalog) {
        this.attribute = attribute;
        this.required = attribute.required() && attribute.assign().isEmpty();
        this.indexed = isIndexedText(layer, attribute);
        this.codes = attribute.codes().flatMap(catalog::codeList).map(Codes::of);
    }

    /** Whether it is text in an index of the layer's table, and so bounded. */
    public static boolean isIndexedText(Layer layer, Attribute attribute) {
        return attribute.type() == AttributeType.TEXT
                && (attribute.queryable()
                        || Stream.concat(Stream.of(layer.key()), layer.attributeMatches().stream())
                                .flatMap(List::stream)
                                .anyMatch(attribute.name()::equals));
    }

    /**
     * @param value null where there is none
     * @return null if nothing is wrong
     */
    public ValueFault check(Object value) {
        if (value == null) {
            return required ? fault(Kind.MISSING, "", " không được để trống", " must not be empty") : null;
        }
        if (codes.isPresent() && !codes.get().values.contains(value.toString())) {
            Codes list = codes.get();
            return fault(
                    Kind.UNKNOWN_CODE,
                    " \"" + shown(value) + "\"",
                    " không có trong danh mục " + list.id + " (" + list.shown + ")",
                    " is not in the code list " + list.id + " (" + list.shown + ")");
        }
        if (indexed && value.toString().length() > INDEXED_CHARACTERS) {
            return fault(
                    Kind.TOO_LONG,
                    " \"" + shown(value) + "\"",
                    " dài quá " + INDEXED_CHARACTERS + " ký tự",
                    " is longer than " + INDEXED_CHARACTERS + " characters");
        }
        return null;
    }

    private ValueFault fault(Kind kind, String value, String vi, String en) {
        String name = " (" + attribute.name() + ")" + value;
        return new ValueFault(
                kind,
                attribute,
                new Title(attribute.title().vi() + name + vi, attribute.title().en() + name + en));
    }

    private static String shown(Object value) {
        String text = value.toString();
        return text.length() <= SHOWN_CHARACTERS ? text : text.substring(0, SHOWN_CHARACTERS - 1) + "…";
    }

    /** @param shown some of the codes, for people */
    private record Codes(String id, Set<String> values, String shown) {

        static Codes of(CodeList list) {
            String shown = list.codes().stream()
                    .limit(SHOWN_CODES)
                    .map(CodeList.Code::value)
                    .collect(Collectors.joining(", "));
            return new Codes(
                    list.id(),
                    list.codes().stream().map(CodeList.Code::value).collect(Collectors.toUnmodifiableSet()),
                    list.codes().size() > SHOWN_CODES ? shown + ", …" : shown);
        }
    }
}
