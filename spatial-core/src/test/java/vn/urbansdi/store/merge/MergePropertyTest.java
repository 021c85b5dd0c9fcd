package vn.urbansdi.store.merge;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.AbstractMap;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.catalog.Attribute;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;
import vn.urbansdi.testing.TestRows;

/** Random deliveries of several sources, and edits between them, come to what {@link MergeModel} says. */
class MergePropertyTest {

    private static final Layer LIGHT = TestLayers.light();
    private static final Catalog CATALOG = TestLayers.catalog(LIGHT);
    private static final String GEOMETRY = "geom";
    private static final int STEPS = 40;

    private static final List<MergeModel.Source> SOURCES = List.of(
            new MergeModel.Source(
                    "register", 80, false, List.of("lamp_type", "power_w", "pole_height_m", "installed_on", "seen_at")),
            new MergeModel.Source(
                    "survey", 50, true, List.of("lamp_type", "pole_height_m", "smart", "seen_at", GEOMETRY)),
            new MergeModel.Source("citizens", 50, false, List.of("lamp_type", "power_w", GEOMETRY)),
            new MergeModel.Source("archive", 10, false, List.of("power_w", "smart", "installed_on", GEOMETRY)));

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    @ParameterizedTest
    @ValueSource(longs = {1, 2})
    void the_database_agrees_with_the_model(long seed) throws SQLException {
        agree(seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    @Tag("soak")
    void the_database_agrees_with_the_model_again_and_again(long seed) throws SQLException {
        agree(seed);
    }

    private void agree(long seed) throws SQLException {
        DATABASE.execute("DELETE FROM layer.street_light; DELETE FROM history.street_light; DELETE FROM sdi.said;"
                + "DELETE FROM sdi.source");
        Random random = new Random(seed);
        long conflicts = 0;
        long outranked = 0;
        long blank = 0;
        long yielded = 0;
        MergeModel model = new MergeModel(
                List.of("lamp_type", "power_w", "pole_height_m", "smart", "installed_on", "seen_at", GEOMETRY));
        for (int step = 0; step < STEPS; step++) {
            if (!model.features.isEmpty() && random.nextInt(3) == 0) {
                for (int edits = 0; edits < 4; edits++) {
                    edit(model, random);
                }
            } else {
                MergeModel.Counts counts = deliver(model, random, "seed " + seed + " step " + step);
                conflicts += counts.conflicts();
                outranked += counts.outranked();
                blank += counts.blank();
                yielded += counts.yielded();
            }
            assertThat(state()).as("seed %d step %d", seed, step).isEqualTo(state(model));
        }
        assertThat(conflicts).as("the sequence is worth something").isPositive();
        assertThat(outranked).isPositive();
        assertThat(blank).isPositive();
        assertThat(yielded).isPositive();
        long versions =
                model.features.values().stream().mapToLong(f -> f.version - 1).sum();
        assertThat(DATABASE.queryOne("SELECT count(*) FROM history.street_light"))
                .isEqualTo(Long.toString(versions));
    }

    private static MergeModel.Counts deliver(MergeModel model, Random random, String where) {
        MergeModel.Source usual = SOURCES.get(random.nextInt(SOURCES.size()));
        MergeModel.Source source = random.nextInt(5) > 0
                ? usual
                : new MergeModel.Source(
                        usual.name(), List.of(5, 50, 90).get(random.nextInt(3)), usual.erases(), usual.attributes());
        List<Map.Entry<String, Map<String, Object>>> rows = new ArrayList<>();
        int count = random.nextInt(12);
        for (int i = 0; i < count; i++) {
            String key = random.nextInt(20) == 0 ? null : "k" + random.nextInt(10);
            Map<String, Object> values = new HashMap<>();
            source.attributes().forEach(attribute -> values.put(attribute, value(attribute, random)));
            rows.add(new AbstractMap.SimpleEntry<>(key, values));
        }
        MergeModel.Counts expected = model.deliver(source, rows);
        MergeOutcome outcome = load(source, rows);
        assertThat(new MergeModel.Counts(
                        outcome.inserted(),
                        outcome.updated(),
                        outcome.unchanged(),
                        outcome.rejects().size(),
                        outcome.conflicts().size(),
                        outcome.outranked(),
                        outcome.blank(),
                        outcome.yielded()))
                .as("%s, %s", where, source.name())
                .isEqualTo(expected);
        // The same again is never news.
        model.deliver(source, rows);
        MergeOutcome again = load(source, rows);
        assertThat(again.inserted() + again.updated() + again.conflicts().size())
                .as("%s again", where)
                .isZero();
        return expected;
    }

    private static MergeOutcome load(MergeModel.Source source, List<Map.Entry<String, Map<String, Object>>> rows) {
        RunHeader header = new RunHeader(source.name(), source.priority(), List.of("random"), "tester");
        List<String> names = LIGHT.attributes().stream().map(Attribute::name).toList();
        Set<String> carried = new java.util.HashSet<>(source.attributes());
        boolean geometry = carried.remove(GEOMETRY);
        carried.add("light_id");
        try (LayerImport run = LayerImport.begin(DATABASE.dataSource(), LIGHT, CATALOG, header)) {
            long number = 0;
            for (Map.Entry<String, Map<String, Object>> row : rows) {
                Object[] values = names.stream().map(row.getValue()::get).toArray();
                values[0] = row.getKey();
                Object x = row.getValue().get(GEOMETRY);
                run.stage(new StagedRow(
                        ++number, "random", null, values, x == null ? null : TestRows.point((Integer) x, 0)));
            }
            MergeOutcome outcome = run.merge(new MergeRules(carried, geometry)
                    .with(source.erases() ? Blanks.ERASE : Blanks.SAY_NOTHING)
                    .acceptingSwapped());
            run.commit(new RunReport(rows.size(), 0, "{}"));
            return outcome;
        }
    }

    private static void edit(MergeModel model, Random random) throws SQLException {
        List<String> keys = List.copyOf(model.features.keySet());
        String key = keys.get(random.nextInt(keys.size()));
        List<String> attributes = List.of("lamp_type", "power_w", "pole_height_m", "smart", GEOMETRY);
        String attribute = attributes.get(random.nextInt(attributes.size()));
        Object value = value(attribute, random);
        String literal = value == null ? "NULL" : "'" + value + "'";
        if (attribute.equals(GEOMETRY) && value != null) {
            literal = "ST_SetSRID(ST_MakePoint(" + value + ", 0), 5899)";
        }
        DATABASE.execute(
                "UPDATE layer.street_light SET " + attribute + " = " + literal + " WHERE light_id = '" + key + "'");
        model.edit(key, attribute, value);
    }

    /** Few values, so that sources often agree, disagree and return to what they said before. */
    private static Object value(String attribute, Random random) {
        int i = random.nextInt(4);
        if (i == 3) {
            return null;
        }
        return switch (attribute) {
            case "lamp_type" -> List.of("LED", "Đèn \"cao áp\"", "").get(i);
            case "power_w" -> (long) i * 50;
            case "pole_height_m" -> new BigDecimal(List.of("8", "8.50", "0.001").get(i));
            case "smart" -> i == 0;
            case "installed_on" -> LocalDate.of(2020 + i, 2, 28);
            case "seen_at" -> Instant.parse("2026-01-0" + (i + 1) + "T23:30:00.123456Z");
            case GEOMETRY -> 430_000 + i;
            default -> throw new IllegalArgumentException(attribute);
        };
    }

    private static List<String> state() {
        return DATABASE.query(
                "SELECT concat_ws('|', light_id, version, coalesce(lamp_type, '-'), coalesce(power_w::text, '-'),"
                        + " coalesce(pole_height_m::text, '-'), coalesce(smart::text, '-'), coalesce(installed_on::text, '-'),"
                        + " coalesce(to_char(seen_at AT TIME ZONE 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS.US\"Z\"'), '-'),"
                        + " coalesce(ST_X(geom)::text, '-')) FROM layer.street_light ORDER BY light_id");
    }

    private static List<String> state(MergeModel model) {
        List<String> state = new ArrayList<>();
        model.features.forEach((key, feature) -> {
            List<String> parts = new ArrayList<>(List.of(key, Long.toString(feature.version)));
            for (String attribute :
                    List.of("lamp_type", "power_w", "pole_height_m", "smart", "installed_on", "seen_at", GEOMETRY)) {
                Object value = feature.values.get(attribute);
                parts.add(value == null ? "-" : value.toString());
            }
            state.add(String.join("|", parts));
        });
        return state;
    }
}
