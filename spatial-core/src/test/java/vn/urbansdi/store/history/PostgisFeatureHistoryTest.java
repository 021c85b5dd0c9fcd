package vn.urbansdi.store.history;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureVersion;
import vn.urbansdi.testing.TestDatabase;
import vn.urbansdi.testing.TestLayers;

class PostgisFeatureHistoryTest {

    private static final Layer ZONE = TestLayers.layer("zone", GeometryType.POLYGON, 5899)
            .attribute(TestLayers.optional("name", AttributeType.TEXT))
            .attribute(TestLayers.optional("seen_at", AttributeType.TIMESTAMP))
            .attribute(TestLayers.restricted("owner", "officer"))
            .build();
    private static final Layer DEGREES = TestLayers.layer("degrees", GeometryType.POLYGON, 4326)
            .attribute(TestLayers.optional("geom_before", AttributeType.TEXT))
            .build();
    private static final Catalog CATALOG = TestLayers.catalog(ZONE, DEGREES);

    @RegisterExtension
    static final TestDatabase DATABASE = TestDatabase.migrated(CATALOG);

    private final PostgisFeatureHistory history = new PostgisFeatureHistory(DATABASE.dataSource(), CATALOG);

    @BeforeEach
    void threeVersionsAndAnEnd() {
        DATABASE.execute(
                "DELETE FROM layer.zone; DELETE FROM history.zone; ALTER TABLE layer.zone ALTER fid RESTART WITH 1;"
                        + " INSERT INTO layer.zone (name, owner, geom) VALUES ('a', 'x', ST_MakeEnvelope(430000, 2317000, 430010, 2317010, 5899))");
        DATABASE.execute(
                "SELECT set_config('sdi.user', 'lan', true); UPDATE layer.zone SET name = 'b', seen_at = '2026-01-01T00:00:00Z', owner = 'y'");
        DATABASE.execute(
                "SELECT set_config('sdi.user', 'minh', true); UPDATE layer.zone SET geom = ST_MakeEnvelope(430000, 2317000, 430013, 2317010, 5899)");
    }

    @Test
    void versionsAreToldNewestFirstWithWhatTheyChanged() {
        List<FeatureVersion> versions = history.versions(ZONE, 1, ZONE.publicAttributes(), OptionalLong.empty(), 10);
        assertThat(versions).extracting(FeatureVersion::version).containsExactly(3L, 2L, 1L);
        FeatureVersion shaped = versions.get(0);
        assertThat(shaped.begin().by()).isEqualTo("minh");
        assertThat(shaped.values()).isEqualTo(shaped.before().orElseThrow());
        assertThat(shaped.shape().orElseThrow().movedM().orElseThrow()).isCloseTo(3, within(1e-6));
        assertThat(shaped.shape().orElseThrow().areaChangeM2().orElseThrow()).isCloseTo(30, within(1e-6));
        assertThat(shaped.end()).isEmpty();
        FeatureVersion renamed = versions.get(1);
        assertThat(renamed.values()).containsExactly("b", Instant.parse("2026-01-01T00:00:00Z"));
        assertThat(renamed.before().orElseThrow()).containsExactly("a", null);
        assertThat(renamed.shape()).isEmpty();
        assertThat(renamed.end().orElseThrow().deleted()).isFalse();
        assertThat(renamed.end().orElseThrow().act().by()).isEqualTo("minh");
        assertThat(versions.get(2).before()).isEmpty();
        assertThat(history.current(ZONE, 1)).hasValueSatisfying(now -> {
            assertThat(now.version()).isEqualTo(3);
            assertThat(now.since())
                    .isEqualTo(history.versions(ZONE, 1, List.of(), OptionalLong.empty(), 1)
                            .get(0)
                            .begin()
                            .at());
        });
        assertThat(history.current(ZONE, 2)).isEmpty();
        assertThat(history.versions(ZONE, 2, ZONE.publicAttributes(), OptionalLong.empty(), 10))
                .isEmpty();
    }

    @Test
    void aVersionBeginsWhenItsTransactionComesIntoEffect() {
        DATABASE.execute("UPDATE layer.zone SET name = 'slow'; SELECT pg_sleep(0.2)");
        FeatureVersion slow = history.versions(ZONE, 1, ZONE.publicAttributes(), OptionalLong.empty(), 2)
                .get(0);
        String began = DATABASE.queryOne("SELECT extract(epoch FROM changed_at) * 1000 FROM layer.zone");
        assertThat(slow.begin().at()).isAfterOrEqualTo(Instant.ofEpochMilli((long) Double.parseDouble(began) + 200));
        assertThat(history.versions(ZONE, 1, ZONE.publicAttributes(), OptionalLong.empty(), 2)
                        .get(1)
                        .end()
                        .orElseThrow()
                        .act()
                        .at())
                .isEqualTo(slow.begin().at());
    }

    @Test
    void partsAreTheWhole() {
        List<FeatureVersion> whole = history.versions(ZONE, 1, ZONE.publicAttributes(), OptionalLong.empty(), 10);
        assertThat(history.versions(ZONE, 1, ZONE.publicAttributes(), OptionalLong.empty(), 1))
                .isEqualTo(whole.subList(0, 1));
        assertThat(history.versions(ZONE, 1, ZONE.publicAttributes(), OptionalLong.of(3), 1))
                .isEqualTo(whole.subList(1, 2));
        assertThat(history.versions(ZONE, 1, ZONE.publicAttributes(), OptionalLong.of(2), 9))
                .isEqualTo(whole.subList(2, 3));
    }

    @Test
    void theEndOfAFeatureIsPartOfItsHistory() {
        DATABASE.execute("SELECT set_config('sdi.user', 'hoa', true); DELETE FROM layer.zone");
        FeatureVersion last = history.versions(ZONE, 1, ZONE.publicAttributes(), OptionalLong.empty(), 1)
                .get(0);
        assertThat(last.version()).isEqualTo(3);
        assertThat(last.end().orElseThrow().deleted()).isTrue();
        assertThat(last.end().orElseThrow().act().by()).isEqualTo("hoa");
        assertThat(history.current(ZONE, 1)).isEmpty();
    }

    @Test
    void inDegreesAreasAreStillInSquareMetres() {
        DATABASE.execute(
                "INSERT INTO layer.degrees (geom_before, geom) VALUES ('x', ST_MakeEnvelope(107, 21, 107.001, 21.001, 4326))");
        DATABASE.execute("UPDATE layer.degrees SET geom = ST_MakeEnvelope(107, 21, 107.002, 21.001, 4326)");
        FeatureVersion last = history.versions(DEGREES, 1, DEGREES.publicAttributes(), OptionalLong.empty(), 1)
                .get(0);
        // 0.001° by 0.001° at 21° north
        assertThat(last.shape().orElseThrow().areaChangeM2().orElseThrow()).isBetween(11_400.0, 11_600.0);
        assertThat(last.shape().orElseThrow().movedM()).isEmpty();
    }
}
