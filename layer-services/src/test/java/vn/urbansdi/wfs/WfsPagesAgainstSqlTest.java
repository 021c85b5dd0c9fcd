package vn.urbansdi.wfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.store.PostgisFeatureSource;
import vn.urbansdi.testing.TestDatabase;

/** Order, pages and numbers, against SQL by hand, on random features and requests. */
class WfsPagesAgainstSqlTest {

    private static final int CASES = 16;

    @RegisterExtension
    @Order(1)
    static final TestDatabase DATABASE = TestDatabase.migrated(RandomCases.CATALOG);

    @RegisterExtension
    @Order(2)
    static final WfsServer SERVER = WfsServer.over(
            RandomCases.CATALOG, () -> new PostgisFeatureSource(DATABASE.dataSource(), RandomCases.CATALOG));

    private final WfsTruth truth = new WfsTruth(DATABASE);

    @BeforeAll
    static void randomFeatures() {
        System.out.println("WfsPagesAgainstSqlTest: -Dsdi.test.seed=" + RandomCases.SEED);
        DATABASE.execute(RandomCases.inserts(new Random(RandomCases.SEED)));
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void sort_count_and_start_index_cut_the_order_that_sql_gives(boolean xml) {
        Random random = new Random(RandomCases.SEED + 2);
        for (int n = 0; n < CASES; n++) {
            Layer layer = RandomCases.pick(random, RandomCases.LAYERS);
            List<Map.Entry<String, String>> keys = new ArrayList<>();
            StringBuilder order = new StringBuilder();
            List<String> names = new ArrayList<>(WfsTruth.ATTRIBUTES);
            Collections.shuffle(names, random);
            for (String name : names.subList(0, random.nextInt(4))) {
                String direction = RandomCases.pick(
                        random, xml ? List.of("", "ASC", "DESC") : List.of("", "ASC", "DESC", "A", "D"));
                keys.add(Map.entry(name, direction));
                order.append(name)
                        .append(name.equals("name") || name.equals("code") ? " COLLATE \"vi-x-icu\"" : "")
                        .append(direction.startsWith("D") ? " DESC" : " ASC")
                        .append(" NULLS LAST, ");
            }
            OptionalLong start = RandomCases.maybe(random, random.nextInt(RandomCases.FEATURES + 20))
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
            OptionalLong count = RandomCases.maybe(random, random.nextInt(RandomCases.FEATURES))
                    .map(OptionalLong::of)
                    .orElse(OptionalLong.empty());
            List<String> expected = truth.ids(
                    layer,
                    "ORDER BY " + order + "fid OFFSET " + start.orElse(0)
                            + (count.isPresent() ? " LIMIT " + count.getAsLong() : ""));
            WfsAsk ask =
                    new WfsAsk(layer).geoJson(random.nextBoolean()).sort(keys).page(start, count);
            WfsReader.Collection answer = SERVER.send(ask, xml, false);
            String as = "case " + n + ": " + String.join(" ", ask.kvp());
            boolean ordered = !keys.isEmpty() || start.isPresent() || count.isPresent();
            assertThat(ordered ? answer.ids() : answer.idsByFid()).as(as).isEqualTo(expected);
            assertThat(answer.matched()).as(as).isEqualTo(RandomCases.FEATURES);
            assertThat(answer.returned()).as(as).isEqualTo(expected.size());
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void the_links_lead_through_every_feature_once(boolean geoJson) {
        List<String> expected =
                truth.ids(RandomCases.PIPE, "WHERE power > 2 ORDER BY name COLLATE \"vi-x-icu\" DESC NULLS LAST, fid");
        WfsReader.Collection page = SERVER.send(
                new WfsAsk(RandomCases.PIPE)
                        .geoJson(geoJson)
                        .cql("power > 2")
                        .sort(List.of(Map.entry("name", "DESC")))
                        .page(OptionalLong.empty(), OptionalLong.of(11)),
                false,
                true);
        List<String> seen = new ArrayList<>(page.ids());
        while (page.next().isPresent()) {
            WfsServer.Answer answer = WfsServer.send(java.net.http.HttpRequest.newBuilder(
                    java.net.URI.create(page.next().get())));
            page = geoJson ? WfsReader.geoJson(answer.body()) : WfsReader.gml(answer.bytes(), true);
            assertThat(page.matched()).isEqualTo(expected.size());
            seen.addAll(page.ids());
        }
        assertThat(seen).isEqualTo(expected);
        assertThat(expected).hasSizeGreaterThan(17);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void hits_are_counted_and_nothing_is_returned(boolean xml) {
        Random random = new Random(RandomCases.SEED + 3);
        for (int n = 0; n < CASES; n++) {
            Layer layer = RandomCases.pick(random, RandomCases.LAYERS);
            int bound = random.nextInt(16) - 4;
            WfsAsk ask = new WfsAsk(layer)
                    .geoJson(random.nextBoolean())
                    .filter("<fes:PropertyIsLessThan><fes:ValueReference>power</fes:ValueReference><fes:Literal>"
                            + bound + "</fes:Literal></fes:PropertyIsLessThan>")
                    .hits();
            WfsReader.Collection answer = SERVER.send(ask, xml, false);
            assertThat(answer.matched()).isEqualTo(truth.count(layer, "power < " + bound));
            assertThat(answer.returned()).isZero();
            assertThat(answer.features()).isEmpty();
        }
    }
}
