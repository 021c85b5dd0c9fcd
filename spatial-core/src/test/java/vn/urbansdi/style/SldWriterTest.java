package vn.urbansdi.style;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.geotools.api.style.Style;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.Title;

/** Every style of every catalog that the project carries, written and read again. */
class SldWriterTest {

    static Stream<Arguments> styles() {
        return CatalogStylesTest.layers()
                .flatMap(arguments -> Stream.of(SldVersion.values())
                        .map(version -> Arguments.of(
                                arguments.get()[0],
                                version,
                                arguments.get()[1],
                                arguments.get()[2])));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("styles")
    void comes_back_as_it_was_written(String id, SldVersion version, Layer layer, Catalog catalog)
            throws XMLStreamException {
        byte[] document = SldWriter.write(catalog, List.of(layer), version, "vi");
        XMLStreamReader xml =
                XMLInputFactory.newDefaultFactory().createXMLStreamReader(new ByteArrayInputStream(document));
        xml.nextTag();
        List<StyledLayerDescriptor.Choice> read = SldReader.read(
                        xml, name -> name.equals(id) ? List.of(layer) : List.of(), SldReaderTest::open)
                .layers()
                .get(0)
                .styles();
        List<Style> written = StyleModel.all(layer, catalog);
        assertThat(read).hasSameSizeAs(written);
        for (int i = 0; i < written.size(); i++) {
            StyledLayerDescriptor.Choice.User one = (StyledLayerDescriptor.Choice.User) read.get(i);
            assertThat(one.name()).contains(written.get(i).getName());
            assertThat(one.isDefault()).isEqualTo(i == 0);
            CompiledStyle expected = StyleCompiler.compile(layer, SpreadColours.of(written.get(i), layer, catalog));
            assertThat(inVietnamese(one.style())).isEqualTo(inVietnamese(expected));
        }
    }

    /** What follows values of codes draws the same as one rule for each of them. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("vn.urbansdi.style.CatalogStylesTest#layers")
    void rules_for_each_value_draw_the_same(String id, Layer layer, Catalog catalog) {
        Style style = StyleModel.of(layer, catalog);
        CompiledStyle one = StyleCompiler.compile(layer, style);
        CompiledStyle many = StyleCompiler.compile(layer, SpreadColours.of(style, layer, catalog));
        assertThat(many.rules())
                .noneMatch(rule -> rule.fill()
                                .map(f -> f.colour() instanceof Colour.ByValue)
                                .orElse(false)
                        || rule.stroke()
                                .map(s -> s.colour() instanceof Colour.ByValue)
                                .orElse(false));
        for (Map<String, Object> feature : features(one)) {
            for (double denominator : new double[] {1000, 20_000, 500_000}) {
                assertThat(drawn(many, feature, denominator))
                        .as("%s of %s at 1:%s", id, feature, denominator)
                        .isEqualTo(drawn(one, feature, denominator));
            }
        }
    }

    /** One without values, and one for each value of each attribute that colours follow, and for a value of none. */
    private static List<Map<String, Object>> features(CompiledStyle style) {
        List<Map<String, Object>> features = new ArrayList<>(List.of(Map.of()));
        for (CompiledStyle.Rule rule : style.rules()) {
            Stream.of(rule.fill().map(CompiledStyle.Fill::colour), rule.stroke().map(CompiledStyle.Stroke::colour))
                    .flatMap(Optional::stream)
                    .filter(Colour.ByValue.class::isInstance)
                    .map(Colour.ByValue.class::cast)
                    .forEach(colour -> {
                        String name = colour.column().attribute().name();
                        Set<Object> values =
                                new LinkedHashSet<>(colour.rgbByValue().keySet());
                        values.add(values.iterator().next() instanceof Long ? (Object) 987L : "no code");
                        values.forEach(value -> features.add(Map.of(name, value)));
                    });
        }
        return features;
    }

    private static List<String> drawn(CompiledStyle style, Map<String, Object> feature, double denominator) {
        Object[] values = style.properties().stream()
                .map(attribute -> feature.get(attribute.name()))
                .toArray();
        return style.rulesAt(denominator).stream()
                .filter(rule -> rule.when().test(values))
                .map(rule -> rule.level() + " "
                        + rule.fill().map(f -> f.colour().rgb(values)) + " "
                        + rule.stroke().map(s -> s.colour().rgb(values) + "/" + s.widthPx()) + " " + rule.mark() + " "
                        + rule.label().map(label -> label.column().attribute().name()))
                .toList();
    }

    /** Documents have one language. */
    private static CompiledStyle inVietnamese(CompiledStyle style) {
        return new CompiledStyle(
                style.order(),
                style.properties(),
                style.rules().stream()
                        .map(rule -> new CompiledStyle.Rule(
                                rule.level(),
                                rule.title().map(title -> new Title(title.vi(), title.vi())),
                                rule.scales(),
                                rule.when(),
                                rule.unit(),
                                rule.fill(),
                                rule.stroke(),
                                rule.mark(),
                                rule.label()))
                        .toList());
    }
}
