package vn.urbansdi.importer.read;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.List;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.Unreadable;

/**
 * The {@code properties} of features, by position. A member of a nested object becomes the field {@code outer.inner}; a
 * list is no value and can only be rejected.
 */
final class GeoJsonProperties {

    private static final int MAX_NESTING = 4;
    private static final int MAX_TEXT_LENGTH = 100_000;
    private static final String ID = "id";

    private final GrowingFields fields = new GrowingFields();
    private Object id;

    List<SourceField> fields() {
        return fields.fields();
    }

    void beginRow() {
        fields.beginRow();
        id = null;
    }

    Object[] values() {
        if (id != null) {
            fields.setIfAbsent(ID, id);
        }
        return fields.values();
    }

    /** The first name that the row's properties have twice; null if there is none. */
    String repeated() {
        return fields.repeated();
    }

    /** A feature's own identifier (RFC 7946, 3.2): the field {@code id}, unless a property has that name. */
    void readId(JsonParser json) throws IOException {
        id = scalar(json);
    }

    void read(JsonParser json) throws IOException {
        readObject(json, "", 1);
    }

    private void readObject(JsonParser json, String prefix, int nesting) throws IOException {
        while (json.nextToken() == JsonToken.FIELD_NAME) {
            String name = prefix.isEmpty() ? json.currentName() : prefix + json.currentName();
            JsonToken token = json.nextToken();
            if (token == JsonToken.START_OBJECT && nesting < MAX_NESTING) {
                readObject(json, name + ".", nesting + 1);
            } else if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
                json.skipChildren();
                fields.set(name, nested());
            } else {
                fields.set(name, scalar(json));
            }
        }
    }

    private static Object scalar(JsonParser json) throws IOException {
        switch (json.currentToken()) {
            case VALUE_STRING -> {
                return json.getTextLength() > MAX_TEXT_LENGTH ? tooLong(json) : json.getText();
            }
            case VALUE_NUMBER_INT -> {
                return json.getNumberType() == JsonParser.NumberType.BIG_INTEGER
                        ? new BigDecimal(json.getBigIntegerValue())
                        : (Object) json.getLongValue();
            }
            case VALUE_NUMBER_FLOAT -> {
                return json.isNaN() ? (Object) json.getDoubleValue() : exact(json);
            }
            case VALUE_TRUE -> {
                return true;
            }
            case VALUE_FALSE -> {
                return false;
            }
            default -> {
                return null;
            }
        }
    }

    private static BigDecimal exact(JsonParser json) throws IOException {
        return json.getDecimalValue();
    }

    private static Unreadable tooLong(JsonParser json) throws IOException {
        String start = new String(json.getTextCharacters(), json.getTextOffset(), 40);
        return new Unreadable(
                start + "…",
                new Title(
                        "Văn bản dài hơn " + MAX_TEXT_LENGTH + " ký tự.",
                        "The text is longer than " + MAX_TEXT_LENGTH + " characters."));
    }

    private static Unreadable nested() {
        return new Unreadable(
                "[…]",
                new Title(
                        "Trường chứa danh sách hoặc đối tượng lồng nhau, không phải một giá trị.",
                        "The field holds a list or a deeply nested object, not one value."));
    }
}
