package vn.urbansdi.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.math.BigDecimal;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import vn.urbansdi.sample.change.PlantedChange;
import vn.urbansdi.testing.TestDatabase;

/**
 * A layer as it was, copied to schema {@code month1} by plain SQL, against what it is now and what a list of changes says. Knows nothing
 * of how changes are made or merged.
 */
record MonthComparison(TestDatabase database, String layer, List<PlantedChange> changes) {

    private static final String WITHIN_METRES = "0.02";
    private static final ObjectMapper JSON = new ObjectMapper();

    static void keep(TestDatabase database, List<String> layers) {
        database.execute("CREATE SCHEMA month1");
        layers.forEach(layer -> database.execute("CREATE TABLE month1." + layer + " AS TABLE layer." + layer
                + "; ALTER TABLE month1." + layer + " ADD PRIMARY KEY (fid)"));
    }

    /** Exactly the listed features differ from what they were, in exactly the listed ways. */
    void check() throws IOException {
        Map<String, ExpectedChange> expected = expected();
        assertThat(new TreeSet<>(database.query("SELECT coalesce(a.fid, b.fid) FROM month1." + layer
                        + " b FULL JOIN layer." + layer + " a USING (fid) WHERE a::text IS DISTINCT FROM b::text")))
                .as(layer + ": numbers of the features of which anything at all is different, their version included")
                .isEqualTo(new TreeSet<>(expected.keySet()));
        Map<String, JsonNode> before = rows("month1", expected);
        Map<String, JsonNode> after = rows("layer", expected);
        for (Map.Entry<String, ExpectedChange> each : expected.entrySet()) {
            String what = layer + "." + each.getKey();
            ExpectedChange change = each.getValue();
            assertThat(before.containsKey(each.getKey())).as(what).isEqualTo(!change.added);
            assertThat(after.containsKey(each.getKey())).as(what).isEqualTo(!change.vanished);
            if (!change.vanished) {
                check(what, before.get(each.getKey()), after.get(each.getKey()), change);
            }
        }
        checkGeometries(expected);
    }

    private static void check(String what, JsonNode before, JsonNode after, ExpectedChange change) {
        for (Map.Entry<String, JsonNode> column : after.properties()) {
            String name = column.getKey();
            String now = column.getValue().asText();
            switch (name) {
                case "fid", "geom", "source", "source_file", "source_row", "run_id" -> {}
                case "version" ->
                    assertThat(column.getValue().intValue())
                            .as(what + " version")
                            .isEqualTo(before == null ? 1 : before.get(name).intValue() + change.versions);
                default -> {
                    String planned = change.values.get(name);
                    String was = before == null ? null : before.get(name).asText();
                    if (planned != null) {
                        assertThat(plain(now)).as(what + " " + name).isEqualTo(plain(planned));
                    } else if (before != null) {
                        assertThat(now).as(what + " " + name).isEqualTo(was);
                    }
                }
            }
        }
    }

    /** Numbers and times that mean the same look the same. */
    private static String plain(String value) {
        if (value.matches("-?\\d+\\.\\d+")) {
            return new BigDecimal(value).stripTrailingZeros().toPlainString();
        }
        return value.matches("\\d{4}-\\d\\d-\\d\\dT.*")
                ? OffsetDateTime.parse(value).toInstant().toString()
                : value;
    }

    private void checkGeometries(Map<String, ExpectedChange> expected) {
        List<String> unmoved = new ArrayList<>();
        List<String> moved = new ArrayList<>();
        expected.forEach((fid, change) -> {
            if (change.geometry != null) {
                moved.add("(" + fid + ", '" + change.geometry + "')");
            } else if (!change.vanished) {
                unmoved.add(fid);
            }
        });
        if (!moved.isEmpty()) {
            assertThat(database.query("SELECT t.fid FROM (VALUES " + String.join(", ", moved) + ") planned (fid, shape)"
                            + " JOIN layer." + layer + " t USING (fid) WHERE NOT ST_HausdorffDistance(t.geom,"
                            + " ST_GeomFromText(shape, 5899)) <= " + WITHIN_METRES))
                    .as(layer + ": features that lie elsewhere than planned")
                    .isEmpty();
        }
        if (!unmoved.isEmpty()) {
            assertThat(database.query("SELECT b.fid FROM month1." + layer + " b JOIN layer." + layer
                            + " a USING (fid) WHERE b.fid IN (" + String.join(", ", unmoved)
                            + ") AND a.geom::text <> b.geom::text"))
                    .as(layer + ": features that were not to move")
                    .isEmpty();
        }
    }

    /** By the features' numbers. */
    private Map<String, ExpectedChange> expected() {
        Map<String, ExpectedChange> byFid = new TreeMap<>();
        if (changes.isEmpty()) {
            return byFid;
        }
        List<String> names = new ArrayList<>(changes.get(0).key().keySet());
        names.sort(null);
        Map<String, String> before = numbers("month1", names);
        Map<String, String> after = numbers("layer", names);
        for (PlantedChange change : changes) {
            String key = names.stream().map(change.key()::get).collect(Collectors.joining("|"));
            String fid = (change.kind().equals("added") ? after : before).get(key);
            assertThat(fid).as("the feature of " + change).isNotNull();
            byFid.computeIfAbsent(fid, number -> new ExpectedChange()).add(change);
        }
        return byFid;
    }

    private Map<String, String> numbers(String schema, List<String> names) {
        Map<String, String> numbers = new HashMap<>();
        for (String row : database.query(
                "SELECT fid || '|' || concat_ws('|', " + String.join(", ", names) + ") FROM " + schema + "." + layer)) {
            int end = row.indexOf('|');
            numbers.put(row.substring(end + 1), row.substring(0, end));
        }
        return numbers;
    }

    private Map<String, JsonNode> rows(String schema, Map<String, ExpectedChange> expected) throws IOException {
        Map<String, JsonNode> rows = new HashMap<>();
        if (expected.isEmpty()) {
            return rows;
        }
        for (String row : database.query("SELECT to_jsonb(t) - '{geom,changed_at,changed_by,changed_tx}'::text[]"
                + " FROM " + schema + "." + layer + " t WHERE fid IN (" + String.join(", ", expected.keySet()) + ")")) {
            JsonNode json = JSON.readTree(row);
            rows.put(json.get("fid").asText(), json);
        }
        return rows;
    }
}
