package vn.urbansdi.ogcapi;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.urbansdi.app.TestService.header;
import static vn.urbansdi.app.TestService.text;

import java.net.http.HttpResponse;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.app.TestService;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.geo.CoordinateTransform;
import vn.urbansdi.geo.Extent;
import vn.urbansdi.geo.TileLimits;
import vn.urbansdi.geo.TileMatrixSet;
import vn.urbansdi.tile.VectorTileReader;

/** OGC API – Tiles, Part 1 (OGC 20-057). Tests are named after the requirements that they prove. */
class OgcApiTilesTest {

    @RegisterExtension
    static final TestService SERVICE = TestService.builtIn();

    private static final OgcApi API = new OgcApi(SERVICE);
    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final String RELATIONS = "http://www.opengis.net/def/rel/ogc/1.0/";
    private static final int LEVEL = 16;

    @BeforeAll
    static void insert() {
        SERVICE.database().execute("""
                        INSERT INTO layer.land_parcel
                          (parcel_id, ward_code, sheet_no, parcel_no, land_use, legal_area_m2, owner_name, geom)
                        VALUES ('w7sphsukub37', '06685', '7', '118', 'ODT', 96.5, 'Nguyễn Thị Bí Mật', ST_Multi(ST_GeomFromText(
                          'POLYGON((430000 2317000, 430030 2317000, 430030 2317032, 430000 2317032, 430000 2317000))', 5899)));
                        INSERT INTO layer.street_light (light_id, power_w, status, installed_on, geom)
                        VALUES ('D-1', 150, 'ON', '2023-04-20', ST_SetSRID(ST_MakePoint(430010, 2317010), 5899));
                        """);
    }

    @Test
    void req_tilesets_list_links_on_the_landing_page_and_on_collections_lead_to_lists() {
        JsonNode landing = API.json("");
        for (String kind : List.of("vector", "map")) {
            JsonNode list = API.follow(OgcApi.href(landing, RELATIONS + "tilesets-" + kind));
            assertThat(list.get("tilesets").get(0).get("dataType").asString()).isEqualTo(kind);
        }
        JsonNode collections = API.json("/collections").get("collections");
        for (JsonNode collection : collections) {
            Layer layer = CATALOG.layer(collection.get("id").asString()).orElseThrow();
            assertThat(OgcApi.links(collection, RELATIONS + "tilesets-vector"))
                    .hasSize(layer.publish().tiles().isPresent() ? 1 : 0);
            assertThat(OgcApi.links(collection, RELATIONS + "tilesets-map"))
                    .hasSize(layer.publish().wms() ? 1 : 0);
        }
    }

    @Test
    void tile_matrix_sets_are_as_their_standard_writes_them() {
        JsonNode list = API.follow(OgcApi.href(API.json(""), RELATIONS + "tiling-schemes"));
        assertThat(list.get("tileMatrixSets")
                        .valueStream()
                        .map(set -> set.get("id").asString()))
                .containsExactly("WebMercatorQuad", "WorldCRS84Quad", "VN2000QuangNinhQuad");
        for (JsonNode item : list.get("tileMatrixSets")) {
            JsonNode set = API.follow(OgcApi.href(item, "self"));
            TileMatrixSet expected =
                    CATALOG.deployment().tileMatrixSet(set.get("id").asString()).orElseThrow();
            assertThat(set.get("crs").asString()).isEqualTo(expected.crs().name());
            assertThat(set.get("tileMatrices").size())
                    .isEqualTo(expected.matrices().size());
            JsonNode top = set.get("tileMatrices").get(0);
            assertThat(top.get("pointOfOrigin").get(0).asDouble())
                    .isEqualTo(expected.corner(expected.matrices().get(0))[0]);
            assertThat(top.get("cornerOfOrigin").asString()).isEqualTo("topLeft");
            assertThat(top.get("tileWidth").asInt()).isEqualTo(256);
            assertThat(top.get("scaleDenominator").asDouble())
                    .isEqualTo(expected.matrices().get(0).scaleDenominator());
        }
        JsonNode own = API.json("/tileMatrixSets/VN2000QuangNinhQuad");
        assertThat(own.get("orderedAxes").valueStream().map(JsonNode::asString)).containsExactly("E", "N");
        assertThat(own.has("uri")).isFalse();
        API.refused(404, "/tileMatrixSets/MarsQuad");
    }

    /** Every link of every tileset, and the first and last tile of its limits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "/collections/land_parcel/tiles",
                "/collections/land_parcel/map/tiles",
                "/collections/street_light/map/tiles",
                "/tiles",
                "/map/tiles"
            })
    void req_tileset_tc_metadata_limits_are_true(String path) {
        JsonNode list = API.json(path);
        assertThat(list.get("tilesets").size()).isEqualTo(3);
        for (JsonNode item : list.get("tilesets")) {
            JsonNode tileset = API.follow(OgcApi.href(item, "self"));
            String set = OgcApi.href(tileset, RELATIONS + "tiling-scheme");
            assertThat(API.follow(set).get("crs")).isEqualTo(tileset.get("crs"));
            JsonNode link = OgcApi.links(tileset, "item").get(0);
            assertThat(link.get("templated").asBoolean()).isTrue();
            JsonNode limits = tileset.get("tileMatrixSetLimits");
            assertThat(limits.size()).isGreaterThan(5);
            for (int at : new int[] {0, limits.size() - 1}) {
                JsonNode each = limits.get(at);
                String matrix = each.get("tileMatrix").asString();
                int minRow = each.get("minTileRow").asInt();
                int maxColumn = each.get("maxTileCol").asInt();
                String template = link.get("href").asString();
                assertThat(tile(template, matrix, minRow, maxColumn).statusCode())
                        .isIn(200, 204);
                assertThat(tile(template, matrix, minRow - 1, maxColumn).statusCode())
                        .isEqualTo(404);
                assertThat(tile(template, matrix, minRow, maxColumn + 1).statusCode())
                        .isEqualTo(404);
            }
        }
    }

    private static HttpResponse<byte[]> tile(String template, String matrix, int row, int column) {
        return SERVICE.get(template.substring(SERVICE.address().length())
                .replace("{tileMatrix}", matrix)
                .replace("{tileRow}", "" + row)
                .replace("{tileCol}", "" + column));
    }

    @Test
    void req_core_tc_success_vector_tiles_are_those_of_the_plain_address() {
        TileLimits at = golden(TileMatrixSet.WEB_MERCATOR_QUAD);
        String place = "/" + LEVEL + "/" + at.minRow() + "/" + at.minColumn();
        HttpResponse<byte[]> tile = API.get("/collections/land_parcel/tiles/WebMercatorQuad" + place);
        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(header(tile, "Content-Type")).isEqualTo("application/vnd.mapbox-vector-tile");
        HttpResponse<byte[]> plain =
                SERVICE.get("/tiles/land_parcel/" + LEVEL + "/" + at.minColumn() + "/" + at.minRow() + ".mvt");
        assertThat(tile.body()).isEqualTo(plain.body());
        assertThat(header(tile, "ETag")).isEqualTo(header(plain, "ETag"));
        assertThat(VectorTileReader.read(
                        API.get("/tiles/WebMercatorQuad" + place).body()))
                .extracting(VectorTileReader.TileLayer::name)
                .containsExactlyInAnyOrder("land_parcel", "street_light");
    }

    /** By scale: the web's level 12 is CRS84's 11; a pixel of 1 m is that of the web's level 17. */
    @ParameterizedTest
    @CsvSource({"WebMercatorQuad, 12, 19", "WorldCRS84Quad, 11, 18", "VN2000QuangNinhQuad, 8, 15"})
    void req_geodata_tilesets_are_there_in_every_set_at_the_scales_of_the_layer(String id, String first, String last) {
        JsonNode tileset = API.json("/collections/land_parcel/tiles/" + id);
        JsonNode limits = tileset.get("tileMatrixSetLimits");
        assertThat(limits.get(0).get("tileMatrix").asString()).isEqualTo(first);
        assertThat(limits.get(limits.size() - 1).get("tileMatrix").asString()).isEqualTo(last);
        assertThat(tileset.get("layers").get(0).get("minTileMatrix").asString()).isEqualTo(first);
        assertThat(tileset.get("layers").get(0).get("maxTileMatrix").asString()).isEqualTo(last);
    }

    @Test
    void vector_tiles_hold_what_the_conditions_of_items_let_through() {
        TileLimits at = golden(TileMatrixSet.WEB_MERCATOR_QUAD);
        String tile =
                "/collections/land_parcel/tiles/WebMercatorQuad/" + LEVEL + "/" + at.minRow() + "/" + at.minColumn();
        byte[] all = API.get(tile).body();
        assertThat(API.get(tile, "filter", "land_use = 'ODT'").body()).isEqualTo(all);
        assertThat(API.get(tile, "filter", "land_use = 'LUC'").statusCode()).isEqualTo(204);
        assertThat(API.get(tile, "asOf", "2020-01-01T00:00:00Z").statusCode()).isEqualTo(204);
        API.refused(400, tile + "?filter=owner_name%20IS%20NOT%20NULL");
        API.refused(400, tile + "?filter=nothing%20%3D%201");
        API.refused(400, tile + "?filter-lang=sql&filter=fid%3D1");
        API.refused(400, tile + "?datetime=soon");
        API.refused(400, tile + "?asOf=2999-01-01T00:00:00Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"WebMercatorQuad", "WorldCRS84Quad", "VN2000QuangNinhQuad"})
    void req_core_tc_success_map_tiles_are_those_of_wmts(String id) {
        TileMatrixSet set = CATALOG.deployment().tileMatrixSet(id).orElseThrow();
        TileLimits at = golden(set);
        String place = id + "/" + LEVEL + "/" + at.minRow() + "/" + at.minColumn();
        HttpResponse<byte[]> tile = API.get("/collections/land_parcel/map/tiles/" + place, "f", "png");
        assertThat(tile.statusCode()).isEqualTo(200);
        assertThat(header(tile, "Content-Type")).isEqualTo("image/png");
        assertThat(tile.body())
                .isEqualTo(SERVICE.get("/wmts/rest/land_parcel/default/" + place + ".png")
                        .body());
        assertThat(SERVICE.get("/ogc/collections/land_parcel/map/tiles/" + place, "If-None-Match", header(tile, "ETag"))
                        .statusCode())
                .isEqualTo(304);
        assertThat(API.get("/map/tiles/" + place).statusCode()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource({
        "/collections/nowhere/tiles, 404",
        "/collections/land_parcel/tiles/MarsQuad, 404",
        "/collections/land_parcel/tiles/WorldCRS84Quad/3/1/1, 404",
        "/collections/land_parcel/tiles/WebMercatorQuad/16/1/1?colour=red, 400",
        "/collections/land_parcel/map/tiles/WebMercatorQuad/16/1/1?filter=land_use='ODT', 400",
        "/collections/land_parcel/tiles/WebMercatorQuad/1/0/0, 404",
        "/collections/land_parcel/tiles/WebMercatorQuad/99/0/0, 404",
        "/collections/land_parcel/tiles/WebMercatorQuad/x/0/0, 404",
        "/collections/land_parcel/tiles/WebMercatorQuad/16/-1/0, 404",
        "/collections/land_parcel/tiles/WebMercatorQuad/16/0/0, 404",
        "/collections/land_parcel/tiles/WebMercatorQuad/16/a/0, 400",
        "/collections/land_parcel/tiles/WebMercatorQuad/16/0/1.5, 400",
        "/collections/land_parcel/tiles/WebMercatorQuad/16/1/1?f=png, 400",
        "/collections/land_parcel/tiles/WebMercatorQuad?colour=red, 400",
        "/collections/land_parcel/map/tiles/WorldCRS84Quad?f=tilejson, 400",
    })
    void req_core_tc_error(String path, int status) {
        API.refused(status, path);
    }

    @Test
    void a_tileset_is_there_as_tile_json_and_as_a_page() {
        JsonNode json = API.json("/collections/land_parcel/tiles/WebMercatorQuad", "f", "tilejson");
        TileLimits at = golden(TileMatrixSet.WEB_MERCATOR_QUAD);
        String address =
                json.get("tiles").get(0).asString().substring(SERVICE.address().length());
        assertThat(SERVICE.get(address.replace("{z}", "" + LEVEL)
                                .replace("{y}", "" + at.minRow())
                                .replace("{x}", "" + at.minColumn()))
                        .statusCode())
                .isEqualTo(200);
        for (String path : List.of(
                "/tileMatrixSets",
                "/tileMatrixSets/WorldCRS84Quad",
                "/tiles",
                "/collections/land_parcel/map/tiles",
                "/collections/land_parcel/map/tiles/VN2000QuangNinhQuad")) {
            HttpResponse<byte[]> page = API.get(path, "f", "html", "lang", "en");
            assertThat(header(page, "Content-Type")).startsWith("text/html");
            assertThat(text(page)).startsWith("<!DOCTYPE html>").doesNotContain("null");
        }
        assertThat(text(SERVICE.get("/ogc", "Accept", "text/html"))).contains("/ogc/map/tiles", "/ogc/tileMatrixSets");
    }

    @Test
    void metadata_of_vector_tiles_tell_what_is_in_them_but_nothing_secret() {
        String text = text(API.get("/collections/land_parcel/tiles/WebMercatorQuad"));
        assertThat(text).contains("legal_area_m2").doesNotContain("owner_name");
        JsonNode layer = JsonMapper.shared().readTree(text).get("layers").get(0);
        assertThat(layer.get("id").asString()).isEqualTo("land_parcel");
        assertThat(layer.get("geometryDimension").asInt()).isEqualTo(2);
    }

    private static TileLimits golden(TileMatrixSet set) {
        Extent place = new Extent(5899, 430005, 2317005, 430005, 2317005);
        Extent there = CoordinateTransform.between(5899, set.srid()).transform(place);
        return set.matrices().get(LEVEL).limits(there, 0).orElseThrow();
    }
}
