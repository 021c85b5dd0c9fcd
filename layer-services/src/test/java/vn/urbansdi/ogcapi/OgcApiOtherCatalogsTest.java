package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import tools.jackson.databind.JsonNode;
import vn.urbansdi.app.TestService;

/** Catalogs other than the built-in one: that of the benchmark, and one more layer that is not published so. */
class OgcApiOtherCatalogsTest {

    @RegisterExtension
    static final TestService BENCH = TestService.withCatalog(Path.of("..", "sample-data", "bench"));

    @RegisterExtension
    static final TestService CITE = TestService.withCatalog(Path.of("..", "sample-data", "cite"));

    @RegisterExtension
    static final TestService HIDING = TestService.withCatalog(hiding());

    private static Path hiding() {
        try {
            Path directory = Files.createTempDirectory("catalog");
            directory.toFile().deleteOnExit();
            Path file = Files.writeString(directory.resolve("hidden_pipe.yaml"), """
                    id: hidden_pipe
                    theme: drainage
                    title: {vi: Ống, en: Pipe}
                    geometry: {type: LineString, srid: 5899}
                    key: [code]
                    attributes:
                      code: {type: text, required: true, queryable: true}
                    publish: {wms: true, wfs: {}}
                    """);
            file.toFile().deleteOnExit();
            return directory;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void the_benchmarks_address_answers() {
        BENCH.database()
                .execute("INSERT INTO layer.parcels (id, code, city_name, land_type, area, address, geom)"
                        + " SELECT i, 'QN' || i, 'Hạ Long', 'ODT', 1, 'Số ' || i, ST_MakeEnvelope(107.07 + i * 0.00001, 20.95,"
                        + " 107.0701 + i * 0.00001, 20.9501, 4326) FROM generate_series(1, 250) i");
        JsonNode page = new OgcApi(BENCH)
                .json("/collections/parcels/items?f=json&bbox=107.067,20.947,107.073,20.953&limit=100");
        assertThat(page.get("features")).hasSize(100);
        assertThat(page.get("numberMatched").asInt()).isEqualTo(250);
        assertThat(page.get("features")
                        .get(0)
                        .get("geometry")
                        .get("coordinates")
                        .get(0)
                        .get(0)
                        .get(0)
                        .asDouble())
                .isBetween(107.0, 108.0);
    }

    @Test
    void names_with_a_prefix_go_without_it_and_time_is_what_the_catalog_says() {
        CITE.database()
                .execute("INSERT INTO layer.cite_autos (feature_id, num, time, geom) SELECT 'a' || i, i,"
                        + " timestamptz '2000-01-01T00:00:00Z' + i * interval '5 s', ST_SetSRID(ST_MakePoint(0, 0), 4326)"
                        + " FROM generate_series(0, 12) i");
        OgcApi api = new OgcApi(CITE);
        JsonNode collection = api.json("/collections/cite:Autos");
        assertThat(collection.get("id").asString()).isEqualTo("Autos");
        JsonNode found = api.json("/collections/Autos/items", "datetime", "2000-01-01T00:00:10Z/2000-01-01T00:00:20Z");
        assertThat(found.get("numberMatched").asInt()).isEqualTo(3);
        assertThat(api.json("/collections/Autos/items", "time", "2000-01-01T00:00:10Z")
                        .get("features"))
                .hasSize(1);
        assertThat(OgcApi.ids(found)).allMatch(id -> id.startsWith("Autos."));
        assertThat(api.json("/collections").get("collections")).hasSizeGreaterThanOrEqualTo(13);
    }

    @Test
    void a_layer_that_is_not_published_as_features_is_not_there() {
        OgcApi api = new OgcApi(HIDING);
        JsonNode unknown = api.refused(404, "/collections/nothing/items");
        for (String path : new String[] {
            "/collections/hidden_pipe", "/collections/hidden_pipe/items", "/collections/hidden_pipe/items/1"
        }) {
            assertThat(api.refused(404, path).get("detail")).isEqualTo(unknown.get("detail"));
        }
        for (String path : new String[] {"/api", "/api?f=html", "/collections", "/collections?f=html"}) {
            assertThat(TestService.text(HIDING.get("/ogc" + path)))
                    .contains("drain_pipe")
                    .doesNotContain("hidden_pipe");
        }
    }
}
