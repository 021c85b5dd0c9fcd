package vn.urbansdi.store.schema;

import javax.sql.DataSource;
import vn.urbansdi.catalog.Catalog;

/** Brings a database to the catalog: Flyway for the fixed tables, the plan for the layers' tables. */
@SuppressWarnings("DoNotCallSuggester") // the signature lands before its body
public record SchemaMigration(DataSource dataSource, Catalog catalog) {

    /**
     * Applies everything that only adds, in one transaction; does nothing if anything would destroy.
     *
     * @throws DestructiveChangeException with the steps that an operator would have to take
     */
    public SchemaReport apply() {
        throw new UnsupportedOperationException("being built");
    }
}
