package vn.urbansdi.store.schema;

import vn.urbansdi.catalog.Title;

/**
 * One difference between the catalog and the database.
 *
 * @param table {@code layer.ward}, for people
 * @param what  the difference, for people
 * @param sql   the statement that removes it; empty if there is nothing to do
 */
public record SchemaStep(Kind kind, String table, Title what, String sql) {

    public enum Kind {
        /** Adds or widens: applied. */
        ADDITIVE,
        /** Would lose or reinterpret data: left to an operator. */
        DESTRUCTIVE,
        /** Worth knowing; nothing to do. */
        NOTE
    }
}
