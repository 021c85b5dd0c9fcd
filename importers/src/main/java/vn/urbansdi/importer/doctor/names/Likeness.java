package vn.urbansdi.importer.doctor.names;

import java.util.Locale;
import vn.urbansdi.catalog.Title;

/**
 * How well a field fits an attribute.
 *
 * @param score 0 to 1
 * @param name  the attribute's name, alias, title or known name that the field's resembles
 */
public record Likeness(Rule rule, double score, String name) {

    /** From the surest to the least sure; those of an import come first and need no line in the delivery. */
    public enum Rule {
        DECLARED("bản khai ghi", "declared"),
        NAME("đúng tên thuộc tính", "the attribute's name"),
        ALIAS("tên khác trong danh mục", "alias in the catalog"),
        CUT_NAME("tên bị định dạng cắt ngắn", "name cut off by the format"),
        TITLE("đúng tên tiếng Việt hoặc tiếng Anh", "the attribute's title"),
        KNOWN_NAME("tên thường gặp trong hồ sơ giao nộp", "a name that deliveries use"),
        SIMILAR("tên gần giống", "similar name");

        private final String vi;
        private final String en;

        Rule(String vi, String en) {
            this.vi = vi;
            this.en = en;
        }

        /** {@code cut_name}: as it stands in reports. */
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        public Title title() {
            return new Title(vi, en);
        }
    }
}
