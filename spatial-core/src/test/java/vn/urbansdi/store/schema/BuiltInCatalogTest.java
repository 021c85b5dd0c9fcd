package vn.urbansdi.store.schema;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestDatabase;

/** The catalog that is shipped becomes tables, once. */
class BuiltInCatalogTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @Test
    void every_layer_has_its_tables_and_nothing_is_left_to_do() {
        assertThat(DATABASE.query("SELECT tablename FROM pg_tables WHERE schemaname = 'layer'"))
                .containsExactlyInAnyOrderElementsOf(
                        CATALOG.layers().stream().map(Layer::table).toList());
        assertThat(DATABASE.query("SELECT tablename FROM pg_tables WHERE schemaname = 'history'"))
                .hasSameSizeAs(CATALOG.layers());
        assertThat(new SchemaMigration(DATABASE.dataSource(), CATALOG).plan()).isEmpty();
    }

    @Test
    void every_served_crs_is_known_to_the_server() {
        for (int srid : CATALOG.deployment().crs()) {
            assertThat(DATABASE.queryOne("SELECT count(*) FROM spatial_ref_sys WHERE srid = " + srid))
                    .as("EPSG:%d", srid)
                    .isEqualTo("1");
        }
    }
}
