package vn.urbansdi.mapconfig;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.Layer;

class MapConfigTest {

    private static final Catalog CATALOG = CatalogLoader.builtIn();
    private static final MapConfig CONFIG = MapConfigReader.read(CATALOG, List.of());
    private static final JsonNode JSON =
            JsonMapper.shared().readTree(JsonMapper.shared().writeValueAsBytes(CONFIG));

    @Test
    void shows_every_layer_that_the_catalog_puts_on_the_map_and_its_theme() {
        Set<String> expected = CATALOG.layers().stream()
                .filter(layer -> layer.publish().map().isPresent())
                .map(Layer::id)
                .collect(Collectors.toSet());
        assertThat(CONFIG.layers()).extracting(MapConfig.MapLayer::id).containsExactlyInAnyOrderElementsOf(expected);
        assertThat(CONFIG.themes())
                .extracting(MapConfig.Group::id)
                .containsAll(
                        CONFIG.layers().stream().map(MapConfig.MapLayer::theme).collect(Collectors.toSet()));
    }

    @Test
    void tells_nothing_about_what_the_public_may_not_see() {
        for (Layer layer : CATALOG.layers()) {
            Set<String> shown = CONFIG.layers().stream()
                    .filter(shownLayer -> shownLayer.id().equals(layer.id()))
                    .flatMap(shownLayer -> shownLayer.attributes().stream())
                    .map(MapConfig.Column::name)
                    .collect(Collectors.toSet());
            layer.attributes().stream()
                    .filter(attribute -> !attribute.isPublic())
                    .forEach(attribute -> assertThat(shown).doesNotContain(attribute.name()));
        }
        assertThat(JSON.toString()).doesNotContain("owner_name", "applicant_name", "visible_to");
    }

    @Test
    void carries_every_code_list_that_a_card_needs() {
        CONFIG.layers().stream()
                .flatMap(layer -> layer.attributes().stream())
                .flatMap(column -> column.codes().stream())
                .forEach(id -> assertThat(CONFIG.codeLists()).containsKey(id));
    }

    @Test
    void writes_titles_in_both_languages_and_optional_parts_as_plain_values() {
        assertThat(JSON.get("title").get("vi").asString()).isNotBlank();
        assertThat(JSON.get("title").get("en").asString()).isNotBlank();
        assertThat(JSON.get("notice").get("vi").asString()).contains("mẫu");
        assertThat(JSON.get("extent")).hasSize(4);
        JsonNode code = JSON.get("codeLists").get("risk_level").get("codes").get(0);
        assertThat(code.get("value").asString()).isEqualTo("1");
        assertThat(code.get("colour").asString()).matches("#[0-9A-Fa-f]{6}");
    }

    @Test
    void names_the_legal_crs_with_its_datum_shift() {
        assertThat(CONFIG.projection().code()).isEqualTo("EPSG:5899");
        assertThat(CONFIG.projection().proj4()).contains("+towgs84=", "+lon_0=107.75");
    }
}
