package vn.urbansdi.importer.map;

import java.nio.charset.Charset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;
import vn.urbansdi.importer.text.Composition;
import vn.urbansdi.importer.text.FieldText;
import vn.urbansdi.importer.text.FileText;
import vn.urbansdi.importer.text.TextFinding;
import vn.urbansdi.importer.text.UndecodableTextException;

/**
 * Text of one file as Unicode in normal form C, field by field. What cannot be text is a bad value: never a question mark,
 * never a replacement character.
 */
public final class TextDecoding {

    /** Longer text is refused before any work is done on it; UTF-8 takes up to four bytes a character. */
    private static final int MAX_LENGTH = 400_000;

    private final FileText file;

    /**
     * @param declared by the delivery: obeyed
     * @param stated   by the file: a hint
     */
    public TextDecoding(Optional<Charset> declared, Optional<Charset> stated) {
        this.file = new FileText(declared, stated);
    }

    /** Learns the field's encoding from a value; to be called for a batch of rows before any of them is decoded. */
    public void observe(int position, Object value) {
        file.field(position).observe(value);
    }

    /**
     * The value, with bytes and characters made text and anything else as it is.
     *
     * @throws BadValueException if it cannot be text
     */
    public Object decode(int position, Object value) throws BadValueException {
        if (value instanceof byte[] bytes) {
            checkLength(bytes.length);
            FieldText field = file.field(position);
            String plain = field.plain(bytes);
            if (plain != null) {
                return plain;
            }
            try {
                return checked(field.decode(bytes));
            } catch (UndecodableTextException e) {
                throw new BadValueException(new Title(
                        "Văn bản chứa byte không có trong bảng mã " + e.encoding()
                                + "; hãy ghi đúng encoding trong bản khai giao nộp.",
                        "The text holds bytes that " + e.encoding()
                                + " does not have; state the right encoding in the delivery."));
            }
        }
        if (value instanceof String text) {
            checkLength(text.length());
            FieldText field = file.field(position);
            return field.isPlain(text) ? text : checked(field.decode(text));
        }
        return value;
    }

    private static void checkLength(int length) throws BadValueException {
        if (length > MAX_LENGTH) {
            throw new BadValueException(
                    new Title("Văn bản quá dài (" + length + ").", "The text is far too long (" + length + ")."));
        }
    }

    private static String checked(String text) throws BadValueException {
        boolean marks = false;
        char[] characters = text.toCharArray();
        for (int i = 0; i < characters.length; i++) {
            char c = characters[i];
            marks |= c >= 0x300 && (c < 0x1E00 || c >= 0x1F00);
            if (c < ' ' && c != '\t' && c != '\n' && c != '\r') {
                String code = String.format("U+%04X", (int) c);
                throw new BadValueException(new Title(
                        "Văn bản chứa ký tự điều khiển " + code + " (vị trí " + (i + 1) + ").",
                        "The text holds the control character " + code + " (position " + (i + 1) + ")."));
            }
        }
        if (marks && Composition.isOverloadedWithMarks(text)) {
            throw new BadValueException(new Title(
                    "Văn bản có quá nhiều dấu tổ hợp liên tiếp.", "The text has too many combining marks in a row."));
        }
        return text;
    }

    /** The row as it was delivered, with bytes made text as well as can be: for people. */
    public SourceRow readable(SourceRow row) {
        Object[] values = row.values().clone();
        for (int i = 0; i < values.length; i++) {
            if (values[i] instanceof byte[] bytes) {
                values[i] = file.field(i).shown(bytes);
            }
        }
        return new SourceRow(row.number(), values, row.geometry(), row.repairs(), row.rejection());
    }

    /** How many values each rule has touched, for the report; rules that touched none are left out. */
    public Map<String, Long> applied() {
        return file.rules();
    }

    /** What was found in each field that was decoded. */
    public List<TextFinding> findings(List<SourceField> fields) {
        return file.findings(fields.stream().map(SourceField::name).toList());
    }
}
