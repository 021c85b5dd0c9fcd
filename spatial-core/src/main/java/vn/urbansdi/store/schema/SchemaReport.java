package vn.urbansdi.store.schema;

import java.util.List;

/**
 * What a migration did.
 *
 * @param applied additive steps that were carried out
 * @param notes   differences that are left as they are, such as columns that the catalog no longer has
 */
public record SchemaReport(List<SchemaStep> applied, List<SchemaStep> notes) {
    public SchemaReport {
        applied = List.copyOf(applied);
        notes = List.copyOf(notes);
    }
}
