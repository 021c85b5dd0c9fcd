package vn.urbansdi.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.testing.TestDatabase;

class ExtensionsTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CatalogLoader.builtIn());

    /** Not in the schema of the fixed tables, where only a role of the same name would find their functions. */
    @Test
    void stand_where_every_role_looks_for_them() {
        assertThat(
                        DATABASE.query(
                                "select extname || ' ' || extnamespace::regnamespace from pg_extension where extname <> 'plpgsql' order by 1"))
                .containsExactly("pg_trgm public", "postgis public", "unaccent public");
    }
}
