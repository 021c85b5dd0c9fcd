package vn.urbansdi.filter;

import org.geotools.api.filter.expression.BinaryExpression;
import org.geotools.api.filter.expression.Expression;
import org.geotools.api.filter.expression.Function;
import org.geotools.api.filter.expression.PropertyName;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.filter.FilterException.Code;

/** The reasons for which a filter is refused, in the users' two languages. */
final class Refusal {

    private static final int LONGEST_QUOTE = 80;

    private Refusal() {}

    /** @param detail in the words of a parser or of the filter itself, which are the same in every language */
    static FilterException syntax(String at, String detail) {
        return syntax(at, detail, detail);
    }

    static FilterException syntax(String at, String vi, String en) {
        return new FilterException(
                Code.SYNTAX,
                quote(at),
                new Title("Bộ lọc sai cú pháp: " + quote(vi), "The filter cannot be read: " + quote(en)));
    }

    /** @param found empty at the end of the filter */
    static FilterException expected(String expected, String found) {
        String vi = found.isEmpty() ? "hết bộ lọc" : quote(found);
        String en = found.isEmpty() ? "the end" : quote(found);
        return new FilterException(
                Code.SYNTAX,
                quote(found),
                new Title(
                        "Bộ lọc sai cú pháp: cần " + expected + ", không phải " + vi,
                        "The filter cannot be read: " + expected + " is expected, not " + en));
    }

    static FilterException tooLarge(String what, int limit) {
        return new FilterException(
                Code.SYNTAX,
                what,
                new Title(
                        "Bộ lọc quá lớn: " + vietnamese(what) + " vượt quá " + limit,
                        "The filter is too large: " + what + " beyond " + limit));
    }

    private static String vietnamese(String what) {
        return switch (what) {
            case "depth" -> "độ sâu";
            case "characters" -> "số ký tự";
            case "nodes" -> "số phép";
            case "arithmetic" -> "số phép tính";
            case "vertices" -> "số đỉnh";
            default -> what;
        };
    }

    /** The same words for a property that does not exist and for one that is hidden. */
    static FilterException unknownProperty(String name) {
        return new FilterException(
                Code.UNKNOWN_PROPERTY,
                quote(name),
                new Title("Lớp không có thuộc tính " + quote(name), "The layer has no property " + quote(name)));
    }

    static FilterException literal(String property, AttributeType type, Object value) {
        String text = quote(String.valueOf(value));
        if (type == AttributeType.TEXT && value instanceof Number) {
            return new FilterException(
                    Code.TYPE,
                    property,
                    new Title(
                            property + " là chữ: hãy đặt giá trị trong dấu nháy đơn, không phải số " + text,
                            property + " is text: put the value in single quotes, it is not the number " + text));
        }
        return new FilterException(
                Code.TYPE,
                property,
                new Title(
                        "Giá trị " + text + " không hợp với thuộc tính " + property + " kiểu " + type.yamlName(),
                        "The value " + text + " does not fit the property " + property + " of type "
                                + type.yamlName()));
    }

    static FilterException otherType(String id) {
        return new FilterException(
                Code.TYPE,
                "ResourceId",
                new Title(
                        "Mã " + quote(id) + " không thuộc lớp được truy vấn",
                        "The identifier " + quote(id) + " is of no feature of the queried type"));
    }

    static FilterException operands(String property, String operator) {
        return new FilterException(
                Code.TYPE,
                property,
                new Title(
                        "Không áp dụng được phép " + operator + " cho thuộc tính " + property,
                        operator + " does not apply to the property " + property));
    }

    static FilterException geometry(String reasonVi, String reasonEn) {
        return new FilterException(
                Code.TYPE,
                "geometry",
                new Title("Hình học không dùng được: " + reasonVi, "Unusable geometry: " + reasonEn));
    }

    static FilterException unsupported(String what) {
        return new FilterException(
                Code.UNSUPPORTED,
                quote(what),
                new Title("Bộ lọc dùng phép không hỗ trợ: " + quote(what), "Not supported in filters: " + quote(what)));
    }

    /**
     * An operator between operands that it cannot have here. Expressions are named, not written out: one of a thousand sums
     * would take as deep a stack.
     */
    static FilterException unsupported(String operator, Expression left, Expression right) {
        return unsupported(kind(left) + " " + operator + " " + kind(right));
    }

    /** A node of the filter by the standard's name of its kind. */
    static FilterException unsupportedNode(Object node) {
        return unsupported(node.getClass().getSimpleName().replaceFirst("Impl$", ""));
    }

    private static String kind(Expression expression) {
        if (expression instanceof PropertyName property) {
            return property.getPropertyName();
        }
        if (expression instanceof Function function) {
            return function.getName() + "()";
        }
        return expression instanceof BinaryExpression ? "(…)" : String.valueOf(expression);
    }

    static FilterException unknownCrs(String name) {
        return new FilterException(
                Code.UNSUPPORTED,
                quote(name),
                new Title(
                        "Không hỗ trợ hệ tọa độ " + quote(name),
                        "The coordinate reference system " + quote(name) + " is not served"));
    }

    /** What users wrote, shortened and without control characters, so that it can stand in any response. */
    private static String quote(String text) {
        String plain = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return plain.length() <= LONGEST_QUOTE ? plain : plain.substring(0, LONGEST_QUOTE) + "…";
    }
}
