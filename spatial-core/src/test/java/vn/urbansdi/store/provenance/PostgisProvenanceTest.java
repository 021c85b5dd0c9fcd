package vn.urbansdi.store.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.Provenance;
import vn.urbansdi.feature.Provenance.Rule;
import vn.urbansdi.store.merge.LayerImport;
import vn.urbansdi.store.merge.MergeRules;
import vn.urbansdi.store.merge.RunHeader;
import vn.urbansdi.store.merge.RunReport;
import vn.urbansdi.store.merge.RunUndo;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;
import vn.urbansdi.testing.TestRows;

/** Each value tells its source, file, row and run, and why it stands. */
class PostgisProvenanceTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Layer PARCEL = TestLayers.parcel();
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT, PARCEL);
    private static final Set<String> LAMP = Set.of("light_id", "lamp_type");
    private static final Set<String> POWER = Set.of("light_id", "power_w");
    private static final Set<String> BOTH = Set.of("light_id", "lamp_type", "power_w", "seen_at", "pole_height_m");

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    private final PostgisProvenance provenance = new PostgisProvenance(DATABASE.dataSource());

    @BeforeEach
    void empty() {
        DATABASE.execute("DELETE FROM layer.street_light; DELETE FROM history.street_light; DELETE FROM sdi.said;"
                + "DELETE FROM sdi.source; DELETE FROM sdi.said_before; DELETE FROM sdi.source_before");
    }

    @Test
    void each_attribute_has_the_source_that_gave_it_though_another_wrote_the_row_last() {
        long first = deliver("water", 50, 7, LAMP, "LED", null);
        long second = deliver("power", 50, 3, POWER, null, 100L);
        Provenance all = read();
        assertThat(all.version()).isEqualTo(2);
        Provenance.Value lamp = value("lamp_type");
        assertThat(lamp.text()).isEqualTo("LED");
        assertThat(lamp.origin().source()).contains("water");
        assertThat(lamp.origin().file()).contains("water.csv");
        assertThat(lamp.origin().row()).isEqualTo(OptionalLong.of(7));
        assertThat(lamp.origin().run()).isEqualTo(OptionalLong.of(first));
        assertThat(lamp.origin().by()).isEqualTo("tester");
        assertThat(lamp.origin().at().toString())
                .isEqualTo(DATABASE.queryOne("SELECT to_char(finished_at AT TIME ZONE 'UTC',"
                                + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US') FROM sdi.run WHERE id = " + first)
                        .concat("Z")
                        .replaceAll("000Z$", "Z"));
        assertThat(lamp.rule()).isEqualTo(Rule.ONLY_SOURCE);
        assertThat(value("power_w").origin().run()).isEqualTo(OptionalLong.of(second));
        assertThat(value("power_w").origin().row()).isEqualTo(OptionalLong.of(3));
        assertThat(value("smart").rule()).isEqualTo(Rule.NOT_DELIVERED);
    }

    @Test
    void the_newer_of_equal_sources_and_the_one_of_higher_priority_say_over_whom() {
        deliver("a", 50, 1, BOTH, "LED", 100L);
        deliver("b", 50, 2, BOTH, "LED", 150L);
        assertThat(value("power_w").rule()).isEqualTo(Rule.NEWER);
        assertThat(value("power_w").over()).containsExactly("a");
        assertThat(value("power_w").others())
                .containsExactly(new Provenance.Statement(
                        "a",
                        50,
                        "100",
                        false,
                        Optional.of("a.csv"),
                        OptionalLong.of(1),
                        Long.parseLong(DATABASE.queryOne("SELECT max(id) FROM sdi.run WHERE source = 'a'")),
                        Optional.of(finished("a"))));
        assertThat(value("lamp_type").rule()).isEqualTo(Rule.AGREED);
        assertThat(value("lamp_type").origin().source()).contains("a");

        deliver("c", 80, 3, BOTH, "LED", 200L);
        deliver("b", 50, 4, BOTH, "LED", 175L);
        Provenance.Value power = value("power_w");
        assertThat(power.text()).isEqualTo("200");
        assertThat(power.rule()).isEqualTo(Rule.PRIORITY);
        assertThat(power.over()).containsExactly("a", "b");
        assertThat(power.others()).extracting(Provenance.Statement::text).containsExactly("100", "175");
    }

    @Test
    void a_persons_value_stands_over_what_is_delivered() {
        deliver("a", 50, 1, BOTH, "LED", 100L);
        DATABASE.execute("SELECT set_config('sdi.user', 'mai', true); UPDATE layer.street_light SET power_w = 120");
        deliver("a", 50, 1, BOTH, "LED", 130L);
        Provenance.Value power = value("power_w");
        assertThat(power.text()).isEqualTo("120");
        assertThat(power.rule()).isEqualTo(Rule.EDITED);
        assertThat(power.origin().source()).isEmpty();
        assertThat(power.origin().run()).isEmpty();
        assertThat(power.origin().by()).isEqualTo("mai");
        assertThat(power.over()).containsExactly("a");
        assertThat(power.others().get(0).text()).isEqualTo("130");
        assertThat(value("lamp_type").rule()).isEqualTo(Rule.ONLY_SOURCE);

        DATABASE.execute("SELECT set_config('sdi.user', 'mai', true); UPDATE layer.street_light SET smart = true");
        assertThat(value("smart").rule()).isEqualTo(Rule.ENTERED);
        assertThat(value("power_w").origin().by()).isEqualTo("mai");
    }

    @Test
    void a_run_that_was_taken_back_leaves_no_trace_in_it() {
        long first = deliver("a", 50, 1, LAMP, "LED", null);
        long second = deliver("b", 50, 2, POWER, null, 100L);
        Provenance before = read();
        long third = deliver("c", 50, 3, BOTH, "HPS", 400L);
        assertThat(value("lamp_type").origin().run()).isEqualTo(OptionalLong.of(third));
        new RunUndo(DATABASE.dataSource(), CATALOG).undo(third, "tester", notice -> {});

        Provenance after = read();
        assertThat(after.version()).isEqualTo(4);
        assertThat(after.values()).isEqualTo(before.values());
        assertThat(value("lamp_type").origin().run()).isEqualTo(OptionalLong.of(first));
        assertThat(value("power_w").origin().run()).isEqualTo(OptionalLong.of(second));
    }

    @Test
    void a_value_that_came_in_because_another_was_withdrawn_is_its_own_sources() {
        deliver("a", 80, 1, BOTH, "LED", 100L);
        long second = deliver("b", 20, 2, BOTH, "LED", 150L);
        deliver("a", 80, 1, BOTH, "LED", null);
        Provenance.Value power = value("power_w");
        assertThat(power.text()).isEqualTo("150");
        assertThat(power.origin().source()).contains("b");
        assertThat(power.origin().run()).isEqualTo(OptionalLong.of(second));
        assertThat(power.rule()).isEqualTo(Rule.ONLY_SOURCE);
        assertThat(power.over()).isEmpty();
    }

    @Test
    void equal_numbers_of_other_scale_and_times_of_other_zones_agree() {
        stage("a", 50, 1, BOTH, new Object[] {
            "l1", "LED", 1L, new BigDecimal("7.50"), null, null, Instant.parse("2026-01-02T03:04:05Z")
        });
        stage("b", 80, 1, BOTH, new Object[] {
            "l1", "HPS", 1L, new BigDecimal("7.5"), null, null, Instant.parse("2026-01-02T03:04:05Z")
        });
        DATABASE.execute("UPDATE layer.street_light SET lamp_type = 'x'");
        stage("b", 80, 1, BOTH, new Object[] {
            "l1", "y", 1L, new BigDecimal("7.5000"), null, null, Instant.parse("2026-01-02T03:04:05Z")
        });
        assertThat(value("pole_height_m").rule()).isEqualTo(Rule.AGREED);
        assertThat(value("seen_at").rule()).isEqualTo(Rule.AGREED);
        assertThat(value("seen_at").text()).isEqualTo("2026-01-02T03:04:05Z");
        assertThat(value("seen_at").others().get(0).text()).isEqualTo("2026-01-02T03:04:05Z");
    }

    @Test
    void the_geometry_tells_its_source_but_not_itself() {
        deliver("a", 50, 1, LAMP, "LED", null);
        Provenance.Value geometry = value(Provenance.GEOMETRY);
        assertThat(geometry.origin().source()).contains("a");
        assertThat(geometry.text()).isNull();
        assertThat(geometry.rule()).isEqualTo(Rule.ONLY_SOURCE);
        DATABASE.execute("UPDATE layer.street_light SET geom = ST_Translate(geom, 1, 0)");
        assertThat(value(Provenance.GEOMETRY).rule()).isEqualTo(Rule.EDITED);
        assertThat(value("lamp_type").origin().source()).contains("a");
    }

    @Test
    void an_identifier_that_the_store_computed_says_so_and_what_is_hidden_is_not_read() {
        try (LayerImport run = LayerImport.begin(
                DATABASE.dataSource(), PARCEL, CATALOG, new RunHeader("land", 50, List.of("p.shp"), "tester"))) {
            run.stage(TestRows.row(
                    PARCEL, 5, TestRows.square(430000, 2317000, 20), null, "06685", "7", "12", null, "secret"));
            run.merge(new MergeRules(Set.of("ward_code", "sheet_no", "parcel_no", "owner_name"), true));
            run.commit(new RunReport(1, 0, "{}"));
        }
        long fid = Long.parseLong(DATABASE.queryOne("SELECT max(fid) FROM layer.land_parcel"));
        Provenance parcel =
                provenance.of(PARCEL, fid, PARCEL.publicAttributes()).orElseThrow();
        assertThat(parcel.values().get(0).attribute()).isEqualTo("parcel_id");
        assertThat(parcel.values().get(0).rule()).isEqualTo(Rule.ASSIGNED);
        assertThat(parcel.toString()).doesNotContain("secret", "owner_name");
        assertThat(provenance.of(PARCEL, fid + 1, PARCEL.publicAttributes())).isEmpty();
    }

    private static long deliver(
            String source, int priority, long row, Set<String> attributes, String lampType, Long powerW) {
        return stage(source, priority, row, attributes, new Object[] {"l1", lampType, powerW, null, null, null, null});
    }

    private static long stage(String source, int priority, long row, Set<String> attributes, Object[] values) {
        RunHeader header = new RunHeader(source, priority, List.of(source + ".csv"), "tester");
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header)) {
            run.stage(new vn.urbansdi.store.merge.StagedRow(
                    row, source + ".csv", null, values, TestRows.point(430000, 2317000)));
            run.merge(new MergeRules(attributes, true));
            run.commit(new RunReport(1, 0, "{}"));
            return run.runId();
        }
    }

    private static Instant finished(String source) {
        return Instant.parse(DATABASE.queryOne("SELECT to_char(finished_at AT TIME ZONE 'UTC',"
                + " 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"') FROM sdi.run WHERE source = '" + source
                + "' ORDER BY id DESC LIMIT 1"));
    }

    private Provenance read() {
        long fid = Long.parseLong(DATABASE.queryOne("SELECT fid FROM layer.street_light"));
        return provenance.of(LIGHT, fid, LIGHT.attributes()).orElseThrow();
    }

    private Provenance.Value value(String attribute) {
        return read().values().stream()
                .filter(each -> each.attribute().equals(attribute))
                .findFirst()
                .orElseThrow();
    }
}
