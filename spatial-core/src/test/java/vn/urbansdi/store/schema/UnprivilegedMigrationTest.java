package vn.urbansdi.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.testing.TestRows.point;
import static vn.urbansdi.testing.TestRows.row;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.postgresql.ds.PGSimpleDataSource;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.merge.LayerImport;
import vn.urbansdi.store.merge.MergeRules;
import vn.urbansdi.store.merge.RunHeader;
import vn.urbansdi.store.merge.RunReport;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** A role that may do nothing but create in its database, where somebody else has installed PostGIS. */
class UnprivilegedMigrationTest {

    private static final String ROLE = "sdi_plain_" + ProcessHandle.current().pid();

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @AfterAll
    static void dropRole() {
        DATABASE.execute("DROP OWNED BY " + ROLE + " CASCADE; DROP ROLE " + ROLE);
    }

    @Test
    void tables_of_a_zone_that_postgis_lacks_are_made_and_filled() {
        DATABASE.execute("CREATE ROLE " + ROLE + "; DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO " + ROLE
                + "', current_database()); END $$");
        PGSimpleDataSource dataSource = new PGSimpleDataSource();
        dataSource.setURL(DATABASE.jdbcUrl());
        dataSource.setOptions("-c role=" + ROLE);
        Layer layer = TestLayers.layer("zone", GeometryType.POINT, 9210)
                .attribute(TestLayers.assigned("id"))
                .attribute(TestLayers.optional("note", AttributeType.TEXT))
                .key("id")
                .build();
        Catalog catalog = TestLayers.catalog(layer);
        SchemaReport report = new SchemaMigration(dataSource, catalog).apply();
        assertThat(report.notes())
                .singleElement()
                .satisfies(note -> assertThat(note.sql()).contains("INSERT INTO spatial_ref_sys", "9210"));
        try (LayerImport run =
                LayerImport.begin(dataSource, layer, catalog, new RunHeader("a", 50, List.of(), "tester"))) {
            run.stage(row(layer, 1, point(500000, 2300000), null, "x"));
            run.merge(MergeRules.everything(layer));
            run.commit(new RunReport(1, 0, "{}"));
        }
        DATABASE.execute("INSERT INTO layer.zone (geom) VALUES (ST_SetSRID(ST_MakePoint(500100, 2300000), 9210));"
                + "UPDATE layer.zone SET note = 'y'");
        assertThat(DATABASE.query("SELECT length(id) FROM layer.zone")).containsExactly("12", "12");
        assertThat(DATABASE.query("SELECT 1 FROM history.zone")).hasSize(2);
    }
}
