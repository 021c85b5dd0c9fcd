package vn.urbansdi.mapconfig;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.urbansdi.catalog.Catalog;
import vn.urbansdi.catalog.CodeList;
import vn.urbansdi.catalog.Layer;
import vn.urbansdi.catalog.StyleDefinition;
import vn.urbansdi.catalog.StyleDefinition.Colour;
import vn.urbansdi.catalog.StyleDefinition.Rule;
import vn.urbansdi.catalog.Title;

/**
 * One row of a layer's legend: a swatch and what it stands for. A rule whose colour follows a code has a row for each
 * code.
 *
 * @param fill   {@code #rrggbb}
 * @param stroke {@code #rrggbb}
 * @param dash   pixels on, pixels off, …
 * @param mark   of a point: the shape's name in lower case
 */
@JsonInclude(JsonInclude.Include.NON_EMPTY)
record LegendRow(
        Title title,
        Optional<String> fill,
        double fillOpacity,
        Optional<String> stroke,
        double strokeWidth,
        List<Double> dash,
        Optional<String> mark,
        double markSize) {

    /** The rows of a layer, topmost drawn last; rules that only write labels have none. */
    static List<LegendRow> of(Layer layer, Catalog catalog) {
        List<LegendRow> rows = new ArrayList<>();
        for (Rule rule : layer.style().rules()) {
            if (rule.fill().isEmpty() && rule.stroke().isEmpty()) {
                continue;
            }
            Optional<CodeList> codes = colouringCodes(rule, layer, catalog);
            if (codes.isPresent()) {
                codes.get().codes().forEach(code -> rows.add(row(code.title(), rule, code.colour())));
            } else {
                rows.add(row(rule.title().orElse(layer.title()), rule, Optional.empty()));
            }
        }
        return List.copyOf(rows);
    }

    private static Optional<CodeList> colouringCodes(Rule rule, Layer layer, Catalog catalog) {
        return rule.fill()
                .flatMap(Colour::by)
                .or(() -> rule.stroke().flatMap(Colour::by))
                .flatMap(layer::attribute)
                .flatMap(attribute -> attribute.codes())
                .flatMap(catalog::codeList);
    }

    private static LegendRow row(Title title, Rule rule, Optional<String> codeColour) {
        return new LegendRow(
                title,
                rule.fill().map(colour -> colourOf(colour, codeColour)),
                rule.fillOpacity(),
                rule.stroke().map(colour -> colourOf(colour, codeColour)),
                rule.strokeWidth(),
                rule.dash(),
                rule.mark().map(StyleDefinition.Mark::shape).map(shape -> lowerCase(shape)),
                rule.mark().map(StyleDefinition.Mark::sizePx).orElse(0.0));
    }

    private static String colourOf(Colour colour, Optional<String> codeColour) {
        return colour.by().isPresent() ? codeColour.orElse(colour.hex()) : colour.hex();
    }

    private static String lowerCase(StyleDefinition.Shape shape) {
        return shape.name().toLowerCase(java.util.Locale.ROOT);
    }
}
