package vn.urbansdi.warmup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import vn.urbansdi.app.TestService;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.feature.FeatureSource;

class WarmUpTest {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    @BeforeAll
    static void lights() {
        SERVICE.database()
                .execute("INSERT INTO layer.street_light (light_id, geom) SELECT 'L' || i,"
                        + " ST_SetSRID(ST_Point(430000 + i, 2317000), 5899) FROM generate_series(1, 300) i");
    }

    @Test
    void knows_places_from_all_over_a_layer_and_none_of_an_empty_one() throws IOException {
        Catalog catalog = CatalogLoader.builtIn();
        FeatureSource source = SERVICE.bean(FeatureSource.class);
        List<Place> places = Place.of(catalog.layer("street_light").orElseThrow(), source);
        assertThat(places).hasSize(100).doesNotHaveDuplicates();
        assertThat(places.get(99).x() - places.get(0).x()).isBetween(220.0, 330.0);
        assertThat(Place.of(catalog.layer("ward").orElseThrow(), source)).isEmpty();
    }

    @Test
    void every_request_for_every_layer_is_answered() throws IOException {
        Catalog catalog = CatalogLoader.builtIn();
        Place place = Place.of(catalog.layer("street_light").orElseThrow(), SERVICE.bean(FeatureSource.class))
                .get(0);
        List<String> failed = new ArrayList<>();
        int asked = 0;
        for (Layer layer : catalog.layers()) {
            for (String path : WarmUpRequests.of(layer, place)) {
                asked++;
                int status = SERVICE.get(path).statusCode();
                if (status != 200 && status != 204) { // a tile without features
                    failed.add(path);
                }
            }
        }
        assertThat(failed).isEmpty();
        assertThat(asked).isGreaterThan(2 * catalog.layers().size());
        String features = TestService.text(
                SERVICE.get(WarmUpRequests.of(catalog.layer("street_light").orElseThrow(), place)
                        .get(3)));
        assertThat(features).contains("street_light.1");
    }

    @Test
    void starts_with_the_service_and_ends_by_itself() throws InterruptedException {
        WarmUp warmUp =
                new WarmUp(CatalogLoader.builtIn(), SERVICE.bean(FeatureSource.class), SERVICE.environment(), 3);
        Instant start = Instant.now();
        warmUp.start();
        warmUp.thread().join(PATIENCE.toMillis());
        assertThat(Duration.between(start, Instant.now())).isBetween(Duration.ofSeconds(3), PATIENCE);
        assertThat(warmUp.answered()).isGreaterThan(10);
    }

    @Test
    void is_switched_off_by_a_zero() {
        WarmUp off = new WarmUp(CatalogLoader.builtIn(), SERVICE.bean(FeatureSource.class), SERVICE.environment(), 0);
        off.start();
        assertThat(off.thread()).isNull();
    }
}
