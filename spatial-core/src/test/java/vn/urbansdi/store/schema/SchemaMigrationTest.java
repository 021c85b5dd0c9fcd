package vn.urbansdi.store.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static vn.urbansdi.testing.TestLayers.optional;
import static vn.urbansdi.testing.TestLayers.queryable;
import static vn.urbansdi.testing.TestLayers.required;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

/** The catalog as tables: additive changes are applied, others are refused with their SQL. */
class SchemaMigrationTest {

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.empty();

    @Test
    void every_type_becomes_its_column_and_a_second_run_finds_nothing_to_do() {
        SchemaReport first = migrate(TestLayers.light(), TestLayers.parcel());
        assertThat(first.applied()).extracting(SchemaStep::table).contains("layer.street_light", "layer.land_parcel");
        assertThat(DATABASE.query("SELECT attname || ' ' || format_type(atttypid, atttypmod) FROM pg_attribute"
                        + " WHERE attrelid = 'layer.street_light'::regclass AND attnum > 0 ORDER BY attnum"))
                .contains(
                        "fid bigint",
                        "light_id text",
                        "power_w bigint",
                        "pole_height_m numeric",
                        "smart boolean",
                        "installed_on date",
                        "seen_at timestamp with time zone",
                        "geom geometry(Point,5899)",
                        "changed_tx xid8");
        assertThat(DATABASE.query("SELECT indexname FROM pg_indexes WHERE schemaname = 'layer'"
                        + " AND tablename = 'land_parcel'"))
                .contains(
                        "land_parcel_parcel_id_key",
                        "land_parcel_ward_code_sheet_no_parcel_no_idx",
                        "land_parcel_geom_gist")
                .doesNotContain("land_parcel_ward_code_idx");
        SchemaReport second = migrate(TestLayers.light(), TestLayers.parcel());
        assertThat(second.applied()).isEmpty();
        assertThat(second.notes()).isEmpty();
    }

    @Test
    void added_columns_indexes_and_wider_types_are_applied_and_reach_the_history() {
        migrate(pointLayer("growing")
                .attribute(optional("level", AttributeType.INTEGER))
                .build());
        DATABASE.execute("INSERT INTO layer.growing (id, level) VALUES ('a', 1)");
        Layer grown = pointLayer("growing")
                .attribute(optional("level", AttributeType.DECIMAL))
                .attribute(queryable("note", AttributeType.TEXT))
                .build();
        assertThat(migrate(grown).applied()).hasSizeGreaterThanOrEqualTo(4);
        DATABASE.execute("UPDATE layer.growing SET level = 1.5, note = 'x' WHERE id = 'a';"
                + "UPDATE layer.growing SET note = 'y' WHERE id = 'a'");
        assertThat(DATABASE.query("SELECT level || coalesce(note, '-') FROM history.growing ORDER BY version"))
                .containsExactly("1-", "1.5x");
        assertThat(DATABASE.query("SELECT indexname FROM pg_indexes WHERE indexname = 'growing_note_idx'"))
                .hasSize(1);
        assertThat(migrate(grown).applied()).isEmpty();
    }

    @Test
    void a_column_that_the_catalog_no_longer_has_is_kept_and_reported() {
        migrate(pointLayer("shrinking")
                .attribute(required("gone", AttributeType.TEXT))
                .build());
        DATABASE.execute("INSERT INTO layer.shrinking (id, gone) VALUES ('a', 'precious')");
        SchemaReport report = migrate(pointLayer("shrinking").build());
        assertThat(report.notes())
                .extracting(SchemaStep::sql)
                .contains("ALTER TABLE \"layer\".\"shrinking\" DROP COLUMN \"gone\"");
        DATABASE.execute("INSERT INTO layer.shrinking (id) VALUES ('b'); DELETE FROM layer.shrinking WHERE id = 'a'");
        assertThat(DATABASE.query("SELECT gone FROM history.shrinking")).containsExactly("precious");
    }

    @Test
    void destructive_changes_are_refused_with_the_sql_that_would_make_them() {
        migrate(pointLayer("stable")
                .attribute(optional("note", AttributeType.TEXT))
                .build());
        DATABASE.execute("INSERT INTO layer.stable (id, note, geom)"
                + " VALUES ('a', '12', ST_SetSRID(ST_MakePoint(430000, 2317000), 5899))");
        Layer changed = TestLayers.layer("stable", GeometryType.MULTI_POINT, 3405)
                .attribute(required("id", AttributeType.TEXT))
                .attribute(optional("note", AttributeType.INTEGER))
                .attribute(optional("extra", AttributeType.TEXT))
                .key("note")
                .build();
        assertThatExceptionOfType(DestructiveChangeException.class)
                .isThrownBy(() -> migrate(changed))
                .satisfies(refusal -> {
                    assertThat(refusal.steps()).hasSize(3);
                    assertThat(refusal.getMessage()).contains("ST_Multi(geom)", "DROP INDEX", "TYPE bigint");
                    assertThat(DATABASE.query("SELECT attname FROM pg_attribute"
                                    + " WHERE attrelid = 'layer.stable'::regclass AND attname = 'extra'"))
                            .isEmpty();
                    // What it says works.
                    refusal.steps().forEach(step -> DATABASE.execute(step.sql()));
                });
        assertThat(migrate(changed).applied()).isNotEmpty();
        assertThat(DATABASE.queryOne("SELECT GeometryType(geom) || ST_SRID(geom) || note || round(ST_X(ST_GeometryN("
                        + "ST_Transform(geom, 5899), 1))) FROM layer.stable"))
                .isEqualTo("MULTIPOINT340512430000");
    }

    @Test
    void hostile_names_stay_names() {
        Layer hostile = TestLayers.layer("x\"; DROP TABLE sdi.run; --", GeometryType.POINT, 4326)
                .attribute(required("select", AttributeType.TEXT))
                .attribute(optional("a'b\\c\"d", AttributeType.TEXT))
                .attribute(optional("found", AttributeType.TEXT))
                .attribute(optional("new", AttributeType.TEXT))
                .attribute(optional("city", AttributeType.TEXT))
                .attribute(optional("version", AttributeType.TEXT))
                .attribute(
                        queryable("an_attribute_whose_name_is_nearly_as_long_as_postgresql_allows", AttributeType.TEXT))
                .key("select")
                .build();
        migrate(hostile);
        String table = "layer.\"x\"\"; DROP TABLE sdi.run; --\"";
        DATABASE.execute("INSERT INTO " + table + " (\"select\", found, city_) VALUES ('1', 'f', 'c');" + "UPDATE "
                + table + " SET \"a'b\\c\"\"d\" = 'v', \"new\" = 'n'");
        assertThat(DATABASE.queryOne("SELECT array_to_string(edited, ',') FROM " + table))
                .contains("a'b\\c\"d", "new");
        assertThat(DATABASE.query("SELECT count(*) FROM sdi.run")).containsExactly("0");
        assertThat(migrate(hostile).applied()).isEmpty();
    }

    @Test
    void names_that_postgresql_would_cut_are_refused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> migrate(pointLayer("l".repeat(64)).build()));
    }

    /** Earlier versions kept the geometry in Web Mercator too. */
    @Test
    void a_derived_column_of_earlier_versions_goes() {
        Layer layer = pointLayer("earlier").build();
        migrate(layer);
        DATABASE.execute("ALTER TABLE layer.earlier ADD COLUMN geom_web geometry(Geometry,3857)"
                + " GENERATED ALWAYS AS (ST_Transform(geom, 3857)) STORED;"
                + "INSERT INTO layer.earlier (id, geom) VALUES ('a', ST_SetSRID(ST_MakePoint(430000, 2317000), 5899))");
        assertThat(migrate(layer).applied())
                .singleElement()
                .satisfies(step -> assertThat(step.sql()).contains("DROP COLUMN \"geom_web\""));
        DATABASE.execute("UPDATE layer.earlier SET id = 'b'");
        assertThat(DATABASE.queryOne("SELECT id || ' ' || ST_X(geom) || ' ' || version FROM layer.earlier"))
                .isEqualTo("b 430000 2");
        assertThat(migrate(layer).applied()).isEmpty();
    }

    private static TestLayers.Builder pointLayer(String id) {
        return TestLayers.layer(id, GeometryType.POINT, 5899)
                .attribute(required("id", AttributeType.TEXT))
                .key("id");
    }

    private static SchemaReport migrate(Layer... layers) {
        SchemaReport report = new SchemaMigration(DATABASE.dataSource(), TestLayers.catalog(layers)).apply();
        return new SchemaReport(
                report.applied(),
                // Tables of the other tests.
                report.notes().stream()
                        .filter(step -> !step.sql().startsWith("DROP TABLE"))
                        .toList());
    }
}
