package vn.urbansdi.importer.map;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Title;
import vn.urbansdi.importer.row.DecimalMark;
import vn.urbansdi.importer.row.SourceField;

/** How the columns of one file write their numbers, by position. Used by one thread at a time. */
public final class DecimalColumns {

    private static final int LONGEST_NUMBER = 60;

    private final Optional<DecimalMark> declared;
    private final List<DecimalColumn> columns = new ArrayList<>();

    /** @param declared by the delivery, for all columns */
    public DecimalColumns(Optional<DecimalMark> declared) {
        this.declared = declared;
    }

    /** Learns from a value; the more of them before the first is read, the better. A value may be learned from twice. */
    public void observe(int position, Object value) {
        if (value instanceof String text && text.length() <= LONGEST_NUMBER) {
            column(position).observe(text);
        } else if (value instanceof byte[] bytes && bytes.length <= LONGEST_NUMBER) {
            column(position).observe(new String(bytes, StandardCharsets.ISO_8859_1));
        }
    }

    public DecimalColumn column(int position) {
        while (columns.size() <= position) {
            columns.add(new DecimalColumn(declared));
        }
        return columns.get(position);
    }

    /** What the person who delivers should know of how numbers were read. */
    public List<Title> notes(List<SourceField> fields) {
        List<Title> notes = new ArrayList<>();
        for (int i = 0; i < columns.size() && i < fields.size(); i++) {
            columns.get(i).note(fields.get(i).name()).ifPresent(notes::add);
        }
        return notes;
    }
}
