package vn.urbansdi.ogcapi;

import org.springframework.stereotype.Component;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.format.Values;

/** Values as people read them: with the names of their codes, and their units. */
@Component
final class ValueText {

    private final Catalog catalog;

    ValueText(Catalog catalog) {
        this.catalog = catalog;
    }

    /** Empty where there is no value. */
    String of(Attribute attribute, Object value, String language) {
        if (value == null) {
            return "";
        }
        if (value instanceof Boolean bool) {
            return "en".equals(language) ? bool ? "yes" : "no" : bool ? "có" : "không";
        }
        String text = Values.text(value);
        String named = attribute
                .codes()
                .flatMap(catalog::codeList)
                .flatMap(list -> list.code(text))
                .map(code -> text + " – " + code.title().in(language))
                .orElse(text);
        return attribute.unit().map(unit -> named + " " + unit).orElse(named);
    }
}
