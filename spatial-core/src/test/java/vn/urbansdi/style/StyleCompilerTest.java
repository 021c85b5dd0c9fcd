package vn.urbansdi.style;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import vn.urbansdi.catalog.AttributeType;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CatalogLoader;
import vn.urbansdi.catalog.GeometryType;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.StyleDefinition;
import vn.urbansdi.geo.WebMercatorQuad;
import vn.urbansdi.testing.TestLayers;

class StyleCompilerTest {

    private static final Catalog BUILT_IN = CatalogLoader.builtIn();

    static List<String> builtInLayers() {
        return BUILT_IN.layers().stream().map(Layer::id).toList();
    }

    @ParameterizedTest
    @MethodSource("builtInLayers")
    void every_layer_of_the_catalog_can_be_drawn_and_written_for_the_browser(String id) {
        Layer layer = BUILT_IN.layer(id).orElseThrow();
        CompiledStyle style = StyleCompiler.compile(layer, BUILT_IN);
        assertThat(style.rules()).isNotEmpty();
        assertThat(layer.publicAttributes()).containsAll(style.properties());
        assertThat((List<?>) OpenLayersStyle.of(style).get("rules")).hasSameSizeAs(style.rules());
    }

    @ParameterizedTest
    @CsvSource({
        "kind = 'A', A, 5, true",
        "kind = 'A', , 5, false",
        "kind <> 'A', B, 5, true",
        "kind <> 'A', , 5, false",
        "NOT kind = 'A', , 5, false",
        "NOT (kind = 'A' OR width > 4), B, 4, true",
        "NOT (kind = 'A' OR width > 4), B, , false",
        "NOT (kind = 'A' AND width > 4), B, , true",
        "'NOT (kind IN (''A'', ''B''))', , 5, false",
        "width NOT BETWEEN 4 AND 5, A, 6, true",
        "'kind IN (''A'', ''B'')', B, 5, true",
        "'kind IN (''A'', ''B'')', C, 5, false",
        "'kind NOT IN (''A'', ''B'')', C, 5, true",
        "kind IS NULL, , 5, true",
        "kind IS NOT NULL, , 5, false",
        "width > 4.5, A, 5, true",
        "width < 5, A, 5, false",
        "width <= 5.0, A, 5, true",
        "width >= 5.01, A, 5, false",
        "width BETWEEN 4 AND 5, A, 5, true",
        "width BETWEEN 4 AND 5, A, 6, false",
        "width BETWEEN 4 AND 5, A, , false",
        "kind = 'A' AND width > 4, A, 5, true",
        "kind = 'A' AND width > 5, A, 5, false",
        "kind = 'B' OR width > 4, A, 5, true",
    })
    void conditions_hold_as_written(String ecql, String kind, BigDecimal width, boolean holds) {
        CompiledStyle style = compile(rule(Optional.of(ecql), Optional.empty()));
        Object[] values = style.properties().stream()
                .map(attribute -> attribute.name().equals("kind") ? kind : (Object) width)
                .toArray();
        assertThat(style.rules().get(0).when().test(values)).isEqualTo(holds);
    }

    @ParameterizedTest
    @CsvSource({"owner = 'x'", "nobody_knows = 1", "kind = ", "kind LIKE 'A%'", "kind = width", "width = 'abc'"})
    void conditions_that_cannot_be_used_are_refused(String ecql) {
        assertThatExceptionOfType(StyleException.class)
                .isThrownBy(() -> compile(rule(Optional.of(ecql), Optional.empty())));
    }

    @Test
    void a_label_of_a_restricted_attribute_is_refused() {
        StyleDefinition.Label label =
                new StyleDefinition.Label("owner", Optional.empty(), 12, false, "#000000", Optional.empty(), false);
        assertThatExceptionOfType(StyleException.class)
                .isThrownBy(() -> compile(rule(Optional.empty(), Optional.of(label))));
    }

    @Test
    void zoom_ranges_hold_whole_levels_and_leave_no_gap() {
        ScaleRange to13 = ScaleRange.ofZooms(0, 13);
        ScaleRange from14 = ScaleRange.ofZooms(14, Double.POSITIVE_INFINITY);
        for (double zoom = 10; zoom < 18; zoom += 0.01) {
            double denominator = WebMercatorQuad.scaleDenominator(zoom);
            assertThat(to13.contains(denominator)).as("zoom %s", zoom).isNotEqualTo(from14.contains(denominator));
        }
        assertThat(to13.contains(WebMercatorQuad.scaleDenominator(13))).isTrue();
        assertThat(from14.contains(WebMercatorQuad.scaleDenominator(14) * 1.00001))
                .isTrue();
        assertThat(from14.minZoom()).isEqualTo(14);
        assertThat(to13.endZoom()).isEqualTo(14);
    }

    @Test
    void the_browser_gets_the_same_rules() {
        CompiledStyle style = compile(rule(
                Optional.of("kind IN ('A', 'B') AND width > 4"),
                Optional.of(new StyleDefinition.Label(
                        "kind", Optional.of(17.0), 12, true, "#112233", Optional.of("#ffffff"), true))));
        Map<String, Object> json = OpenLayersStyle.of(style);
        assertThat(json).containsEntry("order", 7);
        assertThat(json.get("rules"))
                .asString()
                .isEqualTo("[{minZoom=12.0, maxZoom=20.0, when=[all, [in, [get, kind], [literal, [A, B]]],"
                        + " [all, [has, width], [>, [get, width], 4]]], stroke=#ff0000, strokeOpacity=1.0,"
                        + " strokeWidth=2.0, dash=[4.0, 2.0]},"
                        + " {minZoom=17.0, maxZoom=20.0, when=[all, [in, [get, kind], [literal, [A, B]]],"
                        + " [all, [has, width], [>, [get, width], 4]]],"
                        + " label={attribute=kind, size=12.0, bold=true, colour=#112233, halo=#ffffff,"
                        + " followLine=true}}]");
    }

    @Test
    void colours_follow_codes_whatever_the_type_of_the_attribute() {
        Layer layer = BUILT_IN.layer("flood_zone").orElseThrow();
        CompiledStyle style = StyleCompiler.compile(layer, BUILT_IN);
        Colour colour = style.rules().get(0).fill().orElseThrow().colour();
        assertThat(style.properties().get(0).name()).isEqualTo("risk_level");
        Object[] four = new Object[style.properties().size()];
        four[0] = 4L;
        String hex = BUILT_IN.codeList("risk_level")
                .flatMap(list -> list.code("4"))
                .flatMap(code -> code.colour())
                .orElseThrow();
        assertThat(Colour.hex(colour.rgb(four))).isEqualToIgnoringCase(hex);
        assertThat(Colour.hex(colour.rgb(new Object[style.properties().size()])))
                .isEqualToIgnoringCase("#9ED8F5");
    }

    private static StyleDefinition.Rule rule(Optional<String> when, Optional<StyleDefinition.Label> label) {
        return new StyleDefinition.Rule(
                Optional.empty(),
                when,
                Optional.of(12.0),
                Optional.of(19.0),
                Optional.empty(),
                1,
                Optional.of(new StyleDefinition.Colour("#ff0000", Optional.empty())),
                2,
                List.of(4.0, 2.0),
                Optional.empty(),
                label);
    }

    private static CompiledStyle compile(StyleDefinition.Rule rule) {
        Layer plain = TestLayers.layer("road", GeometryType.LINE_STRING, 5899)
                .attribute(TestLayers.optional("kind", AttributeType.TEXT))
                .attribute(TestLayers.optional("width", AttributeType.DECIMAL))
                .attribute(TestLayers.restricted("owner", "land_officer"))
                .build();
        Layer styled = new Layer(
                plain.id(),
                plain.table(),
                plain.theme(),
                plain.title(),
                plain.description(),
                plain.keywords(),
                plain.topic(),
                plain.geometry(),
                plain.key(),
                plain.match(),
                plain.attributes(),
                plain.time(),
                plain.elevation(),
                plain.overlapAtMostM2(),
                plain.gml(),
                new StyleDefinition(7, List.of(rule)),
                List.of(),
                plain.publish(),
                plain.examples());
        return StyleCompiler.compile(styled, TestLayers.catalog(styled));
    }
}
