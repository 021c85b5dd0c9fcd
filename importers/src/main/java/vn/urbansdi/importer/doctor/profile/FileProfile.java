package vn.urbansdi.importer.doctor.profile;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.urbansdi.importer.map.BadValueException;
import vn.urbansdi.importer.map.DecimalColumns;
import vn.urbansdi.importer.map.TextDecoding;
import vn.urbansdi.importer.row.SourceField;
import vn.urbansdi.importer.row.SourceRow;
import vn.urbansdi.importer.row.Unreadable;
import vn.urbansdi.importer.text.TextFinding;

/** The profile of every field of a file, used by no mapping yet. */
public final class FileProfile {

    private final TextDecoding decoding;
    private final DecimalColumns decimals;
    private final List<FieldStatistics> statistics = new ArrayList<>();
    private long rows;

    /**
     * @param decoding of this file, not yet used
     * @param decimals likewise
     */
    public FileProfile(TextDecoding decoding, DecimalColumns decimals) {
        this.decoding = decoding;
        this.decimals = decimals;
    }

    /** Adds a batch; the first one teaches the encodings most, so it should not be of a single row. */
    public void add(List<SourceRow> batch) {
        for (SourceRow row : batch) {
            for (int i = 0; i < row.values().length; i++) {
                decoding.observe(i, row.values()[i]);
            }
        }
        for (SourceRow row : batch) {
            rows++;
            for (int i = 0; i < row.values().length; i++) {
                add(row.number(), i, row.values()[i]);
            }
        }
    }

    private void add(long row, int position, Object value) {
        while (statistics.size() <= position) {
            statistics.add(new FieldStatistics());
        }
        if (value instanceof Unreadable) {
            statistics.get(position).addUnreadable();
            return;
        }
        try {
            Object decoded = decoding.decode(position, value);
            decimals.observe(position, decoded);
            statistics.get(position).add(row, decoded);
        } catch (BadValueException e) {
            statistics.get(position).addUnreadable();
        }
    }

    public long rows() {
        return rows;
    }

    public List<FieldProfile> profiles(List<SourceField> fields) {
        Map<String, TextFinding> texts = new HashMap<>();
        decoding.findings(fields).forEach(finding -> texts.putIfAbsent(finding.field(), finding));
        List<FieldProfile> profiles = new ArrayList<>();
        for (int i = 0; i < fields.size(); i++) {
            FieldStatistics field = i < statistics.size() ? statistics.get(i) : new FieldStatistics();
            profiles.add(field.profile(
                    fields.get(i),
                    rows,
                    decimals.column(i),
                    texts.get(fields.get(i).name())));
        }
        return profiles;
    }
}
