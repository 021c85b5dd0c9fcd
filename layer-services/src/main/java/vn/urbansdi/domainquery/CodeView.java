package vn.urbansdi.domainquery;

import com.fasterxml.jackson.annotation.JsonInclude;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.Title;

/**
 * A coded value with its name, so that a client need not know the list.
 *
 * @param name   null where the list has no such code any more
 * @param colour {@code #rrggbb}; null where the code has none
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record CodeView(String code, Title name, String colour) {

    /** The value named by the code list, or null for a null value. */
    public static CodeView of(Object value, String codeList, Catalog catalog) {
        if (value == null) {
            return null;
        }
        return catalog.codeList(codeList)
                .flatMap(list -> list.code(value.toString()))
                .map(CodeView::of)
                .orElseGet(() -> new CodeView(value.toString(), null, null));
    }

    private static CodeView of(CodeList.Code code) {
        return new CodeView(code.value(), code.title(), code.colour().orElse(null));
    }
}
